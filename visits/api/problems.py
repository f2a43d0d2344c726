"""What the API answers when it cannot do as asked: what, why, and what to do.

The shape is that of RFC 9457 (`application/problem+json`): `title` says what went wrong, `detail`
why, `advice` what to do now, and `errors` names each parameter or field that was not understood.
"""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.exceptions import (
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions
from rest_framework.decorators import api_view, permission_classes
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import set_rollback

from visits.services.errors import InvalidValue, NotFound, RecordError, StaleVisit

CONTENT_TYPE = "application/problem+json"
TITLES = {
    400: "The request cannot be understood",
    401: "Who are you?",
    403: "You may not do this",
    404: "There is no such thing here",
    405: "This address does not do that",
    406: "This form cannot be delivered",
    409: "This clashes with what is on record",
    412: "The visit has changed since you read it",
    413: "That is too much at once",
    415: "This kind of content is not taken",
    428: "Say which version you mean",
    429: "Too many requests",
}
ADVICE = {
    400: "Mend what `errors` names; /api/v1/docs/ lists every parameter and field.",
    401: "Log in: POST /api/v1/auth/login/ with basic authentication (curl -u NAME) gives a token; "
    "send it as `Authorization: Token ...`.",
    403: "Ask an operator to make you an editor.",
    404: "Check the address; lists such as /api/v1/visits/ give the right ones.",
    405: "OPTIONS on this address or /api/v1/docs/ tells what it does.",
    406: "Ask for application/json.",
    409: "Read it again, and send what still holds.",
    412: "Read the visit again, compare, and send your changes with its new version.",
    413: "Send less in one request.",
    415: "Send application/json, or multipart/form-data for files.",
    428: "Send the visit's version as If-Match or as `version`.",
    429: "Wait a little, then try again.",
}


class Problem(exceptions.APIException):
    """A refusal with words of its own; `more` is added to the answer as it is."""

    def __init__(
        self, code: int, detail: str, *, advice: str = "", more: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(detail)
        self.status_code = code
        self.advice = advice
        self.more = more or {}


class StaleProblem(Problem):
    """Somebody changed the visit since it was read; `differences` shows where the two differ."""

    def __init__(self, error: StaleVisit, code: int) -> None:
        differences = [
            {"field": field, "yours": yours, "theirs": theirs}
            for field, yours, theirs in error.differences
        ]
        more = {"version": error.current.version, "differences": differences}
        super().__init__(code, error.message, advice=ADVICE[412], more=more)


def answer(error: Exception, context: dict[str, Any]) -> Response | None:
    """REST framework's exception handler; None lets a defect be a defect (500)."""
    known = _known(error)
    if known is None:
        return None
    set_rollback()
    headers = {}
    if getattr(known, "auth_header", None):
        headers["WWW-Authenticate"] = known.auth_header
    return Response(
        _body(known), status=known.status_code, headers=headers, content_type=CONTENT_TYPE
    )


def _too_much(error: SuspiciousOperation) -> str:
    if isinstance(error, TooManyFilesSent):
        return f"At most {settings.DATA_UPLOAD_MAX_NUMBER_FILES} files are taken at once."
    if isinstance(error, TooManyFieldsSent):
        return f"At most {settings.DATA_UPLOAD_MAX_NUMBER_FIELDS} fields are taken at once."
    return f"At most {settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 2**20} MB are taken beside the files."


def _known(error: Exception) -> Any:
    """The error as one that REST framework knows the status of."""
    if isinstance(error, exceptions.APIException):
        return error
    if isinstance(error, Http404):
        return exceptions.NotFound()
    if isinstance(error, PermissionDenied):
        return exceptions.PermissionDenied()
    if isinstance(error, RequestDataTooBig | TooManyFilesSent | TooManyFieldsSent):
        return Problem(413, _too_much(error))
    if isinstance(error, SuspiciousOperation):
        return exceptions.ParseError(str(error))
    if isinstance(error, NotFound):
        return exceptions.NotFound(error.message)
    if isinstance(error, InvalidValue):
        return exceptions.ValidationError({field: [why] for field, why in error.errors.items()})
    if isinstance(error, RecordError):
        return Problem(409, error.message)
    return None


def _body(known: Any) -> dict[str, Any]:
    code = known.status_code
    body = {
        "status": code,
        "title": TITLES.get(code, "The request was refused"),
        "detail": "",
        "advice": getattr(known, "advice", "") or ADVICE.get(code, "See /api/v1/docs/."),
    }
    if isinstance(known, exceptions.ValidationError):
        body["errors"] = _errors(known.detail)
        body["detail"] = " ".join(
            f"{name}: {' '.join(reasons)}" for name, reasons in body["errors"].items()
        )
    else:
        body["detail"] = str(known.detail)
    return body | dict(getattr(known, "more", {}))


def _errors(detail: Any) -> dict[str, list[str]]:
    """A validation's errors, flat: name of the field (a path where it is nested) -> sentences."""
    if not isinstance(detail, Mapping):
        return {"body": _sentences(detail)}
    return {str(name): _sentences(reasons) for name, reasons in detail.items()}


def _sentences(reasons: Any) -> list[str]:
    if isinstance(reasons, Mapping):
        return [f"{name}: {text}" for name, inner in reasons.items() for text in _sentences(inner)]
    if isinstance(reasons, list | tuple):
        return [text for inner in reasons for text in _sentences(inner)]
    return [str(reasons)]


@extend_schema(exclude=True)
@api_view(["GET", "POST", "PUT", "PATCH", "DELETE"])
@permission_classes([AllowAny])
def no_such_address(request: Request) -> Response:
    """Stands behind all addresses of the API."""
    raise exceptions.NotFound(f"{request.path} is no address of this API.")
