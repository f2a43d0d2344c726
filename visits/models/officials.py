"""People who hold posts, under every spelling in which they were printed."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from visits.history import keeps_history
from visits.models.countries import Country


@keeps_history
class Post(models.Model):
    """An office as such (`minister_of_defence`), of no particular country."""

    key = models.SlugField(primary_key=True, max_length=80)
    level = models.PositiveSmallIntegerField(help_text="Protocol level, 1 (lowest) to 6.")
    name = models.CharField(max_length=120)
    names = models.JSONField(default=dict, help_text="Name by language code.")

    class Meta:
        ordering = ["-level", "key"]
        constraints = [
            models.CheckConstraint(
                name="post_level_is_1_to_6", condition=Q(level__gte=1, level__lte=6)
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OfficialStatus(models.TextChoices):
    UNCONFIRMED = "unconfirmed", "Unconfirmed"
    CONFIRMED = "confirmed", "Confirmed"


@keeps_history
class Official(models.Model):
    """A person. A mention alone makes one only as unconfirmed."""

    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="officials"
    )
    name = models.CharField(max_length=200, help_text="As shown on every page.")
    name_is_chosen = models.BooleanField(
        default=False, help_text="A person chose the shown name; readings leave it alone."
    )
    sort_key = models.CharField(max_length=220)
    status = models.CharField(
        max_length=12, choices=OfficialStatus, default=OfficialStatus.UNCONFIRMED
    )
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["sort_key", "pk"]
        constraints = [
            models.CheckConstraint(name="official_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="official_status_is_known", condition=Q(status__in=OfficialStatus.values)
            ),
            models.CheckConstraint(
                name="official_is_not_merged_into_itself",
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
            ),
        ]

    def __str__(self) -> str:
        return self.name


@keeps_history
class OfficialName(models.Model):
    """One form of an official's name, with the keys by which it is found again."""

    official = models.ForeignKey(Official, on_delete=models.CASCADE, related_name="spellings")
    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=220, help_text="Plain lower-case letters (names.fold).")
    keys = ArrayField(
        models.CharField(max_length=60),
        default=list,
        help_text="One loose key per word, alike across scripts and spellings (names.keys).",
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["official", "name"], name="one_row_per_spelling"),
            models.CheckConstraint(name="spelling_is_not_empty", condition=~Q(name="")),
        ]
        indexes = [
            models.Index(fields=["folded"], name="spelling_folded"),
            GinIndex(fields=["keys"], name="spelling_keys"),
        ]

    def __str__(self) -> str:
        return self.name


@keeps_history
class Tenure(models.Model):
    """An official in a post of a country; the days are what reports show, not an appointment.

    `since` and `until` are EDTF dates or empty; `first_seen` and `last_seen` are the earliest and
    latest day on which a report names the official in this post.
    """

    official = models.ForeignKey(Official, on_delete=models.CASCADE, related_name="tenures")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="tenures")
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="tenures")
    since = models.CharField(max_length=30, blank=True)
    until = models.CharField(max_length=30, blank=True)
    first_seen = models.DateField(null=True, blank=True)
    last_seen = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-last_seen", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["official", "post", "country", "since"], name="one_tenure_per_term"
            ),
            models.CheckConstraint(
                name="tenure_is_seen_in_order",
                condition=Q(first_seen__isnull=True)
                | Q(last_seen__isnull=True)
                | Q(first_seen__lte=F("last_seen")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.official}, {self.post}"
