"""What passes by itself is told as such: 503, when to come again, in the caller's format."""

import errno
import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import contextmanager

import psycopg.errors
import pytest
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse
from rest_framework.test import APIClient

from claims.models import Claim
from factcheck.passing_faults import RETRY_SECONDS, PassingFaultsMiddleware, passes
from sources.models import Document
from tests.claims.desk.hands import page_of
from tests.factories import make_claim
from tests.problems import problem

HTMX = {"HX-Request": "true"}
SHORT = {"sqlite": "PRAGMA busy_timeout = 50", "postgresql": "SET lock_timeout = '50ms'"}
HOLD = {
    "sqlite": ["BEGIN IMMEDIATE"],
    "postgresql": ["BEGIN", "LOCK TABLE claims_claim IN EXCLUSIVE MODE"],
}


@pytest.fixture
def impatient(transactional_db):
    """A connection that waits for a lock as long as a test may."""
    with connection.cursor() as cursor:
        cursor.execute(SHORT[connection.vendor])
    yield
    connection.close()


@contextmanager
def another_writer():
    """Somebody who is writing and does not come to an end."""
    other = connection.copy()
    with other.cursor() as cursor:
        for statement in HOLD[connection.vendor]:
            cursor.execute(statement)
        yield
    other.close()


@contextmanager
def no_database():
    """The server restarts: nobody answers where it was."""
    told = connection.settings_dict
    where = {"sqlite": ("NAME", "/nowhere/db"), "postgresql": ("PORT", "1")}[connection.vendor]
    kept = told[where[0]]
    connection.close()
    told[where[0]] = where[1]
    yield
    told[where[0]] = kept
    connection.close()


def take(client, claim, **more):
    told = {"seen": claim.version}
    return client.post(reverse("review:step", args=[claim.pk, "take"]), told, **more)


def assert_come_again(response):
    assert response.status_code == 503
    assert response.headers["Retry-After"] == str(RETRY_SECONDS)
    assert response.headers["Cache-Control"] == "no-store"


def test_a_form_that_meets_a_locked_database_is_told_to_come_again(impatient, browse, editor):
    claim, client = make_claim(), browse(editor)
    with another_writer():
        response = take(client, claim)
    assert_come_again(response)
    assert "المكتب مشغول الآن" in response.content.decode()
    assert 'lang="en"' in response.content.decode()
    assert take(client, claim).status_code == 302


def test_the_page_that_stands_keeps_its_forms_and_says_why(impatient, browse, editor):
    claim, client = make_claim(), browse(editor)
    place = '<div id="trouble" role="alert"></div>'
    assert place in client.get(page_of(claim)).content.decode()
    with another_writer():
        response = take(client, claim, headers=HTMX)
    assert_come_again(response)
    assert response.headers["HX-Retarget"] == "#trouble"
    assert response.headers["HX-Reswap"] == "innerHTML"
    assert response.content.decode().startswith('<p class="refused">')


def test_a_page_that_asks_every_two_seconds_stays_as_it_is(transactional_db, browse, editor):
    claim, client = make_claim(), browse(editor)
    client.raise_request_exception = False
    with no_database():
        response = client.get(reverse("review:follow", args=[claim.pk]), headers=HTMX)
    assert_come_again(response)
    assert response.headers["HX-Reswap"] == "none"


def test_a_program_is_told_in_json(impatient, editor):
    claim, client = make_claim(), APIClient()
    client.force_authenticate(editor)
    with another_writer():
        response = client.post(f"/api/v1/claims/{claim.pk}/take/", headers={"If-Match": '"1"'})
    assert_come_again(response)
    assert problem(response)["code"] == "unavailable"


def test_readers_read_while_somebody_writes(impatient, browse, analyst):
    claim, client = make_claim(), browse(analyst)
    with another_writer():
        assert client.get(page_of(claim)).status_code == 200


def test_a_database_that_restarts_is_no_fault_of_ours(transactional_db, browse, editor):
    claim, client = make_claim(), browse(editor)
    client.raise_request_exception = False
    with no_database():
        page = client.get(page_of(claim))
        answer = client.get("/api/v1/claims/")
    assert_come_again(page)
    assert_come_again(answer)
    assert answer.json()["code"] == "unavailable"
    assert client.get(page_of(claim)).status_code == 200


def test_a_full_disk_is_told_and_leaves_nothing_behind(transactional_db, browse, editor):
    if connection.vendor != "sqlite":
        assert passes(caused(psycopg.errors.DiskFull()))
        return
    client = browse(editor)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")
    said = {"text": "خبر طويل. " * 4000, "source_name": "جريدة"}
    assert_come_again(client.post(reverse("admin:sources_document_add"), said))
    connection.close()
    assert not Document.objects.exists()


def caused(cause, kind=OperationalError) -> DatabaseError:
    error = kind("no luck")
    error.__cause__ = cause
    return error


def coded(code: int) -> sqlite3.OperationalError:
    cause = sqlite3.OperationalError("no luck")
    cause.sqlite_errorcode = code
    return cause


@pytest.mark.parametrize(
    "error",
    [
        OperationalError("connection refused"),
        InterfaceError("connection already closed"),
        caused(coded(sqlite3.SQLITE_BUSY_SNAPSHOT)),
        caused(coded(sqlite3.SQLITE_IOERR_WRITE)),
        caused(psycopg.errors.AdminShutdown()),
        caused(psycopg.errors.CannotConnectNow()),
        caused(psycopg.errors.LockNotAvailable()),
        caused(psycopg.errors.DeadlockDetected()),
        caused(psycopg.errors.TooManyConnections()),
        caused(psycopg.errors.ReadOnlySqlTransaction(), DatabaseError),
        OSError(errno.ENOSPC, "no space"),
    ],
    ids=repr,
)
def test_what_passes(error):
    assert passes(error)


@pytest.mark.parametrize(
    "error",
    [
        None,
        ValueError("ours"),
        FileNotFoundError(errno.ENOENT, "no such file"),
        caused(coded(sqlite3.SQLITE_ERROR)),
        caused(coded(sqlite3.SQLITE_CORRUPT)),
        caused(psycopg.errors.ProgramLimitExceeded()),
        caused(psycopg.errors.UndefinedTable(), DatabaseError),
    ],
    ids=repr,
)
def test_what_is_ours_never_passes(error):
    assert not passes(error)


@pytest.fixture
def broken(monkeypatch):
    def fail(_):
        raise ValueError("ours")

    monkeypatch.setattr(Claim.objects.__class__, "get_queryset", fail)


def test_a_fault_of_ours_is_told_as_ours_in_the_callers_format(db, broken, browse, editor):
    client = browse(editor)
    client.raise_request_exception = False
    answer, page = (
        client.get("/api/v1/claims/"),
        client.get(reverse("admin:claims_claim_changelist")),
    )
    assert (answer.status_code, answer.json()["code"]) == (500, "error")
    assert (page.status_code, "Retry-After" in page.headers) == (500, False)
    assert "حدث خطأ لدينا" in page.content.decode()


def test_changes_never_take_every_thread_from_the_readers(settings):
    settings.WRITING_SLOTS = 1
    begun, go_on = threading.Event(), threading.Event()

    def view(request):
        if request.path == "/slow":
            begun.set()
            go_on.wait(60)
        return HttpResponse("done")

    door, ask = PassingFaultsMiddleware(view), RequestFactory()
    slow = threading.Thread(target=door, args=[ask.post("/slow")])
    slow.start()
    assert begun.wait(60)
    refused = door(ask.post("/api/v1/documents/"))
    read = door(ask.get("/api/v1/documents/"))
    go_on.set()
    slow.join()
    assert_come_again(refused)
    assert b'"busy"' in refused.content
    assert read.status_code == door(ask.post("/quick")).status_code == 200


def test_a_change_that_fails_gives_its_place_back(settings):
    settings.WRITING_SLOTS = 1

    def view(_):
        raise ValueError("ours")

    door, ask = PassingFaultsMiddleware(view), RequestFactory()
    for _ in range(2):
        with pytest.raises(ValueError, match="ours"):
            door(ask.post("/"))


WAITS = """
import factcheck.web
from django.conf import settings
options = settings.DATABASES["default"]["OPTIONS"]
print(options.get("timeout"), options.get("connect_timeout"), options.get("options"))
print(settings.DATABASES["default"].get("CONN_MAX_AGE"))
"""


@pytest.mark.parametrize("url", ["sqlite:///nowhere.sqlite3", "postgres://a@localhost/b"])
def test_a_web_process_waits_three_seconds_and_keeps_its_connections(url, tmp_path):
    told = {**os.environ, "DATABASE_URL": url, "FACTCHECK_RUN_DIR": str(tmp_path)}
    for name in ("DATABASE_WAIT_SECONDS", "DATABASE_KEPT_SECONDS"):
        told.pop(name, None)
    asked = subprocess.run(
        [sys.executable, "-c", WAITS], env=told, check=True, capture_output=True, text=True
    )
    waits, kept = asked.stdout.splitlines()
    if url.startswith("sqlite"):
        assert (waits, kept) == ("3 None None", "0")
    else:
        assert kept == "60"
        assert waits.startswith("None 3 ")
        assert waits.endswith("-c lock_timeout=3s")
