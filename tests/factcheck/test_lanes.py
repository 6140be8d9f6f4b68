"""Readers wait neither behind changes nor for visitors who do not hang up: a real server."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import ExitStack, closing, suppress

import pytest
from django.conf import settings as house

from claims.lookup.asking import LONG_QUESTIONS
from claims.publishing.stream import WAITERS
from factcheck.arriving import SILENCE
from factcheck.lanes import CHANGING, LINGER, is_change
from tests.benchmarks.postgres import free_port

PATIENCE = 60
SOON = 1.0
SLOW = 3  # seconds that a change takes
APPLICATION = f"""
import time

def application(environ, start_response):
    if environ["REQUEST_METHOD"] == "POST" and environ["PATH_INFO"] == "/slow":
        time.sleep({SLOW})
    start_response("200 OK", [("Content-Length", "5"), ("Connection", "close")])
    return [b"heard"]
"""
GET = b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    """A server of one thread that reads."""
    folder = tmp_path_factory.mktemp("lanes")
    (folder / "lanes_app.py").write_text(APPLICATION)
    port = free_port()
    words = "-m gunicorn --worker-class factcheck.lanes.LanedWorker --threads 1 --workers 1"
    command = [sys.executable, *words.split(), "--bind", f"127.0.0.1:{port}", "lanes_app"]
    server = subprocess.Popen(
        command, env={**os.environ, "PYTHONPATH": str(folder)}, cwd=house.BASE_DIR
    )
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with suppress(OSError):
            took(port)
            break
        time.sleep(0.1)
    yield port
    server.send_signal(signal.SIGTERM)
    assert server.wait(PATIENCE) == 0


def took(port: int, method: str = "GET", path: str = "/", body: bytes | None = None) -> float:
    """The seconds until an answer."""
    began = time.monotonic()
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as asked:
        asked.request(method, path, body)
        assert asked.getresponse().read() == b"heard"
    return time.monotonic() - began


def answered(port: int) -> socket.socket:
    """A visitor who has read the answer and does not hang up."""
    visitor = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
    visitor.sendall(GET)
    while visitor.recv(4096):
        pass
    return visitor


def test_who_reads_waits_behind_no_change(port):
    changes = [
        threading.Thread(target=took, args=[port, "POST", "/slow"]) for _ in range(CHANGING + 2)
    ]
    for change in changes:
        change.start()
    time.sleep(SOON)
    assert took(port) < SOON
    for change in changes:
        change.join()


def test_whoever_does_not_hang_up_holds_nobody_up(port):
    with ExitStack() as visitors:
        for _ in range(5):
            visitors.enter_context(answered(port))
        assert took(port) < SOON


def test_they_are_parted_from_after_a_while(port):
    with answered(port) as visitor:
        time.sleep(LINGER + 1.5)  # the loop looks once a second
        visitor.sendall(GET)  # the first is answered by a reset, the next meets it
        time.sleep(0.1)
        with pytest.raises(ConnectionError):
            visitor.sendall(GET)


def test_who_goes_on_sending_hears_the_answer_all_the_same(port):
    assert took(port, "POST", "/", b"x" * 3_000_000) < SOON


@pytest.mark.parametrize(
    ("sent", "changes"),
    [
        (b"POST / HTTP/1.1", True),
        (b"PUT / HTTP/1.1", True),
        (b"PATCH / HTTP/1.1", True),
        (b"DELETE / HTTP/1.1", True),
        (b"GET / HTTP/1.1", False),
        (b"HEAD / HTTP/1.1", False),
        (b"OPTIONS * HTTP/1.1", False),
        (b"PO", False),
    ],
)
def test_a_lane_is_told_by_the_first_letters(sent, changes):
    assert is_change(sent) is changes


def test_whoever_says_nothing_takes_no_thread_and_is_heard_later(port):
    with ExitStack() as visitors:
        silent = [
            visitors.enter_context(socket.create_connection(("127.0.0.1", port), timeout=PATIENCE))
            for _ in range(5)
        ]
        assert took(port) < SOON
        silent[0].sendall(GET)
        assert silent[0].recv(100).startswith(b"HTTP/1.1 200")
        time.sleep(SILENCE + 1.5)
        assert silent[1].recv(100) == b""


def test_there_is_a_thread_to_say_that_all_places_are_taken():
    assert CHANGING > house.WRITING_SLOTS


def test_one_reads_however_many_wait_for_news_or_ask_at_length():
    told = "import factcheck.web; print(factcheck.web.threads)"
    threads = subprocess.run([sys.executable, "-c", told], capture_output=True, check=True)
    assert int(threads.stdout) > WAITERS + LONG_QUESTIONS
