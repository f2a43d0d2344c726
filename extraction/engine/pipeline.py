"""The engine's flow chart: document in, record out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Self

from extraction.engine.clean import clean_text
from extraction.engine.limits import Limits
from extraction.engine.types import ArticleFacts, Document, KnownOfficial, Record, Value

VERSION: Final = "0.1.0"


class Engine:
    """Reads articles. Make one with `Engine.load`; it is immutable and may be shared by threads."""

    version: str = VERSION

    def __init__(self, *, limits: Limits) -> None:
        self.limits = limits

    @classmethod
    def load(
        cls, *, officials: Iterable[KnownOfficial] = (), limits: Limits | None = None
    ) -> Self:
        """An engine with all languages and reference data read in; takes less than a second."""
        return cls(limits=limits or Limits())

    def read(
        self, document_or_text: Document | str, *, outlet_hint: str | None = None
    ) -> Record:
        """The record of one article. Raises `Refusal` when the article cannot be read."""
        document = document_or_text
        if isinstance(document, str):
            document = Document(text=clean_text(document))
        nothing: Value[str | None] = Value(None, reason="not built yet")
        return Record(
            text=document.text,
            article=ArticleFacts(Value("en"), nothing, nothing, Value("none")),
            engagements=(),
            engine_version=self.version,
        )
