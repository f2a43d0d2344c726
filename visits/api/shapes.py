"""A visit as JSON: the summary of the lists, and the record with the words behind each value."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, TypedDict

from django.db.models import Count, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.reverse import reverse

from visits import dates
from visits.models import (
    Change,
    Citation,
    Decision,
    Outcome,
    Participant,
    Proposal,
    Report,
    Side,
    Visit,
)
from visits.models.decisions import Decider
from visits.vocabulary import Activity, DateBasis, OutcomeType, Topic


class DateShape(TypedDict):
    date: str
    basis: str | None
    earliest: str | None
    latest: str | None
    words: str


class DateSerializer(serializers.Serializer[DateShape]):
    """A date as EDTF, how it was derived, the days it may mean, and the same in words."""

    date = serializers.CharField(help_text="EDTF level 1; XXXX-04-25 where the year is not given.")
    basis = serializers.ChoiceField(choices=DateBasis.choices, allow_null=True)
    earliest = serializers.DateField(allow_null=True)
    latest = serializers.DateField(allow_null=True)
    words = serializers.CharField()


class ParticipantSerializer(serializers.ModelSerializer[Participant]):
    """An official in the visit, with rank and post as of that day, as printed."""

    official = serializers.IntegerField(source="official_id")
    official_url = serializers.HyperlinkedRelatedField(  # type: ignore[var-annotated]
        source="official", view_name="api-official-detail", read_only=True
    )
    post = serializers.CharField(source="post_id", allow_null=True, help_text="Key of the post.")
    country = serializers.CharField(source="country_id", allow_null=True)

    class Meta:
        model = Participant
        fields = [
            "official",
            "official_url",
            "name",
            "role",
            "rank",
            "post_printed",
            "post",
            "country",
        ]


class OutcomeSerializer(serializers.ModelSerializer[Outcome]):
    """What the sides signed, agreed, gave or planned, in a few words of the report."""

    type = serializers.ChoiceField(choices=OutcomeType.choices)

    class Meta:
        model = Outcome
        fields = ["type", "text"]


class VisitSummarySerializer(serializers.ModelSerializer[Visit]):
    """A visit in a list."""

    url = serializers.HyperlinkedIdentityField(view_name="api-visit-detail")
    host = serializers.CharField(source="host_id", allow_null=True)
    guests = serializers.SerializerMethodField()
    third_countries = serializers.SerializerMethodField()
    start = serializers.SerializerMethodField()
    end = serializers.SerializerMethodField()
    people = ParticipantSerializer(source="participants", many=True)
    activities = serializers.ListField(child=serializers.ChoiceField(choices=Activity.choices))
    topics = serializers.ListField(child=serializers.ChoiceField(choices=Topic.choices))
    outcomes = OutcomeSerializer(many=True)
    report_count = serializers.IntegerField(help_text="How many standing reports tell of it.")

    class Meta:
        model = Visit
        fields = [
            "url",
            "id",
            "kind",
            "status",
            "visit_type",
            "host",
            "guests",
            "third_countries",
            "start",
            "end",
            "people",
            "activities",
            "topics",
            "outcomes",
            "level",
            "review_status",
            "version",
            "created_at",
            "changed_at",
            "report_count",
        ]

    def get_guests(self, visit: Visit) -> list[str]:
        return _codes(visit, Side.GUEST)

    def get_third_countries(self, visit: Visit) -> list[str]:
        return _codes(visit, Side.THIRD)

    @extend_schema_field(DateSerializer(allow_null=True))
    def get_start(self, visit: Visit) -> DateShape | None:
        return _date(visit.start, visit.start_basis)

    @extend_schema_field(DateSerializer(allow_null=True))
    def get_end(self, visit: Visit) -> DateShape | None:
        return _date(visit.end, visit.end_basis)


class DecisionSerializer(serializers.ModelSerializer[Decision]):
    """Who decided the present value of a field, and why it is what it is (or blank)."""

    by = serializers.ChoiceField(choices=Decider.choices)
    who = serializers.CharField(source="person.username", default=None, allow_null=True)
    at = serializers.DateTimeField(source="decided_at")

    class Meta:
        model = Decision
        fields = ["by", "who", "engine_version", "confidence", "reason", "at"]


class ReportSerializer(serializers.ModelSerializer[Report]):
    """That an article tells of the visit; `engagement` is its place in the article's record."""

    article_url = serializers.SerializerMethodField()
    source = serializers.CharField(  # type: ignore[assignment]
        source="source.name", default=None, allow_null=True
    )
    published = serializers.CharField(allow_null=True, help_text="EDTF.")

    class Meta:
        model = Report
        fields = [
            "id",
            "article",
            "article_url",
            "engagement",
            "source",
            "title",
            "language",
            "published",
            "address",
            "engine_version",
            "read_at",
        ]

    def get_article_url(self, report: Report) -> str:
        return _article_url(self.context, report.article)


class EvidenceSerializer(serializers.ModelSerializer[Citation]):
    """The words of an article's stored text behind a value; offsets in code points, half-open.

    `item` says which element of a list (a code, a word, the number of an official), `part` which
    attribute of a person.
    """

    report = serializers.IntegerField(source="report_id")
    article = serializers.IntegerField(source="report.article")
    article_url = serializers.SerializerMethodField()

    class Meta:
        model = Citation
        fields = [
            "item",
            "part",
            "quote",
            "start",
            "end",
            "sentence",
            "sentence_start",
            "report",
            "article",
            "article_url",
        ]

    def get_article_url(self, citation: Citation) -> str:
        return _article_url(self.context, citation.report.article)


class ProposalSerializer(serializers.ModelSerializer[Proposal]):
    """A value that a machine read and a person's decision stands against."""

    class Meta:
        model = Proposal
        fields = ["id", "field", "value", "engine_version", "created_at"]


class HistorySerializer(serializers.Serializer[dict[str, Any]]):
    """Where the visit's history is, and how long."""

    url = serializers.URLField()
    changes = serializers.IntegerField()


class VisitSerializer(VisitSummarySerializer):
    """A visit in full: its values, who decided each, the reports, and the words behind them."""

    decided = serializers.SerializerMethodField()
    reports = ReportSerializer(source="standing_reports", many=True)
    evidence = serializers.SerializerMethodField()
    proposals = ProposalSerializer(source="open_proposals", many=True)
    history = serializers.SerializerMethodField()

    class Meta(VisitSummarySerializer.Meta):
        fields = [
            *VisitSummarySerializer.Meta.fields,
            "decided",
            "reports",
            "evidence",
            "proposals",
            "history",
        ]

    @extend_schema_field(serializers.DictField(child=DecisionSerializer()))
    def get_decided(self, visit: Visit) -> dict[str, Any]:
        return {one.field: DecisionSerializer(one).data for one in visit.decisions.all()}

    @extend_schema_field(
        serializers.DictField(child=serializers.ListField(child=EvidenceSerializer()))
    )
    def get_evidence(self, visit: Visit) -> dict[str, Any]:
        cited = defaultdict(list)
        for report in visit.standing_reports:  # type: ignore[attr-defined]
            for citation in report.citations.all():
                shown = EvidenceSerializer(citation, context=self.context)
                cited[citation.field].append(shown.data)
        return cited

    @extend_schema_field(HistorySerializer)
    def get_history(self, visit: Visit) -> dict[str, Any]:
        url = reverse("api-visit-history", [visit.pk], request=self.context["request"])
        return {"url": url, "changes": visit.change_count}  # type: ignore[attr-defined]


class DeletedVisitSerializer(serializers.ModelSerializer[Visit]):
    """A visit that was taken out of the record; its address leads on if it goes on as another."""

    url = serializers.HyperlinkedIdentityField(view_name="api-visit-detail")

    class Meta:
        model = Visit
        fields = ["url", "id", "deleted_at"]


class ChangeSerializer(serializers.ModelSerializer[Change]):
    """One line of a visit's history; `before` and `after` as in `changes` of a correction."""

    who = serializers.CharField(source="person.username", default=None, allow_null=True)
    undone_by = serializers.SerializerMethodField()

    class Meta:
        model = Change
        fields = [
            "id",
            "at",
            "action",
            "field",
            "before",
            "after",
            "who",
            "engine_version",
            "reason",
            "undoes",
            "undone_by",
        ]

    def get_undone_by(self, change: Change) -> int | None:
        undoing = getattr(change, "undone_by", None)
        return undoing.pk if undoing else None


def for_lists(visits: QuerySet[Visit]) -> QuerySet[Visit]:
    """With what VisitSummarySerializer shows: one query per relation, however many visits."""
    reports = Report.objects.filter(visit=OuterRef("pk"), withdrawn=False)
    return visits.annotate(report_count=_count(reports)).prefetch_related(
        "sides", "participants", "outcomes"
    )


def in_full(visits: QuerySet[Visit]) -> QuerySet[Visit]:
    """With what VisitSerializer shows besides."""
    reports = Report.objects.filter(withdrawn=False).select_related("source")
    reports = reports.prefetch_related("citations")
    return (
        for_lists(visits)
        .annotate(change_count=_count(Change.objects.filter(visit=OuterRef("pk"))))
        .prefetch_related(
            Prefetch("reports", reports, to_attr="standing_reports"),
            Prefetch("decisions", Decision.objects.select_related("person")),
            Prefetch("proposals", Proposal.objects.filter(state="open"), to_attr="open_proposals"),
        )
    )


def _count(rows: QuerySet[Any]) -> Coalesce:
    """How many there are of one visit, without a join that would group the whole list first."""
    counted = rows.order_by().values("visit").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)


def _codes(visit: Visit, side: Side) -> list[str]:
    return [one.country_id for one in visit.sides.all() if one.side == side]


def _date(edtf: str | None, basis: str | None) -> DateShape | None:
    if edtf is None:
        return None
    days = dates.parse(edtf)
    return {
        "date": edtf,
        "basis": basis,
        "earliest": days.earliest.isoformat() if days.earliest else None,
        "latest": days.latest.isoformat() if days.latest else None,
        "words": dates.show(edtf),
    }


def _article_url(context: Mapping[str, Any], article: int) -> str:
    return reverse("api-article-detail", [article], request=context["request"])
