"""Who asks, by the token they send."""

from collections.abc import Callable
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from knox.crypto import hash_token
from rest_framework.authentication import (
    BaseAuthentication,
    BasicAuthentication,
    SessionAuthentication,
    get_authorization_header,
)
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied, Throttled
from rest_framework.request import Request

from sources.people.brakes import seconds_left
from sources.people.models import AccessToken, Person
from sources.people.usage import note_use

SCHEMES: Final = ("bearer", "token")
CLOSED: Final[list[tuple[Callable[[AccessToken], object], str | Promise]]] = [
    (lambda token: token.revoked_at, _("This token was revoked.")),
    (lambda token: token.has_expired, _("This token has expired.")),
    (lambda token: not token.user.is_active, _("The account of this token is closed.")),
]


class ByToken(BaseAuthentication):
    """A person and the token they sent, one of their own or one of the newsroom."""

    def authenticate(self, request: Request) -> tuple[Person, AccessToken] | None:
        """None without a token; raises AuthenticationFailed for one that opens nothing."""
        scheme, *rest = get_authorization_header(request).split() or [b""]
        if scheme.decode(errors="replace").lower() not in SCHEMES:
            return None
        if len(rest) != 1:
            raise AuthenticationFailed(_("Send the token alone behind the word Bearer."))
        token = named_by(rest[0])
        person: Person = token.user
        person.limited_to = token.opens()
        note_use(token)
        return person, token

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


def named_by(secret: bytes) -> AccessToken:
    """The token; raises AuthenticationFailed for one that nobody was given, or that is closed."""
    try:
        digest = hash_token(secret.decode())
        token: AccessToken = AccessToken.objects.select_related("user").get(pk=digest)
    except (UnicodeError, AccessToken.DoesNotExist):
        raise AuthenticationFailed(_("Invalid token.")) from None
    for is_closed, words in CLOSED:
        if is_closed(token):
            raise AuthenticationFailed(str(words))
    return token


class ByPassword(BasicAuthentication):
    """Who asks, by name and password; who is held by a brake hears so and not that they err."""

    def authenticate_credentials(
        self, userid: str, password: str, request: Any = None
    ) -> tuple[Any, None]:
        try:
            return super().authenticate_credentials(userid, password, request)
        except AuthenticationFailed:
            if getattr(request, "axes_locked_out", False):
                raise Throttled(seconds_left(request, {"username": userid})) from None
            raise


class BySession(SessionAuthentication):
    """Who asks, by the session of their browser; a change needs the token of a form as well."""

    def enforce_csrf(self, request: Request) -> None:
        try:
            super().enforce_csrf(request)
        except PermissionDenied as error:
            said = _("A session may change things only with its CSRF token in X-CSRFToken.")
            raise PermissionDenied(said, code="csrf_failed") from error
