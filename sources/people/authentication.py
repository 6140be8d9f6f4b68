"""Who asks, by the token they send."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from knox.auth import TokenAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request


class TokenOfPerson(TokenAuthentication):  # type: ignore[misc]
    """Who asks, by the token sent; what is no text is no token (401)."""

    def authenticate(self, request: Request) -> tuple[Any, Any] | None:
        """The person and the token; raises AuthenticationFailed for a token nobody was given."""
        try:
            found: tuple[Any, Any] | None = super().authenticate(request)
        except UnicodeError as error:
            raise AuthenticationFailed(_("Invalid token.")) from error
        return found
