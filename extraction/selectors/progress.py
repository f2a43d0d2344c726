"""How far articles have come, in words."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from extraction.models import Article, State
from extraction.models.articles import UNDER_WAY
from visits import dates, wording
from visits.models import Report, Visit


@dataclass(frozen=True)
class ToldVisit:
    """A visit that an article tells of: "Kazakhstan visits Azerbaijan, 7 June 2024"."""

    number: int
    title: str


@dataclass(frozen=True)
class ArticleProgress:
    """One line of a progress list. `settled`: no worker is coming for it any more.

    `says` is the state in words, `reason` what happened, why and what to do (empty unless it
    failed), `told` the visits it tells of. `duplicate_of` is the number of the
    article that has the same text; `told` is then that one's.
    """

    article: int
    name: str
    state: str
    says: str
    settled: bool
    can_retry: bool
    reason: str
    failure_code: str
    attempts: int
    told: tuple[ToldVisit, ...]
    duplicate_of: int | None

    @property
    def visits(self) -> tuple[int, ...]:
        """The numbers of the visits."""
        return tuple(visit.number for visit in self.told)


def article_progress(ids: Iterable[int]) -> list[ArticleProgress]:
    """A row per article, in the order asked; unknown numbers are left out."""
    wanted = list(ids)
    articles = Article.objects.filter(pk__in=wanted).defer("text").in_bulk()
    firsts = {pk: article.duplicate_of_id or pk for pk, article in articles.items()}
    visits = _visits_of(firsts.values())
    return [_row(articles[pk], visits[firsts[pk]]) for pk in wanted if pk in articles]


def queue_counts() -> dict[str, int]:
    """How many articles are in each state; states without one are 0."""
    counted = dict(Article.objects.order_by().values_list("state").annotate(articles=Count("pk")))
    return {state: counted.get(state, 0) for state in State.values}


def _visits_of(articles: Iterable[int]) -> defaultdict[int, list[ToldVisit]]:
    found: defaultdict[int, list[ToldVisit]] = defaultdict(list)
    told = list(
        Report.objects.filter(article__in=set(articles), withdrawn=False)
        .order_by("article", "engagement")
        .values_list("article", "visit_id")
    )
    numbers = {visit for _, visit in told}
    rows = Visit.objects.filter(pk__in=numbers).select_related("host")
    known = rows.prefetch_related("sides__country").in_bulk() if numbers else {}
    for article, number in dict.fromkeys(told):
        visit = known[number]
        days = dates.show_range(visit.start, visit.end)
        title = ", ".join(filter(None, [wording.title(visit), days]))
        found[article].append(ToldVisit(number, title))
    return found


def _row(article: Article, visits: list[ToldVisit]) -> ArticleProgress:
    return ArticleProgress(
        article=article.pk,
        name=article.filename or article.title or f"Article {article.pk}",
        state=article.state,
        says=_in_words(article, len(visits)),
        settled=article.state not in UNDER_WAY,
        can_retry=article.state in (State.FAILED, State.NEEDS_TEXT),
        reason=article.failure,
        failure_code=article.failure_code,
        attempts=article.attempts,
        told=tuple(visits),
        duplicate_of=article.duplicate_of_id,
    )


def _in_words(article: Article, visits: int) -> str:
    words = State(article.state).label
    if article.state == State.READ:
        words = "Read: 1 visit found" if visits == 1 else f"Read: {visits} visits found"
    elif article.state == State.QUEUED and article.attempts:
        words = f"Waiting to be read again (attempt {article.attempts + 1})"
    if article.duplicate_of_id:
        words += f" (same text as article {article.duplicate_of_id})"
    return words
