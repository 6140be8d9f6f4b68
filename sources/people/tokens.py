"""`/token/`: a token for name and password; only its hash is kept."""

from drf_spectacular.authentication import BasicScheme, SessionScheme, TokenScheme
from drf_spectacular.utils import extend_schema, extend_schema_view, inline_serializer
from knox.views import LoginView
from rest_framework import serializers, status
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from sources.people.authentication import ByPassword, ByToken
from sources.people.models import AccessToken


class PasswordScheme(BasicScheme):  # type: ignore[no-untyped-call]
    """Name and password as OpenAPI is told of them."""

    target_class = "sources.people.authentication.ByPassword"


class BearerScheme(TokenScheme):  # type: ignore[no-untyped-call]
    """A token as OpenAPI is told of it."""

    target_class = "sources.people.authentication.ByToken"
    name = "token"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer"}


class BrowserScheme(SessionScheme):  # type: ignore[no-untyped-call]
    """The session of a browser as OpenAPI is told of it."""

    target_class = "sources.people.authentication.BySession"


GIVEN = inline_serializer(
    "Token",
    {"expiry": serializers.DateTimeField(), "token": serializers.CharField()},
)


@extend_schema_view(post=extend_schema(request=None, responses=GIVEN))
class TokenView(LoginView):  # type: ignore[misc]
    """A new token for whoever proves who they are by HTTP Basic."""

    authentication_classes = [ByPassword]

    def create_token(self) -> tuple[AccessToken, str]:
        """A new one; those of theirs that ended are let go of, or they would pile up."""
        own = AccessToken.objects.of_people().filter(user=self.request.user)
        own.exclude(pk__in=own.live().values("pk")).delete()
        given: tuple[AccessToken, str] = super().create_token()
        return given


class Revoking(APIView):
    """What takes back tokens of whoever asks with one."""

    authentication_classes = [ByToken]
    permission_classes = [IsAuthenticated]


class RevokeView(Revoking):
    """Revoke the token that was sent."""

    @extend_schema(request=None, responses={204: None})
    def post(self, request: Request) -> Response:
        AccessToken.objects.filter(pk=request.auth.pk).revoke(by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


class RevokeAllView(Revoking):
    """Revoke every token of whoever asks."""

    @extend_schema(request=None, responses={204: None})
    def post(self, request: Request) -> Response:
        AccessToken.objects.filter(user=request.user).revoke(by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)
