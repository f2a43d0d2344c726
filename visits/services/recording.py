"""A reading enters the record: a new visit, another report of a known one, or one withdrawn."""

from visits.claims import Claims, Telling
from visits.models import Visit


def record_visit(*, claims: Claims, telling: Telling) -> Visit:
    """Write a new visit, told by its first report.

    Raises InvalidValue where the claims hold something the record does not know.
    """
    raise NotImplementedError


def add_report(*, visit_id: int, claims: Claims, telling: Telling) -> Visit:
    """Add another report to a known visit, or replace what the same article said before.

    Raises NotFound, InvalidValue.
    """
    raise NotImplementedError


def withdraw_report(*, article: int, engagement: int, engine_version: str) -> None:
    """A later reading no longer finds this engagement in the article; harmless when unknown."""
    raise NotImplementedError
