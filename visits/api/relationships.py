"""Relationships: pairs of countries, counted from their contacts."""

from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.utils.decorators import method_decorator
from django.views.decorators.http import conditional_page
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.viewsets import GenericViewSet

from visits.filters import RelationshipFilter
from visits.models import Contact, Country, Direction
from visits.models.visits import NO_DAY
from visits.selectors.relationships import RelationshipSummary, YearCounts, between

Row = dict[str, Any]


class RelationshipSerializer(serializers.Serializer[Row]):
    """A pair of countries, codes in alphabetical order, and its contacts. Planned, postponed and
    cancelled visits are no contacts."""

    url = serializers.SerializerMethodField()
    pair = serializers.SerializerMethodField()
    first = serializers.CharField(source="first_id")
    second = serializers.CharField(source="second_id")
    contacts = serializers.IntegerField()
    first_to_second = serializers.IntegerField(help_text="Contacts for which the first travelled.")
    second_to_first = serializers.IntegerField()
    neutral = serializers.IntegerField(help_text="Nobody travelled, or neither was at home.")
    last_contact = serializers.DateField(allow_null=True, help_text="Null: no year is known.")
    highest_level = serializers.IntegerField(allow_null=True, help_text="Protocol level, 1 to 6.")

    def get_pair(self, row: Row) -> str:
        return f"{row['first_id']}-{row['second_id']}"

    def get_url(self, row: Row) -> str:
        where = [self.get_pair(row)]
        return reverse("api-relationship-detail", where, request=self.context["request"])


class YearSerializer(serializers.Serializer[YearCounts]):
    """Contacts of one year."""

    year = serializers.IntegerField()
    first_to_second = serializers.IntegerField()
    second_to_first = serializers.IntegerField()
    neutral = serializers.IntegerField()


class RelationshipInFullSerializer(RelationshipSerializer):
    """A pair of countries with its course: years, silences, and how even it is."""

    per_year = YearSerializer(many=True, help_text="The years between without a contact too.")
    undated = serializers.IntegerField(help_text="Contacts of no known year; in no year's counts.")
    longest_silence_days = serializers.IntegerField(allow_null=True)
    reciprocity = serializers.FloatField(
        allow_null=True,
        help_text="Visits of the rarer direction by those of the other; null: nobody travelled.",
    )


@method_decorator(conditional_page, name="dispatch")
class Relationships(GenericViewSet[Contact]):
    """Pairs of countries that have met, in the order of their codes."""

    queryset = Contact.objects.all()
    serializer_class = RelationshipSerializer  # type: ignore[assignment]
    filterset_class = RelationshipFilter
    lookup_field = "pair"
    lookup_value_regex = "[A-Za-z]{2,4}-[A-Za-z]{2,4}"
    orders = {"pair": ("first_id", "second_id")}

    def list(self, request: Request) -> Response:
        rows = self.paginate_queryset(_counted(self.filter_queryset(self.get_queryset())))
        return self.get_paginated_response(self.get_serializer(rows, many=True).data)

    @extend_schema(responses=RelationshipInFullSerializer)
    def retrieve(self, request: Request, pair: str) -> Response:
        """A pair in either order; two known countries that never met have no contacts."""
        first, second = sorted(pair.upper().split("-"))
        if first == second or Country.objects.filter(code__in=[first, second]).count() < 2:
            raise NotFound(f"{pair} is no pair of known countries.")
        met = between(first, second)
        row = _row(met) if met else _never_met(first, second)
        shown = RelationshipInFullSerializer(row, context=self.get_serializer_context())
        return Response(shown.data)


def _counted(contacts: QuerySet[Contact]) -> Any:
    """A row per pair of countries."""
    directions = {
        direction.value: Count("pk", filter=Q(direction=direction)) for direction in Direction
    }
    return (
        contacts.order_by("first_id", "second_id")
        .values("first_id", "second_id")
        .annotate(
            contacts=Count("pk"),
            last_contact=Max("sort_day", filter=Q(sort_day__gt=NO_DAY)),
            highest_level=Max("level"),
            **directions,
        )
    )


def _row(met: RelationshipSummary) -> Row:
    shown = [str(field) for field in RelationshipInFullSerializer().fields]
    row: Row = {field: getattr(met, field) for field in shown if hasattr(met, field)}
    return row | {"first_id": met.first.code, "second_id": met.second.code}


def _never_met(first: str, second: str) -> Row:
    row: Row = {"first_id": first, "second_id": second}
    row |= dict.fromkeys(["contacts", *Direction.values, "undated"], 0)
    blank = ["last_contact", "highest_level", "longest_silence_days", "reciprocity"]
    return row | dict.fromkeys(blank) | {"per_year": ()}
