"""How Azerbaijani reports put things: each class with its opposite."""

import pytest

from extraction.engine import Engine

VISIT = "Azərbaycanın müdafiə naziri Orxan Səlimov Estoniyada rəsmi səfərdədir. Onu {then}."


@pytest.mark.parametrize(
    ("then", "country"),
    [
        pytest.param("bu ölkəyə idarə rəisi Mart Kask dəvət edib", "EE", id="who invites"),
        pytest.param("səfərdə idarə rəisi Mart Kask müşayiət edib", "AZ", id="who comes along"),
    ],
)
def test_who_invites_is_of_the_hosts(engine: Engine, then: str, country: str) -> None:
    (engagement,) = engine.read(VISIT.format(then=then)).to_json()["engagements"]
    countries = {each["name"]: each["country"] for each in engagement["people"]}
    assert countries["Mart Kask"] == country
