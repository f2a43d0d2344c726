"""Tokens: name and password once, then `Authorization: Token ...`."""

from drf_spectacular.utils import OpenApiResponse, extend_schema
from knox.views import LoginView, LogoutView
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from visits.api.credentials import NameAndPassword, Tokens


class TokenSerializer(serializers.Serializer[dict[str, str]]):
    """A token, shown this once, and when it runs out."""

    token = serializers.CharField()
    expiry = serializers.DateTimeField()


class Login(LoginView):  # type: ignore[misc]
    """Give a token for a name and password sent as HTTP basic authentication."""

    authentication_classes = [NameAndPassword]

    @extend_schema(request=None, responses=TokenSerializer)
    def post(self, request: Request) -> Response:
        answer: Response = super().post(request)
        return answer


class Logout(LogoutView):  # type: ignore[misc]
    """End the token that the request was sent with."""

    authentication_classes = [Tokens]

    @extend_schema(request=None, responses={204: OpenApiResponse(description="It is no more.")})
    def post(self, request: Request) -> Response:
        answer: Response = super().post(request)
        return answer
