"""Names across scripts and spellings: plain letters to search by, loose keys to find by."""


def fold(name: str) -> str:
    """Plain lower-case Latin words: "Zakir Həsənov" -> "zakir hasanov"."""
    raise NotImplementedError


def keys(name: str) -> list[str]:
    """One loose key per word, alike for Hasanov, Həsənov and Гасанов."""
    raise NotImplementedError


def likeness(first: str, second: str) -> float:
    """How alike two names sound, 0 to 1, whatever the order of their words."""
    raise NotImplementedError


def sort_key(text: str) -> str:
    """What to order a list of names by."""
    raise NotImplementedError
