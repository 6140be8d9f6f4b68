"""The language of pages: the account's, else the cookie's, else Arabic, and how it is switched."""

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.urls import reverse
from django.utils import translation

from sources.people.language import A_YEAR, ChosenLanguageMiddleware, chosen_language
from sources.people.models import Person

SWITCH = reverse("language")
COOKIE = settings.LANGUAGE_COOKIE_NAME


def request_of(saved="", cookie="", browser=""):
    request = RequestFactory().get("/", headers={"Accept-Language": browser})
    request.user = Person(language=saved) if saved is not None else AnonymousUser()
    if cookie:
        request.COOKIES[COOKIE] = cookie
    return request


@pytest.mark.parametrize(
    ("saved", "cookie", "browser", "language"),
    [
        ("", "", "", "ar"),
        ("", "", "en", "ar"),
        ("", "en", "", "en"),
        ("", "ar", "en", "ar"),
        ("en", "", "", "en"),
        ("en", "ar", "", "en"),
        ("ar", "en", "en", "ar"),
        ("", "xx", "en", "ar"),
        ("xx", "en", "", "en"),
        (None, "", "en", "ar"),
        (None, "en", "", "en"),
    ],
)
def test_the_account_decides_then_the_cookie_and_never_the_browser(
    saved, cookie, browser, language
):
    assert chosen_language(request_of(saved, cookie, browser)) == language


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_page_is_made_in_its_language_and_says_so(language):
    spoken = []

    def page(request):
        from_request = request.LANGUAGE_CODE
        spoken.append((translation.get_language(), from_request))
        return HttpPage()

    before = translation.get_language()
    response = ChosenLanguageMiddleware(page)(request_of(language))
    assert spoken == [(language, language)]
    assert response.headers["Content-Language"] == language
    assert translation.get_language() == before


class HttpPage:
    """The little of a response that is asked for."""

    def __init__(self, **headers):
        self.headers = headers


def test_a_page_that_says_its_language_is_believed():
    kept = ChosenLanguageMiddleware(lambda _: HttpPage(**{"Content-Language": "fr"}))
    assert kept(request_of("en")).headers["Content-Language"] == "fr"


def test_a_switch_is_saved_with_the_account_and_in_the_cookie(browse, analyst, editor):
    client = browse(analyst)
    answer = client.post(SWITCH, {"language": "en", "next": "/admin/"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/")
    cookie = answer.cookies[COOKIE]
    assert (cookie.value, cookie["max-age"], cookie["samesite"]) == ("en", A_YEAR, "Lax")
    analyst.refresh_from_db()
    editor.refresh_from_db()
    assert (analyst.language, editor.language) == ("en", "")


def test_who_is_not_signed_in_has_only_the_cookie(browse, editor):
    answer = browse().post(SWITCH, {"language": "en"})
    assert answer.cookies[COOKIE].value == "en"
    assert not Person.objects.filter(language="en").exists()


@pytest.mark.parametrize("language", ["", "fr", "EN", "ar-EG"])
def test_a_language_that_is_not_offered_changes_nothing(browse, editor, language):
    answer = browse(editor).post(SWITCH, {"language": language})
    assert answer.status_code == 302
    assert COOKIE not in answer.cookies
    editor.refresh_from_db()
    assert editor.language == ""


@pytest.mark.parametrize(
    ("target", "lands"),
    [
        ("/admin/", "/admin/"),
        ("http://testserver/x", "http://testserver/x"),
        ("", "/"),
        ("https://elsewhere.example/", "/"),
        ("//elsewhere.example", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
def test_a_switch_leads_back_and_to_no_other_site(browse, db, target, lands):
    answer = browse().post(SWITCH, {"language": "ar", "next": target})
    assert answer.headers["Location"] == lands


def test_a_switch_is_posted(browse, db):
    assert browse().get(SWITCH).status_code == 405
