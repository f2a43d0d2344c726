"""What the README shows is what the engine does."""

import json
import re
from pathlib import Path
from typing import Any

from extraction.engine import Engine

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)\n```", README, re.DOTALL)
    assert found
    return found[1]


def without_evidence(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_evidence(each) for key, each in value.items() if key != "evidence"}
    if isinstance(value, list):
        return [without_evidence(each) for each in value]
    return value


def test_the_article_of_the_readme_becomes_the_record_of_the_readme() -> None:
    record = Engine.load().read(block("text")).to_json()
    shown = json.loads(block("json"))
    assert without_evidence(record) == shown
    host = record["engagements"][0]["evidence"]["host"][0]["quote"]
    assert f"`{host}`" in " ".join(README.split())


def test_every_place_the_readme_names_is_there() -> None:
    root = Path(__file__).parent.parent
    named = re.findall(r"`((?:docs|script|seeds)/[\w./-]+)`|\]\(([\w./-]+)\)", README)
    places = [code or link for code, link in named]
    assert places
    assert [place for place in places if not (root / place).exists()] == []
