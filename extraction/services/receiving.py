"""Taking an article in at the door."""

import hashlib
from dataclasses import dataclass
from pathlib import PurePath

from django.conf import settings
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from extraction.bell import ring as ring_bell
from extraction.engine import Refusal
from extraction.engine.readers.sniff import media_type_of
from extraction.models import Article, Original
from extraction.services.errors import ArticleRefused

PLAIN_TEXT = "text/plain"


@dataclass(frozen=True)
class Received:
    """The article of these bytes; `known` when they were here already (then the first one)."""

    article: Article
    known: bool


def receive_article(
    *,
    data: bytes | None = None,
    text: str | None = None,
    filename: str = "",
    origin: str,
    person: User | None = None,
    address: str = "",
    outlet: str = "",
    published: str = "",
    title: str = "",
    ring: bool = True,
) -> Received:
    """Store an article's bytes (`data`) or pasted `text` and call a worker for it.

    The same bytes again give the first article and change nothing. Without `ring` the caller
    rings for a whole batch afterwards. Raises `ArticleRefused` in words for what is empty, too
    large, or of a type that is not read.
    """
    if (data is None) == (text is None):
        raise TypeError("Give either data or text.")
    content = data if data is not None else (text or "").encode("utf-8", errors="replace")
    name = PurePath(filename.replace("\\", "/")).name.replace("\x00", "")[-255:]
    media_type = _accepted_type(content, name if text is None else "")
    digest = hashlib.sha256(content).hexdigest()
    known = Article.objects.filter(sha256=digest).defer("text").first()
    if known:
        return Received(known, known=True)
    try:
        with transaction.atomic():
            article = Article.objects.create(
                sha256=digest,
                filename=name,
                media_type=media_type,
                size=len(content),
                title=title.strip()[:500],
                origin=origin,
                address=address.strip(),
                outlet=outlet.strip()[:200],
                published=published.strip()[:30],
                uploaded_by=person,
            )
            Original.objects.create(article=article, data=content)
            if ring:
                ring_bell([article.pk])
    except IntegrityError:
        # Someone sent the same bytes in the same moment.
        return Received(Article.objects.defer("text").get(sha256=digest), known=True)
    return Received(article, known=False)


def _accepted_type(content: bytes, name: str) -> str:
    """The media type of an acceptable upload; a refusal otherwise."""
    if not content:
        raise ArticleRefused("empty", "The file is empty (0 bytes). Check the file and try again.")
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise ArticleRefused("empty", "There is no text in it, only blanks. Check the file.")
    if len(content) > settings.UPLOAD_LIMIT_BYTES:
        raise ArticleRefused(
            "too_large",
            f"It has {len(content) / 2**20:.1f} MB; at most "
            f"{settings.UPLOAD_LIMIT_BYTES / 2**20:.0f} MB are taken. "
            "Upload the article alone, without pictures or the rest of a collection.",
        )
    try:
        return media_type_of(content, PurePath(name).suffix.lower())
    except Refusal as refusal:
        raise ArticleRefused(refusal.code, refusal.message) from refusal
