"""What makes raw text the stored text: newlines, control characters, stray byte order marks."""

from __future__ import annotations

import re

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\ufffe\uffff\ud800-\udfff]")
_NEWLINE = re.compile(r"\r\n?")


def clean_text(text: str) -> str:
    """The stored text of `text`: universal newlines, no byte order mark, control characters as
    one space each; otherwise unchanged, so that offsets also hold against the plain file."""
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = _NEWLINE.sub("\n", text)
    return _CONTROL.sub(" ", text)
