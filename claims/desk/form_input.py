"""Reading what a form or an address says, whatever that is."""

from django.http import HttpRequest

from sources.text.spelling.typed import as_typed


def words_in(request: HttpRequest, name: str) -> str:
    """What was typed into a field."""
    return as_typed(request.POST.get(name, "")).strip()


def asked_in(request: HttpRequest, name: str) -> str:
    """What an address asks for under a name."""
    return as_typed(request.GET.get(name, "")).strip()


def reason_in(request: HttpRequest, name: str = "why") -> str:
    """Why somebody decides as they do."""
    return words_in(request, name)
