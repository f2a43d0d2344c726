"""How phrases of the language files are recognised, each class with a negative beside it."""

import pytest

from extraction.engine.matcher import Matcher
from extraction.engine.phrases import Inflection, expand, pieces_of
from extraction.engine.view import view_of

ENDINGS = {
    "genitive": ["ın", "nın", "а", "ого", "'s"],
    "dative": ["a", "у", "ому"],
    "other": ["ий", "ь"],
}


def _found(phrase: str, text: str) -> list[str]:
    matcher = Matcher(Inflection(ENDINGS))
    matcher.add("post", "key", [phrase])
    matcher.build()
    view = view_of(text)
    return [view.chars[each.start : each.end] for each in matcher.find(view).get("post", ())]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("colonel general", "Colonel General Zakir", ["Colonel General"]),
        ("colonel general", "lieutenant colonel generally", []),
        ("colonel general", "subcolonel general", []),
        ("Qazaxıstan", "Qazaxıstanın naziri", ["Qazaxıstanın"]),
        ("Qazaxıstan", "Qazaxıstanxyz", []),
        ("Azerbaijan", "Azerbaijan’s minister", ["Azerbaijan’s"]),
        ("министр| обороны", "министру обороны", ["министру обороны"]),
        ("министр| обороны", "министерство обороны", []),
        ("казахстанск|ий", "казахстанского", ["казахстанского"]),
        ("перв|ый заместител|ь", "первого заместителя", []),
        ("laid .. wreath", "laid a large wreath", ["laid a large wreath"]),
        ("laid .. wreath", "laid. Then a wreath", []),
        ("may!", "mayın", []),
        ("{lay,laid} flowers", "They laid flowers", ["laid flowers"]),
        ("{,national }guard", "the guard", ["guard"]),
    ],
)
def test_a_phrase_is_found_where_it_stands_and_nowhere_else(
    phrase: str, text: str, found: list[str]
) -> None:
    assert _found(phrase, text) == found


def test_the_longest_phrase_of_a_kind_wins() -> None:
    matcher = Matcher(Inflection(ENDINGS))
    matcher.add("post", "deputy", ["deputy minister of defence"])
    matcher.add("post", "minister", ["minister of defence"])
    matcher.build()
    keys = [each.key for each in matcher.find(view_of("Deputy Minister of Defence"))["post"]]
    assert keys == ["deputy"]


def test_alternatives_are_all_tried() -> None:
    assert list(expand("{a,b} {,c }d")) == ["a d", "a c d", "b d", "b c d"]


def test_an_empty_phrase_is_refused() -> None:
    with pytest.raises(ValueError, match="empty"):
        pieces_of("!")
