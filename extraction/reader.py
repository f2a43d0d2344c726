"""The engine of this process: loaded once, with the officials the record is sure of."""

from functools import lru_cache

from django.conf import settings

from extraction.engine import Engine, KnownOfficial, Limits
from visits.models import Official, OfficialStatus

# Bounds on a page count and an unpacked size are the engine's own.
_ENGINES_KEPT = 1


def the_engine() -> Engine:
    """The engine, with the confirmed officials of now as known ones.

    Unconfirmed officials are left out: a misread name would else confirm itself in the next
    article, and a reading would depend on the order in which articles came.
    """
    return _load(_known_officials())


@lru_cache(maxsize=_ENGINES_KEPT)
def _load(officials: tuple[KnownOfficial, ...]) -> Engine:
    return Engine.load(officials=officials, limits=Limits(max_bytes=settings.UPLOAD_LIMIT_BYTES))


def _known_officials() -> tuple[KnownOfficial, ...]:
    confirmed = (
        Official.objects.filter(status=OfficialStatus.CONFIRMED, merged_into__isnull=True)
        .prefetch_related("spellings", "tenures")
        .order_by("pk")
    )
    return tuple(
        KnownOfficial(
            names=tuple(dict.fromkeys([each.name, *(s.name for s in each.spellings.all())])),
            country=each.country_id,
            posts=tuple(dict.fromkeys(tenure.post_id for tenure in each.tenures.all())),
            reference=str(each.pk),
        )
        for each in confirmed
    )
