"""Pages for what cannot be shown, each in words that say what to do."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: an address or a form that cannot be meant; 413 where it is only too much."""
    if isinstance(exception, (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)):
        most = {"files": settings.UPLOAD_FILES_AT_ONCE}
        return render(request, "413.html", most, status=413)
    return render(request, "400.html", status=400)


def forbidden_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 of a form without its token, as after a log-out in another window."""
    return render(request, "403_csrf.html", status=403)


def locked_out(request: HttpRequest, credentials: dict[str, str], *args: object) -> HttpResponse:
    """429 after too many failed log-ins."""
    return render(request, "429.html", status=429)
