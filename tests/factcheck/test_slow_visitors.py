"""Whoever sends slowly holds no thread, and is told in his format what the server cannot read."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import ExitStack, closing, contextmanager, suppress

import pytest
from django.conf import settings as house

from factcheck import arriving
from factcheck.arriving import HEAD, HEAD_SECONDS, SILENCE, SLOWEST, Gathered, Incoming
from factcheck.lanes import ARRIVING
from factcheck.refused_requests import answer
from tests.benchmarks.postgres import free_port

PATIENCE = 60
SLOW = 200
# Says what it was sent, as far as it reads it.
APPLICATION = """
def application(environ, start_response):
    body = environ["wsgi.input"].read()
    said = f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']} {len(body)}".encode()
    start_response("200 OK", [("Content-Length", str(len(said)))])
    return [said]
"""


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    """One process with one thread that reads, under the house's configuration."""
    folder = tmp_path_factory.mktemp("slow")
    (folder / "slow_app.py").write_text(APPLICATION)
    port = free_port()
    words = "-m gunicorn --config python:factcheck.web --threads 1 --workers 1"
    command = [sys.executable, *words.split(), "--bind", f"127.0.0.1:{port}", "slow_app"]
    env = {**os.environ, "PYTHONPATH": str(folder), "FACTCHECK_RUN_DIR": str(folder)}
    server = subprocess.Popen(command, env=env, cwd=house.BASE_DIR)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with suppress(OSError):
            asked(port)
            break
        time.sleep(0.1)
    yield port
    server.send_signal(signal.SIGTERM)
    assert server.wait(PATIENCE) == 0


def asked(port, method="GET", path="/", body=None, **headers):
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as visitor:
        visitor.request(method, path, body, headers)
        return visitor.getresponse().read().decode()


@contextmanager
def visitor(port, said=b""):
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as sent:
        sent.sendall(said)
        yield sent


def all_said(sent):
    """Until the server hangs up."""
    with suppress(ConnectionError):
        return b"".join(iter(lambda: sent.recv(65_536), b""))
    return b""


HEAD_BEGUN = b"GET / HTTP/1.1\r\nHost: a\r\nX-Slow: "
BODY_BEGUN = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\nbegun"
READ_BODY = b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\nbegun"


@pytest.mark.parametrize("begun", [HEAD_BEGUN, BODY_BEGUN, READ_BODY, b""])
def test_two_hundred_who_send_slowly_stop_neither_readers_nor_writers(port, begun):
    with ExitStack() as slow:
        hanging = [slow.enter_context(visitor(port, begun)) for _ in range(SLOW)]
        assert asked(port) == "GET / 0"
        assert asked(port, "POST", "/new", b"a text") == "POST /new 6"
        for each in hanging:
            with suppress(ConnectionError):
                each.sendall(b"x")
        assert asked(port) == "GET / 0"


def test_there_is_room_for_so_many_and_whoever_began_first_makes_it(port):
    with ExitStack() as slow:
        first = slow.enter_context(visitor(port, HEAD_BEGUN))
        time.sleep(0.2)
        for _ in range(ARRIVING):
            slow.enter_context(visitor(port, HEAD_BEGUN))
        assert all_said(first).startswith(b"HTTP/1.1 408 ")
        assert asked(port) == "GET / 0"


def test_a_head_that_never_ends_is_told_so(port):
    with visitor(port, b"GET /api/v1/claims/ HTTP/1.1\r\nX-Slow: ") as slow:
        time.sleep(HEAD_SECONDS + 1.5)  # the loop looks once a second
        head, _, body = all_said(slow).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 408 Request Timeout\r\n")
    assert json.loads(body)["code"] == "too_slow"


def test_a_request_that_comes_byte_by_byte_is_answered_when_it_is_whole(port):
    with visitor(port) as slow:
        for (
            byte
        ) in b"POST /b HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc":
            slow.sendall(bytes([byte]))
            time.sleep(0.005)
        assert all_said(slow).endswith(b"POST /b 3")


def test_a_long_body_is_read_to_its_end(port):
    assert asked(port, "POST", "/long", b"x" * 7_500_000) == "POST /long 7500000"


def test_several_requests_at_once_are_answered_one_after_the_other(port):
    one = b"POST /one HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nab"
    two = b"GET /two HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
    with visitor(port, one + two) as both:
        said = all_said(both)
    assert [said.count(b"POST /one 2"), said.count(b"GET /two 0")] == [1, 1]


def test_a_visitor_who_stays_is_answered_again(port):
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as stays:
        for nth in range(3):
            stays.request("POST", f"/{nth}", b"x" * nth)
            assert stays.getresponse().read() == f"POST /{nth} {nth}".encode()


def test_who_asks_before_sending_is_told_to_go_on(port):
    head = b"POST /big HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 5\r\n"
    with visitor(port, head + b"Expect: 100-continue\r\n\r\n") as polite:
        assert polite.recv(100).startswith(b"HTTP/1.1 100 Continue\r\n\r\n")
        polite.sendall(b"12345")
        assert all_said(polite).endswith(b"POST /big 5")


@pytest.mark.parametrize(
    "head",
    [
        b"POST /c HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nbegun",
        b"POST /c HTTP/1.1\r\nHost: a\r\nContent-Length: 900000000\r\n\r\nbegun",
    ],
)
def test_nobody_waits_for_a_body_without_a_length_or_beyond_all_bounds(port, head):
    with visitor(port, head) as endless:
        endless.settimeout(SILENCE)
        all_said(endless)
    assert asked(port) == "GET / 0"


def status_and_body(port, request):
    with visitor(port, request) as sent:
        head, _, body = all_said(sent).partition(b"\r\n\r\n")
    return int(head.split()[1]), head, body


LONG_PATH = b"GET /api/v1/claims/?q=" + b"x" * 5_000 + b" HTTP/1.1\r\nHost: a\r\n"
LONG_FIELD = b"GET /api/v1/claims/ HTTP/1.1\r\nHost: a\r\nX: " + b"x" * 9_000 + b"\r\n"
MANY_FIELDS = b"GET /api/v1/claims/ HTTP/1.1\r\nHost: a\r\n" + b"X: y\r\n" * 120
NO_END = b"GET /api/v1/claims/ HTTP/1.1\r\nHost: a\r\n" + b"X: yyyyyyyyyy\r\n" * (HEAD // 14)


@pytest.mark.parametrize(
    ("request_line", "status", "code"),
    [
        (LONG_PATH, 414, "address_too_long"),
        (LONG_FIELD, 431, "headers_too_large"),
        (MANY_FIELDS, 431, "headers_too_large"),
        (NO_END, 431, "headers_too_large"),
        (b"GET /api/v1/claims/ HTTP/9.9\r\nHost: a\r\n", 400, "bad_request"),
    ],
)
def test_below_the_api_what_cannot_be_read_is_a_problem_in_the_language_asked_for(
    port, request_line, status, code
):
    for field, word in [(b"", "ال"), (b"Accept-Language: en-GB, en\r\n", "The ")]:
        request = request_line.replace(b"\r\n", b"\r\n" + field, 1) + b"\r\n"
        told, head, body = status_and_body(port, request)
        problem = json.loads(body)
        assert (told, problem["status"], problem["code"]) == (status, status, code)
        assert b"Content-Type: application/problem+json" in head
        assert word in problem["detail"] or code == "bad_request"


def test_elsewhere_it_is_said_in_both_languages(port):
    status, head, body = status_and_body(port, LONG_PATH.replace(b"/api/v1/", b"/c/") + b"\r\n")
    assert status == 414
    assert b"text/plain; charset=utf-8" in head
    assert body.decode().splitlines() == [
        "العنوان أطول مما يُقرأ.",
        "The address is longer than is read.",
    ]


@pytest.mark.parametrize(("status", "said"), [(501, "The server failed."), (417, "This is no")])
def test_whatever_the_server_says_has_words(status, said):
    assert said in answer(status, b"GET / HTTP/1.1\r\n").decode()


@pytest.fixture
def arrived():
    """What has come of a request in these parts."""
    with ExitStack() as files:

        def come(*parts, largest=100):
            incoming = Incoming(largest)
            files.enter_context(incoming.kept)
            for part in parts:
                incoming.add(part)
            return incoming

        yield come


@pytest.mark.parametrize("cut", range(1, 40))
def test_a_head_is_found_wherever_it_is_cut(cut, arrived):
    whole = b"POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\nab"
    assert arrived(whole[:cut], whole[cut:]).is_whole
    assert arrived(whole[:cut]).is_whole is (cut >= len(whole))


@pytest.mark.parametrize(
    ("fields", "awaited"),
    [
        (b"", 0),
        (b"Content-Length: 100\r\n", 100),
        (b"content-length:100\r\n", 100),
        (b"Content-Length: 101\r\n", 0),
        (b"Content-Length: 5\r\nContent-Length: 6\r\n", 0),
        (b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", 0),
        (b"X-Content-Length: 5\r\n", 0),
        (b"Content-Length: -5\r\n", 0),
    ],
)
def test_as_much_is_awaited_as_the_head_says(fields, awaited, arrived):
    head = b"POST / HTTP/1.1\r\n" + fields + b"\r\n"
    assert arrived(head).wanted == len(head) + awaited


def test_it_must_be_whole_the_sooner_the_shorter_it_is(monkeypatch, arrived):
    monkeypatch.setattr(arriving.time, "monotonic", lambda: 1000.0)
    assert arrived().until == 1000 + SILENCE
    assert arrived(b"GET").until == 1000 + HEAD_SECONDS
    head = b"POST / HTTP/1.1\r\nContent-Length: 81920\r\n\r\n"
    whole = len(head) + 81_920
    assert arrived(head, largest=90_000).until == 1000 + HEAD_SECONDS + whole / SLOWEST


def test_what_comes_behind_a_request_is_kept_for_the_next(arrived):
    unread = Gathered(arrived(b"GET / HTTP/1.1\r\n\r\n", b"GET /next"))
    assert unread.read(18) == b"GET / HTTP/1.1\r\n\r\n"
    assert unread.end()
    assert unread.take_buffered() == b"GET /next"


def test_of_a_request_that_is_over_nothing_is_kept(arrived):
    incoming = arrived(b"GET / HTTP/1.1\r\n\r\n")
    unread = Gathered(incoming)
    assert unread.read() == b"GET / HTTP/1.1\r\n\r\n"
    assert not unread.end()
    assert incoming.kept.closed
