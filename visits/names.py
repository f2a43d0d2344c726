"""Names across scripts and spellings: plain letters to search by, loose keys to find by.

A loose key spells how a name sounds, coarsely enough that the usual romanisations of
Azerbaijani, Russian, Turkish and Kazakh names fall together (Hasanov, Həsənov, Гасанов), finely
enough that different surnames stay apart (Hasanov, Hasanli, Huseynov). Names printed without
their marks (Yasar for Yaşar) are found too. Keys find candidates; whether a candidate is the person
meant is for the caller to judge.
"""

import re
import unicodedata

from anyascii import anyascii
from rapidfuzz import fuzz

# Letters whose usual English spelling differs from what a general transliteration yields.
LETTERS = str.maketrans("əƏıİşŞğĞçÇöÖüÜ", "aAiIsSgGcCoOuU")
# What a key must hear before the letters above lose it: ş is not s, ç is not c.
SOUNDING = str.maketrans({"ş": "sh", "ç": "ch", "ğ": "g", "ə": "a", "ı": "i", "ж": "zh"})
# Words of a full name that say whose child somebody is, or how to address them.
NO_NAMES = {"oglu", "ogly", "ogli", "uly", "ulu", "qizi", "kizi", "kyzy", "gizi", "bey", "pasha"}
# In this order: later rules meet what earlier ones left. Capitals stand for single sounds that
# take two letters: S for sh, C for ch, J for j and zh.
SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"[^a-z]", ""),
        (r"shch|sch|sh", "S"),
        (r"sc", "sk"),
        (r"tch|ch", "C"),
        (r"dzh|dj|zh|j", "J"),
        (r"ck", "k"),
        (r"c(?=[^aeiouyJSC]|$)", "k"),  # Marc, Scott; before a vowel it is the Turkish c
        (r"c", "J"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"ex", "eks"),
        (r"kh|gh|[ghqxk]", "k"),  # Russian writes h as г; q is g in Baku and k in Astana
        (r"w", "v"),
        (r"e", "a"),
        (r"u", "o"),
        (r"[yi]*a[yia]*", "a"),
        (r"[yi]*o[yio]*", "o"),
        (r"[yi]+", "i"),
        (r"(.)\1+", r"\1"),
    )
)
LONGEST_KEY = 60


def fold(name: str) -> str:
    """Plain lower-case Latin words: "Zakir Həsənov" -> "zakir hasanov"."""
    plain = anyascii(unicodedata.normalize("NFC", name).translate(LETTERS)).lower()
    return " ".join(re.findall(r"[a-z0-9]+", plain.replace("'", "").replace("`", "")))


def keys(name: str) -> list[str]:
    """One loose key per word, in the order of the words; an initial gives its single letter.

    "Zakir Həsənov" and "Закир Гасанов" give the same two. Words such as "oğlu" give none.
    """
    heard = unicodedata.normalize("NFC", name).replace("İ", "i").lower().translate(SOUNDING)
    found = (_key(word) for word in fold(heard).split() if word not in NO_NAMES)
    return [key for key in found if key]


def likeness(first: str, second: str) -> float:
    """How alike two names sound, 0 to 1, whatever the order of their words."""
    return fuzz.token_sort_ratio(" ".join(keys(first)), " ".join(keys(second))) / 100


def sort_key(text: str) -> str:
    """What to order a list of names by; the text itself where it has no letters to fold."""
    return (fold(text) or text)[:120]


def _key(word: str) -> str:
    if word == "y":  # the initial of Yaşar as well as of Ylmaz; alone it has no sound to fold
        return word
    for pattern, sound in SOUNDS:
        word = pattern.sub(sound, word)
    return word.lower()[:LONGEST_KEY]
