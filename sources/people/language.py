"""Which language a page speaks: the user's saved choice, else the cookie, else Arabic."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from sources.people.models import Person

A_YEAR = 365 * 24 * 3600


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


@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """Save the chosen language: with the account of who is signed in, and in the cookie."""
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure()):
        target = "/"
    response = HttpResponseRedirect(target)
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        Person.objects.filter(pk=request.user.pk or 0).update(language=language)
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, A_YEAR, samesite="Lax")
    return response
