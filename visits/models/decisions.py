"""Who decided what: decisions per field, the log of changes, proposals and judgements."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from visits.history import keeps_history
from visits.models.visits import Visit


class Decider(models.TextChoices):
    MACHINE = "machine", "Machine"
    PERSON = "person", "Person"


@keeps_history
class Decision(models.Model):
    """Who decided the present value of one field of a visit.

    A person's decision is locked against machines: the trigger refuses to turn it into a
    machine's, whoever writes. Taking a correction back deletes the row and writes a new one.
    """

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="decisions")
    field = models.CharField(max_length=30)
    by = models.CharField(max_length=8, choices=Decider)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    engine_version = models.CharField(max_length=40, blank=True)
    confidence = models.FloatField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True, help_text="Why, or why it is blank.")
    decided_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["field"]
        constraints = [
            models.UniqueConstraint(fields=["visit", "field"], name="one_decision_per_field"),
            models.CheckConstraint(
                name="decision_names_its_decider",
                condition=Q(by="person", person__isnull=False)
                | Q(by="machine", person__isnull=True),
            ),
            models.CheckConstraint(
                name="confidence_is_0_to_1",
                condition=Q(confidence__isnull=True) | Q(confidence__gte=0, confidence__lte=1),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="a_machine_never_overrides_a_person",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__by="person", new__by="machine"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.field} by {self.by}"


class ChangeAction(models.TextChoices):
    RECORDED = "recorded", "Recorded"
    REPORT_ADDED = "report_added", "Report added"
    READ_AGAIN = "read_again", "Read again"
    CORRECTED = "corrected", "Corrected"
    UNDONE = "undone", "Correction taken back"
    CONFIRMED = "confirmed", "Confirmed"
    REJECTED = "rejected", "Rejected"
    REOPENED = "reopened", "Reopened"


class Change(models.Model):
    """One line of a visit's history, in the field's own terms; never altered afterwards.

    `field` is empty where the change is about the visit as a whole. `before` and `after` are values
    in the shape of `visits.claims`.
    """

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="changes")
    action = models.CharField(max_length=12, choices=ChangeAction)
    field = models.CharField(max_length=30, blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    engine_version = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    undoes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="undone_by"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="change_action_is_known", condition=Q(action__in=ChangeAction.values)
            ),
        ]
        indexes = [models.Index(fields=["visit", "-id"], name="change_visit")]
        triggers = [
            pgtrigger.Protect(name="history_is_never_rewritten", operation=pgtrigger.Update)
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.field}".strip()


@keeps_history
class Proposal(models.Model):
    """A value that a machine read and a person's decision stands against; a person decides."""

    class State(models.TextChoices):
        OPEN = "open", "Open"
        ACCEPTED = "accepted", "Accepted"
        DISMISSED = "dismissed", "Dismissed"

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="proposals")
    field = models.CharField(max_length=30)
    value = models.JSONField(null=True)
    engine_version = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["visit", "field"],
                condition=Q(state="open"),
                name="one_open_proposal_per_field",
            ),
            models.CheckConstraint(
                name="proposal_is_decided_by_a_person",
                condition=Q(state="open", decided_by__isnull=True)
                | Q(state__in=["accepted", "dismissed"], decided_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.field} ({self.state})"


@keeps_history
class Judgement(models.Model):
    """Are these two the same? Asked by the machine, answered by a person, remembered for good.

    `first` and `second` are numbers of two officials or two visits, the smaller first. Without an
    answer it is a question: both stand separate and are flagged.
    """

    class Subject(models.TextChoices):
        OFFICIAL = "official", "Official"
        VISIT = "visit", "Visit"

    class Answer(models.TextChoices):
        SAME = "same", "The same"
        DIFFERENT = "different", "Not the same"

    subject = models.CharField(max_length=8, choices=Subject)
    first = models.BigIntegerField()
    second = models.BigIntegerField()
    score = models.FloatField(default=0.0)
    reasons = models.JSONField(default=list, help_text="What speaks for and against, in words.")
    answer = models.CharField(max_length=10, choices=Answer, null=True, blank=True)  # noqa: DJ001
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "first", "second"], name="one_judgement_per_pair"
            ),
            models.CheckConstraint(
                name="judgement_pair_is_ordered", condition=Q(first__lt=F("second"))
            ),
            models.CheckConstraint(
                name="judgement_is_answered_by_a_person",
                condition=Q(answer__isnull=True) | Q(answered_by__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["subject", "second"], name="judgement_second")]

    def __str__(self) -> str:
        return f"{self.subject} {self.first} = {self.second}?"
