"""Pages by keyset: each page begins behind the last row of the one before.

Nothing is counted and no row is skipped or shown twice while others are added. REST framework's
own cursor compares one column and counts on from it where rows are equal (visits of one day), which
does skip.
"""

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.core import signing
from django.db.models import Q, QuerySet
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param
from rest_framework.views import APIView

SALT = "visits.api.paging"
SIZE = 50
LARGEST = 200


class KeysetPagination(BasePagination):
    """Pages of a view's list.

    The view names its orders, the first being the usual one: `orders = {"newest": ("-sort_day",
    "-id"), ...}`; the last column of each is unique.
    """

    def paginate_queryset(  # type: ignore[override]
        self, queryset: QuerySet[Any], request: Request, view: APIView | None = None
    ) -> list[Any]:
        self.request = request
        order, columns = _order(request, getattr(view, "orders", {"oldest": ("id",)}))
        size = _size(request)
        rows = list(
            _behind(queryset.order_by(*columns), columns, _cursor(request, order))[: size + 1]
        )
        self.cursor = _sign(order, columns, rows[size - 1]) if len(rows) > size else None
        return rows[:size]

    def get_paginated_response(self, data: Any) -> Response:
        return Response({"next": self._next(), "results": data})

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        following = {
            "type": "string",
            "format": "uri",
            "nullable": True,
            "description": "Address of the next page; null on the last one.",
        }
        return {
            "type": "object",
            "required": ["next", "results"],
            "properties": {"next": following, "results": schema},
        }

    def get_schema_operation_parameters(self, view: APIView) -> list[dict[str, Any]]:
        orders = list(getattr(view, "orders", {}))
        parameters = [
            ("cursor", "From `next` of the page before.", {"type": "string"}),
            (
                "page_size",
                f"Rows on a page, {SIZE} unless told.",
                {"type": "integer", "minimum": 1, "maximum": LARGEST},
            ),
        ]
        if len(orders) > 1:
            usual = {"type": "string", "enum": orders, "default": orders[0]}
            parameters.append(("order", "Order of the list.", usual))
        return [
            {
                "name": name,
                "in": "query",
                "required": False,
                "description": description,
                "schema": schema,
            }
            for name, description, schema in parameters
        ]

    def _next(self) -> str | None:
        if self.cursor is None:
            return None
        here = self.request.build_absolute_uri()
        return replace_query_param(here, "cursor", self.cursor)


def _order(request: Request, orders: Mapping[str, Sequence[str]]) -> tuple[str, Sequence[str]]:
    usual = next(iter(orders))
    asked = request.query_params.get("order") or usual
    if asked not in orders:
        raise ValidationError({"order": [f"“{asked}” is none of: {', '.join(orders)}."]})
    return asked, orders[asked]


def _size(request: Request) -> int:
    asked = request.query_params.get("page_size") or str(SIZE)
    if not (asked.isascii() and asked.isdigit() and 1 <= int(asked[:9]) <= LARGEST):
        raise ValidationError({"page_size": [f"It must be a whole number from 1 to {LARGEST}."]})
    return int(asked)


def _cursor(request: Request, order: str) -> list[Any] | None:
    """The values behind which the page begins; only our own signed cursors are believed."""
    asked = request.query_params.get("cursor")
    if not asked:
        return None
    try:
        signed = signing.loads(asked, salt=SALT)
    except signing.BadSignature as error:
        raise ValidationError(
            {"cursor": ["This is no cursor of ours; take it whole from `next`, or leave it out."]}
        ) from error
    if signed["order"] != order:
        raise ValidationError({"cursor": [f"This cursor belongs to order={signed['order']}."]})
    return list(signed["behind"])


def _sign(order: str, columns: Sequence[str], row: Any) -> str:
    names = [column.lstrip("-") for column in columns]
    behind = [row[name] if isinstance(row, Mapping) else getattr(row, name) for name in names]
    plain = [value if isinstance(value, int | str) else value.isoformat() for value in behind]
    return signing.dumps({"order": order, "behind": plain}, salt=SALT)


def _behind(
    queryset: QuerySet[Any], columns: Sequence[str], values: Sequence[Any] | None
) -> QuerySet[Any]:
    """Rows after the values in this order: (a, b) > (x, y) as a > x or a = x and b > y."""
    if values is None:
        return queryset
    steps, equal = [], Q()
    for column, value in zip(columns, values, strict=True):
        name, comparison = column.lstrip("-"), "lt" if column.startswith("-") else "gt"
        steps.append(equal & Q(**{f"{name}__{comparison}": value}))
        equal &= Q(**{name: value})
    # The first column once more, alone: from it PostgreSQL knows where in the index to begin.
    first = columns[0].lstrip("-") + ("__lte" if columns[0].startswith("-") else "__gte")
    return queryset.filter(reduce(or_, steps), **{first: values[0]})
