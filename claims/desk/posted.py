"""Reading what a form or an address says, whatever that is."""

from typing import Final

from django.http import HttpRequest

LONGEST_REASON: Final = 500  # as the fields of the pages say


def words_in(request: HttpRequest, name: str) -> str:
    """What was typed into a field, without the character no database holds."""
    return request.POST.get(name, "").replace("\x00", "").strip()


def reason_in(request: HttpRequest, name: str = "why") -> str:
    """Why somebody decides as they do; a reason too long for its field loses its end."""
    return words_in(request, name)[:LONGEST_REASON]
