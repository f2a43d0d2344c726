"""Under which of the printed forms of their name officials are shown.

What most visits print, among the forms written out in full and in Latin letters; of equally
frequent ones the form of English reports, then the longest. A name that a person chose stands.
"""

import re
import unicodedata
from collections.abc import Collection

from django.db.models import Count, Exists, OuterRef

from visits.models import Official, Participant, Report
from visits.names import sort_key

WORDS = re.compile(r"[^\W\d_]+")


def show_names(officials: Collection[int]) -> None:
    """Bring the shown names of these officials up to the visits they take part in."""
    rows = Official.objects.filter(pk__in=officials, name_is_chosen=False).order_by("pk")
    for official in rows:
        name = _most_printed(official)
        if name is not None and name != official.name:
            official.name, official.sort_key = name, sort_key(name)
            official.save()


def is_full(name: str) -> bool:
    """Given name and surname, without an initial."""
    words = WORDS.findall(name)
    return len(words) > 1 and all(len(word) > 1 for word in words)


def is_latin(name: str) -> bool:
    """Every letter is Latin, whatever its marks."""
    return all(unicodedata.name(each, "").startswith("LATIN") for each in name if each.isalpha())


def _most_printed(official: Official) -> str | None:
    in_english = Report.objects.filter(visit=OuterRef("visit"), language="en", withdrawn=False)
    printed = (
        Participant.objects.filter(official=official, visit__deleted_at__isnull=True)
        .order_by()
        .values("name", english=Exists(in_english))
        .annotate(times=Count("pk"))
    )
    times: dict[str, int] = {}
    english: dict[str, int] = {}
    for row in printed:
        name = row["name"]
        times[name] = times.get(name, 0) + row["times"]
        english[name] = english.get(name, 0) + (row["times"] if row["english"] else 0)
    # Sorted first, so that of two forms alike in everything the same one always wins.
    return max(
        sorted(times),
        key=lambda name: (is_full(name), is_latin(name), times[name], english[name], len(name)),
        default=None,
    )
