"""Organisations, events of many countries and invitations as English reports tell them."""

from typing import Any

import pytest

from extraction.engine import Engine


def _one(engine: Engine, text: str) -> dict[str, Any]:
    engagements = engine.read(text).to_json()["engagements"]
    assert len(engagements) == 1, engagements
    return engagements[0]  # type: ignore[no-any-return]


def _countries(engagement: dict[str, Any]) -> dict[str, str | None]:
    return {person["name"]: person["country"] for person in engagement["people"]}


@pytest.mark.parametrize(
    ("post", "country"),
    [
        ("the Chairman of the NATO Military Committee", "NATO"),
        ("the Chairman of the EU Military Committee", "EU"),
        ("the Danish Chief of Defence", "DK"),
    ],
)
def test_an_office_may_name_the_organisation_it_is_of(
    engine: Engine, post: str, country: str
) -> None:
    engagement = _one(
        engine,
        f"Greek Minister of Defence Kostas Mavros received {post}, Admiral Ole Krogh, in Athens.",
    )
    assert (engagement["host"], engagement["guests"]) == ("GR", [country])
    assert _countries(engagement)["Ole Krogh"] == country


GOES = "The Portuguese Chief of Defence, General Rui Costa, {}, on 18 and 19 May 2009."


@pytest.mark.parametrize(
    ("does", "kind"),
    [
        ("will attend the summit of the military chiefs, to be held in Riga", "multilateral"),
        ("took part in the conference of the chiefs of defence in Riga", "multilateral"),
        ("spoke of the conference of the chiefs of defence in Riga", None),
    ],
)
def test_who_goes_to_an_event_of_many_meets_there(
    engine: Engine, does: str, kind: str | None
) -> None:
    engagements = engine.read(GOES.format(does)).to_json()["engagements"]
    assert [(each["kind"], each["host"]) for each in engagements] == (
        [(kind, "LV")] if kind else []
    )


INVITED = (
    "{}, Admiral Ole Krogh, the Portuguese Chief of Defence, General Rui Costa, will pay a visit "
    "to Denmark from 15 to 19 May 2009."
)


@pytest.mark.parametrize(
    "invitation",
    [
        "Following an invitation extended by the Chief of Defence",
        "Upon the kind invitation of the Chief of Defence",
        "At the official invitation of the Chief of Defence",
    ],
)
def test_who_invites_is_the_host(engine: Engine, invitation: str) -> None:
    engagement = _one(engine, INVITED.format(invitation))
    assert _countries(engagement) == {"Ole Krogh": "DK", "Rui Costa": "PT"}


CALL = (
    "Portuguese Chief of Defence General Rui Costa had a telephone conversation with Danish Chief "
    "of Defence Admiral Ole Krogh. {}."
)


@pytest.mark.parametrize(
    ("then", "kind"),
    [
        ("Krogh extended an invitation for an official visit to Denmark", "call"),
        ("Krogh accepted the invitation, and on May 5 Costa visited Denmark", "visit"),
    ],
)
def test_an_invitation_to_visit_is_no_visit(engine: Engine, then: str, kind: str) -> None:
    assert _one(engine, CALL.format(then))["kind"] == kind


@pytest.mark.parametrize(
    ("then", "kind"),
    [
        ("They spoke of the participation of all three branches of the two countries", "visit"),
        ("They attended the talks of the three participating countries", "multilateral"),
    ],
)
def test_three_of_something_are_not_three_countries(engine: Engine, then: str, kind: str) -> None:
    engagement = _one(
        engine,
        "Danish Chief of Defence Admiral Ole Krogh received in Copenhagen the Latvian Chief of "
        f"Defence, General Janis Berzins. {then}.",
    )
    assert engagement["kind"] == kind
