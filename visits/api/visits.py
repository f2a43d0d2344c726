"""Visits: reading them, and correcting them as the page does."""

import hashlib
import json
import re
from typing import Any, cast

from django.contrib.auth.models import User
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import QuerySet
from django.http import Http404, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.decorators import method_decorator
from django.views.decorators.http import conditional_page
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.mixins import ListModelMixin
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.viewsets import GenericViewSet, ReadOnlyModelViewSet

from visits.api.problems import Problem, StaleProblem
from visits.api.shapes import (
    ChangeSerializer,
    DeletedVisitSerializer,
    VisitSerializer,
    VisitSummarySerializer,
    for_lists,
    in_full,
)
from visits.claims import FIELDS
from visits.filters import DeletedVisitFilter, VisitFilter
from visits.models import Change, Visit
from visits.services.correcting import correct_visit, undo_change
from visits.services.errors import NotFound, StaleVisit
from visits.services.merging import gone_on_as
from visits.services.reviewing import review_visit
from visits.vocabulary import ReviewStatus

IF_MATCH = OpenApiParameter(
    "If-Match",
    str,
    OpenApiParameter.HEADER,
    description='The ETag of the visit you read, or its version alone: "3". Instead of `version`.',
)
STALE = OpenApiResponse(
    description="Somebody changed the visit since; `differences` shows field, yours and theirs."
)


class CorrectionSerializer(serializers.Serializer[dict[str, Any]]):
    """Fields to correct, each in the shape of docs/api.md; `version` is the one you read."""

    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1, required=False)
    changes = serializers.DictField(
        child=serializers.JSONField(allow_null=True), allow_empty=False, help_text=", ".join(FIELDS)
    )
    reason = serializers.CharField(max_length=300, required=False, allow_blank=True, default="")


class ReviewSerializer(serializers.Serializer[dict[str, Any]]):
    """Confirm or reject a visit, or take that back."""

    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1, required=False)
    status = serializers.ChoiceField(choices=ReviewStatus.choices)
    reason = serializers.CharField(max_length=300, required=False, allow_blank=True, default="")


@method_decorator(conditional_page, name="dispatch")
class Visits(ReadOnlyModelViewSet[Visit]):
    """Visits, the newest first. Rejected ones are listed only where `review_status` asks."""

    queryset = Visit.objects.filter(deleted_at__isnull=True)
    serializer_class = VisitSerializer
    filterset_class = VisitFilter
    lookup_value_regex = r"\d{1,18}"
    orders = {
        "newest": ("-sort_day", "-id"),
        "oldest": ("sort_day", "id"),
        "changed": ("changed_at", "id"),
    }

    def get_queryset(self) -> QuerySet[Visit]:
        visits = super().get_queryset()
        return for_lists(visits) if self.action == "list" else in_full(visits)

    def get_serializer_class(self) -> type[serializers.BaseSerializer[Visit]]:
        return VisitSummarySerializer if self.action == "list" else VisitSerializer

    def retrieve(self, request: Request, pk: str) -> HttpResponseBase:  # type: ignore[override]
        """A visit in full. One that was found to be another leads on to that one."""
        try:
            return self._shown(pk)
        except Http404:
            heir = gone_on_as(int(pk))
            if heir is None:
                raise
            return HttpResponseRedirect(reverse("api-visit-detail", [heir], request=request))

    @extend_schema(
        request=CorrectionSerializer,
        parameters=[IF_MATCH],
        responses={200: VisitSerializer, 409: STALE, 412: STALE},
    )
    def partial_update(self, request: Request, pk: str) -> Response:
        """Correct fields. From then on no machine changes them."""
        body = _checked(CorrectionSerializer, request)
        version, code = _version(request, body)
        try:
            correct_visit(
                visit_id=int(pk),
                version=version,
                changes=body["changes"],
                person=cast(User, request.user),
                reason=body["reason"],
            )
        except StaleVisit as error:
            raise StaleProblem(error, code) from error
        return self._shown(pk)

    @extend_schema(
        request=ReviewSerializer,
        parameters=[IF_MATCH],
        responses={200: VisitSerializer, 409: STALE, 412: STALE},
    )
    @action(detail=True, methods=["post"])
    def review(self, request: Request, pk: str) -> Response:
        """Confirm or reject the visit as a whole, or take that back."""
        body = _checked(ReviewSerializer, request)
        version, code = _version(request, body)
        try:
            review_visit(
                visit_id=int(pk),
                version=version,
                status=body["status"],
                person=cast(User, request.user),
                reason=body["reason"],
            )
        except StaleVisit as error:
            raise StaleProblem(error, code) from error
        return self._shown(pk)

    def _shown(self, pk: str) -> Response:
        visit = self.get_object()
        data = self.get_serializer(visit).data
        digest = hashlib.sha256(json.dumps(data, cls=DjangoJSONEncoder).encode()).hexdigest()
        return Response(data, headers={"ETag": f'"{visit.version}-{digest[:16]}"'})


class DeletedVisits(ListModelMixin, GenericViewSet[Visit]):
    """Visits that were taken out of the record, for clients that keep a copy; the first first."""

    queryset = Visit.objects.filter(deleted_at__isnull=False)
    serializer_class = DeletedVisitSerializer
    filterset_class = DeletedVisitFilter
    orders = {"deleted": ("deleted_at", "id")}


class History(ReadOnlyModelViewSet[Change]):
    """Who changed what in a visit, the latest first."""

    queryset = Change.objects.select_related("person", "undone_by")
    serializer_class = ChangeSerializer
    lookup_value_regex = r"\d{1,18}"
    filterset_class = None
    orders = {"newest": ("-id",)}

    def get_queryset(self) -> QuerySet[Change]:
        return super().get_queryset().filter(visit=self.kwargs["visit"])

    def list(self, request: Request, visit: str) -> Response:
        if not Visit.objects.filter(pk=visit, deleted_at__isnull=True).exists():
            raise NotFound("There is no such visit.")
        return super().list(request)

    @extend_schema(request=None, responses=ChangeSerializer)
    def undo(self, request: Request, visit: str, pk: str) -> Response:
        """Take a change back: its former value returns, and with it who had decided that."""
        change = self.get_object()
        undo_change(change_id=change.pk, person=cast(User, request.user))
        return Response(self.get_serializer(self.get_object()).data)


def _checked(shape: type[serializers.Serializer[Any]], request: Request) -> dict[str, Any]:
    body = shape(data=request.data)
    body.is_valid(raise_exception=True)
    checked: dict[str, Any] = body.validated_data
    return checked


def _version(request: Request, body: dict[str, Any]) -> tuple[int, int]:
    """Which version the client read, and the status that answers when it is no longer current."""
    named = request.headers.get("If-Match", "")
    if named:
        found = re.fullmatch(r'(?:W/)?"?(\d{1,9})(?:-[0-9a-f]+)?"?', named.strip())
        if not found:
            raise Problem(400, f"If-Match: {named} is no ETag of a visit.")
        return int(found[1]), 412
    if "version" not in body:
        raise Problem(428, "Nobody can tell whether you saw the visit as it stands now.")
    return body["version"], 409
