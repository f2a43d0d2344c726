"""Plain text: which encoding, then clean."""

from __future__ import annotations

import re
from typing import Final

from extraction.engine.clean import clean_text
from extraction.engine.limits import Limits
from extraction.engine.refusal import Refusal
from extraction.engine.types import Document

_LEGACY: Final = ("cp1251", "cp1254")
_CYRILLIC_WORD: Final = re.compile(r"[А-Яа-яЁё]{3,}")
_LATIN_WORD: Final = re.compile(r"[A-Za-zçğıöşüÇĞİÖŞÜ]{3,}")


def read(data: bytes, limits: Limits) -> Document:
    """The text in `data`; `verbatim` when it is its plain UTF-8 decoding."""
    raw = decode(data)
    text = clean_text(raw)
    return Document(text=text, verbatim=_is_verbatim(data, text))


def decode(data: bytes) -> str:
    """Text from bytes: Unicode by mark or shape, else the likelier of the legacy pages."""
    if data[:4] in (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff"):
        return data.decode("utf-32", errors="replace")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    if data.count(0) > len(data) * 0.3:
        little = data[1::2].count(0) >= data[::2].count(0)
        return data.decode("utf-16-le" if little else "utf-16-be", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decode_broken(data)


def _decode_broken(data: bytes) -> str:
    """A few bad bytes in UTF-8 are replaced; otherwise the code page with more whole words."""
    patched = data.decode("utf-8-sig", errors="replace")
    if patched.count("\ufffd") <= max(3, len(patched) // 50) and re.search(
        r"[^\x00-\x7f\ufffd]", patched
    ):
        return patched
    cyrillic, latin = (data.decode(page, errors="replace") for page in _LEGACY)
    by_letters = {
        cyrillic: sum(len(word) for word in _CYRILLIC_WORD.findall(cyrillic[:20_000])),
        latin: sum(len(word) for word in _LATIN_WORD.findall(latin[:20_000])),
    }
    best = max(by_letters, key=lambda text: by_letters[text])
    if by_letters[best] < len(data[:20_000]) * 0.3:
        raise Refusal(
            "binary",
            "The text is in no encoding that is read here. Save it as UTF-8 and try again.",
        )
    return best


def _is_verbatim(data: bytes, text: str) -> bool:
    try:
        plain = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return plain.replace("\r\n", "\n").replace("\r", "\n") == text
