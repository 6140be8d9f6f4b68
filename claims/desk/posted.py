"""Reading what a form or an address says, whatever that is."""

from django.http import HttpRequest


def words_in(request: HttpRequest, name: str) -> str:
    """What was typed into a field, without the character no database holds."""
    return request.POST.get(name, "").replace("\x00", "").strip()


def reason_in(request: HttpRequest, name: str = "why") -> str:
    """Why somebody decides as they do."""
    return words_in(request, name)
