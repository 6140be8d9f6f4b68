"""Who does not answer in time is given up, however he delays."""

import socket
import threading

import pytest

from sources.intake.fetch import fetch
from sources.intake.fetch.refusals import TooSlow, Unreachable
from sources.intake.fetch.target import PORTS
from tests.sources.intake.fetching.servers import dribble


@pytest.mark.parametrize(
    "answer",
    [
        dribble(b"HTTP/1.1 200 OK\r\n"),
        dribble(b"X-Filler: a\r\n", before=b"HTTP/1.1 200 OK\r\n"),
        dribble(b"a", before=b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n"),
        dribble(b"a", before=b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"),
        dribble(b"1\r\na\r\n", before=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"),
    ],
)
def test_a_server_that_dribbles_is_cut_off(answer, serve, loopback_is_public, settings):
    settings.FETCH_SECONDS = 0.4
    server = serve(answer)
    with pytest.raises(TooSlow):
        fetch(f"http://127.0.0.1:{server.server_port}/")


def test_a_silent_server_is_given_up(loopback_is_public, settings):
    settings.FETCH_SECONDS = 0.3
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        PORTS.add(port)
        try:
            with pytest.raises(TooSlow):
                fetch(f"http://127.0.0.1:{port}/")
        finally:
            PORTS.discard(port)


def test_a_silent_resolver_is_given_up(names, settings):
    settings.FETCH_SECONDS = 0.3
    answered = threading.Event()
    names["slow.example"] = lambda: answered.wait(10) and []
    with pytest.raises(TooSlow):
        fetch("http://slow.example/")
    answered.set()


def test_a_name_nobody_knows_is_unreachable(names):
    names["nobody.example"] = []
    with pytest.raises(Unreachable):
        fetch("http://nobody.example/")


def test_a_body_shorter_than_announced_is_no_page(serve, loopback_is_public):
    def answer(handler):
        handler.close_connection = True
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nshort")

    server = serve(answer)
    with pytest.raises(Unreachable):
        fetch(f"http://127.0.0.1:{server.server_port}/")
