"""Who is meant: is a person named in an article one the record knows?

A clear match is taken, no candidate makes a new unconfirmed official, and in doubt there is a
new one too, with a question for a person to answer. Similarity alone never guesses.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from extraction.resolution.naming import Fit, fit, take_apart
from visits import names
from visits.models import Judgement, Official, OfficialName
from visits.services.judging import ask
from visits.services.officials import add_spelling, create_official

CLEAR = 0.8
DOUBTFUL = 0.5
# How far the best candidate must be ahead of the next.
AHEAD = 0.1
# A post is taken to be held this long before and after reports name its holder in it.
TERM_GRACE = timedelta(days=400)

NAME_SCORES = {Fit.SAME: 0.6, Fit.INITIAL: 0.4, Fit.NEAR: 0.4, Fit.SURNAME: 0.3, Fit.NONE: 0.0}
COUNTRY_SCORE = 0.25
POST_SCORE = 0.25
ONLY_SCORE = 0.2
JUDGED_SCORE = 0.2


@dataclass(frozen=True)
class Mention:
    """A person as one article names them. `posts` are keys of offices; `day` is near the event."""

    name: str
    country: str | None
    posts: tuple[str, ...] = ()
    day: date | None = None


@dataclass(frozen=True)
class Candidate:
    """An official a mention might be, with the reasons in words and a score from 0 to 1."""

    official: Official
    fit: Fit
    score: float
    reasons: tuple[str, ...]


def official_for(mention: Mention) -> int:
    """The number of the official who is meant; a new one where nobody known is meant clearly."""
    found = ranked(mention, candidates_of(mention))
    best = _clear_choice(found)
    if best:
        add_spelling(official_id=best.official.pk, name=mention.name)
        return best.official.pk
    created = create_official(name=mention.name, country=mention.country)
    for candidate in found:
        if candidate.score >= DOUBTFUL:
            ask(
                subject=Judgement.Subject.OFFICIAL,
                first=candidate.official.pk,
                second=created.pk,
                score=candidate.score,
                reasons=candidate.reasons,
            )
    return created.pk


def candidates_of(mention: Mention) -> list[Official]:
    """Officials with a spelling that shares a word with the name; merged ones by who they are."""
    keys = list(take_apart(mention.name).words)
    if not keys:
        return []
    spelled = OfficialName.objects.filter(keys__overlap=keys)
    roots = {_root(each) for each in Official.objects.filter(spellings__in=spelled).distinct()}
    return list(
        Official.objects.filter(pk__in=roots)
        .prefetch_related("spellings", "merged__spellings", "tenures")
        .order_by("pk")
    )


def ranked(mention: Mention, officials: Iterable[Official]) -> list[Candidate]:
    """Candidates whose name fits at all, the likeliest first."""
    fitting = [
        (official, how)
        for official in officials
        if (how := _name_fit(mention.name, official)) is not Fit.NONE
        and (how is Fit.SAME or not _abroad(mention, official))
    ]
    at_home = sum(not _abroad(mention, official) for official, _ in fitting)
    scored = [_score(mention, official, how, only=at_home == 1) for official, how in fitting]
    return sorted(scored, key=lambda each: (-each.score, each.official.pk))


def _clear_choice(found: Sequence[Candidate]) -> Candidate | None:
    if not found or found[0].score < CLEAR:
        return None
    if len(found) > 1 and found[0].score - found[1].score < AHEAD:
        return None
    return found[0]


def _score(mention: Mention, official: Official, how: Fit, *, only: bool) -> Candidate:
    score = NAME_SCORES[how]
    reasons = [how.value]
    if mention.country and official.country_id == mention.country:
        score += COUNTRY_SCORE
        reasons.append("the country is the same")
    elif _abroad(mention, official):
        reasons.append("but the country is another")
    elif how is Fit.SAME and not mention.country and not official.country_id:
        score += COUNTRY_SCORE
        reasons.append("neither's country is known")
    else:
        reasons.append("the country of one is not known")
    if _is_judged_spelling(mention.name, official):
        score += JUDGED_SCORE
        reasons.append("a person judged this spelling to be theirs")
    if not _abroad(mention, official) and _holds_post(mention, official):
        score += POST_SCORE
        reasons.append("the post at that time is the same")
    if only and how is Fit.INITIAL:
        score += ONLY_SCORE
        reasons.append("nobody else of that name is known")
    return Candidate(official, how, min(score, 1.0), tuple(reasons))


def _abroad(mention: Mention, official: Official) -> bool:
    """Whether the two are of different countries, for all that is known."""
    return bool(mention.country and official.country_id not in (None, mention.country))


def _is_judged_spelling(name: str, official: Official) -> bool:
    """Whether it is a spelling of somebody whom a person judged to be this official."""
    folded = names.fold(name)
    return any(
        spelling.folded == folded
        for each in official.merged.all()
        for spelling in each.spellings.all()
    )


def _holds_post(mention: Mention, official: Official) -> bool:
    held = (each for each in official.tenures.all() if each.post_id in mention.posts)
    return any(_covers(tenure.first_seen, tenure.last_seen, mention.day) for tenure in held)


def _covers(first: date | None, last: date | None, day: date | None) -> bool:
    if day is None:
        return True
    # Differences, for a day may be the last one there is.
    return (first is None or first - day <= TERM_GRACE) and (
        last is None or day - last <= TERM_GRACE
    )


def _name_fit(name: str, official: Official) -> Fit:
    """The best fit of any spelling, unless a full one contradicts: Zaur is not Zakir Hasanov,
    although Z. Hasanov, another spelling of the official, would fit him."""
    spellings = [official.name, *(each.name for each in official.spellings.all())]
    for merged in official.merged.all():
        spellings.extend(each.name for each in merged.spellings.all())
    fits = {spelling: fit(name, spelling) for spelling in dict.fromkeys(spellings)}
    best = min(fits.values(), key=lambda each: each.rank)
    contradicted = any(
        how is Fit.NONE and take_apart(spelling).is_full for spelling, how in fits.items()
    )
    return Fit.NONE if contradicted and best is not Fit.SAME else best


def _root(official: Official) -> int:
    while official.merged_into_id and official.merged_into:
        official = official.merged_into
    return official.pk


def words_of(name: str) -> list[str]:
    """The keys of a name's full words; two workers must not look up the same ones at once."""
    return list(take_apart(name).words) or names.keys(name)
