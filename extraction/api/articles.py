"""Articles: sending them in, and asking what became of them."""

from collections.abc import Iterable, Sequence
from typing import Any, cast

from django.conf import settings
from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.utils.decorators import method_decorator
from django.views.decorators.http import conditional_page
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import APIException, NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ReadOnlyModelViewSet

from extraction.api.shapes import (
    ArticleSerializer,
    ArticleTextSerializer,
    ReceivedListSerializer,
    TextSerializer,
    UploadSerializer,
)
from extraction.filters import ArticleFilter
from extraction.models import Article, Origin
from extraction.selectors.progress import article_progress
from extraction.services import (
    ArticleRefused,
    ExtractionError,
    Received,
    receive_article,
    retry_article,
)

REFUSED = {"too_large": 413, "unknown_type": 415, "binary": 415}


Rows = list[dict[str, Any]]


class Refused(APIException):
    """Nothing of what was sent could be taken."""

    def __init__(self, received: Sequence[dict[str, Any]]) -> None:
        refusals = [one["refused"] for one in received]
        super().__init__(" ".join(refusal["why"] for refusal in refusals))
        codes = {REFUSED.get(refusal["code"], 400) for refusal in refusals}
        self.status_code = codes.pop() if len(codes) == 1 else 400
        self.advice = "Nothing was stored. `received` says for each what to do."
        self.more = {"received": received}


class Conflict(APIException):
    """The article is not in a state in which this can be done."""

    status_code = 409


@method_decorator(conditional_page, name="dispatch")
class Articles(ReadOnlyModelViewSet[Article]):
    """Articles, the latest first."""

    queryset = Article.objects.defer("text")
    serializer_class = ArticleSerializer
    filterset_class = ArticleFilter
    lookup_value_regex = r"\d{1,18}"
    orders = {"newest": ("-id",), "oldest": ("id",)}

    def list(self, request: Request) -> Response:
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset())) or []
        return self.get_paginated_response(self._shown(page))

    @extend_schema(responses=ArticleTextSerializer)
    def retrieve(self, request: Request, pk: str) -> Response:
        articles = Article.objects.prefetch_related("readings")
        article = articles.filter(pk=pk).first()
        if article is None:
            raise NotFound(f"There is no article {pk}.")
        return Response(ArticleTextSerializer(article, context=self._context([article])).data)

    @extend_schema(
        request={"multipart/form-data": UploadSerializer, "application/json": TextSerializer},
        responses={
            202: OpenApiResponse(
                ReceivedListSerializer,
                "Taken in; ask the article's address (also in Location, for one) how far it is.",
            ),
            200: OpenApiResponse(ReceivedListSerializer, "All of it was here before."),
            413: OpenApiResponse(description="It is too large."),
            415: OpenApiResponse(description="It is of a type that is not read."),
        },
    )
    def create(self, request: Request) -> Response:
        """Send articles in, as files or as text. Workers read them soon after."""
        body = TextSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        files = request.FILES.getlist("file")
        if bool(files) == ("text" in body.validated_data):
            raise serializers.ValidationError(
                {"file": ["Send either one or more `file` (multipart) or `text`."]}
            )
        taken = list(_receive(request, files, body.validated_data))
        received = self._received(taken)
        if all(one["refused"] for one in received):
            raise Refused(received)
        fresh = any(one["article"] and not one["known"] for one in received)
        # A server wants a plain str in a header; the serializer's address is a kind of its own.
        headers = {"Location": str(received[0]["article"]["url"])} if len(received) == 1 else {}
        return Response({"received": received}, status=202 if fresh else 200, headers=headers)

    @extend_schema(request=None, responses={202: ArticleSerializer, 409: OpenApiResponse()})
    @action(detail=True, methods=["post"])
    def retry(self, request: Request, pk: str) -> Response:
        """Read an article once more that could not be read."""
        self.get_object()
        try:
            retry_article(article_id=int(pk), person=cast(User, request.user))
        except ExtractionError as error:
            raise Conflict(error.message) from error
        return Response(self._shown([self.get_object()])[0], status=202)

    def _shown(self, articles: Sequence[Article]) -> Rows:
        shown = ArticleSerializer(articles, many=True, context=self._context(articles)).data
        return cast(Rows, shown)

    def _context(self, articles: Iterable[Article]) -> dict[str, Any]:
        rows = article_progress(article.pk for article in articles)
        return {**self.get_serializer_context(), "progress": {row.article: row for row in rows}}

    def _received(self, taken: Sequence[tuple[str, Received | ArticleRefused]]) -> Rows:
        articles = [one.article for _, one in taken if isinstance(one, Received)]
        shown = {article["id"]: article for article in self._shown(articles)}
        return [
            {
                "filename": name,
                "known": isinstance(one, Received) and one.known,
                "article": shown[one.article.pk] if isinstance(one, Received) else None,
                "refused": {"code": one.code, "why": one.message}
                if isinstance(one, ArticleRefused)
                else None,
            }
            for name, one in taken
        ]


def _receive(
    request: Request, files: "Sequence[UploadedFile[Any]]", said: dict[str, Any]
) -> Iterable[tuple[str, Received | ArticleRefused]]:
    """Each thing sent, by name, with what became of it; one that is refused stops no other."""
    about = {"origin": Origin.API, "person": request.user}
    about |= {key: value for key, value in said.items() if key != "text"}
    if not files:
        yield _taken("", text=said["text"], **about)
    for file in files:
        # One byte more than is taken: enough to be refused, and no more in memory.
        data = file.read(settings.UPLOAD_LIMIT_BYTES + 1)
        yield _taken(file.name or "", data=data, filename=file.name or "", **about)


def _taken(name: str, **sent: Any) -> tuple[str, Received | ArticleRefused]:
    try:
        return name, receive_article(**sent)
    except ArticleRefused as refused:
        return name, refused
