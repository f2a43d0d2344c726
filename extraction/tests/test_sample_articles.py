"""The sample articles through the real engine: reports of one visit come together."""

from collections import defaultdict
from pathlib import Path

import pytest
from django.conf import settings

from extraction.folder import without_header
from extraction.models import Article, State
from extraction.services import read_articles, receive_article
from visits.models import Official, Report
from visits.services.seeding import load_countries, load_posts

pytestmark = pytest.mark.django_db

SAMPLES = settings.SEEDS_DIR / "articles"


def same_visit(file: Path) -> str:
    """What the names of files that tell of one visit have in common: the day and the countries."""
    words = file.stem.split("-")
    # Three words of the day, one or more guests, the host; then the language, which may be that
    # of a country too.
    language = next(at for at, word in enumerate(words) if at >= 5 and word in {"en", "az"})
    return "-".join(words[:language])


@pytest.fixture
def pairs() -> dict[str, list[Path]]:
    """Sample files by visit, where two or more tell of it."""
    load_countries(file=settings.SEEDS_DIR / "countries.yml")
    load_posts(file=settings.SEEDS_DIR / "posts.yml")
    found: defaultdict[str, list[Path]] = defaultdict(list)
    for file in sorted(SAMPLES.glob("*.txt")):
        found[same_visit(file)].append(file)
    return {visit: files for visit, files in found.items() if len(files) > 1}


def test_reports_of_one_visit_in_two_languages_come_together(pairs: dict[str, list[Path]]) -> None:
    assert pairs
    articles: dict[str, list[int]] = {}
    for visit, files in pairs.items():
        articles[visit] = [receive(file).pk for file in files]
    everything = [pk for ids in articles.values() for pk in ids]
    read_articles(ids=everything, worker="test")
    assert set(Article.objects.values_list("state", flat=True)) <= {
        State.READ,
        State.NO_ENGAGEMENT,
    }
    told_apart = [visit for visit, ids in articles.items() if told_alike_but_apart(ids)]
    assert not told_apart
    assert Official.objects.filter(spellings__name="Zakir Həsənov", country="AZ").count() == 1
    assert (
        Official.objects.get(spellings__name="Zakir Həsənov", country="AZ")
        .spellings.filter(name="Zakir Hasanov")
        .exists()
    )


def told_alike_but_apart(articles: list[int]) -> bool:
    """Whether the engine read the same day and countries in all, and still they are not one."""
    reports = list(Report.objects.filter(article__in=articles))
    read = {
        (each.claims["host"], *each.claims["guests"], (each.claims["start"] or {}).get("date"))
        for each in reports
    }
    return len(read) == 1 and len({each.visit_id for each in reports}) > 1


def receive(file: Path) -> Article:
    header, body = without_header(file.read_bytes())
    return receive_article(
        data=body, filename=file.name, origin="seed", outlet=header.outlet, ring=False
    ).article
