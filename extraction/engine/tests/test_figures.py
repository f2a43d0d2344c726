"""The engine reads its corpus at least as well as recorded, and every quote is its slice.

After a change for the better: `manage.py evaluate --record FILE` with `corpus/figures.json`.
"""

import json

import pytest

from extraction.engine import Engine
from extraction.engine.evaluation import CORPUS, Report, evaluate, read_corpus

RECORDED = json.loads((CORPUS / "figures.json").read_text(encoding="utf-8"))
A_POINT = 0.01


@pytest.fixture(scope="module")
def report(engine: Engine) -> Report:
    return evaluate(engine, read_corpus())


@pytest.mark.parametrize("group", sorted(RECORDED))
def test_no_figure_falls_a_point_below_the_recorded_one(report: Report, group: str) -> None:
    now = report.figures()[group]
    fallen = {
        name: (recorded, now.get(name, 0.0))
        for name, recorded in RECORDED[group].items()
        if now.get(name, 0.0) < recorded - A_POINT
    }
    assert not fallen


def test_every_quote_of_the_corpus_is_its_slice(report: Report) -> None:
    assert report.bad_quotes == 0


@pytest.mark.parametrize("part", ["open", "blind"])
def test_values_given_as_sure_are_right(report: Report, part: str) -> None:
    count, right = report.sure(part)
    assert count > 300
    assert right >= 0.95
