"""Who reads is answered though the database takes no writes, and no count is lost."""

import sqlite3
from contextlib import closing

import psycopg
import pytest
from django.db import connection
from django.db.backends.signals import connection_created
from rest_framework.test import APIClient

from sources.brief_locks import REST, NotTakenError, briefly
from sources.people.counting import OWED, times_asked
from sources.people.models import AskedCount, TokenDay
from sources.people.newsroom_tokens import give_token
from sources.people.usage import uses, write_behind
from tests.faults.conftest import database_url

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]

READ = ("/api/v1/verdicts/", "/api/v1/claims/", "/api/v1/documents/", "/api/v1/sources/")
TOUCHED = "people_askedcount, people_accesstoken, people_tokenday"


@pytest.fixture
def writer():
    """Somebody in the midst of a long change; called, they come to its end."""
    if connection.vendor == "sqlite":
        path = connection.settings_dict["NAME"]
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield other.close
        return
    with closing(psycopg.connect(database_url())) as other:
        other.execute(f"LOCK TABLE {TOUCHED} IN EXCLUSIVE MODE")
        yield other.close


@pytest.fixture
def takes_nothing(db):
    """A database that may be read alone, on every connection that is made."""
    words = {
        "sqlite": "PRAGMA query_only = ON",
        "postgresql": "SET default_transaction_read_only = on",
    }[connection.vendor]
    back = {
        "sqlite": "PRAGMA query_only = OFF",
        "postgresql": "SET default_transaction_read_only = off",
    }[connection.vendor]

    def tell(connection, **_signal):
        connection.connection.execute(words)

    def begin():
        connection_created.connect(tell)
        connection.close()

    yield begin
    connection_created.disconnect(tell)
    connection.ensure_connection()
    connection.connection.execute(back)
    connection.close()


@pytest.fixture
def program(db):
    """A token, and a program that sends it."""
    token, secret = give_token("CMS", ["read"], days=30, by=None)
    return token, APIClient(headers={"Authorization": f"Bearer {secret}"})


def used(token) -> int:
    return sum(uses([token], days=1)[token.pk].values())


def test_a_reader_with_a_token_is_answered_beside_a_writer(program, request):
    token, client = program
    end = request.getfixturevalue("writer")
    assert [client.get(path).status_code for path in READ] == [200] * len(READ)
    assert not TokenDay.objects.exists()
    end()
    REST.end()
    assert client.get(READ[0]).status_code == 200
    assert used(token) == len(READ) + 1
    token.refresh_from_db()
    assert token.last_used_at is not None


def test_limits_hold_while_nothing_can_be_counted_in_the_database(settings, request):
    assert [times_asked("a", span=1, seconds=60) for _ in "ab"] == [1, 2]
    end = request.getfixturevalue("writer")
    assert [times_asked("a", span=1, seconds=60) for _ in "abc"] == [3, 4, 5]
    assert times_asked("b", span=1, seconds=60) == 1
    assert times_asked("b", span=2, seconds=60) == 1, "another span begins anew"
    end()
    REST.end()
    assert times_asked("a", span=1, seconds=60) == 6
    assert AskedCount.objects.get(who="a").times == 6


def test_a_database_that_takes_nothing_lets_everybody_read(program, editor, client, takes_nothing):
    _token, sender = program
    client.force_login(editor)
    takes_nothing()
    assert [sender.get(path).status_code for path in READ] == [200] * len(READ)
    assert [APIClient().get(READ[0]).status_code for _ in "ab"] == [200, 200]
    for path in ("/", "/admin/", "/admin/claims/claim/"):
        assert client.get(path).status_code == 200, path


def test_what_failed_once_is_not_tried_at_every_request(writer):
    tried = []

    def write():
        tried.append(True)
        AskedCount.objects.create(who="a", span=1, times=1)

    for _ in "abc":
        with pytest.raises(NotTakenError):
            briefly(write)
    assert tried == [True]


def test_the_patience_of_a_connection_is_as_before(db):
    usual = patience()
    briefly(lambda: AskedCount.objects.create(who="a", span=1, times=1))
    assert patience() == usual
    assert briefly(patience) != usual


def patience() -> str:
    asked = "PRAGMA busy_timeout" if connection.vendor == "sqlite" else "SHOW lock_timeout"
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return str(cursor.fetchone()[0])


def test_a_flood_of_callers_costs_no_more_than_so_much_memory(monkeypatch):
    monkeypatch.setattr(OWED, "most", 3)
    for number in range(7):
        OWED.add(str(number), 1, 1)
        assert len(OWED.kept) <= 3


def test_nothing_to_write_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        write_behind()
