"""One question to one server, whatever is asked: the only place where an answer is waited for."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPException

from urllib3 import BaseHTTPResponse
from urllib3.exceptions import HTTPError
from urllib3.util import Url

from sources.intake.fetch.connecting import connection_to
from sources.intake.fetch.deadline import Deadline
from sources.intake.fetch.refusals import TooSlow, Unreachable


@dataclass(frozen=True)
class Outgoing:
    """What is said to a server; `inside` names the places of our own network that may hear it."""

    method: str
    headers: Mapping[str, str]
    body: bytes | None = None
    inside: Collection[str] = ()


@contextmanager
def asked(target: Url, outgoing: Outgoing, deadline: Deadline) -> Iterator[BaseHTTPResponse]:
    """The answer, its body unread; faults of the network become refusals."""
    connection = connection_to(target, deadline, inside=outgoing.inside)
    try:
        connection.request(
            outgoing.method,
            target.request_uri,
            body=outgoing.body,
            headers=outgoing.headers,
            preload_content=False,
        )
        with closing(connection.getresponse()) as response:
            yield response
        if deadline.is_over():  # cut off by us, which can look like a normal end
            raise TimeoutError
    except (OSError, HTTPError, HTTPException) as error:
        if deadline.is_over():
            raise TooSlow(host=target.host, seconds=deadline.seconds) from error
        raise Unreachable(host=target.host) from error
    finally:
        connection.close()
