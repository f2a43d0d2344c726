"""The record of one engagement between defence representatives of two or more countries."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from visits.history import keeps_history
from visits.models.countries import Country
from visits.models.officials import Official, Post
from visits.vocabulary import (
    Activity,
    DateBasis,
    OutcomeType,
    ReviewStatus,
    Role,
    Topic,
    VisitKind,
    VisitStatus,
    VisitType,
)

# Where a visit has no day, it stands behind all others; never shown.
NO_DAY = "0001-01-01"
# The outer form of a date; visits.dates knows the rest. A comparison with NULL passes every check,
# so the constraints below say outright what may be empty.
EDTF = r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|XXXX-[0-9]{2}(-[0-9]{2})?)[~?%]?$"


class Standing(models.QuerySet["Visit"]):
    """Visits that pages and API show."""

    def standing(self) -> "Standing":
        """Neither deleted nor rejected."""
        return self.filter(deleted_at__isnull=True).exclude(review_status=ReviewStatus.REJECTED)


@keeps_history
class Visit(models.Model):
    """One engagement. `start` and `end` are EDTF and the truth; the days beside them serve
    sorting and overlap queries and are empty where the year is not known."""

    kind = models.CharField(max_length=12, choices=VisitKind)
    status = models.CharField(max_length=12, choices=VisitStatus, null=True, blank=True)  # noqa: DJ001
    visit_type = models.CharField(max_length=12, choices=VisitType, null=True, blank=True)  # noqa: DJ001
    host = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="visits_hosted"
    )
    start = models.CharField(max_length=30, null=True, blank=True)  # noqa: DJ001
    start_basis = models.CharField(max_length=12, choices=DateBasis, null=True, blank=True)  # noqa: DJ001
    end = models.CharField(max_length=30, null=True, blank=True)  # noqa: DJ001
    end_basis = models.CharField(max_length=12, choices=DateBasis, null=True, blank=True)  # noqa: DJ001
    earliest = models.DateField(null=True, blank=True)
    latest = models.DateField(null=True, blank=True)
    sort_day = models.DateField(default=NO_DAY, help_text="For order only, never shown.")
    activities = ArrayField(models.CharField(max_length=40, choices=Activity), default=list)
    topics = ArrayField(models.CharField(max_length=40, choices=Topic), default=list)
    level = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Protocol level of the highest guest, 1 to 6."
    )
    review_status = models.CharField(
        max_length=12, choices=ReviewStatus, default=ReviewStatus.UNREVIEWED
    )
    version = models.PositiveIntegerField(default=1, help_text="Counts changes; a form names it.")
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    objects = Standing.as_manager()

    class Meta:
        ordering = ["-sort_day", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="visit_kind_is_known", condition=Q(kind__in=VisitKind.values)
            ),
            models.CheckConstraint(
                name="visit_status_is_known",
                condition=Q(status__isnull=True) | Q(status__in=VisitStatus.values),
            ),
            models.CheckConstraint(
                name="visit_type_is_known",
                condition=Q(visit_type__isnull=True) | Q(visit_type__in=VisitType.values),
            ),
            models.CheckConstraint(
                name="visit_review_status_is_known",
                condition=Q(review_status__in=ReviewStatus.values),
            ),
            models.CheckConstraint(
                name="visit_activities_are_known",
                condition=Q(activities__contained_by=Activity.values),
            ),
            models.CheckConstraint(
                name="visit_topics_are_known", condition=Q(topics__contained_by=Topic.values)
            ),
            models.CheckConstraint(
                name="visit_days_are_in_order",
                condition=Q(earliest__isnull=True, latest__isnull=True)
                | Q(earliest__isnull=False, latest__isnull=False, earliest__lte=F("latest")),
            ),
            models.CheckConstraint(
                name="visit_date_states_its_basis",
                condition=Q(start__isnull=True, start_basis__isnull=True)
                | Q(
                    start__isnull=False,
                    start_basis__isnull=False,
                    start_basis__in=DateBasis.values,
                ),
            ),
            models.CheckConstraint(
                name="visit_end_states_its_basis",
                condition=Q(end__isnull=True, end_basis__isnull=True)
                | Q(end__isnull=False, end_basis__isnull=False, end_basis__in=DateBasis.values),
            ),
            models.CheckConstraint(
                name="visit_days_are_edtf",
                condition=(Q(start__isnull=True) | Q(start__regex=EDTF))
                & (Q(end__isnull=True) | Q(end__regex=EDTF)),
            ),
            models.CheckConstraint(
                name="visit_level_is_1_to_6",
                condition=Q(level__isnull=True) | Q(level__gte=1, level__lte=6),
            ),
        ]
        indexes = [
            models.Index(fields=["-sort_day", "-id"], name="visit_newest"),
            models.Index(fields=["host", "-sort_day"], name="visit_host"),
            models.Index(fields=["changed_at", "id"], name="visit_changed"),
            models.Index(fields=["earliest", "latest"], name="visit_days"),
            GinIndex(fields=["topics"], name="visit_topics"),
            GinIndex(fields=["activities"], name="visit_activities"),
        ]

    def __str__(self) -> str:
        return f"Visit {self.pk}"


class Side(models.TextChoices):
    GUEST = "guest", "Guest"
    THIRD = "third", "Third country"


@keeps_history
class VisitCountry(models.Model):
    """A guest country of a visit, or a third one named as part of the cooperation."""

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="sides")
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="sides")
    side = models.CharField(max_length=8, choices=Side)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["visit", "country"], name="one_side_per_country"),
            models.CheckConstraint(name="side_is_known", condition=Q(side__in=Side.values)),
        ]
        indexes = [models.Index(fields=["country", "side"], name="side_country")]

    def __str__(self) -> str:
        return f"{self.country_id} ({self.side})"


@keeps_history
class Participant(models.Model):
    """An official in a visit, with rank and post as of that day, as printed."""

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="participants")
    official = models.ForeignKey(Official, on_delete=models.PROTECT, related_name="participations")
    name = models.CharField(max_length=200, help_text="As the reports print it most fully.")
    role = models.CharField(max_length=20, choices=Role)
    rank = models.CharField(max_length=100, null=True, blank=True)  # noqa: DJ001
    post_printed = models.CharField(max_length=400, null=True, blank=True)  # noqa: DJ001
    post = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, blank=True, related_name="participations"
    )
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="participations"
    )
    position = models.PositiveSmallIntegerField(default=0, help_text="Order of showing.")

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["visit", "official"], name="an_official_takes_part_once"
            ),
            models.CheckConstraint(name="role_is_known", condition=Q(role__in=Role.values)),
            models.CheckConstraint(name="participant_has_a_name", condition=~Q(name="")),
        ]
        indexes = [models.Index(fields=["official", "visit"], name="participant_official")]

    def __str__(self) -> str:
        return self.name


@keeps_history
class Outcome(models.Model):
    """What the sides signed, agreed, gave or planned."""

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="outcomes")
    type = models.CharField(max_length=20, choices=OutcomeType)
    text = models.CharField(max_length=500)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="outcome_type_is_known", condition=Q(type__in=OutcomeType.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.type}: {self.text}"


class Direction(models.TextChoices):
    """Who travelled, of a relationship's two codes in alphabetical order."""

    FIRST_TO_SECOND = "first_to_second", "first visits second"
    SECOND_TO_FIRST = "second_to_first", "second visits first"
    NEUTRAL = "neutral", "neither is at home, or nobody travelled"


class Contact(models.Model):
    """Read model: one row per visit and pair of countries it brings together.

    Written in the transaction of the visit by services.contacts and by nothing else; the
    relationship pages, the country pages and the API count these rows.
    """

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="contacts")
    first = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    direction = models.CharField(max_length=16, choices=Direction)
    sort_day = models.DateField()
    level = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["-sort_day", "-visit_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["visit", "first", "second"], name="one_contact_per_visit_and_pair"
            ),
            models.CheckConstraint(
                name="contact_pair_is_ordered", condition=Q(first__lt=F("second"))
            ),
            models.CheckConstraint(
                name="contact_direction_is_known", condition=Q(direction__in=Direction.values)
            ),
        ]
        indexes = [
            models.Index(fields=["first", "second", "-sort_day"], name="contact_pair"),
            models.Index(fields=["second", "-sort_day"], name="contact_second"),
        ]

    def __str__(self) -> str:
        return f"{self.first_id}-{self.second_id}"
