"""Reference data from `seeds/` into the record; loading twice changes nothing."""

from pathlib import Path


def load_countries(*, file: Path) -> int:
    """Write the countries of countries.yml; returns how many the file holds."""
    raise NotImplementedError


def load_posts(*, file: Path) -> int:
    """Write the posts of posts.yml; returns how many the file holds."""
    raise NotImplementedError


def make_groups() -> None:
    """Make the group of editors that visits.access asks for."""
    raise NotImplementedError
