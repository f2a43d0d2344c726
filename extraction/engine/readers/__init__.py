"""From a file's bytes to a `Document`: sniff the type, hand it to the reader of that type."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath
from typing import Final, cast

from extraction.engine.limits import Limits
from extraction.engine.readers.sniff import media_type_of
from extraction.engine.refusal import Refusal
from extraction.engine.types import Document

Reader = Callable[[bytes, Limits], Document]

READERS: Final[dict[str, str]] = {
    "text/plain": "extraction.engine.readers.plain",
    "text/html": "extraction.engine.readers.html",
    "application/pdf": "extraction.engine.readers.pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (
        "extraction.engine.readers.docx"
    ),
}
"""Media type -> module with `read(data, limits)`. Modules load on first use: the HTML reader's
library alone takes a second to import, which plain text should not pay."""


def open_document(
    data: bytes, *, filename: str | None = None, limits: Limits | None = None
) -> Document:
    """The document in `data`. Raises `Refusal` when there is none to be had.

    The content decides the type; `filename` only settles what the content leaves open.
    """
    limits = limits or Limits()
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Refusal("empty", "The file is empty: there is no text to read. Check the file.")
    if len(data) > limits.max_bytes:
        raise Refusal(
            "too_large",
            f"The file has {len(data) / 1e6:.1f} MB; at most {limits.max_bytes / 1e6:.0f} MB "
            "are read. Upload the article alone, without the rest of the collection.",
        )
    media_type = media_type_of(data, PurePath(filename or "").suffix.lower())
    document = _reader(media_type)(data, limits)
    if len(document.text) > limits.max_characters:
        raise Refusal(
            "too_large",
            f"The text has {len(document.text):,} characters; at most "
            f"{limits.max_characters:,} are read. Upload the article alone.",
        )
    if not document.text.strip():
        raise Refusal("empty", "The file holds no text. Check the file.")
    return replace(document, media_type=media_type)


def _reader(media_type: str) -> Reader:
    return cast(Reader, importlib.import_module(READERS[media_type]).read)
