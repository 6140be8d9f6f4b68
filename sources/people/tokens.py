"""`/token/`: a token for name and password; only its hash is kept."""

from drf_spectacular.contrib.knox_auth_token import KnoxTokenScheme
from drf_spectacular.utils import extend_schema, extend_schema_view, inline_serializer
from knox.views import LoginView, LogoutAllView, LogoutView
from rest_framework import serializers
from rest_framework.authentication import BasicAuthentication

from sources.people.authentication import TokenOfPerson


class TokenScheme(KnoxTokenScheme):  # type: ignore[no-untyped-call]
    """As OpenAPI is told of it."""

    target_class = "sources.people.authentication.TokenOfPerson"


GIVEN = inline_serializer(
    "Token",
    {"expiry": serializers.DateTimeField(), "token": serializers.CharField()},
)


@extend_schema_view(post=extend_schema(request=None, responses=GIVEN))
class TokenView(LoginView):  # type: ignore[misc]
    """A new token for whoever proves who they are by HTTP Basic."""

    authentication_classes = [BasicAuthentication]


@extend_schema_view(post=extend_schema(request=None, responses={204: None}))
class RevokeView(LogoutView):  # type: ignore[misc]
    """Revoke the token that was sent."""

    authentication_classes = [TokenOfPerson]


@extend_schema_view(post=extend_schema(request=None, responses={204: None}))
class RevokeAllView(LogoutAllView):  # type: ignore[misc]
    """Revoke every token of whoever asks."""

    authentication_classes = [TokenOfPerson]
