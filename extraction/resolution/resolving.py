"""From an engine's record to the record of visits."""

from collections.abc import Iterable
from datetime import date
from itertools import combinations

from extraction.engine import Record
from extraction.engine.types import Engagement, Person
from extraction.models import Article
from extraction.resolution.claims import claims_of
from extraction.resolution.numbering import numbers_for
from extraction.resolution.officials import Mention, official_for, words_of
from extraction.resolution.placing import NewReport, place
from extraction.resolution.quoting import sentences_of
from extraction.resolution.told import named_in, told_from_claims
from visits import dates, names
from visits.claims import Claims, Telling
from visits.models import Post, Report
from visits.services.officials import merged
from visits.services.recording import withdraw_report


def names_to_lock(record: Record) -> list[str]:
    """What two workers must not look up at the same time: the words of names, the pairs of
    countries, the outlet. Told to extraction.locks before anything is looked up."""
    words = [f"outlet {names.fold(record.article.outlet.value or '')}"]
    for engagement in record.engagements:
        for person in engagement.people:
            words += [f"name {word}" for word in words_of(person.name.value)]
        words += pairs_to_lock(_codes(engagement))
    return words


def pairs_to_lock(countries: Iterable[str | None]) -> list[str]:
    """What two workers must not settle at the same time: the visits of any two of these."""
    codes = sorted({code for code in countries if code})
    if len(codes) < 2:
        return [f"visit {code}" for code in codes]
    return [f"visit {first}-{second}" for first, second in combinations(codes, 2)]


def resolve(*, article: Article, record: Record) -> None:
    """Tell the record what this article reports; what it reported before and does not any more
    is withdrawn. The caller holds the locks of `names_to_lock` in a transaction."""
    posts = frozenset(Post.objects.values_list("key", flat=True))
    claims = [_claims(record, engagement, posts) for engagement in record.engagements]
    known = Report.objects.filter(article=article.pk)
    numbers = numbers_for(
        [each.to_json() for each in claims],
        dict(known.values_list("engagement", "claims")),
        set(known.filter(withdrawn=True).values_list("engagement", flat=True)),
    )
    gone = known.filter(withdrawn=False).exclude(engagement__in=numbers)
    for number in gone.values_list("engagement", flat=True):
        withdraw_report(article=article.pk, engagement=number, engine_version=record.engine_version)
    place(
        [
            _new_report(article, record, number, each)
            for number, each in zip(numbers, claims, strict=True)
        ]
    )


def _claims(record: Record, engagement: Engagement, posts: frozenset[str]) -> Claims:
    return claims_of(
        engagement,
        people=list(_officials(engagement, _day(engagement, record), posts)),
        posts=posts,
        text=record.text,
        sentence_of=sentences_of(record.text),
    )


def _new_report(article: Article, record: Record, number: int, claims: Claims) -> NewReport:
    values = claims.to_json()
    told = told_from_claims(
        values, key=(article.sha256, number), article=article.pk, roots=merged(named_in([values]))
    )
    return NewReport(told=told, claims=claims, telling=_telling(article, record, number))


def _officials(
    engagement: Engagement, day: date | None, posts: frozenset[str]
) -> Iterable[tuple[int, Person]]:
    """Each person with the official they are; nobody twice."""
    found: dict[int, Person] = {}
    # The fullest names first: "Z. Hasanov" may be the Zakir Hasanov of the same article.
    for person in sorted(engagement.people, key=lambda each: -len(each.name.value)):
        mention = Mention(
            name=person.name.value,
            country=person.country.value,
            posts=tuple(key for key in person.post_keys if key in posts),
            day=day,
        )
        found.setdefault(official_for(mention), person)
    return sorted(found.items(), key=lambda each: engagement.people.index(each[1]))


def _day(engagement: Engagement, record: Record) -> date | None:
    """A day near the event, to tell who held a post then."""
    for edtf in (engagement.start.value, record.article.published.value):
        day = _earliest(edtf)
        if day:
            return day
    return None


def _earliest(edtf: str | None) -> date | None:
    try:
        return dates.parse(edtf).earliest if edtf else None
    except dates.InvalidDate:
        return None


def _telling(article: Article, record: Record, number: int) -> Telling:
    facts = record.article
    published = facts.published.value or article.published or None
    return Telling(
        article=article.pk,
        engagement=number,
        engine_version=record.engine_version,
        outlet=facts.outlet.value or article.outlet or None,
        title=article.title,
        language=facts.language.value or "",
        published=published if _is_date(published) else None,
        address=article.address,
    )


def _is_date(edtf: str | None) -> bool:
    try:
        return bool(edtf and dates.parse(edtf))
    except dates.InvalidDate:
        return False


def _codes(engagement: Engagement) -> list[str | None]:
    return [engagement.host.value, *(each.value for each in engagement.guests)]
