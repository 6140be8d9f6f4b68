"""What gunicorn believes of a request, asked of a real one."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing, contextmanager, suppress

from django.conf import settings as house

PATIENCE = 60
# Gunicorn as the house configures it, before an application that tells what it was told.
ECHO = """
def application(environ, start_response):
    start_response("200 OK", [])
    told = (environ["wsgi.url_scheme"], environ["SCRIPT_NAME"], environ["REMOTE_ADDR"])
    return [" ".join(map(repr, told)).encode()]
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def get(port: int, **headers: str) -> str:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as asked:
        asked.request("GET", "/", headers=headers)
        return asked.getresponse().read().decode()


@contextmanager
def gunicorn(folder, **variables: str):
    """A web server under the house's configuration; gives its port."""
    (folder / "echo.py").write_text(ECHO)
    port = free_port()
    words = f"-m gunicorn --config python:factcheck.web --workers 1 --bind 127.0.0.1:{port}"
    env = {**os.environ, **variables, "FACTCHECK_RUN_DIR": str(folder), "PYTHONPATH": str(folder)}
    server = subprocess.Popen([sys.executable, *words.split(), "echo"], env=env, cwd=house.BASE_DIR)
    try:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and server.poll() is None:
            with suppress(OSError):
                get(port)
                break
            time.sleep(0.1)
        yield port
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(PATIENCE)


def test_no_caller_says_himself_that_he_came_by_https(tmp_path):
    with gunicorn(tmp_path, BEHIND_PROXY="false", FORWARDED_ALLOW_IPS="*") as port:
        plain = get(port)
        assert plain == "'http' '' '127.0.0.1'"
        assert get(port, **{"X-Forwarded-Proto": "https"}) == plain
        assert get(port, **{"X-Forwarded-Ssl": "on", "X-Forwarded-For": "192.0.2.9"}) == plain
