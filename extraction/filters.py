"""What lists of articles can be narrowed by: one set for the pages and the API."""

from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, Q, QuerySet

from extraction.models import Article, Origin, State
from visits.models import Report


class ArticleFilter(django_filters.FilterSet):
    """Articles."""

    state = django_filters.MultipleChoiceFilter(choices=State.choices, distinct=False)
    origin = django_filters.MultipleChoiceFilter(choices=Origin.choices, distinct=False)
    language = django_filters.CharFilter(max_length=8, label="ISO 639-1, once read")
    sha256 = django_filters.CharFilter(max_length=64, label="Of the original bytes")
    visit = django_filters.NumberFilter(
        method="telling_of", min_value=1, max_value=2**63 - 1, label="Number of a visit it tells of"
    )
    uploaded_since = django_filters.IsoDateTimeFilter(
        field_name="uploaded_at", lookup_expr="gte", label="Uploaded at or after"
    )
    q = django_filters.CharFilter(method="called", max_length=200, label="Title or file name")

    class Meta:
        model = Article
        fields: list[str] = []

    def telling_of(self, articles: QuerySet[Article], name: str, value: Any) -> QuerySet[Article]:
        told = Report.objects.filter(article=OuterRef("pk"), visit=int(value), withdrawn=False)
        return articles.filter(Exists(told))

    def called(self, articles: QuerySet[Article], name: str, value: str) -> QuerySet[Article]:
        return articles.filter(Q(title__icontains=value) | Q(filename__icontains=value))
