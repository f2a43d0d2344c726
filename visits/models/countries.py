"""Countries and organisations."""

from django.db import models
from django.db.models import Q

from visits.history import keeps_history


class CountryKind(models.TextChoices):
    COUNTRY = "country", "Country"
    ORGANISATION = "organisation", "Organisation"


@keeps_history
class Country(models.Model):
    """A country (ISO 3166-1 alpha-2, and XK) or an organisation that may host or be a guest."""

    code = models.CharField(primary_key=True, max_length=4)
    alpha3 = models.CharField(max_length=3, blank=True)
    kind = models.CharField(max_length=12, choices=CountryKind, default=CountryKind.COUNTRY)
    name = models.CharField(max_length=100)
    names = models.JSONField(default=dict, help_text="Name by language code.")
    other_names = models.JSONField(
        default=dict,
        blank=True,
        help_text="What else it is called, by the folded form: turkey: Turkey.",
    )
    sort_key = models.CharField(max_length=120)
    latitude = models.FloatField(null=True, blank=True, help_text="Of the capital.")
    longitude = models.FloatField(null=True, blank=True, help_text="Of the capital.")

    class Meta:
        ordering = ["sort_key"]
        verbose_name_plural = "countries"
        constraints = [
            models.CheckConstraint(
                name="country_code_is_capital_letters",
                condition=Q(code__regex=r"^[A-Z]{2,4}$"),
            ),
            models.CheckConstraint(
                name="country_kind_is_known", condition=Q(kind__in=CountryKind.values)
            ),
            models.CheckConstraint(name="country_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name
