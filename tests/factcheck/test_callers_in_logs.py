"""Who asked, and what went wrong: each told in one line, of pages and of the API."""

import json
import logging
import logging.config

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from rest_framework.test import APIClient

from factcheck.logs import logging_config
from sources.people.models import AccessToken, Person
from tests.factories import make_claim

pytestmark = pytest.mark.django_db
SECRET = "a-password-in-a-variable"


def stumble(_request: HttpRequest) -> HttpResponse:
    password = SECRET
    raise LookupError(f"{len(password)} no\nluck")


urlpatterns = [path("stumble", stumble), path("", include("factcheck.urls"))]


@pytest.fixture
def written(capsys, settings):
    """What one request writes, line by line, in a style."""

    def writing(style: str, ask) -> list[str]:
        logging.config.dictConfig(logging_config(style=style, level="INFO"))
        ask()
        return capsys.readouterr().err.splitlines()

    yield writing
    with capsys.disabled():
        logging.config.dictConfig(settings.LOGGING)


@pytest.fixture
def told(written):
    """The last line a request writes, read by a machine."""
    return lambda ask: json.loads(written("json", ask)[-1])


def visit(person: Person | None = None, address: str = "/stumble", **headers: str):
    client = Client(raise_request_exception=False, headers=headers)
    if person:
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return lambda: client.get(address)


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("style", ["json", "plain"])
def test_a_fault_is_one_line_with_its_traceback(written, editor, style):
    fault, request = written(style, visit(editor))
    assert "Traceback" in fault
    assert "in stumble" in fault
    assert "LookupError: 24 no" in fault
    assert "status" in request
    assert "Traceback" not in request


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("style", ["json", "plain"])
def test_a_fault_does_not_tell_what_its_variables_held(written, style):
    assert SECRET not in "".join(written(style, visit()))


@pytest.mark.urls(__name__)
def test_a_fault_says_which_request_met_it_and_whose(written, editor):
    fault, request = map(json.loads, written("json", visit(editor)))
    for line in (fault, request):
        assert (line["method"], line["path"]) == ("GET", "/stumble")
        assert (line["user"], line["address"]) == ("ed", "127.0.0.1")
    assert fault["request_id"] == request["request_id"]


@pytest.mark.parametrize("style", ["json", "plain"])
def test_a_forged_host_is_told_without_a_traceback(written, style):
    lines = written(style, visit(address="/admin/", host="forged.example"))
    assert len(lines) == 2
    assert "forged.example" in lines[0]
    assert "Traceback" not in lines[0]


def test_a_line_names_who_is_signed_in(told, editor):
    assert told(visit(editor, "/admin/"))["user"] == "ed"


def test_a_stranger_has_an_address_and_no_name(told):
    line = told(visit(address="/admin/login/"))
    assert line["address"] == "127.0.0.1"
    assert not {"user", "token"} & line.keys()


@pytest.mark.parametrize(("behind", "address"), [(True, "198.51.100.7"), (False, "127.0.0.1")])
def test_a_line_names_the_address_that_may_be_believed(told, settings, behind, address):
    settings.BEHIND_PROXY = behind
    forwarded = {"X-Forwarded-For": "192.0.2.1, 198.51.100.7"}
    assert told(visit(address="/admin/login/", **forwarded))["address"] == address


def test_a_line_names_the_token_and_never_tells_it(told, consumer):
    make_claim()
    kept, token = AccessToken.objects.create(consumer)
    client = APIClient(headers={"Authorization": f"Token {token}"})
    line = told(lambda: client.get("/api/v1/claims/"))
    assert line["status"] == 200
    assert (line["user"], line["token"]) == ("consumer", kept.token_key[:8])
    assert token[:9] not in json.dumps(line)


def test_a_token_nobody_was_given_names_nobody(told):
    client = APIClient(headers={"Authorization": "Token " + "0" * 64})
    line = told(lambda: client.get("/api/v1/claims/"))
    assert line["status"] == 401
    assert not {"user", "token"} & line.keys()


def test_a_name_cannot_begin_a_line_of_its_own(written, editor):
    Person.objects.filter(pk=editor.pk).update(username="ed\nforged line")
    asking = visit(editor, "/admin/")
    for style in ("json", "plain"):
        written(style, asking)  # the first one also tells of signing in
        assert len(written(style, asking)) == 1


def test_the_log_asks_the_database_nothing(written, django_assert_num_queries):
    with django_assert_num_queries(0):
        lines = written("json", visit(address="/static/missing.css"))
    assert json.loads(lines[-1])["status"] == 404
