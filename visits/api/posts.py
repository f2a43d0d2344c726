"""Posts: offices as such, of no particular country."""

from django.utils.decorators import method_decorator
from django.views.decorators.http import conditional_page
from rest_framework import serializers
from rest_framework.viewsets import ReadOnlyModelViewSet

from visits.filters import PostFilter
from visits.models import Post


class PostSerializer(serializers.ModelSerializer[Post]):
    """An office with its protocol level, 1 (lowest) to 6."""

    url = serializers.HyperlinkedIdentityField(view_name="api-post-detail", lookup_field="key")
    names = serializers.DictField(child=serializers.CharField())

    class Meta:
        model = Post
        fields = ["url", "key", "level", "name", "names"]


@method_decorator(conditional_page, name="dispatch")
class Posts(ReadOnlyModelViewSet[Post]):
    """Posts, the highest first."""

    queryset = Post.objects.all()
    serializer_class = PostSerializer
    filterset_class = PostFilter
    lookup_field = "key"
    lookup_value_regex = r"[\w-]+"
    orders = {"highest": ("-level", "key")}
