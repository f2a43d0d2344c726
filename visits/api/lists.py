"""The way in: where the lists are."""

from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

LISTS = {
    "countries": "api-country-list",
    "officials": "api-official-list",
    "posts": "api-post-list",
    "relationships": "api-relationship-list",
    "visits": "api-visit-list",
    "articles": "api-article-list",
    "schema": "api-schema",
    "docs": "api-docs",
}


@extend_schema(responses=OpenApiResponse({"type": "object"}, "Name -> address."))
@api_view(["GET"])
def lists(request: Request) -> Response:
    """The addresses of all lists, of the schema and of its page."""
    return Response({name: reverse(view, request=request) for name, view in LISTS.items()})
