"""Which visit is told of: two reports of one visit make one visit, in whatever order."""

from collections.abc import Sequence
from itertools import permutations
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from extraction.resolution import place_again
from extraction.services import act_on_answer, read_again, read_articles, reading, sweep
from extraction.tests.conftest import arrive, told
from extraction.tests.scripted import ScriptedEngine
from visits.models import Judgement, Official, Report, Visit
from visits.services.correcting import correct_visit
from visits.services.judging import answer, ask
from visits.services.recording import withdraw_report
from visits.services.reviewing import review_visit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference", "scripted")]

RUSLAN = ["Ruslan Zhaksylykov", "KZ", "head_of_delegation", "minister_of_defence"]
ZAKIR = ["Zakir Hasanov", "AZ", "host", "minister_of_defence"]
DAUREN = ["Dauren Kossanov", "KZ", "head_of_delegation", "chief_of_general_staff"]


def engagement(**more: Any) -> dict[str, Any]:
    """Ruslan Zhaksylykov in Baku on 7 June 2024, received by Zakir Hasanov."""
    told_of = {
        "host": "AZ",
        "guests": ["KZ"],
        "start": "2024-06-07",
        "people": [RUSLAN, ZAKIR],
    }
    return told_of | more


PUBLISHED_LATER = {"start": "2024-06-09~", "basis": "publication"}


def read_all(*engagements: dict[str, Any], prefix: str = "Report") -> None:
    """Each in an article of its own, one after the other."""
    for number, each in enumerate(engagements):
        article = arrive(told(each, title=f"{prefix} {number}"))
        read_articles(ids=[article.pk], worker="test")
        article.refresh_from_db()
        assert article.state == "read", article.failure


def standing() -> list[Visit]:
    return list(Visit.objects.filter(deleted_at=None).order_by("pk"))


def open_questions() -> int:
    return Judgement.objects.filter(subject="visit", answer=None).count()


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "9999", "0001"])
def test_a_day_at_the_edge_of_the_calendar_holds_up_no_other_article(day: str) -> None:
    read_all(engagement(start=day), engagement(start=day), engagement())
    assert {visit.start for visit in standing()} == {day, "2024-06-07"}


@pytest.mark.parametrize(
    "second",
    [
        {},
        {"people": [["R. Zhaksylykov", "KZ", "head_of_delegation", "minister_of_defence"]]},
        {"people": [["Руслан Жаксылыков", "KZ", "head_of_delegation", None]]},
        {"start": "2024-06-08"},
        PUBLISHED_LATER,
        {"start": "XXXX-06-07"},
        {"start": "2024-06-06", "end": "2024-06-08"},
        {"status": "planned"},
        {"people": [ZAKIR]},
        {"visit_type": "official"},
    ],
)
def test_two_reports_of_one_visit_make_one_visit_with_two_reports(second: dict[str, Any]) -> None:
    read_all(engagement(), engagement(**second))
    assert len(standing()) == 1
    assert Report.objects.filter(withdrawn=False).count() == 2
    assert open_questions() == 0


@pytest.mark.parametrize(
    "second",
    [
        {"start": "2024-09-20"},
        {"start": "2024-06-20"},
        {"host": "KZ", "guests": ["AZ"]},
        {"guests": ["TR"], "people": []},
        {"kind": "call"},
        {"people": [DAUREN, ZAKIR]},
        {"start": "XXXX-09-20"},
        {"start": None, "people": []},
    ],
)
def test_another_visit_stays_another_visit(second: dict[str, Any]) -> None:
    read_all(engagement(), engagement(**second))
    assert len(standing()) == 2
    assert open_questions() == 0


@pytest.mark.parametrize(
    "second",
    [
        {"people": []},
        {"host": None},
        {"guests": ["KZ", "TR"]},
        {"start": "2024-06"},
        {"kind": "multilateral"},
        {"status": "cancelled"},
    ],
)
def test_in_doubt_they_stand_separate_and_flagged(second: dict[str, Any]) -> None:
    read_all(engagement(), engagement(**second))
    assert len(standing()) == 2
    assert open_questions() == 1
    assert Judgement.objects.get(subject="visit").reasons


def test_one_article_that_tells_of_two_visits_makes_two() -> None:
    article = arrive(told(engagement(), engagement(people=[DAUREN])))
    read_articles(ids=[article.pk], worker="test")
    assert len(standing()) == 2


def partition_now() -> set[frozenset[str]]:
    """Which articles (by title) tell of one visit."""
    titles: dict[int, set[str]] = {}
    for report in Report.objects.filter(withdrawn=False):
        titles.setdefault(report.visit_id, set()).add(report.title)
    return {frozenset(each) for each in titles.values()}


def in_order(texts: Sequence[str]) -> tuple[set[frozenset[str]], Any]:
    """What stands in the record after reading these in this order; nothing of it is kept."""
    with transaction.atomic():
        for text in texts:
            read_articles(ids=[arrive(text).pk], worker="test")
        values = sorted(
            (visit.host_id, visit.start, visit.kind, visit.participants.count())
            for visit in standing()
        )
        found = partition_now(), values
        transaction.set_rollback(True)
    return found


REPORTS = {
    "June, stated": engagement(),
    "June, initial": engagement(
        people=[["R. Zhaksylykov", "KZ", "head_of_delegation", "minister_of_defence"]]
    ),
    "June, published later": engagement(**PUBLISHED_LATER),
    "Four days on, stated": engagement(start="2024-06-16", status="in_progress"),
    "Published between the two": engagement(start="2024-06-14~", basis="publication"),
    "Next week, published": engagement(start="2024-06-18~", basis="publication"),
}


def test_the_order_of_arrival_of_two_visits_makes_no_difference() -> None:
    names = [
        "June, stated",
        "June, published later",
        "Four days on, stated",
        "Next week, published",
    ]
    texts = [told(REPORTS[name], title=name) for name in names]
    outcomes = [in_order(each) for each in list(permutations(texts))[::4]]
    assert all(outcome == outcomes[0] for outcome in outcomes)
    assert outcomes[0][0] == {frozenset(names[:2]), frozenset(names[2:])}


@hypothesis_settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    chosen=st.lists(st.sampled_from(sorted(REPORTS)), min_size=2, max_size=5, unique=True),
    data=st.data(),
)
def test_no_order_of_arrival_makes_a_difference(chosen: list[str], data: st.DataObject) -> None:
    texts = [told(REPORTS[name], title=name) for name in chosen]
    assert in_order(texts) == in_order(data.draw(st.permutations(texts)))


def test_a_report_between_two_visits_leaves_the_one_it_had_joined() -> None:
    read_all(engagement(), engagement(start="2024-06-14~", basis="publication"))
    assert len(standing()) == 1
    read_all(engagement(start="2024-06-16"), prefix="Third")
    assert len(standing()) == 3
    assert open_questions() == 2


def test_a_corrected_visit_keeps_its_reports_and_its_values(editor: User) -> None:
    read_all(engagement())
    [visit] = standing()
    correct_visit(
        visit_id=visit.pk, version=visit.version, changes={"start": "2024-06-05"}, person=editor
    )
    read_all(engagement(visit_type="official"), prefix="Later")
    [visit] = standing()
    assert visit.start == "2024-06-05"
    assert visit.reports.count() == 2


def test_a_report_that_agrees_with_a_correction_joins_the_visit(editor: User) -> None:
    read_all(engagement())
    [visit] = standing()
    correct_visit(
        visit_id=visit.pk, version=visit.version, changes={"start": "2024-07-20"}, person=editor
    )
    read_all(engagement(start="2024-07-20"), prefix="Later")
    assert len(standing()) == 1


def test_visits_judged_different_are_never_joined(editor: User) -> None:
    read_all(engagement(), engagement(people=[]))
    question = Judgement.objects.get(subject="visit")
    answer(judgement_id=question.pk, answer="different", person=editor)
    read_all(engagement(visit_type="official"), prefix="Later")
    assert len(standing()) == 2
    assert open_questions() == 0 or Judgement.objects.filter(answer=None).count() <= 1


def test_a_new_report_of_a_rejected_visit_does_not_bring_it_back(editor: User) -> None:
    read_all(engagement())
    [visit] = standing()
    review_visit(visit_id=visit.pk, version=visit.version, status="rejected", person=editor)
    read_all(engagement(visit_type="official"), prefix="Later")
    visit.refresh_from_db()
    assert visit.review_status == "rejected"
    assert len(Visit.objects.standing()) == 0


def test_reading_again_leaves_everything_as_it_is() -> None:
    article = arrive(told(engagement()))
    read_articles(ids=[article.pk], worker="test")
    before = Visit.objects.values().get()
    read_again(article_ids=[article.pk])
    read_articles(ids=[article.pk], worker="test")
    after = Visit.objects.values().get()
    assert {**before, "changed_at": None} == {**after, "changed_at": None}


def test_visits_judged_the_same_become_one_and_stay_one(editor: User) -> None:
    read_all(engagement(), engagement(people=[]))
    question = Judgement.objects.get(subject="visit")
    answer(judgement_id=question.pk, answer="same", person=editor)
    sweep()
    [visit] = standing()
    assert visit.reports.count() == 2
    read_all(engagement(visit_type="official"), prefix="Later")
    assert len(standing()) == 1


def test_a_judgement_taken_back_parts_the_visits_again(editor: User) -> None:
    read_all(engagement(), engagement(people=[]))
    question = Judgement.objects.get(subject="visit")
    answer(judgement_id=question.pk, answer="same", person=editor)
    act_on_answer(judgement_id=question.pk)
    answer(judgement_id=question.pk, answer="different", person=editor)
    act_on_answer(judgement_id=question.pk)
    assert len(standing()) == 2


def test_officials_judged_the_same_bring_their_visits_together(editor: User) -> None:
    read_all(engagement(people=[RUSLAN]))
    read_all(engagement(people=[["Rustam Zhaksylykov", *RUSLAN[1:]]]), prefix="Other")
    assert len(standing()) == 2
    one, other = Official.objects.order_by("pk")
    question = ask(subject="official", first=one.pk, second=other.pk, score=0.5, reasons=["?"])
    answer(judgement_id=question.pk, answer="same", person=editor)
    act_on_answer(judgement_id=question.pk)
    assert len(standing()) == 1


def test_a_question_about_what_is_gone_is_not_asked_any_more() -> None:
    article = arrive(told(engagement(host=None), title="Vague"))
    read_articles(ids=[article.pk], worker="test")
    read_all(engagement())
    assert open_questions() == 1
    place_again_without_the_vague_one(article.pk)
    assert open_questions() == 0


def place_again_without_the_vague_one(article: int) -> None:
    visit = Report.objects.get(article=article).visit_id
    withdraw_report(article=article, engagement=0, engine_version="scripted-2")
    place_again([visit, *(each.pk for each in standing())])


def test_a_reading_in_another_order_leaves_a_corrected_visit_alone(
    monkeypatch: pytest.MonkeyPatch, editor: User
) -> None:
    turkish = engagement(guests=["TR"], people=[["Yaşar Güler", "TR", *RUSLAN[2:]]])
    article = arrive(told(engagement(), turkish))
    read_articles(ids=[article.pk], worker="test")
    kazakh = Visit.objects.get(sides__country="KZ")
    correct_visit(
        visit_id=kazakh.pk, version=kazakh.version, changes={"visit_type": "state"}, person=editor
    )

    class OtherWayRound(ScriptedEngine):
        def __init__(self) -> None:
            super().__init__("scripted-2")

        def read(self, document, *, outlet_hint=None):  # type: ignore[no-untyped-def]
            record = super().read(document, outlet_hint=outlet_hint)
            object.__setattr__(record, "engagements", record.engagements[::-1])
            return record

    monkeypatch.setattr(reading, "the_engine", OtherWayRound)
    read_again(article_ids=[article.pk])
    read_articles(ids=[article.pk], worker="test")
    kazakh.refresh_from_db()
    assert [side.country_id for side in kazakh.sides.all()] == ["KZ"]
    assert kazakh.visit_type == "state"
    assert not kazakh.proposals.exclude(field="visit_type").exists()
    assert len(standing()) == 2
