"""Who is signed in since when: sessions that know their person."""

import hashlib
from typing import Any, Self

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

BEGAN, BROWSER = "began", "browser"
LONGEST_NAME = 200


class SessionQuerySet(models.QuerySet["Session"]):
    """Sessions of people and of visitors without a name."""

    def live(self) -> Self:
        """Those of people who are signed in."""
        known = self.filter(expire_date__gt=timezone.now(), person__is_active=True)
        return known.select_related("person").order_by("person__username", "-began_at")


class SessionManager(BaseSessionManager.from_queryset(SessionQuerySet)):  # type: ignore[misc]
    """Keeps sessions as Django does."""


class Session(AbstractBaseSession):
    """One browser of one person; `handle` names it on pages, its key is told to nobody."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        related_name="sessions",
        verbose_name=_("person"),
    )
    began_at = models.DateTimeField(_("signed in at"))
    browser = models.CharField(_("browser"), max_length=LONGEST_NAME, blank=True)
    handle = models.CharField(max_length=64, unique=True)

    objects = SessionManager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")

    def __str__(self) -> str:
        return f"{self.person} {self.began_at:%Y-%m-%d %H:%M}"

    @classmethod
    def get_session_store_class(cls) -> type[SessionBase]:
        store: type[SessionBase] = import_string(f"{settings.SESSION_ENGINE}.SessionStore")
        return store


def told_by(data: dict[str, Any], key: str) -> dict[str, Any]:
    """What a session's row says beside its data."""
    person = data.get(SESSION_KEY)
    return {
        "person_id": int(person) if person else None,
        "began_at": data.get(BEGAN) or timezone.now(),
        "browser": data.get(BROWSER, ""),
        "handle": hashlib.sha256(key.encode()).hexdigest(),
    }


def begin(request: HttpRequest, **_details: Any) -> None:
    """Note when somebody signed in, and by which browser; a token begins no session."""
    session = request.session
    if SESSION_KEY in session:
        session[BEGAN] = timezone.now().isoformat()
        session[BROWSER] = request.headers.get("User-Agent", "")[:LONGEST_NAME]
