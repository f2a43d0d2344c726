"""Filters of the lists: those of the pages, and nothing that is not understood goes unsaid."""

from typing import Any

from django.db.models import QuerySet
from django_filters import MultipleChoiceFilter
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.views import APIView

PAGING = {"cursor", "page_size", "order"}


class StrictFilters(DjangoFilterBackend):  # type: ignore[misc]
    """Applies a view's `filterset_class`; refuses unknown and doubled parameters."""

    def filter_queryset(
        self, request: Request, queryset: QuerySet[Any], view: APIView
    ) -> QuerySet[Any]:
        filters = getattr(view, "filterset_class", None)
        known = filters.base_filters if filters else {}
        several = {name for name, one in known.items() if isinstance(one, MultipleChoiceFilter)}
        errors = {
            name: [wrong]
            for name, values in request.query_params.lists()
            if (wrong := _wrong(name, values, set(known), several))
        }
        if errors:
            raise ValidationError(errors)
        narrowed: QuerySet[Any] = super().filter_queryset(request, queryset, view)
        return narrowed


def _wrong(name: str, values: list[str], known: set[str], several: set[str]) -> str:
    """What is wrong with a parameter, in words; empty when nothing is."""
    if name not in known | PAGING:
        names = ", ".join(sorted(known | PAGING))
        return f"This list has no such parameter. It has: {names}."
    if len(values) > 1 and name not in several:
        return "It is given more than once and takes one value."
    return ""
