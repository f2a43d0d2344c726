"""Locks on things that have no row yet: a text, a name, a pair of countries."""

import hashlib
from collections.abc import Iterable

from django.db import connection


def lock_all(words: Iterable[str]) -> None:
    """Hold a lock on each word until the transaction ends.

    All of a transaction's words are taken in one call and in one order, so that two transactions
    can wait for each other but never in a circle.
    """
    numbers = sorted({_number(word) for word in words})
    with connection.cursor() as cursor:
        # A scan of unnest() goes in the order of the array; an ORDER BY might come too late.
        cursor.execute("SELECT pg_advisory_xact_lock(n) FROM unnest(%s::bigint[]) AS n", [numbers])


def _number(word: str) -> int:
    digest = hashlib.blake2b(word.encode(), digest_size=8, person=b"attache").digest()
    return int.from_bytes(digest, "big", signed=True)
