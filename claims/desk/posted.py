"""Reading what a form or an address says, whatever that is."""

from typing import Final

from django.http import HttpRequest

LONGEST_REASON: Final = 500  # as the fields of the pages say
MOST_DIGITS: Final = 18  # below the largest id a database holds


def number_from(said: str) -> int | None:
    """An id or a version; None for what can be neither."""
    return int(said) if said.isdecimal() and len(said) <= MOST_DIGITS else None


def words_in(request: HttpRequest, name: str) -> str:
    """What was typed into a field, without the character no database holds."""
    return request.POST.get(name, "").replace("\x00", "").strip()


def reason_in(request: HttpRequest, name: str = "why") -> str:
    """Why somebody decides as they do; a reason too long for its field loses its end."""
    return words_in(request, name)[:LONGEST_REASON]
