"""What a language file holds: the same keys in every language, an unknown one is an error."""

from __future__ import annotations

from typing import Any, Final

CASES: Final = frozenset(
    {"genitive", "dative", "accusative", "locative", "local", "ablative", "instrumental", "other"}
)
"""`local`: what is of a place, as an adjective (`Bakıdakı`); it says nothing of where one goes."""
CUES: Final = frozenset(
    [
        "visit",
        "departure",
        "called_on",
        "receive",
        "received_by",
        "invited_by",
        "meet",
        "bilateral",
        "telephone",
        "delegation",
        "led_by",
        "guests",
        "ship",
        "our_country",
        "this_country",
        "ground",
        "own_ground",
        "headquarters",
        "event",
        "gathering",
        "attending",
        "multilateral",
        "sidelines",
        "planned",
        "ongoing",
        "held",
        "cancelled",
        "background",
        "honoured",
        "said_by",
        "attended",
        "accompanied",
        "on_side",
        "discussed",
        "spoken_of",
        "domestic",
        "both",
        "defence",
        "outcome_guard",
        "statement_date",
        "meanwhile",
        "last_day",
        "subject",
        "no_country",
        "named_day",
        "afterwards",
    ]
)
VISIT_TYPES: Final = frozenset(["official", "working", "state", "unofficial", "transit"])
ACTIVITIES: Final = frozenset(
    [
        "tribute",
        "welcoming_ceremony",
        "guard_of_honor",
        "anthems",
        "guest_book",
        "meeting",
        "briefing",
        "facility_visit",
        "exercise_observed",
        "exhibition",
        "signing",
        "award",
        "gift_exchange",
        "banquet",
        "cultural_programme",
        "port_call",
        "press_conference",
    ]
)
TOPICS: Final = frozenset(
    [
        "military_technical",
        "defence_industry",
        "military_education",
        "military_medicine",
        "joint_exercises",
        "experience_exchange",
        "staff_talks",
        "high_level_visits",
        "special_forces",
        "air_force",
        "navy",
        "land_forces",
        "peacekeeping",
        "counter_terrorism",
        "border_security",
        "cyber",
        "intelligence",
        "logistics",
        "mine_action",
        "humanitarian",
        "regional_security",
        "reforms",
        "post_conflict",
        "space",
        "legal_framework",
    ]
)
OUTCOMES: Final = frozenset(
    [
        "document_signed",
        "agreement_reached",
        "invitation",
        "award",
        "gift",
        "exercise_planned",
        "delivery",
        "appointment",
    ]
)
GUARD: Final = "none"
"""A key for phrases that contain a listed one and mean nothing: the longer match silences it."""

Words = list[str]
_ANY_KEYS: Final = None

SCHEMA: Final[dict[str, Any]] = {
    "language": str,
    "name": str,
    "switched_on": str,
    "recognise": {"letters": str, "words": list},
    "grammar": {
        "verb_last": str,
        "adjective_ends": list,
        "home": str,
        "endings": CASES,
        "prepositions": frozenset({"at", "to", "of", "from", "by"}),
        "connectors": list,
        "names_inflect": str,
        "name_cases": CASES,
        "surname_ends": list,
        "case_followers": CASES,
        "particles": list,
        "letters_after": list,
        "post_heads": {"complement": str, "words": list, "goes_on": list, "under": list},
        "complement_words": list,
    },
    "text": {
        "abbreviations": list,
        "furniture": list,
        "rest": list,
        "outlet": frozenset({"before", "after", "opening"}),
    },
    "dates": {
        "year_words": list,
        "joiners": list,
        "from_words": list,
        "ordinals": list,
        "fillers": list,
        "today": list,
        "yesterday": list,
        "tomorrow": list,
        "more_months": _ANY_KEYS,
    },
    "calendar": {"months": _ANY_KEYS, "weekdays": _ANY_KEYS},
    "honorifics": list,
    "short_titles": list,
    "counterpart": list,
    "ranks": _ANY_KEYS,
    "posts": _ANY_KEYS,
    "forces": list,
    "organs": frozenset({"ministry", "state"}),
    "cues": CUES,
    "visit_types": VISIT_TYPES,
    "facilities": list,
    "activities": ACTIVITIES | {GUARD},
    "topics": TOPICS | {GUARD},
    "outcomes": OUTCOMES | {GUARD},
}


class LanguageFileError(ValueError):
    """A language file says something the schema does not know."""


def check(data: Any, schema: Any, where: str) -> None:
    """Refuse a missing or an unknown key, and a value of another shape, by its full name."""
    if isinstance(schema, type):
        if not isinstance(data, schema):
            raise LanguageFileError(f"{where}: a {schema.__name__} is wanted")
        if isinstance(data, list) and not all(isinstance(each, str) for each in data):
            raise LanguageFileError(f"{where}: every entry must be text (quote words like 'no')")
        return
    if not isinstance(data, dict):
        raise LanguageFileError(f"{where}: keys are wanted")
    if isinstance(schema, dict):
        known = set(schema)
    else:
        known = set(data) if schema is _ANY_KEYS else set(schema)
    unknown = set(data) - known
    if unknown:
        raise LanguageFileError(f"{where}: unknown keys {sorted(map(str, unknown))}")
    if isinstance(schema, dict) and known - set(data):
        raise LanguageFileError(f"{where}: missing keys {sorted(known - set(data))}")
    for key, value in data.items():
        inner = schema[key] if isinstance(schema, dict) else list
        if isinstance(schema, frozenset) and where.endswith("name_cases"):
            continue
        check(value, inner, f"{where}.{key}")
