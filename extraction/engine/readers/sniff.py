"""What kind of file this is, by its content first and its name last."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

from extraction.engine.refusal import Refusal

DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_HTML: Final = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|article|div|p|meta|title)[\s>]", re.IGNORECASE
)
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BINARY: Final = {
    b"{\\rtf": "an RTF file",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\x1f\x8b": "a gzip archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"ID3": "a sound file",
    b"OggS": "a sound file",
    b"RIFF": "a media file",
    b"SQLite format 3": "a database",
}
_PLAIN_SUFFIXES: Final = {"", ".txt", ".text", ".md", ".log", ".asc"}
_HTML_SUFFIXES: Final = {".html", ".htm", ".xhtml", ".shtml"}


def media_type_of(data: bytes, suffix: str) -> str:
    """The media type of `data`. Raises `Refusal` for what no reader takes."""
    head = data[:4096]
    if head.lstrip()[:5] == b"%PDF-":
        return "application/pdf"
    if head[:4] == b"PK\x03\x04":
        return _zip_type(data)
    if head[:8] == _OLD_OFFICE:
        raise Refusal(
            "unknown_type",
            "This is an old or a password-protected Office file. Save it as .docx without a "
            "password, or as text, and try again.",
        )
    for magic, what in _BINARY.items():
        if head.startswith(magic):
            raise Refusal("unknown_type", f"This is {what}, not an article. {_TAKEN}")
    if suffix in (".pdf", ".docx"):
        raise Refusal(
            "broken",
            f"The name ends in {suffix} but the content is no such file. It may have been cut off "
            "or renamed; fetch it again.",
        )
    if not _looks_like_text(head):
        raise Refusal("binary", f"The content is not text. {_TAKEN}")
    if suffix in _HTML_SUFFIXES or (_HTML.search(head) and suffix not in {".txt", ".text"}):
        return "text/html"
    if suffix in _PLAIN_SUFFIXES or suffix not in _KNOWN_OTHERS:
        return "text/plain"
    raise Refusal("unknown_type", f"Files of the type {suffix} are not read. {_TAKEN}")


_TAKEN: Final = "Articles are read from txt, html, docx and pdf files."
_KNOWN_OTHERS: Final = {".csv", ".json", ".xml", ".rtf", ".xls", ".xlsx", ".odt", ".doc", ".eml"}


def _zip_type(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Refusal(
            "broken", "The file is a damaged docx or zip archive. Fetch it again."
        ) from error
    if "word/document.xml" in names:
        return DOCX
    raise Refusal("unknown_type", f"This is an archive, not an article. {_TAKEN}")


def _looks_like_text(head: bytes) -> bool:
    """Text has few control bytes; UTF-16 has a mark, or a NUL in every other place."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return True
    nuls = head.count(0)
    if nuls > len(head) * 0.3:
        return max(head[::2].count(0), head[1::2].count(0)) > nuls * 0.95
    controls = sum(head.count(code) for code in (*range(1, 9), *range(14, 27), *range(28, 32), 127))
    return controls + nuls <= max(2, len(head) * 0.05)
