"""From a leased article to a reading and what it says to the record."""

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from time import monotonic

import pghistory
from django.conf import settings
from django.db import transaction
from django.db.models import F

from extraction.bell import ring
from extraction.deadline import DeadlinePassed, deadline
from extraction.engine import Document, Engine, Record, Refusal, open_document
from extraction.locks import lock_all
from extraction.models import Article, Original, Reading, State
from extraction.reader import the_engine
from extraction.resolution import names_to_lock, resolve
from extraction.services.claiming import Lease, claim_articles, held_article, renew_leases
from extraction.services.settling import settle_state, try_again_later

BATCH_SECONDS = 240.0

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Attempt:
    """What came of reading one article, before anything of it is written."""

    lease: Lease
    document: Document | None = None
    record: Record | None = None
    refusal: Refusal | None = None
    breakdown: str = ""

    @property
    def text_sha256(self) -> str | None:
        """The hash by which the same text in other bytes is known."""
        return hashlib.sha256(self.document.text.encode()).hexdigest() if self.document else None


def read_article(*, article_id: int, worker: str = "") -> None:
    """Read one article now, if it waits."""
    read_articles(ids=[article_id], worker=worker)


def read_articles(*, ids: Sequence[int], worker: str) -> None:
    """Lease and read those of the articles that wait; may run twice, at once or again.

    Everything is read first and then written in one transaction. When that fails, each is
    written in its own, so that a poisoned article holds up no neighbour. What the batch has no
    time for goes back to the queue unharmed.
    """
    leases = claim_articles(ids=ids, worker=worker)
    if not leases:
        return
    engine = the_engine()
    began = renewed = monotonic()
    attempts: list[Attempt] = []
    for place, lease in enumerate(leases):
        now = monotonic()
        if now - began > BATCH_SECONDS:
            _give_back(leases[place:])
            break
        if now - renewed > settings.LEASE_SECONDS / 4:
            renew_leases(leases=leases)
            renewed = now
        attempts.append(_attempt(lease, engine))
    _write_batch(attempts)


def _attempt(lease: Lease, engine: Engine) -> Attempt:
    """Open and read; whatever goes wrong is part of the answer."""
    article = Article.objects.get(pk=lease.article)
    data = b"" if article.text is not None else bytes(_original(article).data)
    attempt = Attempt(lease)
    try:
        with deadline(settings.READING_SECONDS):
            document = _document(article, data, engine)
            attempt = replace(attempt, document=document)
            record = engine.read(document, outlet_hint=article.outlet or None)
            return replace(attempt, record=record)
    except Refusal as refusal:
        return replace(attempt, refusal=refusal)
    except DeadlinePassed:
        return replace(attempt, breakdown=f"it took more than {settings.READING_SECONDS} seconds")
    except Exception as error:
        log.exception("Reading article %s broke off", lease.article)
        return replace(attempt, breakdown=_in_words(error))


def _original(article: Article) -> Original:
    return Original.objects.get(pk=article.pk)


def _document(article: Article, data: bytes, engine: Engine) -> Document:
    """The stored text where there is one (spans point into it), else the opened original."""
    if article.text is not None:
        document = Document(text=article.text, media_type=article.media_type, verbatim=False)
    else:
        document = open_document(data, filename=article.filename, limits=engine.limits)
    return replace(
        document,
        title=document.title or article.title or None,
        site=document.site or article.outlet or None,
        published=document.published or article.published or None,
    )


def _write_batch(attempts: Sequence[Attempt]) -> None:
    try:
        _write_together(attempts)
    except Exception:
        if len(attempts) > 1:
            log.exception("A batch of %s could not be written; one by one now", len(attempts))
        for attempt in attempts:
            _write_alone(attempt)


def _write_alone(attempt: Attempt) -> None:
    try:
        _write_together([attempt])
    except Exception as error:
        log.exception("Article %s could not be written", attempt.lease.article)
        _write_together([Attempt(attempt.lease, breakdown=_in_words(error))])


def _write_together(attempts: Sequence[Attempt]) -> None:
    """One transaction: rows, then names, are locked in one order; then everything is written."""
    with transaction.atomic():
        held: list[tuple[Article, Attempt]] = []
        for attempt in sorted(attempts, key=lambda each: each.lease.article):
            article = held_article(attempt.lease)
            if article:
                held.append((article, attempt))
            else:
                log.warning("Lease of article %s is lost; not written", attempt.lease.article)
        lock_all(word for _, attempt in held for word in _words_to_lock(attempt))
        for article, attempt in held:
            with pghistory.context(
                task="read",
                article=article.pk,
                engine=getattr(attempt.record, "engine_version", ""),
            ):
                _write(article, attempt)


def _words_to_lock(attempt: Attempt) -> list[str]:
    words = [f"text {attempt.text_sha256}"] if attempt.document else []
    return words + (names_to_lock(attempt.record) if attempt.record else [])


def _write(article: Article, attempt: Attempt) -> None:
    if attempt.breakdown:
        try_again_later(article, attempt.breakdown)
        return
    if attempt.document:
        first = _first_of_text(article, attempt)
        if first:
            _link_to(first, article, attempt)
            return
        _store_text(article, attempt)
    if attempt.refusal:
        state = State.NEEDS_TEXT if attempt.refusal.code == "no_text" else State.FAILED
        settle_state(article, state, code=attempt.refusal.code, words=attempt.refusal.message)
    elif attempt.record:
        _write_reading(article, attempt.record)


def _first_of_text(article: Article, attempt: Attempt) -> Article | None:
    return (
        Article.objects.filter(text_sha256=attempt.text_sha256, duplicate_of__isnull=True)
        .exclude(pk=article.pk)
        .first()
    )


def _link_to(first: Article, article: Article, attempt: Attempt) -> None:
    """The same text in other bytes: no text, no reading of its own, the first's state."""
    Article.objects.filter(pk=article.pk).update(
        duplicate_of=first,
        text_sha256=attempt.text_sha256,
        state=first.state,
        failure_code=first.failure_code,
        failure=first.failure,
        language=first.language,
        title=article.title or first.title,
        read_at=first.read_at,
        lease_until=None,
        leased_by="",
    )


def _store_text(article: Article, attempt: Attempt) -> None:
    document = attempt.document
    if document is None or article.text is not None:
        return
    article.text = document.text
    article.text_sha256 = attempt.text_sha256
    article.title = article.title or _title_of(document)
    article.outlet = article.outlet or (document.site or "")[:200]
    article.published = article.published or (document.published or "")[:30]
    article.save(update_fields=["text", "text_sha256", "title", "outlet", "published"])


def _title_of(document: Document) -> str:
    """What the file calls itself, else its first line."""
    line: str = next((line for line in document.text.splitlines() if line.strip()), "")
    return (document.title or line).strip()[:200]


def _write_reading(article: Article, record: Record) -> None:
    article.language = record.article.language.value or ""
    article.save(update_fields=["language"])
    Reading.objects.get_or_create(
        article=article,
        engine_version=record.engine_version,
        defaults={"record": record.to_json(), "explain": record.explain()},
    )
    resolve(article=article, record=record)
    settle_state(article, State.READ if record.engagements else State.NO_ENGAGEMENT)


def _give_back(leases: Sequence[Lease]) -> None:
    """Articles of a batch that were not begun: to the queue, the attempt not counted."""
    with transaction.atomic():
        for lease in leases:
            article = held_article(lease)
            if article:
                settle_state(article, State.QUEUED)
                Article.objects.filter(pk=article.pk).update(attempts=F("attempts") - 1)
        ring([lease.article for lease in leases])


def _in_words(error: Exception) -> str:
    return f"of an error in the software ({type(error).__name__})"
