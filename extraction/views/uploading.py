"""Upload: many files or one pasted text; each answers for itself."""

from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from extraction.models import Origin
from extraction.selectors.progress import ArticleProgress, article_progress
from extraction.services.errors import ArticleRefused
from extraction.services.receiving import receive_article
from visits.access import editor, for_editors


@dataclass(frozen=True)
class Outcome:
    """What became of one file: an article on its way, or a refusal in words."""

    name: str
    row: ArticleProgress | None = None
    known: bool = False
    refused: str = ""


@for_editors
def upload(request: HttpRequest) -> HttpResponse:
    """The form, and the answer to each file or pasted text sent with it."""
    context: dict[str, object] = {
        "limit_mb": settings.UPLOAD_LIMIT_BYTES // (1024 * 1024),
        "at_once": settings.UPLOAD_FILES_AT_ONCE,
        "editor": True,
        "outcomes": [],
        "errors": {},
        "pasted": {},
    }
    if request.method == "POST":
        outcomes = [_receive_file(request, file) for file in request.FILES.getlist("files")]
        pasted = {part: request.POST.get(part, "") for part in ("text", "title", "address")}
        errors: dict[str, str] = {}
        if pasted["text"].strip():
            errors = _wrong(pasted)
            if not errors:
                outcomes.append(_receive_text(request, pasted))
        elif not outcomes:
            errors = {"files": "Choose at least one file, or paste a text below."}
        kept = pasted if errors or any(o.refused for o in outcomes[-1:]) else {}
        context |= {"outcomes": outcomes, "errors": errors, "pasted": kept}
    if request.headers.get("HX-Request"):
        return render(request, "components/uploaded.html", context)
    status = 422 if context["errors"] else 200
    return render(request, "pages/upload.html", context, status=status)


def _receive_file(request: HttpRequest, file: "UploadedFile[bytes]") -> Outcome:
    name = file.name or "file"
    if (file.size or 0) > settings.UPLOAD_LIMIT_BYTES:
        limit = settings.UPLOAD_LIMIT_BYTES // (1024 * 1024)
        return Outcome(name, refused=f"The file is larger than {limit} MB. Send a smaller one.")
    return _receive(request, name, data=file.read(), filename=name)


def _receive_text(request: HttpRequest, pasted: dict[str, str]) -> Outcome:
    return _receive(
        request,
        pasted["title"].strip() or "Pasted text",
        text=pasted["text"],
        title=pasted["title"],
        address=pasted["address"],
    )


def _receive(
    request: HttpRequest,
    name: str,
    *,
    data: bytes | None = None,
    text: str | None = None,
    filename: str = "",
    title: str = "",
    address: str = "",
) -> Outcome:
    try:
        received = receive_article(
            data=data,
            text=text,
            filename=filename,
            origin=Origin.WEB,
            person=editor(request),
            address=address,
            title=title,
        )
    except ArticleRefused as refusal:
        return Outcome(name, refused=refusal.message)
    return Outcome(name, article_progress([received.article.pk])[0], known=received.known)


def _wrong(pasted: dict[str, str]) -> dict[str, str]:
    """Errors of the pasted text's fields, in words."""
    address = pasted["address"].strip()
    if address:
        try:
            URLValidator(schemes=["http", "https"])(address)
        except ValidationError:
            return {"address": "This is no web address; write it whole, with https://"}
    return {}
