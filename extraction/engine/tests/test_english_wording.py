"""The many ways English reports put going, receiving, calling on and telephoning; each with what
it is not."""

from typing import Any

import pytest

from extraction.engine import Engine

TALKS = " The sides discussed military training and joint exercises."


def _all(engine: Engine, text: str) -> list[dict[str, Any]]:
    return engine.read(text + TALKS).to_json()["engagements"]  # type: ignore[no-any-return]


def _sides(engine: Engine, text: str) -> tuple[str | None, list[str]]:
    (engagement,) = _all(engine, text)
    return engagement["host"], engagement["guests"]


GOES = (
    "Kenyan Defence Minister John Odera {} Croatia for talks with his Croatian counterpart Ivan "
    "Horvat."
)


@pytest.mark.parametrize(
    "words",
    [
        "is currently in", "flies to", "journeyed to", "headed to", "reached", "set foot in",
        "toured", "is touring", "stopped over in", "dropped in on", "jetted into", "went to",
        "has gone to", "took off for", "set out for", "jetted out to", "led a delegation to",
        "is leading a high-level military delegation to", "is on an official tour of",
    ],
)  # fmt: skip
def test_whoever_goes_is_the_guest(engine: Engine, words: str) -> None:
    assert _sides(engine, GOES.format(words)) == ("HR", ["KE"])


@pytest.mark.parametrize(
    "text",
    [
        "Kenyan Defence Minister John Odera toured the barracks in Nakuru.",
        "Kenyan Defence Minister John Odera headed the talks with army cadets in Nairobi.",
        "Kenyan Defence Minister John Odera took off for the holidays.",
        "Kenyan Defence Minister John Odera bade farewell to the retiring officers.",
        "Kenyan Defence Minister John Odera had discussions with the army command.",
        "Kenyan Defence Minister John Odera phoned the families of the soldiers.",
    ],
)
def test_whoever_stays_at_home_meets_nobody_from_abroad(engine: Engine, text: str) -> None:
    assert _all(engine, text) == []


@pytest.mark.parametrize(
    "words",
    [
        "granted an audience to", "entertained", "played host to", "had discussions with",
        "exchanged views with", "will host", "will receive", "was paid a courtesy call by",
        "accorded a warm welcome to", "extended a warm welcome to", "saw off",
        "had a working session with", "reviewed bilateral defence cooperation with",
    ],
)  # fmt: skip
def test_whoever_receives_in_the_own_capital_is_host(engine: Engine, words: str) -> None:
    text = (
        f"Croatian Defence Minister Ivan Horvat {words} Kenyan Defence Minister John Odera in "
        "Zagreb on 12 March 2024."
    )
    assert _sides(engine, text) == ("HR", ["KE"])


@pytest.mark.parametrize(
    "words",
    [
        "was accorded a warm welcome by", "was granted an audience by", "had an audience with",
        "introduced himself to", "presented his credentials to", "bid farewell to",
        "was ushered in by", "was seen off by", "was briefed by", "was invited by",
        "made a courtesy call on", "paid an introductory call on",
    ],
)  # fmt: skip
def test_whoever_is_received_is_the_guest(engine: Engine, words: str) -> None:
    text = (
        f"Kenyan Defence Minister John Odera {words} Croatian Defence Minister Ivan Horvat in "
        "Zagreb on 12 March 2024."
    )
    assert _sides(engine, text) == ("HR", ["KE"])


@pytest.mark.parametrize("words", ["met with", "held talks with", "bade farewell to"])
def test_an_ambassador_meets_in_the_country_of_the_post(engine: Engine, words: str) -> None:
    text = f"Kenya's Ambassador to {{}}, John Odera, {words} Croatian Defence Minister Ivan Horvat."
    (at_home,) = _all(engine, text.format("Croatia"))
    assert (at_home["kind"], at_home["host"], at_home["guests"]) == ("reception", "HR", ["KE"])
    elsewhere = _all(engine, text.format("Norway"))
    assert all(each["host"] != "NO" for each in elsewhere)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("phoned", "call"),
        ("received a call from", "call"),
        ("met virtually with", "call"),
        ("held a telecon with", "call"),
        ("held an online meeting with", "call"),
        ("held a VTC with", "call"),
        ("held a video talk with", "call"),
        ("received a courtesy call from", "visit"),
        ("showed a video and met with", "visit"),
    ],
)
def test_calls_by_telephone_and_video(engine: Engine, words: str, kind: str) -> None:
    text = (
        f"Croatian Defence Minister Ivan Horvat {words} Kenyan Defence Minister John Odera on "
        "12 March 2024."
    )
    (engagement,) = _all(engine, text)
    assert (engagement["kind"], engagement["host"]) == (kind, "HR")


VISIT = (
    "Kenyan Defence Minister John Odera {} Croatia. In Zagreb he {} his Croatian counterpart Ivan "
    "Horvat."
)


@pytest.mark.parametrize(
    ("going", "meeting", "status"),
    [
        ("is slated to visit", "will hold talks with", "planned"),
        ("plans to visit", "is to meet", "planned"),
        ("is currently visiting", "will meet", "in_progress"),
        ("has left for", "will meet", "in_progress"),
        ("visited", "met", "completed"),
        ("plans more visits after he toured", "met", "completed"),
    ],
)
def test_how_far_a_visit_is(engine: Engine, going: str, meeting: str, status: str) -> None:
    (engagement,) = _all(engine, VISIT.format(going, meeting).removesuffix(TALKS))
    assert engagement["status"] == status


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("has shelved a visit to", 0),
        ("put off a trip to", 0),
        ("resumed after a delay the visit to", 1),
    ],
)
def test_a_visit_called_off_is_none(engine: Engine, words: str, found: int) -> None:
    text = f"Kenyan Defence Minister John Odera {words} Croatia, the defence ministry said."
    assert len(engine.read(text).engagements) == found
