"""How much the engine is willing to take in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one article; the caller may pass others."""

    max_bytes: int = 20 * 1024 * 1024
    max_characters: int = 400_000
    max_pages: int = 200
    max_document: int = 32 * 1024 * 1024
    """Unpacked size of one XML part of a docx: taken apart it needs ten times that in memory."""
    max_expansion: int = 100
    """Unpacked size over packed size of a docx, beyond which it is taken for a bomb."""
