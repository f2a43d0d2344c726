"""Word files: paragraphs and tables in reading order."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from lxml import etree

from extraction.engine.clean import clean_text
from extraction.engine.limits import Limits
from extraction.engine.refusal import Refusal
from extraction.engine.types import Document


def read(data: bytes, limits: Limits) -> Document:
    """One line per paragraph, a blank line between them; table cells follow row by row."""
    _refuse_bombs(data, limits)
    try:
        word = docx.Document(io.BytesIO(data))
        text = "\n\n".join(part for part in _parts(word) if part.strip())
    except (
        OpcError,
        AttributeError,
        KeyError,
        TypeError,
        ValueError,
        NotImplementedError,
        RecursionError,
        zipfile.BadZipFile,
        zlib.error,
        etree.LxmlError,
        OSError,
    ) as error:
        raise Refusal("broken", "The docx file is damaged. Open and save it again.") from error
    if not text.strip():
        raise Refusal("no_text", "The docx file holds no text, perhaps only pictures.")
    return Document(text=clean_text(text), title=_title(word), verbatim=False)


def _refuse_bombs(data: bytes, limits: Limits) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        unpacked = sum(info.file_size for info in archive.infolist())
        encrypted = any(info.flag_bits & 1 for info in archive.infolist())
        largest = max(info.file_size for info in archive.infolist() if info.filename[-4:] == ".xml")
    if encrypted:
        raise Refusal("encrypted", "The file is protected by a password. Save it without one.")
    if (
        unpacked > limits.max_expansion * len(data)
        or unpacked > 10 * limits.max_bytes
        or largest > limits.max_document
    ):
        raise Refusal("too_large", "The docx file unpacks to far more than its size; not read.")


def _parts(word: WordDocument) -> Iterator[str]:
    for block in word.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Table):
            for row in block.rows:
                # `row.cells` repeats a cell for each column that it claims to span, be it billions.
                cells = (_Cell(cell, block).text for cell in row._tr.tc_lst)
                yield "\t".join(cell for cell in cells if cell)


def _title(word: WordDocument) -> str | None:
    try:
        return word.core_properties.title or None
    except (AttributeError, KeyError, ValueError, etree.LxmlError):
        return None  # The text does not depend on it.
