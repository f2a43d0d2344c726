"""Relationships: pairs of countries, counted from their contacts."""

from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.utils.decorators import method_decorator
from django.views.decorators.http import conditional_page
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.viewsets import GenericViewSet

from visits.filters import RelationshipFilter
from visits.models import Contact, Country, Direction
from visits.models.visits import NO_DAY

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

    def retrieve(self, request: Request, pair: str) -> Response:
        """A pair in either order; two known countries that never met have no contacts."""
        first, second = sorted(pair.upper().split("-"))
        if first == second or Country.objects.filter(code__in=[first, second]).count() < 2:
            raise NotFound(f"{pair} is no pair of known countries.")
        met = _counted(self.get_queryset().filter(first=first, second=second)).first()
        return Response(self.get_serializer(met or _never_met(first, second)).data)


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


def _never_met(first: str, second: str) -> Row:
    row: Row = {"first_id": first, "second_id": second, "contacts": 0}
    row |= {direction.value: 0 for direction in Direction}
    return row | {"last_contact": None, "highest_level": None}
