"""People who hold posts: created by mention as unconfirmed, known by several spellings."""

from collections.abc import Iterable

from visits.models import Official, OfficialName


def create_official(
    *,
    name: str,
    country: str | None,
    status: str = "unconfirmed",
    spellings: Iterable[str] = (),
) -> Official:
    """Write a new official with the shown name and further spellings; raises InvalidValue."""
    raise NotImplementedError


def add_spelling(*, official_id: int, name: str) -> OfficialName:
    """Remember one more form of the name; a known one is returned as it is. Raises NotFound."""
    raise NotImplementedError
