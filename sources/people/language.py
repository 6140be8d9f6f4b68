"""Which language an answer speaks: as asked, the program's, the user's, the cookie's, or Arabic."""

from collections.abc import Callable, Iterator

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from sources.people.models import Person
from sources.people.programs import language_wanted

A_YEAR = 365 * 24 * 3600


def chosen_language(request: HttpRequest) -> str:
    """Browser preferences are ignored: an English browser in an Arabic newsroom reads Arabic.

    Those of a program are its own word, and what its owner chose for the pages is not.
    """
    offered = dict(settings.LANGUAGES)
    return next((code for code in wishes(request) if code in offered), settings.LANGUAGE_CODE)


def wishes(request: HttpRequest) -> Iterator[str]:
    """The first that is offered wins; an address that says it asks nobody for their session."""
    yield request.GET.get("lang", "")
    yield language_wanted(request)
    yield getattr(request.user, "language", "")
    yield request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")


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
        if request.GET.get("lang") == language and is_page(response):
            remember(response, language)
        return response


def is_page(response: HttpResponse) -> bool:
    """Whether people read it: a picture or a feed that set a cookie would be kept by no cache."""
    return response.headers.get("Content-Type", "").startswith("text/html")


def remember(response: HttpResponse, language: str) -> None:
    """Speak it on the pages that follow, too."""
    response.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, A_YEAR, samesite="Lax")


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
        remember(response, language)
    return response
