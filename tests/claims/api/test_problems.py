"""Whatever is refused below `/api/` is a problem (RFC 9457), in the language of the caller."""

import re

import pytest
from django.test import Client
from rest_framework.test import APIClient

from claims.api.problems import TITLES
from sources.models import Document
from tests.factories import judge, make_claim
from tests.problems import problem, wrong_fields

pytestmark = pytest.mark.django_db

ARABIC = re.compile("[\u0621-\u064a]")
JSON = {"content_type": "application/json"}


def asked(person=None, **more):
    client = APIClient(raise_request_exception=False, **more)
    client.force_authenticate(person)
    return client


# What goes wrong, as method, address, what is sent with it, and the status and code it is told by.
WRONG = {
    "an unknown address": ("get", "/api/nowhere/", {}, 404, "not_found"),
    "an address of no version": ("get", "/api/", {}, 404, "not_found"),
    "a row that is not there": ("get", "/api/v1/claims/9/", {}, 404, "not_found"),
    "a method": ("delete", "/api/v1/changes/", {}, 405, "method_not_allowed"),
    "a method of the docs": ("post", "/api/v1/docs/", {}, 405, "method_not_allowed"),
    "a format": ("get", "/api/v1/claims/", {"HTTP_ACCEPT": "text/csv"}, 406, "not_acceptable"),
    "a kind of body": (
        "post",
        "/api/v1/documents/",
        {"data": "x", "content_type": "text/csv"},
        415,
        "unsupported_media_type",
    ),
    "broken JSON": ("post", "/api/v1/documents/", {"data": "{", **JSON}, 400, "parse_error"),
    "a broken form": (
        "post",
        "/api/v1/documents/",
        {"data": "x", "content_type": "multipart/form-data"},
        400,
        "parse_error",
    ),
    "null": ("post", "/api/v1/documents/", {"data": "null", **JSON}, 400, "no_object"),
    "a list": ("post", "/api/v1/documents/", {"data": "[]", **JSON}, 400, "no_object"),
    "a word": ("post", "/api/v1/documents/", {"data": '"x"', **JSON}, 400, "no_object"),
    "no text": ("post", "/api/v1/documents/", {"data": "{}", **JSON}, 400, "no_text"),
    "a parameter": ("get", "/api/v1/claims/?ratnig=x", {}, 400, "invalid"),
    "a host": ("get", "/api/v1/claims/", {"HTTP_HOST": "evil.example"}, 400, "bad_request"),
    "no version": ("post", "/api/v1/claims/{claim}/take/", {}, 428, "no_version"),
    "an old version": (
        "post",
        "/api/v1/claims/{claim}/take/",
        {"HTTP_IF_MATCH": '"9"'},
        412,
        "stale",
    ),
    "a rule": (
        "post",
        "/api/v1/claims/{claim}/let-go/",
        {"HTTP_IF_MATCH": '"1"'},
        409,
        "illegal",
    ),
}


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("name", WRONG)
def test_whatever_is_wrong_is_told_as_a_problem(editor, name, language):
    method, address, sent, status, code = WRONG[name]
    client = asked(editor, HTTP_ACCEPT_LANGUAGE=language)
    answer = getattr(client, method)(address.format(claim=make_claim().pk), **sent)
    told = problem(answer)
    assert (answer.status_code, told["code"]) == (status, code)
    spoken = [told["title"], *(wrong["detail"] for wrong in told["errors"] or [told])]
    assert [bool(ARABIC.search(words)) for words in spoken] == [language == "ar"] * len(spoken)
    assert answer.headers.get("Content-Language", language) == language
    assert "Accept-Language" in answer.headers["Vary"]


def test_who_is_not_known_and_who_may_not_hear_it_as_a_problem(stranger):
    unknown, refused = asked().get("/api/v1/claims/"), asked(stranger).get("/api/v1/claims/")
    assert (unknown.status_code, problem(unknown)["code"]) == (401, "not_authenticated")
    assert unknown.headers["WWW-Authenticate"]
    assert (refused.status_code, problem(refused)["code"]) == (403, "permission_denied")


def test_who_asks_too_often_hears_it_as_a_problem(monkeypatch):
    throttled = "sources.people.throttles.Strangers.allow_request"
    monkeypatch.setattr(throttled, lambda self, *_: setattr(self, "left", 40))
    answer = asked().get("/api/v1/verdicts/")
    assert (answer.status_code, problem(answer)["code"]) == (429, "throttled")
    assert answer.headers["Retry-After"] == "40"


def test_a_fault_of_ours_is_a_problem_too(monkeypatch):
    monkeypatch.setattr("claims.api.changes.wait_for_more", lambda **_: 1 / 0)
    answer = asked().get("/api/v1/changes/")
    assert (answer.status_code, problem(answer)["code"]) == (500, "error")


def test_a_session_without_the_token_of_a_form_hears_what_it_lacks(editor):
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post("/api/v1/documents/", {"text": "خبر."})
    assert (answer.status_code, problem(answer)["code"]) == (403, "csrf_failed")
    assert not Document.objects.exists()


def test_each_wrong_field_is_named_with_its_code_and_words(editor):
    sentence = make_claim().sentence
    sent = {"starts": [1, -1, "x"], "seen": "1.0"}
    address = f"/api/v1/sentences/{sentence.pk}/cut/"
    answer = asked(editor, HTTP_ACCEPT_LANGUAGE="en").post(address, sent, format="json")
    told = problem(answer)
    assert [(wrong["field"], wrong["code"]) for wrong in told["errors"]] == [
        ("starts.1", "min_value"),
        ("starts.2", "invalid"),
    ]
    assert told["detail"] == " ".join(f"{w['field']}: {w['detail']}" for w in told["errors"])


def test_a_problem_can_be_found_again_in_the_log(editor):
    answer = asked(editor).get("/api/v1/claims/9/", headers={"X-Request-ID": "asked-once"})
    assert problem(answer)["instance"] == "urn:factcheck:request:asked-once"


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        ("en", "en"),
        ("en-GB,en;q=0.9", "en"),
        ("fr,ar;q=0.5,en;q=0.8", "en"),
        ("fr", "ar"),
        ("en;q=0", "ar"),
        ("*", "ar"),
        ("é;;", "ar"),
        ("", "ar"),
    ],
)
def test_a_program_is_answered_in_the_first_language_it_names_that_we_speak(wanted, language):
    answer = asked(HTTP_ACCEPT_LANGUAGE=wanted).get("/api/v1/nowhere/")
    assert bool(ARABIC.search(problem(answer)["detail"])) == (language == "ar")


def test_a_browser_is_not_asked_for_its_language(browse):
    page = browse().get("/nowhere/", headers={"Accept-Language": "en"})
    assert page.headers["Content-Language"] == "ar"


@pytest.mark.parametrize("address", ["/api/v1/documents", "/api/v1/documents/"])
def test_a_text_sent_without_the_last_slash_is_taken_in_all_the_same(editor, address):
    answer = asked(editor).post(address, {"text": "افتتحت البلدية الجسر."}, format="json")
    assert answer.status_code == 201
    assert Document.objects.count() == 1


def test_nothing_below_the_api_is_a_redirect(editor):
    judge(make_claim(), "speculative", by=editor)
    assert asked().get("/api/v1/verdicts").status_code == 200
    assert asked().get("/api/v1/verdicts/1").json()["seq"] == 1
    assert problem(asked().post("/api/v1/verdicts"))["status"] == 401
    assert problem(asked().get("/api"))["status"] == 404
    assert problem(asked().post("/api/v1/nowhere"))["status"] == 404


def test_a_form_without_the_last_slash_is_not_redirected(browse, editor):
    client = browse(editor)
    assert client.get("/corrections").status_code == 301
    assert client.post("/corrections", {"text": "x"}).status_code == 404


PUBLIC = ["/", "/claims/1/", "/corrections/", "/feeds/verdicts.json", "/sitemap.xml", "/logo"]


@pytest.mark.parametrize("address", PUBLIC)
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_what_is_only_read_says_so_in_words(address, method):
    answer = getattr(Client(enforce_csrf_checks=True), method)(address)
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD"
    assert "<h1>" in answer.content.decode()


def test_every_status_has_a_title():
    assert {400, 401, 403, 404, 405, 406, 409, 412, 415, 422, 428, 429, 500, 503} == set(TITLES)


def test_a_list_in_place_of_a_field_names_it(editor):
    answer = asked(editor).post("/api/v1/documents/", {"title": ["x"]}, format="json")
    assert wrong_fields(answer) == ["title"]
