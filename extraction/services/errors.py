"""Saying no in words."""


class ExtractionError(Exception):
    """Something cannot be done; `message` says what, why, and what to do, in plain words."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class ArticleRefused(ExtractionError):
    """An upload is refused at the door; nothing was stored.

    `code` is stable: empty, too_large, unknown_type, broken, binary (see the engine's `Refusal`),
    bad_address, bad_date.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
