"""Organisations, events of many countries and invitations as English reports tell them."""

from typing import Any

import pytest

from extraction.engine import Engine
from extraction.engine.belonging import give_countries, home_of_unnamed
from extraction.engine.home import Home
from extraction.engine.page import make_page
from extraction.engine.people import find_people
from extraction.engine.view import view_of


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
        ("Krogh extended an invitation for a working visit to Denmark", "call"),
        ("Krogh accepted the invitation, and on May 5 Costa visited Denmark", "visit"),
    ],
)
def test_an_invitation_to_visit_is_no_visit(engine: Engine, then: str, kind: str) -> None:
    assert _one(engine, CALL.format(then))["kind"] == kind


@pytest.mark.parametrize(
    ("then", "kind"),
    [
        ("They spoke of all three branches of the forces of the two countries", "visit"),
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


@pytest.mark.parametrize(
    ("minister", "heads"),
    [
        ("Latvian Defence Minister Kalna met", ["Kalna"]),
        ("Latvian Defence Minister Monday met", []),
        ("Latvian Defence Minister RIGA met", []),
        ("Defence Minister Kalna of the Latvian government met", []),
    ],
)
def test_a_surname_alone_takes_a_country_and_a_post_before_it(
    engine: Engine, minister: str, heads: list[str]
) -> None:
    engagement = _one(
        engine,
        f"{minister} the Danish Defence Minister Ole Krogh in the headquarters of the Danish army "
        "in Copenhagen.",
    )
    found = [each for each in engagement["people"] if each["role"] == "head_of_delegation"]
    assert [each["name"] for each in found] == heads


NATO_SEAT = (
    "Latvian Minister of Defence Ilze Kalna met with NATO Secretary General Ole Krogh and {} in "
    "the Alliance's headquarters in Brussels."
)


def test_at_the_seat_of_an_organisation_its_own_receive(engine: Engine) -> None:
    text = NATO_SEAT.format("the Chairman of the NATO Military Committee Admiral Rui Costa")
    roles = {each["name"]: each["role"] for each in _one(engine, text)["people"]}
    assert roles == {"Ilze Kalna": "head_of_delegation", "Ole Krogh": "host", "Rui Costa": "met"}
    with_belgian = NATO_SEAT.format("Belgian Minister of Defence Jan Peeters")
    roles = {each["name"]: each["role"] for each in _one(engine, with_belgian)["people"]}
    assert roles["Jan Peeters"] == "host"


CONFERENCE = (
    "The annual conference on security was held in Riga. {} General Janis Berzins opened it."
)


@pytest.mark.parametrize(
    ("told", "guests"),
    [
        (
            "The chiefs of general staff of the armed forces of Latvia, Peru and Oman took part, "
            "as well as the commander of the US European Command.",
            ["PE", "OM", "US"],
        ),
        ("Officers of the armies of Latvia, Peru, Oman and Chile took part.", None),
    ],
)
def test_an_event_is_told_by_those_who_take_part(
    engine: Engine, told: str, guests: list[str] | None
) -> None:
    engagements = engine.read(CONFERENCE.format(told)).to_json()["engagements"]
    assert [each["guests"] for each in engagements] == ([guests] if guests else [])


def test_on_neutral_ground_the_first_named_is_host(engine: Engine) -> None:
    text = (
        "{} told his {} at a meeting on Friday that ties grow. The two ministers were attending a "
        "conference in Riga."
    )
    for first, second in (("Oman", "Chile"), ("Chile", "Oman")):
        ministers = {"Oman": "Said Harthi", "Chile": "Pablo Rojas"}
        engagement = _one(
            engine,
            text.format(
                f"{first}'s Defence Minister {ministers[first]}",
                f"counterpart {ministers[second]} of {second}",
            ),
        )
        roles = {each["name"]: each["role"] for each in engagement["people"]}
        assert roles[ministers[first]] == "host"


PLURAL = "On May 5, 2024 the {} met in the {} capital, the army said."


@pytest.mark.parametrize(
    ("who", "town", "host", "guests"),
    [
        ("Chilean and Peruvian defence ministers", "Danish", "DK", ["CL", "PE"]),
        ("ministers of defence of Chile, Denmark and Peru", "Danish", "DK", ["CL", "PE"]),
        ("chiefs of general staff of Denmark and Peru", "Danish", "DK", ["PE"]),
        ("defence ministers of Denmark and Peru", "Peruvian", "PE", ["DK"]),
    ],
)
def test_offices_of_several_countries_stand_in_the_plural(
    engine: Engine, who: str, town: str, host: str, guests: list[str]
) -> None:
    engagement = _one(engine, PLURAL.format(who, town))
    assert (engagement["host"], engagement["guests"]) == (host, guests)


def test_a_minister_of_one_country_stands_for_one(engine: Engine) -> None:
    text = "The defence minister of Denmark, Peru's neighbour in the hall, met Omani officers."
    countries = {g for e in engine.read(text).to_json()["engagements"] for g in e["guests"]}
    assert "PE" not in countries


@pytest.mark.parametrize(
    ("goes", "host"),
    [
        ("arrived in the Chilean capital", "CL"),
        ("arrived in the Chilean port of Arica", "CL"),
        ("arrived in the Chilean delegation's car", None),
    ],
)
def test_an_adjective_before_a_capital_says_where(
    engine: Engine, goes: str, host: str | None
) -> None:
    text = f"The Danish Defence Minister Ole Krogh {goes} on May 5, the army of his country said."
    hosts = [each["host"] for each in engine.read(text).to_json()["engagements"]]
    assert hosts == ([host] if host else [])


OWN_PRESS = (
    "Ministers talk on the High North\n\n"
    "The {post}, Ole Krogh, held talks with the Latvian Defence Minister Ilze Kalna in Riga. "
    "The security of {named} and {also} was discussed. {named} has good ties with all."
)


@pytest.mark.parametrize(
    ("named", "also", "country"),
    [("Denmark", "the region", "DK"), ("Denmark", "Denmark's neighbours", "DK")],
)
def test_an_official_needs_no_country_in_his_own_press(
    engine: Engine, named: str, also: str, country: str
) -> None:
    text = OWN_PRESS.format(post="Defence Minister", named=named, also=also)
    engagement = _one(engine, text)
    assert (engagement["host"], engagement["guests"]) == ("LV", [country])
    assert _countries(engagement)["Ole Krogh"] == country


@pytest.mark.parametrize(
    ("told", "home"),
    [
        ("The security of Denmark was discussed, and the role of Denmark.", "DK"),
        ("The role of Denmark and Peru was discussed, and trade of Peru and Denmark.", None),
        ("The situation in Denmark and developments in Denmark were discussed.", None),
        ("The role of NATO and of the NATO commands was discussed.", None),
    ],
)
def test_the_country_named_most_is_his_own(engine: Engine, told: str, home: str | None) -> None:
    text = f"Defence Minister Ole Krogh met Latvian Defence Minister Ilze Kalna. {told}"
    page = make_page(view_of(text), engine.lexicon("en"), engine.date_reader("en"))
    people = find_people(page)
    nobody = Home(None, 0.0, None)
    give_countries(page, people, nobody, None)
    assert home_of_unnamed(page, people, nobody).country == home


@pytest.mark.parametrize(
    ("post", "country"),
    [
        ("Secretary General", "NATO"),
        ("Supreme Allied Commander Europe", "NATO"),
        ("Secretary General of the Ministry of Defence", "LV"),
    ],
)
def test_an_office_that_only_organisations_have_is_of_the_one_named(
    engine: Engine, post: str, country: str
) -> None:
    engagement = _one(
        engine,
        "Danish Defence Minister Ole Krogh arrived in Riga for the NATO meeting on May 5, 2024. "
        f"He met the {post} Ilze Kalna there.",
    )
    assert _countries(engagement)["Ilze Kalna"] == country


def test_who_commands_a_force_of_an_organisation_stands_for_it(engine: Engine) -> None:
    text = (
        "KFOR Commander, Major General Ole Krogh, was received by the Latvian Chief of Defence, "
        "General Janis Berzins, in Riga. They spoke of the contribution to {}."
    )
    assert _one(engine, text.format("KFOR"))["guests"] == ["NATO"]
    danish = text.replace("KFOR Commander", "Danish Army Commander").format("KFOR")
    assert _one(engine, danish)["guests"] == ["DK"]


@pytest.mark.parametrize(
    ("goes", "count"),
    [
        ("arrived in Riga for the conference of the chiefs of defence", 1),
        ("speaks of preparations for the conference of the chiefs of defence in Riga", 0),
    ],
)
def test_preparations_for_an_event_bring_nobody_there(
    engine: Engine, goes: str, count: int
) -> None:
    text = f"The Portuguese Chief of Defence, General Rui Costa, {goes}."
    assert len(engine.read(text).to_json()["engagements"]) == count


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (
            "LISBON, 5 May 2024 - Danish Chief of Defence Admiral Ole Krogh arrived in Lisbon on a "
            "visit that will last until May 7. Portuguese Chief of Defence General Rui Costa "
            "received him.",
            "2024-05-05",
            "2024-05-07",
        ),
        (
            "May 5, 2024\n\nDanish Chief of Defence Admiral Ole Krogh is visiting Portugal for the "
            "conference that begins tomorrow. He met General Rui Costa on Saturday.",
            "2024-05-04",
            None,
        ),
        (
            "NEWS 28.01.202118:15\n\nDanish Chief of Defence Admiral Ole Krogh met Portuguese "
            "Chief of Defence General Rui Costa in Lisbon.",
            "2021-01-28~",
            None,
        ),
    ],
)
def test_the_days_of_a_visit(engine: Engine, text: str, start: str, end: str | None) -> None:
    engagement = _one(engine, text)
    assert (engagement["start"], engagement["end"]) == (start, end)


def test_who_is_met_by_the_visitor_is_of_the_hosts(engine: Engine) -> None:
    text = (
        "RIGA, May 5 (Riga Post) - Latvian Defence Minister Ilze Kalna visited Denmark and was "
        "received by the Danish Defence Minister Ole Krogh. {} General Nils Berg."
    )
    assert _countries(_one(engine, text.format("She also met")))["Nils Berg"] == "DK"
    assert _countries(_one(engine, text.format("She was accompanied by")))["Nils Berg"] == "LV"


@pytest.mark.parametrize(
    ("before", "country"),
    [
        ("Defence Minister Ole Krogh told his Latvian counterpart", "DK"),
        ("Defence Minister Ole Krogh told his Danish counterpart", "LV"),
    ],
)
def test_who_has_a_counterpart_is_of_the_other_side(
    engine: Engine, before: str, country: str
) -> None:
    text = (
        "Riga meeting\n\nThe Latvian and Danish ministers of defence met in Riga on 7 March 2014. "
        f"{before} that the two armies cooperate well."
    )
    assert _countries(_one(engine, text))["Ole Krogh"] == country


@pytest.mark.parametrize(
    ("house", "host", "third"),
    [
        ("NATO Headquarters", "BE", ["NATO"]),
        ("NATO HQ", "BE", ["NATO"]),
        ("the NATO Headquarters Sarajevo", "LV", []),
    ],
)
def test_an_organisation_receives_on_the_soil_of_its_seat(
    engine: Engine, house: str, host: str, third: list[str]
) -> None:
    engagement = _one(
        engine,
        "NATO Secretary General Ole Krogh welcomed the Latvian Defence Minister Ilze Kalna to "
        f"{house} on 5 May 2022.",
    )
    assert (engagement["host"], engagement["third_countries"]) == (host, third)


def test_a_genitive_before_a_capital_says_where(engine: Engine) -> None:
    text = "The defence ministers of Peru and Chile met {} on May 5, 2024, the army said."
    assert _one(engine, text.format("in Denmark's capital"))["host"] == "DK"
    elsewhere = engine.read(text.format("on Denmark's proposal")).to_json()["engagements"]
    assert all(each["host"] != "DK" for each in elsewhere)


@pytest.mark.parametrize(
    ("name", "rank"),
    [
        ("General (* * * *) Ole Krogh", "General"),
        ("General (four stars) Ole Krogh", "General"),
        ("LTG Ole Krogh", "LTG"),
        ("Mr. (Starry) Ole Krogh", None),
    ],
)
def test_a_rank_may_show_its_stars(engine: Engine, name: str, rank: str | None) -> None:
    people = _one(
        engine,
        f"The Danish Army Commander, {name}, was received in Riga by the Latvian Chief of Defence, "
        "General Janis Berzins.",
    )["people"]
    assert [each["rank"] for each in people if each["name"] == "Ole Krogh"] == (
        [rank] if rank else []
    )


@pytest.mark.parametrize(
    ("commander", "country"),
    [
        ("Gen. John Reed, Commander, U.S. Central Command", "US"),
        ("Gen. John Reed, CENTCOM Commander", "US"),
        ("Gen. John Reed, Commander of the Peruvian Army", "PE"),
    ],
)
def test_a_command_behind_the_name_tells_the_country(
    engine: Engine, commander: str, country: str
) -> None:
    text = f"Minister of Defense Ole Krogh hosted {commander} at the ministry in Copenhagen."
    engagement = _one(engine, text)
    assert (engagement["host"], engagement["guests"]) == ("DK", [country])


def test_a_call_of_the_past_makes_no_call(engine: Engine) -> None:
    text = (
        "Danish Defence Minister Ole Krogh will hold talks with the Latvian Defence Minister Ilze "
        "Kalna in Riga on May 5. {} he held telephone talks with Peruvian minister Juan Rojas."
    )
    assert _one(engine, text.format("Recall that last week"))["kind"] == "visit"


@pytest.mark.parametrize(("officer", "count"), [("", 0), (" Admiral Juan Rojas was there.", 1)])
def test_a_secretary_general_is_no_general(engine: Engine, officer: str, count: int) -> None:
    text = (
        "NATO Secretary General Ole Krogh welcomed the Peruvian Foreign Minister Ana Rojas to NATO "
        "Headquarters in Brussels on Tuesday, 5 May 2020, ahead of the talks of foreign ministers."
    )
    assert len(engine.read(text + officer).to_json()["engagements"]) == count


@pytest.mark.parametrize(
    ("line", "country"),
    [
        ("The Defence Minister, Rt Hon Ole Krogh, said:", "DK"),
        ("Read more of Ole Krogh:", None),
    ],
)
def test_a_line_before_a_quotation_names_who_speaks(
    engine: Engine, line: str, country: str | None
) -> None:
    text = (
        "The Defence Minister has met his Latvian counterpart to discuss the north. "
        "In meetings with Latvian Defence Minister Ilze Kalna in Riga, the ties of Denmark were "
        f"praised.\n{line}\nWe work together.\nThe army of Denmark is close to all."
    )
    countries: dict[str, str | None] = {}
    for each in engine.read(text).to_json()["engagements"]:
        countries |= _countries(each)
    assert countries.get("Ole Krogh") == country


@pytest.mark.parametrize(
    ("officer", "country"),
    [
        ("General Carl Reed, US Marine Corps, visited", "US"),
        ("General Carl Reed of Peru visited", "PE"),
    ],
)
def test_whose_forces_stand_behind_the_name_is_their_officer(
    engine: Engine, officer: str, country: str
) -> None:
    engagement = _one(
        engine,
        f"On 4 May 2018 {officer} the Danish General Staff in Copenhagen, where Danish Chief of "
        "Defence Admiral Ole Krogh received him.",
    )
    assert (engagement["host"], engagement["guests"]) == ("DK", [country])
    assert _countries(engagement)["Carl Reed"] == country


@pytest.mark.parametrize(
    ("then", "kind", "third"),
    [
        ("will take part in a trilateral meeting of the", "visit", ["PE"]),
        ("took part in a trilateral meeting of the", "multilateral", []),
    ],
)
def test_a_meeting_of_three_to_come_is_another(
    engine: Engine, then: str, kind: str, third: list[str]
) -> None:
    engagement = _one(
        engine,
        "Latvian Defence Minister Ilze Kalna visited Copenhagen and met Danish Defence Minister "
        f"Ole Krogh. The minister {then} defence ministers of Latvia, Denmark and Peru in Odense.",
    )
    assert (engagement["kind"], engagement["third_countries"]) == (kind, third)
