"""Officials: people, the posts they held, and every form of their name."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.decorators import method_decorator
from django.views.decorators.http import conditional_page
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.reverse import reverse
from rest_framework.viewsets import ReadOnlyModelViewSet

from visits.filters import OfficialFilter
from visits.models import Official, Tenure


class TenureSerializer(serializers.ModelSerializer[Tenure]):
    """An official in a post; `first_seen` and `last_seen` are days of reports that say so."""

    post = serializers.CharField(source="post_id", help_text="Key of the post.")
    country = serializers.CharField(source="country_id")

    class Meta:
        model = Tenure
        fields = ["post", "country", "since", "until", "first_seen", "last_seen"]


class OfficialSummarySerializer(serializers.ModelSerializer[Official]):
    """An official with the posts he or she holds or held, the latest first."""

    url = serializers.HyperlinkedIdentityField(view_name="api-official-detail")
    country = serializers.CharField(source="country_id", allow_null=True)
    tenures = TenureSerializer(many=True)

    class Meta:
        model = Official
        fields = ["url", "id", "name", "country", "status", "tenures"]


class SpellingsField(serializers.ListField):
    """Every form of the name that was seen."""

    child = serializers.CharField()

    def to_representation(self, data: Any) -> list[str]:
        return [spelling.name for spelling in data.all()]


class OfficialSerializer(OfficialSummarySerializer):
    """An official with every form of the name that was seen."""

    spellings = SpellingsField()

    class Meta(OfficialSummarySerializer.Meta):
        fields = [*OfficialSummarySerializer.Meta.fields, "spellings"]


@method_decorator(conditional_page, name="dispatch")
class Officials(ReadOnlyModelViewSet[Official]):
    """Officials by name. The address of a merged one leads on to whom it was merged into."""

    queryset = Official.objects.prefetch_related("tenures")
    filterset_class = OfficialFilter
    lookup_value_regex = r"\d{1,18}"
    orders = {"name": ("sort_key", "id"), "newest": ("-id",)}

    def get_queryset(self) -> QuerySet[Official]:
        officials = super().get_queryset()
        if self.action == "list":
            return officials.filter(merged_into__isnull=True)
        return officials.select_related("merged_into").prefetch_related("spellings")

    def get_serializer_class(self) -> type[serializers.BaseSerializer[Official]]:
        return OfficialSummarySerializer if self.action == "list" else OfficialSerializer

    def retrieve(self, request: Request, pk: str) -> HttpResponseBase:  # type: ignore[override]
        official = self.get_object()
        if official.merged_into_id:
            kept = [official.merged_into_id]
            return HttpResponseRedirect(reverse("api-official-detail", kept, request=request))
        return super().retrieve(request)
