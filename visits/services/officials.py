"""People who hold posts: created by mention as unconfirmed, known by several spellings."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

import pghistory
from django.contrib.auth.models import User
from django.db import transaction

from visits.models import Country, Official, OfficialName, OfficialStatus
from visits.names import fold, keys, sort_key
from visits.services.errors import InvalidValue, NotFound

LONGEST_NAME = 200


def create_official(
    *,
    name: str,
    country: str | None,
    status: str = "unconfirmed",
    spellings: Iterable[str] = (),
) -> Official:
    """Write a new official with the shown name and further spellings; raises InvalidValue."""
    shown = _checked_name(name)
    if country and not Country.objects.filter(pk=country).exists():
        raise InvalidValue({"country": f"No country or organisation is called {country}."})
    if status not in OfficialStatus.values:
        raise InvalidValue({"status": f"{status} is no status of an official."})
    with transaction.atomic():
        official = Official.objects.create(
            name=shown, country_id=country or None, status=status, sort_key=sort_key(shown)
        )
        for spelling in dict.fromkeys([shown, *map(_checked_name, spellings)]):
            _spell(official, spelling)
    return official


def add_spelling(*, official_id: int, name: str) -> OfficialName:
    """Remember one more form of the name; a known one is returned as it is.

    An unconfirmed official shown with an initial is shown under the first full form from then on.
    Raises NotFound, InvalidValue.
    """
    official = Official.objects.filter(pk=official_id).first()
    if official is None:
        raise NotFound(f"There is no official {official_id}.")
    with transaction.atomic():
        spelling = _spell(official, _checked_name(name))
        _show_fuller(official, spelling.name)
    return spelling


def rename_official(*, official_id: int, name: str, person: User) -> Official:
    """Show an official under a name a person chose; no reading changes it afterwards.

    Raises NotFound, InvalidValue.
    """
    shown = _checked_name(name)
    with transaction.atomic(), pghistory.context(user=person.pk, reason="name chosen"):
        official = Official.objects.select_for_update().filter(pk=official_id).first()
        if official is None:
            raise NotFound(f"There is no official {official_id}.")
        official.name, official.sort_key = shown, sort_key(shown)
        official.name_is_chosen = True
        official.save()
        _spell(official, shown)
    return official


def merged(officials: Collection[int]) -> dict[int, int]:
    """Into whom these officials were merged, followed to the end; only those that were."""
    steps: dict[int, int] = {}
    ahead = set(officials)
    while ahead:
        found = Official.objects.filter(pk__in=ahead, merged_into__isnull=False)
        step = {pk: into for pk, into in found.values_list("pk", "merged_into") if into}
        ahead = set(step.values()) - steps.keys()
        steps |= step
    return {official: _end(official, steps) for official in officials if official in steps}


def with_officials(changes: Mapping[str, Any]) -> dict[str, Any]:
    """A form's changes with a number for everybody whom the editor gave by name alone.

    A name that exactly one official of the country bears means that official; else a new,
    unconfirmed one is made. What is no list of people is left for the check to refuse.
    """
    people = changes.get("people")
    if not isinstance(people, list):
        return dict(changes)
    return {**changes, "people": [_with_official(person) for person in people]}


def _with_official(person: Any) -> Any:
    if not isinstance(person, Mapping) or person.get("official"):
        return person
    name, country = person.get("name"), person.get("country") or None
    if not isinstance(name, str) or not name.strip():
        return person
    borne = Official.objects.filter(
        spellings__folded=fold(name), country=country, merged_into__isnull=True
    ).distinct()[:2]
    found = list(borne) if fold(name) else []
    official = found[0] if len(found) == 1 else create_official(name=name, country=country)
    return {**person, "official": official.pk}


def _spell(official: Official, name: str) -> OfficialName:
    return OfficialName.objects.get_or_create(
        official=official,
        name=name,
        defaults={"folded": fold(name)[:220], "keys": keys(name)},
    )[0]


def _show_fuller(official: Official, name: str) -> None:
    unconfirmed = official.status == OfficialStatus.UNCONFIRMED and not official.name_is_chosen
    if unconfirmed and _has_initial(official.name) and not _has_initial(name):
        official.name, official.sort_key = name, sort_key(name)
        official.save()


def _has_initial(name: str) -> bool:
    return any(len(word) == 1 for word in fold(name).split())


def _checked_name(name: str) -> str:
    plain = " ".join(name.replace("\x00", " ").split())
    if not plain:
        raise InvalidValue({"name": "The name is missing."})
    if len(plain) > LONGEST_NAME:
        raise InvalidValue({"name": f"The name is longer than {LONGEST_NAME} characters."})
    return plain


def _end(official: int, steps: Mapping[int, int]) -> int:
    while official in steps:
        official = steps[official]
    return official
