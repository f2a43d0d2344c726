"""What lists can be narrowed by: one set of filters for the pages and the API.

Several values of one filter mean any of them, several filters mean all of them. A value that
cannot be meant is an error of the filter's form and never ignored.
"""

import re
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q, QuerySet
from django_filters.fields import ModelChoiceField, ModelMultipleChoiceField

from visits import dates, search
from visits.models import (
    Contact,
    Country,
    CountryKind,
    Official,
    OfficialStatus,
    Outcome,
    Participant,
    Post,
    Side,
    Tenure,
    Visit,
    VisitCountry,
)
from visits.vocabulary import (
    Activity,
    OutcomeType,
    ReviewStatus,
    Topic,
    VisitKind,
    VisitStatus,
    VisitType,
)

LEVELS = [(str(level), str(level)) for level in range(6, 0, -1)]
Codes = list[str]


class CountriesField(ModelMultipleChoiceField):
    """Codes of known countries and organisations, in capitals or not."""

    def clean(self, value: Any) -> Any:
        codes = [code.strip().upper() for code in value or [] if code.strip()]
        for code in codes:
            if not re.fullmatch("[A-Z]{2,4}", code):
                raise ValidationError(f"“{code}” is no code of a country; write AZ or NATO.")
        return super().clean(codes)


class PostsField(ModelMultipleChoiceField):
    """Keys of known posts."""

    def clean(self, value: Any) -> Any:
        keys = [key.strip() for key in value or [] if key.strip()]
        for key in keys:
            if not re.fullmatch(r"[\w-]+", key):
                raise ValidationError(f"“{key}” is no key of a post; write minister_of_defence.")
        return super().clean(keys)


class OfficialField(ModelChoiceField):
    """The number of an official; a merged one stands for the official it was merged into."""

    def to_python(self, value: Any) -> Any:
        official = super().to_python(value)
        while official is not None and official.merged_into is not None:
            official = official.merged_into
        return official


class PairField(forms.CharField):
    """A relationship, `AZ-KZ`, as its two codes in alphabetical order."""

    def clean(self, value: Any) -> Any:
        written = super().clean(value).upper()
        if not written:
            return None
        codes = sorted(set(written.split("-")))
        if len(codes) != 2 or Country.objects.filter(code__in=codes).count() != 2:
            raise ValidationError(f"“{written}” is no pair of known countries; write AZ-KZ.")
        return codes


class DaysField(forms.CharField):
    """A year, month or day (2023, 2023-11, 2023-11-05, 5 November 2023) as the days it covers."""

    def clean(self, value: Any) -> Any:
        written = super().clean(value)
        if not written:
            return None
        try:
            days = dates.parse(dates.typed(written))
        except dates.InvalidDate as error:
            raise ValidationError(str(error)) from error
        if days.earliest is None:
            raise ValidationError(f"“{written}” names no year.")
        return days


class CountriesValue(django_filters.ModelMultipleChoiceFilter):
    field_class = CountriesField


class PostsValue(django_filters.ModelMultipleChoiceFilter):
    field_class = PostsField


class OfficialValue(django_filters.ModelChoiceFilter):
    field_class = OfficialField


class PairValue(django_filters.CharFilter):
    field_class = PairField


class DaysValue(django_filters.CharFilter):
    field_class = DaysField


class CountryFilter(django_filters.FilterSet):
    """Countries and organisations."""

    kind = django_filters.MultipleChoiceFilter(choices=CountryKind.choices, distinct=False)
    q = django_filters.CharFilter(method="named", max_length=200, label="Name in any language")

    class Meta:
        model = Country
        fields: Codes = []

    def named(self, countries: QuerySet[Country], name: str, value: str) -> QuerySet[Country]:
        return countries.filter(pk__in=[found.country.code for found in search.countries(value)])


class PostFilter(django_filters.FilterSet):
    """Posts."""

    level = django_filters.MultipleChoiceFilter(choices=LEVELS, distinct=False)

    class Meta:
        model = Post
        fields: Codes = []


class OfficialFilter(django_filters.FilterSet):
    """Officials."""

    country = CountriesValue(queryset=Country.objects.all(), distinct=False)
    status = django_filters.MultipleChoiceFilter(choices=OfficialStatus.choices, distinct=False)
    post = PostsValue(
        queryset=Post.objects.all(), method="holding", label="Holds or held one of these posts"
    )
    q = django_filters.CharFilter(method="named", max_length=200, label="Name in any spelling")

    class Meta:
        model = Official
        fields: Codes = []

    def holding(self, officials: QuerySet[Official], name: str, value: Any) -> QuerySet[Official]:
        if not value:
            return officials
        return officials.filter(pk__in=Tenure.objects.filter(post__in=value).values("official"))

    def named(self, officials: QuerySet[Official], name: str, value: str) -> QuerySet[Official]:
        return officials.filter(pk__in=[found.official.pk for found in search.officials(value)])


class RelationshipFilter(django_filters.FilterSet):
    """The contacts that relationships are counted from; a period leaves the others out."""

    country = CountriesValue(
        queryset=Country.objects.all(), method="of_country", label="One side of the relationship"
    )
    since = DaysValue(method="not_before", label="Contacts on or after")
    until = DaysValue(method="not_after", label="Contacts on or before")

    class Meta:
        model = Contact
        fields: Codes = []

    def of_country(self, contacts: QuerySet[Contact], name: str, value: Any) -> QuerySet[Contact]:
        return contacts.filter(Q(first__in=value) | Q(second__in=value)) if value else contacts

    def not_before(
        self, contacts: QuerySet[Contact], name: str, value: dates.Days
    ) -> QuerySet[Contact]:
        return contacts.filter(visit__latest__gte=value.earliest)

    def not_after(
        self, contacts: QuerySet[Contact], name: str, value: dates.Days
    ) -> QuerySet[Contact]:
        return contacts.filter(visit__earliest__lte=value.latest)


class VisitFilter(django_filters.FilterSet):
    """Visits. Rejected ones are left out unless `review_status` asks for them.

    `since` and `until` keep a visit whose possible days overlap the period; one without a known
    year overlaps none.
    """

    country = CountriesValue(
        queryset=Country.objects.all(), method="involving", label="Host, guest or third country"
    )
    host = CountriesValue(queryset=Country.objects.all(), distinct=False, label="Host")
    guest = CountriesValue(queryset=Country.objects.all(), method="guested", label="Guest")
    relationship = PairValue(method="between", label="Pair of countries, AZ-KZ")
    official = OfficialValue(
        queryset=Official.objects.select_related("merged_into"),
        method="attended_by",
        widget=forms.NumberInput,
        label="Number of an official who took part",
    )
    post = PostsValue(
        queryset=Post.objects.all(), method="with_post", label="Post of someone who took part"
    )
    kind = django_filters.MultipleChoiceFilter(choices=VisitKind.choices, distinct=False)
    status = django_filters.MultipleChoiceFilter(choices=VisitStatus.choices, distinct=False)
    visit_type = django_filters.MultipleChoiceFilter(choices=VisitType.choices, distinct=False)
    topic = django_filters.MultipleChoiceFilter(
        choices=Topic.choices, field_name="topics", method="overlapping"
    )
    activity = django_filters.MultipleChoiceFilter(
        choices=Activity.choices, field_name="activities", method="overlapping"
    )
    outcome = django_filters.MultipleChoiceFilter(choices=OutcomeType.choices, method="that_led_to")
    level = django_filters.MultipleChoiceFilter(
        choices=LEVELS, distinct=False, label="Protocol level of the highest guest"
    )
    review_status = django_filters.MultipleChoiceFilter(choices=ReviewStatus.choices, method="kept")
    since = DaysValue(method="not_before", label="On or after")
    until = DaysValue(method="not_after", label="On or before")
    changed_since = django_filters.IsoDateTimeFilter(
        field_name="changed_at", lookup_expr="gte", label="Record changed at or after"
    )
    q = django_filters.CharFilter(
        method="telling_of", max_length=200, label="Names, countries, topics, words of the reports"
    )

    class Meta:
        model = Visit
        fields: Codes = []

    def filter_queryset(self, queryset: QuerySet[Visit]) -> QuerySet[Visit]:
        visits: QuerySet[Visit] = super().filter_queryset(queryset)
        if not self.form.cleaned_data["review_status"]:
            visits = visits.exclude(review_status=ReviewStatus.REJECTED)
        return visits.filter(deleted_at__isnull=True)

    def involving(self, visits: QuerySet[Visit], name: str, value: Any) -> QuerySet[Visit]:
        if not value:
            return visits
        return visits.filter(Q(host__in=value) | Q(Exists(_sides().filter(country__in=value))))

    def guested(self, visits: QuerySet[Visit], name: str, value: Any) -> QuerySet[Visit]:
        if not value:
            return visits
        return visits.filter(Exists(_sides().filter(side=Side.GUEST, country__in=value)))

    def between(self, visits: QuerySet[Visit], name: str, value: Codes) -> QuerySet[Visit]:
        """Contacts of the pair, and what was only planned: it has no contact yet."""
        first, second = value
        contacts = Contact.objects.filter(visit=OuterRef("pk"), first=first, second=second)
        guests = _sides().filter(side=Side.GUEST)
        host_and_guest = Q(host=first) & Q(Exists(guests.filter(country=second)))
        guest_and_host = Q(host=second) & Q(Exists(guests.filter(country=first)))
        not_held = Q(status__in=[VisitStatus.PLANNED, VisitStatus.POSTPONED, VisitStatus.CANCELLED])
        return visits.filter(Q(Exists(contacts)) | not_held & (host_and_guest | guest_and_host))

    def attended_by(self, visits: QuerySet[Visit], name: str, value: Official) -> QuerySet[Visit]:
        return visits.filter(Exists(_people().filter(official=value)))

    def with_post(self, visits: QuerySet[Visit], name: str, value: Any) -> QuerySet[Visit]:
        return visits.filter(Exists(_people().filter(post__in=value))) if value else visits

    def overlapping(self, visits: QuerySet[Visit], name: str, value: Codes) -> QuerySet[Visit]:
        return visits.filter(**{f"{name}__overlap": value}) if value else visits

    def that_led_to(self, visits: QuerySet[Visit], name: str, value: Codes) -> QuerySet[Visit]:
        outcomes = Outcome.objects.filter(visit=OuterRef("pk"), type__in=value)
        return visits.filter(Exists(outcomes)) if value else visits

    def kept(self, visits: QuerySet[Visit], name: str, value: Codes) -> QuerySet[Visit]:
        return visits.filter(review_status__in=value) if value else visits

    def not_before(self, visits: QuerySet[Visit], name: str, value: dates.Days) -> QuerySet[Visit]:
        return visits.filter(latest__gte=value.earliest)

    def not_after(self, visits: QuerySet[Visit], name: str, value: dates.Days) -> QuerySet[Visit]:
        return visits.filter(earliest__lte=value.latest)

    def telling_of(self, visits: QuerySet[Visit], name: str, value: str) -> QuerySet[Visit]:
        return search.visits(value, among=visits)


class DeletedVisitFilter(django_filters.FilterSet):
    """Visits that were taken out of the record."""

    deleted_since = django_filters.IsoDateTimeFilter(
        field_name="deleted_at", lookup_expr="gte", label="Deleted at or after"
    )

    class Meta:
        model = Visit
        fields: Codes = []


def _sides() -> QuerySet[VisitCountry]:
    return VisitCountry.objects.filter(visit=OuterRef("pk"))


def _people() -> QuerySet[Participant]:
    return Participant.objects.filter(visit=OuterRef("pk"))
