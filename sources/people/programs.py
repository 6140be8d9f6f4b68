"""Whether a program asks or a browser, and which language the program said it reads."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

PLACE: Final = "/api/"


def is_program(request: HttpRequest) -> bool:
    return f"{request.path}/".startswith(PLACE)


def language_wanted(request: HttpRequest) -> str:
    """The first language of a program's Accept-Language that we speak; "" where it says none."""
    if not is_program(request):
        return ""
    wished = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    codes = (code.partition("-")[0] for code, weight in wished if weight > 0)
    return next((code for code in codes if code in dict(settings.LANGUAGES)), "")
