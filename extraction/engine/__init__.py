"""Text in, record out: the extraction engine. Imports no Django and no database."""

from extraction.engine.clean import clean_text
from extraction.engine.limits import Limits
from extraction.engine.pipeline import Engine
from extraction.engine.readers import open_document
from extraction.engine.refusal import Refusal
from extraction.engine.types import Document, KnownOfficial, Record

__all__ = [
    "Document",
    "Engine",
    "KnownOfficial",
    "Limits",
    "Record",
    "Refusal",
    "clean_text",
    "open_document",
]
