"""Made-up material for tests: claims, tellings, officials and visits, by keyword.

Codes and posts are those of seeds/ (fixture `countries`). The visits go through the services'
public door, so that decisions, contacts and history are as in life.
"""

from itertools import count
from typing import Any

from django.apps import apps

from visits.claims import CitedSpan, Claims, DateClaim, OutcomeClaim, PersonClaim, Telling
from visits.models import Official, Visit
from visits.services.officials import create_official
from visits.services.recording import record_visit

ENGINE = "1.0"
_articles = count(1000)


def an_official(name: str = "Karim Osmanov", country: str | None = "KZ", **more: Any) -> Official:
    """An unconfirmed official."""
    return create_official(name=name, country=country, **more)


def a_person(official: Official, role: str = "head_of_delegation", **more: Any) -> PersonClaim:
    """The official taking part, under their own name and country."""
    told = {"name": official.name, "country": official.country_id, **more}
    return PersonClaim(official=official.pk, role=role, **told)


def some_claims(**values: Any) -> Claims:
    """A completed visit of KZ to AZ on 7 June 2024 that led to a signature; any field by keyword.

    `start` and `end` may be EDTF texts, which are then stated in the report.
    """
    for day in ("start", "end"):
        if isinstance(values.get(day), str):
            values[day] = DateClaim(values[day], "stated")
    told: dict[str, Any] = {
        "kind": "visit",
        "status": "completed",
        "visit_type": "official",
        "host": "AZ",
        "guests": ("KZ",),
        "start": DateClaim("2024-06-07", "stated"),
        "activities": ("meeting", "signing"),
        "topics": ("military_education",),
        "outcomes": (OutcomeClaim("document_signed", "a plan of cooperation for 2025"),),
        "citations": (CitedSpan(field="host", start=10, end=14, quote="Baku", item="AZ"),),
        "confidence": {"host": 0.9, "start": 0.8},
    }
    return Claims(**(told | values))


def an_article(number: int) -> int:
    """A row for the report to point to; articles belong to the layer above, hence by its name."""
    apps.get_model("extraction", "Article").objects.get_or_create(
        pk=number,
        defaults={
            "sha256": f"{number:064x}",
            "size": 1,
            "media_type": "text/plain",
            "origin": "api",
        },
    )
    return number


def a_telling(article: int | None = None, **values: Any) -> Telling:
    """The report of an article of its own, by the Test Herald, on 8 June 2024."""
    told: dict[str, Any] = {
        "article": an_article(next(_articles) if article is None else article),
        "engagement": 0,
        "engine_version": ENGINE,
        "outlet": "Test Herald",
        "title": "Delegation arrives",
        "language": "en",
        "published": "2024-06-08",
        "address": "https://herald.example/delegation",
    }
    return Telling(**(told | values))


def a_visit(*, telling: Telling | None = None, **values: Any) -> Visit:
    """A visit in the record, told by one report; the fields of its claims by keyword."""
    return record_visit(claims=some_claims(**values), telling=telling or a_telling())
