"""Visits through the API: in full, in lists, narrowed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoAssertNumQueries
from rest_framework.test import APIClient

from visits.claims import CitedSpan, OutcomeClaim, PersonClaim
from visits.models import Official, Visit
from visits.services.judging import answer, ask
from visits.services.reviewing import review_visit
from visits.tests.api.conftest import Tell

Make = Callable[..., Official]


def listed(client: APIClient, **query: Any) -> list[int]:
    answer = client.get("/api/v1/visits/", query)
    assert answer.status_code == 200, answer.json()
    return [one["id"] for one in answer.json()["results"]]


@pytest.fixture
def minister(official: Make) -> Official:
    return official("Zakir Hasanov", "AZ", "Zakir Həsənov", "Закир Гасанов")


@pytest.fixture
def told(tell: Tell, minister: Official) -> Visit:
    """A visit with all there is to tell."""
    host = PersonClaim(
        official=minister.pk,
        name="Zakir Hasanov",
        role="host",
        rank="Colonel General",
        post_printed="Minister of Defense",
        post="minister_of_defence",
        country="AZ",
    )
    return tell(
        people=(host,),
        third_countries=("TR",),
        activities=("meeting",),
        topics=("joint_exercises",),
        outcomes=(OutcomeClaim("gift", "gifts were exchanged"),),
        citations=(
            CitedSpan("host", 10, 14, "Baku", sentence="They met in Baku."),
            CitedSpan("people", 30, 43, "Zakir Hasanov", item=str(minister.pk), part="name"),
        ),
        confidence={"host": 0.9},
    )


def test_it_tells_a_visit_in_the_codes_of_the_field(
    reader_api: APIClient, told: Visit, minister: Official
) -> None:
    body = reader_api.get(f"/api/v1/visits/{told.pk}/").json()
    assert (body["kind"], body["status"], body["host"]) == ("visit", "completed", "AZ")
    assert (body["guests"], body["third_countries"]) == (["KZ"], ["TR"])
    assert body["start"] == {
        "date": "2024-06-07",
        "basis": "stated",
        "earliest": "2024-06-07",
        "latest": "2024-06-07",
        "words": "7 June 2024",
    }
    assert body["end"] is None
    assert body["people"] == [
        {
            "official": minister.pk,
            "official_url": f"http://testserver/api/v1/officials/{minister.pk}/",
            "name": "Zakir Hasanov",
            "role": "host",
            "rank": "Colonel General",
            "post_printed": "Minister of Defense",
            "post": "minister_of_defence",
            "country": "AZ",
        }
    ]
    assert (body["activities"], body["topics"]) == (["meeting"], ["joint_exercises"])
    assert body["outcomes"] == [{"type": "gift", "text": "gifts were exchanged"}]
    assert (body["review_status"], body["version"]) == ("unreviewed", told.version)


def test_it_tells_who_decided_each_field(reader_api: APIClient, told: Visit) -> None:
    decided = reader_api.get(f"/api/v1/visits/{told.pk}/").json()["decided"]
    assert decided["host"]["by"] == "machine"
    assert decided["host"]["who"] is None
    assert decided["host"]["engine_version"] == "1"
    assert decided["host"]["confidence"] == 0.9


def test_it_backs_values_with_the_words_of_a_report(
    reader_api: APIClient, told: Visit, minister: Official
) -> None:
    body = reader_api.get(f"/api/v1/visits/{told.pk}/").json()
    report = body["reports"][0]
    assert report["source"] == "Azertac"
    assert report["address"] == "https://example.org/1"
    assert report["article_url"] == "http://testserver/api/v1/articles/1/"
    cited = body["evidence"]["host"][0]
    assert (cited["quote"], cited["start"], cited["end"]) == ("Baku", 10, 14)
    assert cited["sentence"] == "They met in Baku."
    assert (cited["report"], cited["article"]) == (report["id"], 1)
    assert body["evidence"]["people"][0]["item"] == str(minister.pk)


def test_it_tells_the_history(reader_api: APIClient, told: Visit) -> None:
    history = reader_api.get(f"/api/v1/visits/{told.pk}/").json()["history"]
    changes = reader_api.get(history["url"]).json()["results"]
    assert history["changes"] == len(changes) > 0
    assert "recorded" in {change["action"] for change in changes}


def test_a_visit_that_was_found_to_be_another_leads_on(
    reader_api: APIClient, tell: Tell, editor: User
) -> None:
    first, second = tell(), tell()
    question = ask(subject="visit", first=first.pk, second=second.pk, score=0.5, reasons=[])
    answer(judgement_id=question.pk, answer="same", person=editor)
    assert listed(reader_api) == [first.pk]
    led = reader_api.get(f"/api/v1/visits/{second.pk}/")
    assert (led.status_code, led["Location"]) == (
        302,
        f"http://testserver/api/v1/visits/{first.pk}/",
    )


def test_an_unknown_year_stays_unknown(reader_api: APIClient, tell: Tell) -> None:
    visit = tell(day="XXXX-04-25")
    start = reader_api.get(f"/api/v1/visits/{visit.pk}/").json()["start"]
    assert (start["date"], start["earliest"]) == ("XXXX-04-25", None)
    assert start["words"] == "25 April, year not given"


def test_the_latest_visit_comes_first(reader_api: APIClient, tell: Tell) -> None:
    old, new, undated = tell(day="2019-01-01"), tell(day="2024-01-01"), tell(day=None)
    assert listed(reader_api) == [new.pk, old.pk, undated.pk]
    assert listed(reader_api, order="oldest") == [undated.pk, old.pk, new.pk]


def test_a_list_takes_four_queries_however_long(
    reader_api: APIClient,
    tell: Tell,
    minister: Official,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for day in ("2024-01-01", "2024-02-01", "2024-03-01"):
        person = PersonClaim(minister.pk, "Zakir Hasanov", "host", country="AZ")
        tell(day=day, people=(person,), outcomes=(OutcomeClaim("gift", "a gift"),))
    with django_assert_num_queries(4):
        assert len(listed(reader_api)) == 3


def test_a_visit_in_full_takes_eight_queries(
    reader_api: APIClient, told: Visit, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(8):
        reader_api.get(f"/api/v1/visits/{told.pk}/")


@pytest.mark.parametrize(
    "query",
    [
        {"country": "AZ"},
        {"country": "kz"},
        {"country": "TR"},
        {"country": ["PK", "KZ"]},
        {"host": "AZ"},
        {"guest": "KZ"},
        {"relationship": "AZ-KZ"},
        {"relationship": "KZ-AZ"},
        {"post": "minister_of_defence"},
        {"kind": "visit"},
        {"kind": ["visit", "call"]},
        {"status": "completed"},
        {"topic": "joint_exercises"},
        {"activity": "meeting"},
        {"outcome": "gift"},
        {"review_status": "unreviewed"},
        {"since": "2024-06-07"},
        {"since": "2024"},
        {"since": "June 2024", "until": "2024-06"},
        {"changed_since": "2024-01-01T00:00:00Z"},
        {"q": "Гасанов"},
        {"q": "hasanov qazaxıstan"},
        {"q": "joint exercises 2024"},
        {"q": "minister Baku"},
    ],
)
def test_it_keeps_what_a_filter_asks_for(
    reader_api: APIClient, told: Visit, query: dict[str, Any]
) -> None:
    assert listed(reader_api, **query) == [told.pk]


@pytest.mark.parametrize(
    "query",
    [
        {"country": "PK"},
        {"host": "KZ"},
        {"guest": "AZ"},
        {"relationship": "AZ-TR"},
        {"post": "attache"},
        {"kind": "call"},
        {"status": "planned"},
        {"visit_type": "state"},
        {"topic": "navy"},
        {"activity": "tribute"},
        {"outcome": "award"},
        {"level": "1"},
        {"review_status": "confirmed"},
        {"since": "2024-06-08"},
        {"until": "2024-06-06"},
        {"until": "2023"},
        {"changed_since": "2999-01-01T00:00:00Z"},
        {"q": "hasanov pakistan"},
        {"q": "Veliyev"},
        {"country": "AZ", "kind": "call"},
    ],
)
def test_it_leaves_out_what_a_filter_does_not_ask_for(
    reader_api: APIClient, told: Visit, query: dict[str, Any]
) -> None:
    assert listed(reader_api, **query) == []


def test_it_lists_the_visits_of_an_official(
    reader_api: APIClient, told: Visit, tell: Tell, minister: Official, official: Make
) -> None:
    tell(guests=("TR",))
    assert listed(reader_api, official=minister.pk) == [told.pk]
    merged = official("Z. Hasanov", "AZ")
    merged.merged_into = minister
    merged.save()
    assert listed(reader_api, official=merged.pk) == [told.pk]


def test_a_month_overlaps_the_days_it_may_mean(reader_api: APIClient, tell: Tell) -> None:
    visit = tell(day="2021-05")
    assert listed(reader_api, since="2021-05-31") == [visit.pk]
    assert listed(reader_api, until="2021-05-01") == [visit.pk]
    assert listed(reader_api, since="2021-06-01") == []


def test_a_planned_visit_belongs_to_its_relationship(reader_api: APIClient, tell: Tell) -> None:
    visit = tell(status="planned")
    assert listed(reader_api, relationship="AZ-KZ") == [visit.pk]


def test_a_rejected_visit_is_listed_only_for_who_asks(
    reader_api: APIClient, told: Visit, editor: User
) -> None:
    review_visit(visit_id=told.pk, version=told.version, status="rejected", person=editor)
    assert listed(reader_api) == []
    assert listed(reader_api, review_status="rejected") == [told.pk]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("kind=party", "kind"),
        ("host=Narnia", "host"),
        ("relationship=AZ", "relationship"),
        ("relationship=AZ-AZ", "relationship"),
        ("relationship=AZ-XX", "relationship"),
        ("official=0", "official"),
        ("official=nobody", "official"),
        ("official=99999999999999999999", "official"),
        ("since=yesterday", "since"),
        ("since=2024-13", "since"),
        ("since=04/05/2024", "since"),
        ("until=XXXX-04-25", "until"),
        ("changed_since=noon", "changed_since"),
        ("topic=weather", "topic"),
        ("level=0", "level"),
        ("q=%00", "q"),
        ("colour=red", "colour"),
    ],
)
def test_it_names_the_filter_that_it_does_not_understand(
    reader_api: APIClient, reference: None, query: str, name: str
) -> None:
    answer = reader_api.get(f"/api/v1/visits/?{query}")
    assert (answer.status_code, list(answer.json()["errors"])) == (400, [name])


def test_a_visit_that_has_not_changed_is_not_sent_again(reader_api: APIClient, told: Visit) -> None:
    address = f"/api/v1/visits/{told.pk}/"
    tag = reader_api.get(address)["ETag"]
    assert reader_api.get(address, headers={"If-None-Match": tag}).status_code == 304
