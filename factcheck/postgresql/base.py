"""Django's connection, but for how it finds out whether a kept one still serves.

A new connection costs ten times as much as a page that is kept, and a kept one may lead to a server
that stands still: it is reachable and answers nothing, no limit of time binds there, and Django's
own question would wait for ever. Ours waits as long as connecting may.
"""

import select
import time
from typing import Final

from django.db.backends.postgresql import base
from psycopg import OperationalError
from psycopg.pq import ExecStatus
from psycopg.pq.abc import PGconn

QUESTION: Final = b""  # an empty query: the server answers, and does nothing


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that says in time whether it is usable."""

    def is_usable(self) -> bool:
        """Whether the server answers on it within `connect_timeout` seconds."""
        if self.connection is None:
            return False
        seconds = float(self.settings_dict["OPTIONS"]["connect_timeout"])
        try:
            return answers(self.connection.pgconn, seconds)
        except (OperationalError, OSError):
            return False


def answers(server: PGconn, seconds: float) -> bool:
    """Whether a server answers in time, and says yes.

    One that did not may still answer into the midst of another question: such a connection is of no
    use any more.
    """
    until = time.monotonic() + seconds
    server.send_query(QUESTION)
    said: list[int] = []
    while has_answered(server, until):
        if (result := server.get_result()) is None:
            return said == [ExecStatus.EMPTY_QUERY]
        said.append(result.status)
    return False


def has_answered(server: PGconn, until: float) -> bool:
    """Whether what it says next can be read without waiting, by then at the latest."""
    heard = select.poll()
    heard.register(server.socket, select.POLLIN)
    while server.is_busy():
        left = until - time.monotonic()
        if left <= 0 or not heard.poll(1000 * left):
            return False
        server.consume_input()
    return True
