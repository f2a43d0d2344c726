"""Who is asking: a token, or name and password; what can be neither is refused in words."""

from typing import Any

from drf_spectacular.authentication import BasicScheme
from drf_spectacular.contrib.knox_auth_token import KnoxTokenScheme
from knox.auth import TokenAuthentication
from rest_framework.authentication import BasicAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

# The longest name an account can have; failed log-ins are written down with it.
LONGEST_NAME = 150


class Tokens(TokenAuthentication):  # type: ignore[misc]
    """`Authorization: Token ...`."""

    def authenticate_credentials(self, token: bytes) -> Any:
        if not token.isascii():
            raise AuthenticationFailed("Invalid token.")
        return super().authenticate_credentials(token)


class NameAndPassword(BasicAuthentication):
    """HTTP basic authentication, for the log-in alone."""

    def authenticate_credentials(
        self, userid: str, password: str, request: Request | None = None
    ) -> Any:
        if len(userid) > LONGEST_NAME or "\x00" in userid + password:
            raise AuthenticationFailed("Invalid username/password.")
        return super().authenticate_credentials(userid, password, request)


class TokensScheme(KnoxTokenScheme):  # type: ignore[no-untyped-call]
    """Tokens in the OpenAPI document, as knox has its own there."""

    target_class = "visits.api.credentials.Tokens"


class NameAndPasswordScheme(BasicScheme):  # type: ignore[no-untyped-call]
    """Names and passwords in the OpenAPI document."""

    target_class = "visits.api.credentials.NameAndPassword"
