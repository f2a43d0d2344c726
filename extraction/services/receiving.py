"""Taking an article in at the door."""

import hashlib
from dataclasses import dataclass
from pathlib import PurePath

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, URLValidator
from django.db import IntegrityError, transaction

from extraction.bell import ring as ring_bell
from extraction.engine import Refusal
from extraction.engine.readers.sniff import media_type_of
from extraction.models import Article, Original
from extraction.services.errors import ArticleRefused
from visits import dates

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
    rings for a whole batch afterwards. `published` is EDTF. Raises `ArticleRefused` in words for
    what is empty, too large, or of a type that is not read, and for an address or a date that is
    none.
    """
    if (data is None) == (text is None):
        raise TypeError("Give either data or text.")
    content = data if data is not None else (text or "").encode("utf-8", errors="replace")
    name = _stored_name(filename)
    media_type = _accepted_type(content, name if text is None else "")
    digest = hashlib.sha256(content).hexdigest()
    address, published = _accepted_address(address), _accepted_date(published)
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
                title=_line(title)[:500],
                origin=origin,
                address=address,
                outlet=_line(outlet)[:200],
                published=published,
                uploaded_by=person,
            )
            Original.objects.create(article=article, data=content)
            if ring:
                ring_bell([article.pk])
    except IntegrityError:
        # Someone sent the same bytes in the same moment.
        return Received(Article.objects.defer("text").get(sha256=digest), known=True)
    return Received(article, known=False)


def _stored_name(filename: str) -> str:
    """The last part of a file's name; what in it is no text (bytes of an old disk) as `?`."""
    name = PurePath(filename.replace("\\", "/")).name.replace("\x00", "")
    return name.encode("utf-8", errors="replace").decode()[-255:]


def _accepted_type(content: bytes, name: str) -> str:
    """The media type of an acceptable upload; a refusal otherwise."""
    if not content:
        raise ArticleRefused("empty", "The file is empty (0 bytes). Check the file and try again.")
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise ArticleRefused("empty", "There is no text in it, only blanks. Check the file.")
    if len(content) > settings.UPLOAD_LIMIT_BYTES:
        raise ArticleRefused(
            "too_large",
            f"It is too large: at most {settings.UPLOAD_LIMIT_BYTES / 2**20:.0f} MB are taken. "
            "Upload the article alone, without pictures or the rest of a collection.",
        )
    try:
        return media_type_of(content, PurePath(name).suffix.lower())
    except Refusal as refusal:
        raise ArticleRefused(refusal.code, refusal.message) from refusal


def _accepted_address(address: str) -> str:
    """A web address or nothing; it becomes a link, so nothing else may pass."""
    line = _line(address)
    if not line:
        return ""
    try:
        _is_address(line)
    except ValidationError as error:
        raise ArticleRefused(
            "bad_address",
            f"“{line[:100]}” is no web address. Give one that begins with https:// or http://, "
            "or leave it out.",
        ) from error
    return line


def _accepted_date(published: str) -> str:
    line = _line(published)
    try:
        if line:
            dates.parse(line)
    except dates.InvalidDate as error:
        raise ArticleRefused("bad_date", f"The day of publication: {error}") from error
    return line


def _line(text: str) -> str:
    """One line without control characters or blanks at its ends."""
    return " ".join(text.replace("\x00", " ").split())


def _is_address(line: str) -> None:
    URLValidator(schemes=["http", "https"])(line)
    MaxLengthValidator(1000)(line)
