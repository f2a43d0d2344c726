"""PDF files: the text layer, with lines joined to paragraphs."""

from __future__ import annotations

import io
import re
from typing import Final

import pypdf
from pypdf.errors import PyPdfError

from extraction.engine.clean import clean_text
from extraction.engine.limits import Limits
from extraction.engine.refusal import Refusal
from extraction.engine.types import Document

_HYPHENATED: Final = re.compile(r"(?<=[^\W\d_])-\n(?=[^\W\d_])")
_GAPS: Final = re.compile(r"(?<=\S)[ \t]+|^[ \t]+", re.MULTILINE)
_LONE_LETTER: Final = re.compile(r"(?<!\S)[^\W\d_](?!\S)")
# Of all words; a sound text has one in thirty, an Azerbaijani one with a font of its own for ə has
# one in three.
_TORN: Final = 0.15
_LIGATURES: Final = str.maketrans(
    {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "\u00ad": None}
)


def _torn(text: str) -> bool:
    """Whether words are torn at letters that come from a second font, as browsers print them."""
    return len(_LONE_LETTER.findall(text)) > _TORN * len(text.split())


def read(data: bytes, limits: Limits) -> Document:
    """The text layer page by page; a PDF without one is refused as `no_text`."""
    try:
        pdf = pypdf.PdfReader(io.BytesIO(data))
        if pdf.is_encrypted and not pdf.decrypt(""):
            raise Refusal(
                "encrypted", "The PDF is protected by a password. Save it without one, try again."
            )
        if len(pdf.pages) > limits.max_pages:
            raise Refusal(
                "too_large",
                f"The PDF has {len(pdf.pages)} pages; at most {limits.max_pages} are read.",
            )
        text = "\n\n".join(page.extract_text() for page in pdf.pages)
        if _torn(text):
            pages = (page.extract_text(extraction_mode="layout") for page in pdf.pages)
            text = _GAPS.sub(" ", "\n\n".join(pages))
    except Refusal:
        raise
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        OSError,
        RecursionError,
        NotImplementedError,
        ArithmeticError,
        AssertionError,
    ) as error:
        raise Refusal("broken", "The PDF is damaged. Fetch it again.") from error
    text = _HYPHENATED.sub("", text.translate(_LIGATURES))
    if sum(character.isalpha() for character in text) < 40:
        raise Refusal(
            "no_text",
            "The PDF holds pictures of text, no text (a scan). Run it through text recognition, "
            "or paste the text.",
        )
    title = pdf.metadata.title if pdf.metadata else None
    return Document(text=clean_text(text), title=title, verbatim=False)
