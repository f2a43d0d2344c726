"""What one version of the engine read in one article."""

import pgtrigger
from django.db import models
from django.db.models import Q

from extraction.models.articles import Article


class Reading(models.Model):
    """Immutable. `record` is the exchange format of docs/record-format.md with its evidence,
    `explain` the same with a confidence per value and the reasons of what is null."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="readings")
    engine_version = models.CharField(max_length=40)
    record = models.JSONField()
    explain = models.JSONField()
    read_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "engine_version"], name="one_reading_per_engine_version"
            ),
            models.CheckConstraint(
                name="reading_names_its_engine", condition=~Q(engine_version="")
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="a_reading_never_changes", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"Reading of article {self.article_id} by {self.engine_version}"
