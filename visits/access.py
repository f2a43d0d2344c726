"""Who may read and who may change, once for pages and API.

Reading is open where ATTACHE_PUBLIC_READING says so, else for those logged in. Changing
the record is for editors: active users in the group "editors", and operators (superusers).
"""

from collections.abc import Callable
from functools import update_wrapper
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser, Group, User
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

P = ParamSpec("P")
EDITORS = "editors"
# These never need a log-in: the door itself, its styles, the health check.
OPEN_PATHS = ("/login/", "/static/", "/healthz", "/admin/login/", "/favicon.ico")


def may_read(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether this person may see the record."""
    return bool(settings.PUBLIC_READING or user.is_authenticated)


def may_edit(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether this person may upload articles and correct the record."""
    if not user.is_authenticated or not user.is_active:
        return False
    if getattr(user, "is_superuser", False):
        return True
    return Group.objects.filter(name=EDITORS, user=user.pk).exists()


def for_editors(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """A page for editors: others are asked to log in, or refused in words when they are."""

    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            came_from = request.get_full_path() if request.method == "GET" else "/"
            return redirect_to_login(came_from)
        if not may_edit(request.user):
            raise PermissionDenied("Changing the record and uploading articles is for editors.")
        return view(request, *args, **kwargs)

    update_wrapper(guarded, view)
    return guarded


def editor(request: HttpRequest) -> User:
    """The person behind a request that `for_editors` let in."""
    if not isinstance(request.user, User):
        raise PermissionDenied("Changing the record is for editors.")
    return request.user


class ReadingAccess:
    """Sends a reader without leave to the log-in page; the API answers for itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        closed = not request.path.startswith((*OPEN_PATHS, "/api/"))
        if closed and not may_read(request.user):
            return redirect_to_login(request.get_full_path())
        return self.get_response(request)


class MayRead(BasePermission):
    """API: reading as on the pages, everything else for editors."""

    message = "Reading needs a log-in here; changing the record is for editors."

    def has_permission(self, request: Request, view: object) -> bool:
        if request.method in SAFE_METHODS:
            return may_read(request.user)
        return may_edit(request.user)
