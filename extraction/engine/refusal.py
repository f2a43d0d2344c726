"""Saying no in words."""

from __future__ import annotations


class Refusal(Exception):
    """The engine cannot read this; `message` says what happened, why, and what to do.

    `code` is stable: empty, unknown_type, too_large, encrypted, no_text, broken, binary,
    unsupported_language.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
