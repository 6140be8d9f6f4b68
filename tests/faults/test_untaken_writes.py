"""Health says that the database takes no writes, and why; the web server goes on for readers."""

import sqlite3
from contextlib import closing, contextmanager

import psycopg
import pytest
from django.db import connection

from factcheck import broker, taking_writes
from factcheck.taking_writes import KEPT, PROBE
from sources.clock import DatabaseNow
from sources.people.models import AskedCount
from sources.work.models import Beat
from tests.faults.conftest import database_url

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def standing(monkeypatch):
    """Everything else stands."""
    monkeypatch.setattr(broker, "answers", lambda _: True)
    monkeypatch.setattr(taking_writes, "PATIENCE", 0.2)
    Beat.objects.create(worker="desk:1", seen_at=DatabaseNow())


@contextmanager
def locked():
    if connection.vendor == "sqlite":
        path = connection.settings_dict["NAME"]
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
        return
    with closing(psycopg.connect(database_url())) as other:
        other.execute("LOCK TABLE people_askedcount IN EXCLUSIVE MODE")
        yield


@contextmanager
def told(sqlite: tuple[str, str], postgresql: tuple[str, str]):
    """Our own connection told so, and told back."""
    begin, end = {"sqlite": sqlite, "postgresql": postgresql}[connection.vendor]
    connection.ensure_connection()
    connection.connection.execute(begin)
    try:
        yield
    finally:
        connection.connection.execute(end)


def read_only():
    return told(
        ("PRAGMA query_only = ON", "PRAGMA query_only = OFF"),
        ("SET default_transaction_read_only = on", "SET default_transaction_read_only = off"),
    )


@contextmanager
def full():
    """No page more, though the pages it has may be written."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")  # free pages would be room
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0]
    with told((f"PRAGMA max_page_count = {pages}", "PRAGMA max_page_count = 1000000"), ("", "")):
        yield


FAULTS = [(locked, "locked"), (read_only, "read only"), (full, "full")]


@pytest.mark.parametrize(("fault", "reason"), FAULTS)
def test_a_database_that_takes_no_writes_needs_somebody(client, fault, reason):
    if fault is full and connection.vendor == "postgresql":
        assert taking_writes.POSTGRESQL["53100"] == reason
        return
    connection.ensure_connection()
    with fault():
        answer = client.get("/healthz")
        assert (answer.status_code, answer.json()["writing"]) == (
            503,
            {"ok": False, "reason": reason},
        )
        assert answer.json()["database"] == {"ok": True}
        assert client.get("/healthz/web").status_code == 200, "readers are served all the same"
    PROBE.forget()
    assert client.get("/healthz").status_code == 200


def test_what_is_tried_leaves_nothing_behind(client):
    assert client.get("/healthz").json()["writing"] == {"ok": True}
    assert not AskedCount.objects.exists()


def test_who_asks_often_writes_no_oftener(monkeypatch):
    tried, now = [], [100.0]
    monkeypatch.setattr(taking_writes, "tried", lambda: tried.append(True) or {"ok": True})
    monkeypatch.setattr(taking_writes.time, "monotonic", lambda: now[0])
    PROBE.answer()
    now[0] += KEPT - 0.1
    PROBE.answer()
    assert len(tried) == 1
    now[0] += 0.1
    PROBE.answer()
    assert len(tried) == 2


def test_a_balancer_writes_nothing(client, monkeypatch):
    monkeypatch.setattr(taking_writes, "tried", lambda: pytest.fail("it wrote"))
    assert client.get("/healthz/web").status_code == 200
