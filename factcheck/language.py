"""Which language a page speaks: the user's saved choice, else the cookie, else Arabic."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation


def chosen_language(request: HttpRequest) -> str:
    """Browser preferences are ignored: an English browser in an Arabic newsroom reads Arabic."""
    offered = dict(settings.LANGUAGES)
    saved = getattr(request.user, "language", "")
    cookie = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return next((code for code in (saved, cookie) if code in offered), settings.LANGUAGE_CODE)


class ChosenLanguageMiddleware:
    """Activates the chosen language for one request and says so in Content-Language."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = chosen_language(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
