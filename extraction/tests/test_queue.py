"""The queue of record: leases, attempts, duplicates, retries, the sweep."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db.models.functions import Now

from extraction.engine.types import Value
from extraction.models import Article, Reading, State
from extraction.selectors import article_progress
from extraction.services import (
    ExtractionError,
    claim_articles,
    read_again,
    read_articles,
    retry_article,
    sweep,
)
from extraction.services import reading as reading_service
from extraction.tests.conftest import arrive, told
from extraction.tests.scripted import ScriptedEngine
from visits.models import Report, Visit
from visits.services.correcting import correct_visit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference", "scripted")]

KZ_TO_AZ = {
    "host": "AZ",
    "guests": ["KZ"],
    "start": "2024-06-07",
    "people": [["Ruslan Zhaksylykov", "KZ", "head_of_delegation", "minister_of_defence"]],
}


def read(*articles: Article) -> None:
    read_articles(ids=[article.pk for article in articles], worker="test")
    for article in articles:
        article.refresh_from_db()


def test_an_article_becomes_a_reading_and_a_visit() -> None:
    article = arrive(told(KZ_TO_AZ))
    read(article)
    assert article.state == State.READ
    assert article.text == told(KZ_TO_AZ)
    assert article.language == "en"
    assert Reading.objects.get().article == article
    visit = Visit.objects.get()
    assert (visit.host_id, visit.start) == ("AZ", "2024-06-07")
    [progress] = article_progress([article.pk])
    assert progress.says == "Read: 1 visit found"
    assert progress.visits == (visit.pk,)
    assert progress.told[0].title == "Kazakhstan visits Azerbaijan, 7 June 2024"


def test_a_task_run_twice_changes_nothing() -> None:
    article = arrive(told(KZ_TO_AZ))
    read(article)
    read(article)
    read_again(article_ids=[article.pk])
    read(article)
    assert Visit.objects.count() == Report.objects.count() == Reading.objects.count() == 1


def test_an_article_about_no_visit_says_so() -> None:
    article = arrive("A parade took place.")
    read(article)
    assert article.state == State.NO_ENGAGEMENT
    assert article.failure == ""


def test_the_same_text_in_other_bytes_links_to_the_first() -> None:
    first = arrive(told(KZ_TO_AZ))
    second = arrive(told(KZ_TO_AZ).replace("\n", "\r\n"))
    read(first, second)
    assert second.duplicate_of == first
    assert second.state == State.READ
    assert second.text is None
    assert Report.objects.count() == 1
    [progress] = article_progress([second.pk])
    assert progress.visits == (Visit.objects.get().pk,)
    assert f"same text as article {first.pk}" in progress.says


def test_the_same_text_twice_in_one_batch_links_too() -> None:
    articles = [arrive(told(KZ_TO_AZ).replace("\n", end)) for end in ("\r\n", "\n", "\r")]
    read(*articles)
    assert [each.duplicate_of for each in articles] == [None, articles[0], articles[0]]
    assert Visit.objects.count() == 1


def test_the_state_of_a_duplicate_mirrors_the_first() -> None:
    first = arrive(told(KZ_TO_AZ))
    second = arrive(told(KZ_TO_AZ).replace("\n", "\r\n"))
    read(first, second)
    read_again(article_ids=[first.pk])
    second.refresh_from_db()
    assert second.state == State.QUEUED
    read(first)
    second.refresh_from_db()
    assert second.state == State.READ


def test_a_second_worker_does_not_get_what_is_leased() -> None:
    article = arrive("Text.")
    assert len(claim_articles(ids=[article.pk], worker="one")) == 1
    assert claim_articles(ids=[article.pk], worker="two") == []


def test_what_was_tried_before_is_leased_only_alone() -> None:
    """A batch that killed its worker comes back as it was; nobody may die with it again."""
    articles = [arrive(f"Text {number}.") for number in range(3)]
    ids = [article.pk for article in articles]
    assert len(claim_articles(ids=ids, worker="doomed")) == 3
    for article in articles:
        run_out(article)
    sweep()
    assert claim_articles(ids=ids, worker="next") == []
    assert len(claim_articles(ids=ids[:1], worker="next")) == 1


def test_a_worker_whose_lease_ran_out_cannot_write(monkeypatch: pytest.MonkeyPatch) -> None:
    article = arrive(told(KZ_TO_AZ))

    class Slow(ScriptedEngine):
        def read(self, document, *, outlet_hint=None):  # type: ignore[no-untyped-def]
            run_out(article)
            assert sweep().requeued == 1
            return super().read(document, outlet_hint=outlet_hint)

    monkeypatch.setattr(reading_service, "the_engine", Slow)
    read(article)
    assert article.state == State.QUEUED
    assert not Reading.objects.exists()
    assert not Visit.objects.exists()


def test_a_lease_taken_over_in_the_meantime_cannot_be_used_either(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    article = arrive(told(KZ_TO_AZ))

    class Slow(ScriptedEngine):
        def read(self, document, *, outlet_hint=None):  # type: ignore[no-untyped-def]
            run_out(article)
            claim_articles(ids=[article.pk], worker="another")
            return super().read(document, outlet_hint=outlet_hint)

    monkeypatch.setattr(reading_service, "the_engine", Slow)
    read(article)
    assert (article.state, article.leased_by) == (State.READING, "another")
    assert not Visit.objects.exists()


def run_out(article: Article) -> None:
    Article.objects.filter(pk=article.pk).update(lease_until=Now() - timedelta(seconds=1))


def test_an_article_that_breaks_every_attempt_is_set_aside_with_its_reason(
    settings: object,
) -> None:
    article = arrive(told(orders="BREAK"))
    for attempt in range(1, 4):
        read(article)
        assert article.attempts == attempt
    assert (article.state, article.failure_code) == (State.FAILED, "quarantined")
    assert "3 times" in article.failure
    assert "ValueError" in article.failure
    read(article)
    assert article.attempts == 3


def test_a_worker_that_dies_each_time_gets_its_article_set_aside() -> None:
    article = arrive("Text.")
    for _ in range(3):
        assert claim_articles(ids=[article.pk], worker="doomed")
        run_out(article)
        sweep()
    article.refresh_from_db()
    assert (article.state, article.failure_code) == (State.FAILED, "quarantined")
    assert "stopped without a word" in article.failure


def test_one_poisoned_article_does_not_hold_up_its_nineteen_neighbours() -> None:
    good = [
        arrive(told({**KZ_TO_AZ, "start": f"{year}-06-07"}, title=f"Number {year}"))
        for year in range(2001, 2020)
    ]
    poisoned = arrive(told({**KZ_TO_AZ, "host": "QQ"}))
    read(*good[:10], poisoned, *good[10:])
    assert {each.state for each in good} == {State.READ}
    assert poisoned.state == State.QUEUED
    assert poisoned.attempts == 1
    assert Visit.objects.count() == 19


def test_a_refusal_of_the_engine_is_kept_in_its_words() -> None:
    article = arrive(told(orders="REFUSE unsupported_language"))
    read(article)
    assert (article.state, article.failure_code) == (State.FAILED, "unsupported_language")
    assert article.failure == "Refused as unsupported_language. Try something else."


def test_a_file_without_text_asks_for_it() -> None:
    article = arrive(told(orders="REFUSE no_text"))
    read(article)
    assert article.state == State.NEEDS_TEXT


def test_reading_that_takes_too_long_is_broken_off(
    monkeypatch: pytest.MonkeyPatch, settings: object
) -> None:
    settings.READING_SECONDS = 0.05  # type: ignore[attr-defined]

    class Endless(ScriptedEngine):
        def read(self, document, *, outlet_hint=None):  # type: ignore[no-untyped-def]
            while True:
                try:
                    sum(range(1000))
                except Exception:
                    continue

    monkeypatch.setattr(reading_service, "the_engine", Endless)
    article = arrive("Text.")
    read(article)
    assert (article.state, article.attempts) == (State.QUEUED, 1)


def test_a_person_may_try_a_failed_article_again(editor: User) -> None:
    article = arrive(told(orders="REFUSE unsupported_language"))
    read(article)
    retried = retry_article(article_id=article.pk, person=editor)
    assert (retried.state, retried.attempts, retried.failure) == (State.QUEUED, 0, "")


def test_nobody_can_retry_what_did_not_fail(editor: User) -> None:
    article = arrive(told(KZ_TO_AZ))
    with pytest.raises(ExtractionError, match="did not fail"):
        retry_article(article_id=article.pk, person=editor)


def test_a_later_reading_that_finds_less_withdraws_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tr_to_az = {**KZ_TO_AZ, "guests": ["TR"], "people": []}
    article = arrive(told(KZ_TO_AZ, tr_to_az))
    read(article)
    assert Visit.objects.filter(deleted_at__isnull=True).count() == 2

    class Stricter(ScriptedEngine):
        def __init__(self) -> None:
            super().__init__("scripted-2")

        def read(self, document, *, outlet_hint=None):  # type: ignore[no-untyped-def]
            record = super().read(document, outlet_hint=outlet_hint)
            object.__setattr__(record, "engagements", record.engagements[:1])
            return record

    monkeypatch.setattr(reading_service, "the_engine", Stricter)
    read_again(article_ids=[article.pk])
    read(article)
    assert Reading.objects.count() == 2
    assert [v.sides.get().country_id for v in Visit.objects.filter(deleted_at=None)] == ["KZ"]


def test_a_later_reading_proposes_and_never_overrules_a_person(
    monkeypatch: pytest.MonkeyPatch, editor: User
) -> None:
    article = arrive(told(KZ_TO_AZ))
    read(article)
    visit = Visit.objects.get()
    correct_visit(
        visit_id=visit.pk, version=visit.version, changes={"visit_type": "working"}, person=editor
    )

    class Newer(ScriptedEngine):
        def __init__(self) -> None:
            super().__init__("scripted-2")

        def read(self, document, *, outlet_hint=None):  # type: ignore[no-untyped-def]
            record = super().read(document, outlet_hint=outlet_hint)
            for engagement in record.engagements:
                object.__setattr__(engagement, "visit_type", Value("state", (), 0.9))
            return record

    monkeypatch.setattr(reading_service, "the_engine", Newer)
    read_again(article_ids=[article.pk])
    read(article)
    visit.refresh_from_db()
    assert visit.visit_type == "working"
    assert visit.proposals.get().value == "state"


def test_a_batch_that_takes_long_holds_on_to_its_leases(
    monkeypatch: pytest.MonkeyPatch, settings: object
) -> None:
    settings.LEASE_SECONDS = 0  # type: ignore[attr-defined]
    articles = [arrive(told(title=f"Number {number}")) for number in range(3)]
    renewed: list[int] = []
    monkeypatch.setattr(
        reading_service, "renew_leases", lambda *, leases: renewed.append(len(leases))
    )
    read(*articles)
    assert renewed == [3, 3, 3]


def test_what_a_batch_has_no_time_for_goes_back_unharmed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_service, "BATCH_SECONDS", -1.0)
    articles = [arrive(told(title=f"Number {number}")) for number in range(3)]
    read(*articles)
    assert {(article.state, article.attempts) for article in articles} == {(State.QUEUED, 0)}
