"""HTML: the article out of the page, with what the page says of its date and site."""

from __future__ import annotations

import re
from typing import Final

import trafilatura
from lxml import etree

from extraction.engine.clean import clean_text
from extraction.engine.limits import Limits
from extraction.engine.readers.plain import decode
from extraction.engine.refusal import Refusal
from extraction.engine.types import Document

_DECLARED: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{3,20})", re.IGNORECASE)
# Other codecs that Python knows are no encodings of pages, or take quadratic time (punycode).
_OF_PAGES: Final = re.compile(
    r"utf-?8|us-ascii|(windows-|cp)\d{3,4}|iso-?8859-\d+|koi8-[rtu]", re.I
)
_TAG: Final = re.compile(r"<[^<>]{10000,}")
_MOST_ATTRIBUTES: Final = 1000
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


def read(data: bytes, limits: Limits) -> Document:
    """The main text of the page; `published` as YYYY-MM-DD when its metadata say so."""
    page = clean_text(_decode_page(data))
    _refuse_endless_tags(page)
    try:
        found = trafilatura.bare_extraction(
            page, favor_recall=True, include_tables=False, with_metadata=True
        )
    except (etree.LxmlError, ValueError, RecursionError, AttributeError, TypeError) as error:
        raise Refusal(
            "broken", "The page could not be taken apart. Save the article's text and paste it."
        ) from error
    text = getattr(found, "text", None) or ""
    if not text.strip():
        raise Refusal(
            "no_text", "The page holds no article text. Paste the text of the article instead."
        )
    published = getattr(found, "date", None)
    return Document(
        text=clean_text(text),
        title=getattr(found, "title", None),
        site=getattr(found, "sitename", None),
        published=published if published and _DAY.fullmatch(published) else None,
        verbatim=False,
    )


def _refuse_endless_tags(page: str) -> None:
    """The parser compares every attribute of a tag with every other: seconds, then hours."""
    for tag in _TAG.finditer(page):
        if page.count("=", *tag.span()) > _MOST_ATTRIBUTES or len(tag[0].split()) > 20_000:
            raise Refusal("broken", "A tag of the page never ends. Paste the article's text.")


def _decode_page(data: bytes) -> str:
    declared = _DECLARED.search(data[:4096])
    named = declared.group(1).decode("ascii") if declared else ""
    if _OF_PAGES.fullmatch(named):
        try:
            return data.decode(named)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)
