"""Countries and organisations."""

from django.utils.decorators import method_decorator
from django.views.decorators.http import conditional_page
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ReadOnlyModelViewSet

from visits.filters import CountryFilter
from visits.models import Country


class CountrySerializer(serializers.ModelSerializer[Country]):
    """A country (ISO 3166-1 alpha-2, and XK) or an organisation, named in four languages."""

    url = serializers.HyperlinkedIdentityField(view_name="api-country-detail", lookup_field="code")
    names = serializers.DictField(child=serializers.CharField())

    class Meta:
        model = Country
        fields = ["url", "code", "alpha3", "kind", "name", "names", "latitude", "longitude"]


@method_decorator(conditional_page, name="dispatch")
class Countries(ReadOnlyModelViewSet[Country]):
    """Countries and organisations by name."""

    queryset = Country.objects.all()
    serializer_class = CountrySerializer
    filterset_class = CountryFilter
    lookup_field = "code"
    lookup_value_regex = "[A-Za-z]{2,4}"
    orders = {"name": ("sort_key", "code")}

    def retrieve(self, request: Request, code: str) -> Response:
        self.kwargs["code"] = code.upper()
        return super().retrieve(request)
