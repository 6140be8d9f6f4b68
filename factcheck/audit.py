"""Who changed something, and who read what is not published: lines that no log level leaves out."""

from typing import TYPE_CHECKING, Any, Final

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

if TYPE_CHECKING:  # the settings set up logging before there are models
    from sources.people.models import Person

LOGGER: Final = "factcheck.audit"
READS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
# Where insiders read; the pages of readers show them nothing else than everybody.
INSIDE: Final = ("/admin/", "/api/")
# Whoever may this is shown what is not published (claims/visibility.py).
INSIDER: Final = "claims.view_decision"


def person_of(request: HttpRequest) -> "Person | None":
    """Who asks, as far as the request found out; a log asks the database nothing."""
    user = getattr(request, "user", None)
    if isinstance(user, SimpleLazyObject):
        user = getattr(request, "_cached_user", None)
    return user if getattr(user, "is_authenticated", False) else None


def audited(request: HttpRequest, status: int) -> dict[str, Any]:
    """What the audit says of an answered request; nothing, where it is none of its business."""
    person = person_of(request)
    if person is None:
        return {}
    if request.method not in READS:
        return {"audit": "write", **subject(request)}
    seen = status < 400 and request.path.startswith(INSIDE) and may_see_inside(person)
    return {"audit": "read", **subject(request)} if seen else {}


def may_see_inside(person: "Person") -> bool:
    """By what the request asked itself; where it asked nothing, yes: better a line too many."""
    if person.limited_to is not None:
        return INSIDER in person.limited_to
    asked = getattr(person, "_perm_cache", None)
    return person.is_superuser or asked is None or INSIDER in asked


def subject(request: HttpRequest) -> dict[str, Any]:
    """Which page it was, by its name, and of which thing."""
    found = request.resolver_match
    if found is None:
        return {}
    of = {name: str(value) for name, value in found.kwargs.items()}
    return {"view": found.view_name, **({"of": of} if of else {})}
