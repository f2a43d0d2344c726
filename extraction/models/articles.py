"""An uploaded document, and its way through the queue of record."""

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q


class State(models.TextChoices):
    """Where an article stands. The last four are settled: no worker is coming for it."""

    QUEUED = "queued", "Waiting to be read"
    READING = "reading", "Being read"
    READ = "read", "Read"
    NO_ENGAGEMENT = "no_engagement", "Read: reports no engagement"
    NEEDS_TEXT = "needs_text", "Needs its text"
    FAILED = "failed", "Could not be read"


UNDER_WAY = (State.QUEUED, State.READING)


class Origin(models.TextChoices):
    """The door by which an article came."""

    WEB = "web", "Upload page"
    API = "api", "API"
    COMMAND = "command", "Command line"
    SEED = "seed", "Sample article"


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    # Not the text and not the lease: it is the acts that have a history.
    model_name="ArticleEvent",
    fields=["id", "state", "failure_code", "duplicate_of", "address", "outlet"],
)
class Article(models.Model):
    """An uploaded document. The row is the queue: state, attempts and lease live here.

    `text` is the stored text into which every span points; it is set once. An article whose text
    another one has already is `duplicate_of` that one (always a first, never itself a duplicate),
    stores no text of its own, and its state mirrors the first's. `lease_token` rises with every
    lease: a worker may write only while the row still carries the token it was given.
    `outlet`, `published` and `title` are what the sender or the file said; the article's own
    words win over them in a reading.
    """

    sha256 = models.CharField(max_length=64, unique=True, help_text="Of the original bytes.")
    filename = models.CharField(max_length=255, blank=True)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField(help_text="Bytes of the original.")
    title = models.CharField(max_length=500, blank=True)
    language = models.CharField(max_length=8, blank=True, help_text="ISO 639-1, once read.")
    text = models.TextField(null=True, blank=True)  # noqa: DJ001
    text_sha256 = models.CharField(max_length=64, null=True, blank=True)  # noqa: DJ001
    duplicate_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="duplicates"
    )

    state = models.CharField(max_length=16, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    lease_token = models.BigIntegerField(default=0)
    leased_by = models.CharField(max_length=100, blank=True)
    rung_at = models.DateTimeField(null=True, blank=True, help_text="When a worker was called.")
    failure_code = models.CharField(max_length=40, blank=True)
    failure = models.TextField(blank=True, help_text="What happened, why, and what to do.")

    origin = models.CharField(max_length=8, choices=Origin)
    address = models.URLField(max_length=1000, blank=True, help_text="Where it was published.")
    outlet = models.CharField(max_length=200, blank=True)
    published = models.CharField(max_length=30, blank=True, help_text="EDTF.")
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="article_state_is_known", condition=Q(state__in=State.values)
            ),
            models.CheckConstraint(
                name="article_origin_is_known", condition=Q(origin__in=Origin.values)
            ),
            models.CheckConstraint(
                name="article_hash_is_sha256", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")
            ),
            models.CheckConstraint(name="article_is_not_empty", condition=Q(size__gt=0)),
            models.CheckConstraint(
                name="article_text_comes_with_its_hash",
                condition=Q(text__isnull=True, duplicate_of__isnull=False)
                | Q(text__isnull=True, text_sha256__isnull=True)
                | Q(text__isnull=False, text_sha256__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["text_sha256"],
                condition=Q(duplicate_of__isnull=True),
                name="one_first_article_per_text",
            ),
            models.CheckConstraint(
                name="article_is_no_duplicate_of_itself",
                condition=Q(duplicate_of__isnull=True) | ~Q(duplicate_of=F("id")),
            ),
            models.CheckConstraint(
                name="article_being_read_is_leased",
                condition=Q(duplicate_of__isnull=False)
                | Q(state="reading", lease_until__isnull=False)
                | (~Q(state="reading") & Q(lease_until__isnull=True)),
            ),
            models.CheckConstraint(
                name="article_read_has_text",
                condition=~Q(state__in=["read", "no_engagement"])
                | Q(text__isnull=False)
                | Q(duplicate_of__isnull=False),
            ),
            models.CheckConstraint(
                name="article_failure_says_why",
                condition=~Q(state__in=["failed", "needs_text"])
                | (~Q(failure_code="") & ~Q(failure="")),
            ),
        ]
        indexes = [
            models.Index(
                fields=["state", "id"],
                condition=Q(state__in=["queued", "reading"]),
                name="article_under_way",
            ),
            models.Index(fields=["state", "-id"], name="article_state"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="stored_text_and_hash_never_change",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    'OLD."sha256" IS DISTINCT FROM NEW."sha256"'
                    ' OR OLD."size" IS DISTINCT FROM NEW."size"'
                    ' OR (OLD."text" IS NOT NULL AND (OLD."text" IS DISTINCT FROM NEW."text"'
                    ' OR OLD."text_sha256" IS DISTINCT FROM NEW."text_sha256"))'
                ),
            )
        ]

    def __str__(self) -> str:
        return self.title or self.filename or f"Article {self.pk}"


class Original(models.Model):
    """The bytes as they came. In the database, because web and worker share no disk."""

    article = models.OneToOneField(
        Article, on_delete=models.PROTECT, primary_key=True, related_name="original"
    )
    data = models.BinaryField()

    class Meta:
        triggers = [
            pgtrigger.Protect(
                name="stored_bytes_never_change",
                operation=pgtrigger.Update | pgtrigger.Delete,
            )
        ]

    def __str__(self) -> str:
        return f"Bytes of article {self.pk}"
