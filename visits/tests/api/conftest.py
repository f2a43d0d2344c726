"""A small record, told through the services as a reading tells it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from rest_framework.test import APIClient

from visits import names
from visits.claims import CitedSpan, Claims, DateClaim, OutcomeClaim, PersonClaim, Telling
from visits.models import Country, CountryKind, Official, OfficialName, Post, Visit
from visits.services.recording import record_visit

COUNTRIES = {
    "AZ": {"en": "Azerbaijan", "az": "Azərbaycan", "ru": "Азербайджан", "tr": "Azerbaycan"},
    "GE": {"en": "Georgia", "az": "Gürcüstan", "ru": "Грузия", "tr": "Gürcistan"},
    "KZ": {"en": "Kazakhstan", "az": "Qazaxıstan", "ru": "Казахстан", "tr": "Kazakistan"},
    "PK": {"en": "Pakistan", "az": "Pakistan", "ru": "Пакистан", "tr": "Pakistan"},
    "TR": {"en": "Türkiye", "az": "Türkiyə", "ru": "Турция", "tr": "Türkiye"},
}
POSTS = {"minister_of_defence": (5, "Minister of Defence"), "attache": (2, "Defence Attaché")}

Tell = Callable[..., Visit]


@pytest.fixture
def _articles_elsewhere(db: None) -> None:
    """Reports of articles that are not there: the layer above, which keeps them, is not asked."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE visits_report DROP CONSTRAINT report_is_of_an_article")


@pytest.fixture
def reference(_articles_elsewhere: None) -> None:
    """Five countries, an organisation, two posts."""
    for code, by_language in COUNTRIES.items():
        name = by_language["en"]
        Country.objects.create(
            code=code, name=name, names=by_language, sort_key=names.sort_key(name)
        )
    Country.objects.create(
        code="NATO",
        kind=CountryKind.ORGANISATION,
        name="NATO",
        names={"ru": "НАТО"},
        sort_key="nato",
    )
    for key, (level, name) in POSTS.items():
        Post.objects.create(key=key, level=level, name=name, names={"az": "müdafiə naziri"})


@pytest.fixture
def official(reference: None) -> Callable[..., Official]:
    """Make an official of a country, known under these spellings."""

    def make(name: str, country: str, *spellings: str) -> Official:
        made = Official.objects.create(name=name, country_id=country, sort_key=names.sort_key(name))
        for spelling in (name, *spellings):
            OfficialName.objects.create(
                official=made,
                name=spelling,
                folded=names.fold(spelling),
                keys=names.keys(spelling),
            )
        return made

    return make


@pytest.fixture
def tell(reference: None) -> Tell:
    """Record a visit as one report tells it; every call is another article."""
    articles = iter(range(1, 1000))

    def record(
        *,
        host: str | None = "AZ",
        guests: tuple[str, ...] = ("KZ",),
        day: str | None = "2024-06-07",
        people: tuple[PersonClaim, ...] = (),
        citations: tuple[CitedSpan, ...] = (),
        outcomes: tuple[OutcomeClaim, ...] = (),
        title: str = "",
        kind: str = "visit",
        status: str = "completed",
        **more: Any,
    ) -> Visit:
        claims = Claims(
            kind=kind,
            status=status,
            host=host,
            guests=guests,
            start=DateClaim(day, "stated") if day else None,
            people=people,
            citations=citations,
            outcomes=outcomes,
            **more,
        )
        number = next(articles)
        telling = Telling(
            article=number,
            engagement=0,
            engine_version="1",
            outlet="Azertac",
            title=title or f"Report {number}",
            language="en",
            published="2024-06-08",
            address=f"https://example.org/{number}",
        )
        return record_visit(claims=claims, telling=telling)

    return record


@pytest.fixture
def reader_api() -> APIClient:
    """Somebody who is not logged in."""
    return APIClient()


@pytest.fixture
def editor_api(editor: User) -> APIClient:
    """An editor, logged in by session."""
    client = APIClient()
    client.force_login(editor)
    return client
