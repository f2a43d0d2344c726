"""Where each value was read: sources, reports and citations."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import F, Q

from visits.history import keeps_history
from visits.models.visits import Visit


@keeps_history
class Source(models.Model):
    """Who publishes: an agency, a newspaper, a ministry's site."""

    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=220, unique=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.CheckConstraint(name="source_has_a_name", condition=~Q(name=""))]

    def __str__(self) -> str:
        return self.name


@keeps_history
class Report(models.Model):
    """That one article tells of one visit, and what it claims of it.

    `article` is the article's number in the layer above (a foreign key that the extraction app's
    first migration adds, since this layer knows nothing of that one). `engagement` numbers the
    engagements of one article from 0; each keeps its number in later readings. `claims` holds what
    this report says, field by field, in the shape of `visits.claims`; a visit's values are settled
    from the claims of all its current reports.
    """

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="reports")
    article = models.BigIntegerField()
    engagement = models.PositiveSmallIntegerField(default=0)
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, null=True, blank=True, related_name="reports"
    )
    title = models.CharField(max_length=500, blank=True)
    language = models.CharField(max_length=8, blank=True)
    published = models.CharField(max_length=30, null=True, blank=True)  # noqa: DJ001
    published_on = models.DateField(null=True, blank=True)
    address = models.URLField(max_length=1000, blank=True, help_text="Where it was published.")
    claims = models.JSONField(default=dict)
    confidence = models.JSONField(default=dict, help_text="Field -> 0 to 1.")
    reasons = models.JSONField(default=dict, help_text="Field -> why it is blank, in words.")
    engine_version = models.CharField(max_length=40)
    withdrawn = models.BooleanField(
        default=False, help_text="A later reading no longer finds this visit in the article."
    )
    read_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["published_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "engagement"], name="one_report_per_engagement_of_an_article"
            ),
        ]
        indexes = [
            models.Index(fields=["visit"], name="report_visit"),
            GinIndex(SearchVector("title", config="simple"), name="report_title_words"),
        ]

    def __str__(self) -> str:
        return self.title or f"Report {self.pk}"


@keeps_history
class Citation(models.Model):
    """The span of an article's stored text behind one value of a visit.

    `field` is a field of the visit; `item` says which element of a list field (a country code, an
    activity, a topic, an outcome's type, an official's number for people); `part` which attribute
    of a person (name, rank, post, country, role). Offsets are half-open, in code points.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="citations")
    field = models.CharField(max_length=30)
    item = models.CharField(max_length=60, blank=True)
    part = models.CharField(max_length=20, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    sentence = models.TextField(blank=True, help_text="The sentence around the quote.")
    sentence_start = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["start", "pk"]
        constraints = [
            models.CheckConstraint(
                name="citation_span_is_not_empty", condition=Q(start__lt=F("end"))
            ),
            models.CheckConstraint(name="citation_has_a_quote", condition=~Q(quote="")),
        ]
        indexes = [
            models.Index(fields=["report", "field"], name="citation_report_field"),
            GinIndex(SearchVector("sentence", config="simple"), name="citation_words"),
        ]

    def __str__(self) -> str:
        return self.quote
