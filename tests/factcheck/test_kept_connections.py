"""A connection that is kept for the next request serves it, or is replaced in time."""

import time
from typing import Any

import dj_database_url
import pytest
from django.db import OperationalError
from django.db.utils import ConnectionHandler

from factcheck.postgresql.base import DatabaseWrapper, answers
from tests.needs import need_postgresql

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 0.3


def connect() -> DatabaseWrapper:
    """As production connects, and beside the connection that tests share."""
    given = {**dj_database_url.parse(need_postgresql()), "ENGINE": "factcheck.postgresql"}
    given |= {
        "CONN_HEALTH_CHECKS": True,
        "CONN_MAX_AGE": 60,
        "OPTIONS": {"connect_timeout": 5},
    }
    made = ConnectionHandler({"default": given})["default"]
    assert isinstance(made, DatabaseWrapper)
    made.ensure_connection()
    return made


@pytest.fixture
def kept():
    """A connection of its own, which the test may break."""
    made = connect()
    yield made
    made.close()


def process(database: DatabaseWrapper) -> int:
    with database.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]


def begin_a_request(database: Any) -> None:
    """As Django does when a request begins, and not before a second of the first has passed."""
    database.health_check_done = False
    database.close_if_unusable_or_obsolete()
    database.health_check_done = False


def end_process(number: int) -> None:
    other = connect()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [number])
    other.close()


def test_one_that_answers_serves_on(kept):
    first = process(kept)
    begin_a_request(kept)
    assert kept.is_usable()
    assert process(kept) == first


def test_one_that_the_server_ended_is_replaced(kept):
    first = process(kept)
    end_process(first)
    assert not kept.is_usable()
    begin_a_request(kept)
    assert process(kept) != first


def test_a_server_that_stands_still_is_waited_for_in_time_and_no_longer(kept):
    standing = process(kept)
    kept.connection.pgconn.send_query(b"SELECT pg_sleep(30)")
    kept.settings_dict["OPTIONS"] = {**kept.settings_dict["OPTIONS"], "connect_timeout": PATIENCE}
    began = time.monotonic()
    assert not kept.is_usable()
    assert time.monotonic() - began < PATIENCE + 2
    end_process(standing)


def test_the_limit_is_one_of_time(kept):
    server = kept.connection.pgconn
    assert answers(server, 5)
    assert answers(server, 5), "the answer to the first question was read to its end"


def test_one_that_was_never_made_is_not_usable(kept):
    kept.close()
    assert not kept.is_usable()


def test_a_question_that_fails_is_told_as_ever(kept):
    end_process(process(kept))
    with pytest.raises(OperationalError):
        process(kept)
