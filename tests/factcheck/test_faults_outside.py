"""What is told of a fault outside the house, and what is not."""

import json
import logging
from typing import Any

import pytest
import sentry_sdk
from django.core.checks import run_checks
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from sentry_sdk.envelope import Envelope
from sentry_sdk.transport import Transport

from factcheck import extra_checks
from factcheck.environment import Environment
from factcheck.faults_outside import begin
from sources.work.models import State, Work
from sources.work.queue import drain

pytestmark = pytest.mark.django_db
ARTICLE = "أعلنت الهيئة إغلاق الجسر"
PASSWORD = "a long way to the harbour"


def stumble(request: HttpRequest) -> HttpResponse:
    held = request.POST.get("body", "") or ARTICLE
    raise LookupError(f"no such sentence: {held}")


urlpatterns = [path("stumble", stumble), path("", include("factcheck.urls"))]


class Kept(Transport):
    """Keeps what would have been sent."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[Any] = []

    def capture_envelope(self, envelope: Envelope) -> None:
        self.events += [item.get_event() for item in envelope.items if item.get_event()]


@pytest.fixture
def outside(settings):
    """What was told outside, in the order it was."""
    settings.SENTRY_DSN = "http://key@127.0.0.1:9/1"
    kept = Kept()
    begin(transport=kept)
    yield kept.events
    sentry_sdk.get_client().close()
    sentry_sdk.get_global_scope().set_client(None)


def visit(editor, **asked) -> None:
    client = Client(raise_request_exception=False, headers={"X-Request-ID": "desk-2026-11-30"})
    client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    client.post("/stumble?q=harbour", {"body": ARTICLE, "password": PASSWORD}, **asked)


@pytest.mark.urls(__name__)
def test_a_fault_is_told_by_where_it_happened(outside, editor, settings):
    visit(editor)
    (event,) = outside
    (fault,) = event["exception"]["values"]
    assert fault["type"] == "LookupError"
    assert fault["stacktrace"]["frames"][-1]["function"] == "stumble"
    assert event["request"] == {"method": "POST", "url": f"{settings.PUBLIC_URL}/stumble"}
    assert event["tags"] == {"request_id": "desk-2026-11-30"}
    assert event["release"] == f"factcheck@{settings.VERSION}"


@pytest.mark.urls(__name__)
def test_nothing_of_what_we_hold_leaves_with_it(outside, editor):
    visit(editor)
    said = json.dumps(outside, ensure_ascii=False, default=str)
    for secret in (ARTICLE, PASSWORD, "harbour", "no such sentence", "sessionid", '"ed"'):
        assert secret not in said
    frames = outside[0]["exception"]["values"][0]["stacktrace"]["frames"]
    assert not {"vars", "context_line", "pre_context"} & set().union(*frames)


def test_a_fault_of_a_worker_is_told_without_the_text_it_met(outside, monkeypatch):
    def fails() -> None:
        raise ValueError(ARTICLE)

    monkeypatch.setattr("claims.machine.delete_expired", fails)
    Work.objects.request("forget", {1: 0.0})
    drain()
    assert Work.objects.get().state == State.DEAD
    (event,) = outside
    assert event["exception"]["values"][-1]["type"] == "ValueError"
    assert ARTICLE not in json.dumps(event, ensure_ascii=False, default=str)


def test_a_line_of_the_log_is_no_fault(outside):
    logging.getLogger("claims").error("lost: %s", ARTICLE)
    assert outside == []


def test_who_is_refused_is_no_fault(outside, client):
    assert client.get("/admin/claims/claim/7/change/").status_code == 302
    assert client.get("/api/v1/claims/nothing/").status_code == 404
    assert outside == []


@pytest.mark.parametrize(
    ("dsn", "missing", "found"),
    [
        ("", True, []),
        ("", False, []),
        ("https://key@faults.example/1", False, []),
        ("https://key@faults.example/1", True, ["factcheck.E011"]),
    ],
)
def test_an_address_without_its_package_is_refused(settings, monkeypatch, dsn, missing, found):
    settings.SENTRY_DSN = dsn
    monkeypatch.setattr(extra_checks, "sentry_is_missing", lambda: missing)
    assert [str(fault.id) for fault in run_checks(tags=["factcheck"])] == found


@pytest.mark.parametrize(
    "dsn",
    [
        "https://key@faults.example:abc/1",
        "https://key@faults.example:99999/1",
        "https://key@[faults/1",
        "https://:secret@faults.example/1",
        "https://key@/1",
        "https://key@faults.example/desk",
        "ftp://key@faults.example/1",
    ],
)
def test_an_address_that_cannot_be_told_anything_is_said_by_its_variable(monkeypatch, dsn):
    monkeypatch.setenv("V", dsn)
    env = Environment()
    assert env.dsn("V") == ""
    assert list(env.problems()) == ["V"]


@pytest.mark.parametrize("dsn", ["", "https://key@o1.faults.example:8443/desk/1"])
def test_an_address_of_faults_is_taken_as_it_is(monkeypatch, dsn):
    monkeypatch.setenv("V", dsn)
    env = Environment()
    assert env.dsn("V") == dsn
    assert env.problems() == {}


def test_by_default_nothing_is_told(settings):
    assert settings.SENTRY_DSN == ""
    assert not sentry_sdk.get_client().is_active()
