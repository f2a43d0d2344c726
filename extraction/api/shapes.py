"""Articles as JSON, and what is sent to hand one in."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.reverse import reverse

from extraction.models import Article, Reading, State
from extraction.selectors.progress import ArticleProgress


class LinkSerializer(serializers.Serializer[dict[str, Any]]):
    """The number of something and its address here."""

    id = serializers.IntegerField()
    url = serializers.URLField()


class ArticleSerializer(serializers.ModelSerializer[Article]):
    """An article and how far it has come.

    `settled`: no worker is coming for it any more. `reason` says of a failure what happened, why
    and what to do.
    """

    url = serializers.HyperlinkedIdentityField(view_name="api-article-detail")
    state = serializers.ChoiceField(choices=State.choices)
    says = serializers.SerializerMethodField(help_text="The state in words.")
    settled = serializers.SerializerMethodField()
    can_retry = serializers.SerializerMethodField()
    reason = serializers.CharField(source="failure")
    reason_code = serializers.CharField(source="failure_code")
    visits = serializers.SerializerMethodField()
    duplicate_of = serializers.SerializerMethodField(
        help_text="The first article with the same text; this one's visits are that one's."
    )

    class Meta:
        model = Article
        fields = [
            "url",
            "id",
            "filename",
            "title",
            "state",
            "says",
            "settled",
            "can_retry",
            "reason",
            "reason_code",
            "attempts",
            "visits",
            "duplicate_of",
            "language",
            "media_type",
            "size",
            "sha256",
            "origin",
            "address",
            "outlet",
            "published",
            "uploaded_at",
            "read_at",
        ]

    def get_says(self, article: Article) -> str:
        return self._progress(article).says

    def get_settled(self, article: Article) -> bool:
        return self._progress(article).settled

    def get_can_retry(self, article: Article) -> bool:
        return self._progress(article).can_retry

    @extend_schema_field(LinkSerializer(many=True))
    def get_visits(self, article: Article) -> list[dict[str, Any]]:
        return [self._link("api-visit-detail", pk) for pk in self._progress(article).visits]

    @extend_schema_field(LinkSerializer(allow_null=True))
    def get_duplicate_of(self, article: Article) -> dict[str, Any] | None:
        first = article.duplicate_of_id
        return self._link("api-article-detail", first) if first else None

    def _progress(self, article: Article) -> ArticleProgress:
        known: dict[int, ArticleProgress] = self.context["progress"]
        return known[article.pk]

    def _link(self, name: str, pk: int) -> dict[str, Any]:
        return {"id": pk, "url": reverse(name, [pk], request=self.context["request"])}


class ReadingSerializer(serializers.ModelSerializer[Reading]):
    """What one version of the engine read: `record` is as docs/record-format.md says."""

    record = serializers.DictField()

    class Meta:
        model = Reading
        fields = ["engine_version", "read_at", "record"]


class ArticleTextSerializer(ArticleSerializer):
    """An article with its stored text, into which all offsets point, and its readings."""

    text = serializers.CharField(allow_null=True)
    readings = ReadingSerializer(many=True)

    class Meta(ArticleSerializer.Meta):
        fields = [*ArticleSerializer.Meta.fields, "text", "readings"]


class TextSerializer(serializers.Serializer[dict[str, Any]]):
    """What is known of an article besides its words, and the words when they are sent as JSON."""

    text = serializers.CharField(required=False, trim_whitespace=False, allow_blank=True)
    title = serializers.CharField(max_length=500, required=False, allow_blank=True)
    address = serializers.URLField(
        max_length=1000, required=False, allow_blank=True, help_text="Where it was published."
    )
    outlet = serializers.CharField(max_length=200, required=False, allow_blank=True)


class UploadSerializer(TextSerializer):
    """One or many files (txt, html, docx, pdf)."""

    file = serializers.ListField(child=serializers.FileField(), required=False)


class ReceivedSerializer(serializers.Serializer[dict[str, Any]]):
    """What became of one of the things sent: an article (known: it was here before), or refused."""

    filename = serializers.CharField()
    known = serializers.BooleanField()
    article = ArticleSerializer(allow_null=True)
    refused = serializers.DictField(
        child=serializers.CharField(),
        allow_null=True,
        help_text="`code`, and `why` with what to do; null when it was taken.",
    )


class ReceivedListSerializer(serializers.Serializer[dict[str, Any]]):
    """In the order in which they were sent."""

    received = ReceivedSerializer(many=True)
