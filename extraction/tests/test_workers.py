"""Real workers on a real broker: nothing is lost and nothing is doubled."""

from collections.abc import Sequence
from pathlib import Path

import pytest
import redis

from extraction.bell import ring
from extraction.models import Article, Reading, State
from extraction.models.articles import UNDER_WAY
from extraction.services import read_again, sweep
from extraction.tests.conftest import Workers, arrive, told, until
from visits.models import Report, Visit

pytestmark = [pytest.mark.broker, pytest.mark.django_db(transaction=True)]

LEADER = ["Ruslan Zhaksylykov", "KZ", "head_of_delegation", "minister_of_defence"]


def visit_of(year: int, orders: str = "", title: str = "") -> str:
    engagement = {"host": "AZ", "guests": ["KZ"], "start": f"{year}-06-07", "people": [LEADER]}
    return told(engagement, title=title or f"Visit of {year}", orders=orders)


def all_settled(articles: Sequence[Article]) -> bool:
    """Whether nothing is under way; sweeps as beat would."""
    sweep()
    ids = [article.pk for article in articles]
    return not Article.objects.filter(pk__in=ids, state__in=UNDER_WAY).exists()


def states(articles: Sequence[Article]) -> list[str]:
    rows = Article.objects.in_bulk([article.pk for article in articles])
    return [rows[article.pk].state for article in articles]


def test_an_upload_is_read_without_being_asked_for(workers: Workers) -> None:
    workers.start()
    article = arrive(visit_of(2024))
    ring([article.pk])
    until(lambda: states([article]) == [State.READ], "the article to be read")
    assert Visit.objects.get().start == "2024-06-07"


def test_a_worker_killed_in_the_middle_leaves_nothing_lost_and_nothing_doubled(
    workers: Workers, settings: object, tmp_path: Path
) -> None:
    settings.LEASE_SECONDS = 2  # type: ignore[attr-defined]
    flag = tmp_path / "reading"
    first, waiting = arrive(visit_of(2023)), arrive(visit_of(2024, orders=f"WAIT {flag}"))
    doomed = workers.start()
    ring([first.pk, waiting.pk])
    until(flag.exists, "the worker to be in the middle")
    workers.kill(doomed)
    assert states([first, waiting]) == [State.READING, State.READING]
    # The next worker meets the same article and hangs on it too; then that one alone is set aside.
    heir = workers.start()
    until(lambda: sweep() and states([first]) == [State.READ], "the neighbour to be read")
    workers.kill(heir)
    assert Visit.objects.count() == Report.objects.count() == Reading.objects.count() == 1


def test_an_article_whose_worker_was_killed_is_read_by_the_next(
    workers: Workers, settings: object, tmp_path: Path
) -> None:
    settings.LEASE_SECONDS = 2  # type: ignore[attr-defined]
    flag = tmp_path / "reading"
    article = arrive(visit_of(2024, orders=f"WAIT_ONCE {flag}"))
    doomed = workers.start()
    ring([article.pk])
    until(flag.exists, "the worker to be in the middle")
    workers.kill(doomed)
    workers.start()
    until(lambda: all_settled([article]), "the article to be read by the next worker")
    assert states([article]) == [State.READ]
    assert Article.objects.get(pk=article.pk).attempts == 2
    assert Visit.objects.count() == Report.objects.count() == Reading.objects.count() == 1


def test_an_article_that_kills_its_worker_takes_no_neighbour_along(
    workers: Workers, settings: object
) -> None:
    settings.LEASE_SECONDS = 2  # type: ignore[attr-defined]
    articles = [arrive(visit_of(year)) for year in range(2001, 2020)]
    killer = arrive(visit_of(2020, orders="DIE"))
    everyone = [*articles[:7], killer, *articles[7:]]
    workers.start()
    ring([article.pk for article in everyone])
    until(lambda: all_settled(everyone), "all to be settled")
    assert set(states(articles)) == {State.READ}
    killer.refresh_from_db()
    assert (killer.state, killer.failure_code, killer.attempts) == (
        State.FAILED,
        "quarantined",
        3,
    )
    assert Visit.objects.count() == 19


def test_the_sweep_finds_what_a_flushed_broker_forgot(
    workers: Workers, broker: "redis.Redis"
) -> None:
    articles = [arrive(visit_of(year)) for year in (2021, 2022, 2023)]
    ring([article.pk for article in articles])
    Article.objects.update(rung_at="2024-01-01T00:00:00Z")
    broker.flushdb()
    workers.start()
    until(lambda: all_settled(articles), "the articles to be read")
    assert set(states(articles)) == {State.READ}


def test_two_workers_make_one_visit_of_two_reports_read_at_once(workers: Workers) -> None:
    workers.start()
    workers.start()
    articles = [
        arrive(visit_of(year, title=f"Report {number} of {year}"))
        for year in range(2010, 2020)
        for number in range(4)
    ]
    for article in articles:
        ring([article.pk])
    until(lambda: all_settled(articles), "all to be read")
    assert set(states(articles)) == {State.READ}
    assert Visit.objects.filter(deleted_at=None).count() == 10
    assert Report.objects.filter(withdrawn=False).count() == 40


def test_ten_articles_read_again_by_two_workers_double_nothing(workers: Workers) -> None:
    workers.start()
    workers.start()
    articles = [arrive(visit_of(year)) for year in range(2010, 2020)]
    ring([article.pk for article in articles])
    until(lambda: all_settled(articles), "all to be read")
    for _ in range(2):
        read_again(article_ids=[article.pk for article in articles])
        ring([article.pk for article in articles])
        until(lambda: all_settled(articles), "all to be read again")
    assert Visit.objects.filter(deleted_at=None).count() == 10
    assert Reading.objects.count() == Report.objects.count() == 10
