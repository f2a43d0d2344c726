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

# In full, in Latin letters, how often, how often in English reports, how long: the most wins.
Rank = tuple[bool, bool, int, int, int]
WORDS = re.compile(r"[^\W\d_]+")


def show_names(officials: Collection[int]) -> None:
    """Bring the shown names of these officials up to the visits they take part in."""
    printed = _printed(officials)
    rows = Official.objects.filter(pk__in=printed, name_is_chosen=False).order_by("pk")
    for official in rows:
        # Sorted first, so that of two forms alike in everything the same one always wins.
        name = max(sorted(printed[official.pk]), key=printed[official.pk].__getitem__)
        if name != official.name:
            official.name, official.sort_key = name, sort_key(name)
            official.save()


def is_full(name: str) -> bool:
    """Given name and surname, without an initial."""
    words = WORDS.findall(name)
    return len(words) > 1 and all(len(word) > 1 for word in words)


def is_latin(name: str) -> bool:
    """Every letter is Latin, whatever its marks."""
    return all(unicodedata.name(each, "").startswith("LATIN") for each in name if each.isalpha())


def _printed(officials: Collection[int]) -> dict[int, dict[str, Rank]]:
    """The forms that standing visits print of each official, and what speaks for each form."""
    in_english = Report.objects.filter(visit=OuterRef("visit"), language="en", withdrawn=False)
    rows = (
        Participant.objects.filter(official__in=officials, visit__deleted_at__isnull=True)
        .order_by()
        .values_list("official", "name", Exists(in_english))
        .annotate(times=Count("pk"))
    )
    printed: dict[int, dict[str, Rank]] = {}
    for official, name, english, times in rows:
        forms = printed.setdefault(official, {})
        _, _, before, before_in_english, _ = forms.get(name, (False, False, 0, 0, 0))
        in_english_times = before_in_english + (times if english else 0)
        forms[name] = (is_full(name), is_latin(name), before + times, in_english_times, len(name))
    return printed
