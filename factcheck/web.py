"""How gunicorn serves the site: `gunicorn --config python:factcheck.web factcheck.wsgi`."""

import os
import sys
from typing import TYPE_CHECKING

import django
from django.conf import settings

if TYPE_CHECKING:
    from factcheck.lanes import LanedWorker

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
# Before the settings are read: whoever waits for a page is answered within five seconds.
os.environ.setdefault("DATABASE_WAIT_SECONDS", "3")
# Each thread keeps its connection, asked before each request whether it still serves.
os.environ.setdefault("DATABASE_KEPT_SECONDS", "60")

# A thread that cuts a text keeps the interpreter for so long before a page gets its turn, and a
# page asks for it a dozen times: at Python's 5 ms readers waited twice as long beside a flood.
sys.setswitchinterval(0.0005)

bind = "127.0.0.1:8000"
workers = 2  # one a core; more of them only wait for each other
# Of those who read; changes have threads of their own (factcheck/lanes.py). One more than may wait
# for news or ask at length (claims/publishing/stream.py, claims/lookup/asking.py); each thread more
# takes its share of Python's lock from all others.
threads = 5
worker_class = "factcheck.lanes.LanedWorker"
timeout = 60
graceful_timeout = 10
control_socket_disable = True
# The code is read once and shared; connections and the index are opened by each process itself.
preload_app = True
logconfig_dict = settings.LOGGING
# Whose word counts is said by BEHIND_PROXY alone; gunicorn would believe any caller on loopback.
forwarded_allow_ips = ""
secure_scheme_headers: dict[str, str] = {}


def post_fork(_server: object, worker: "LanedWorker") -> None:
    """Wait for as much as a door takes, and something to be refused in words."""
    worker.largest = 2 * settings.MAX_UPLOAD_BYTES


def on_starting(_server: object) -> None:
    """Refuse to serve under unsafe settings, as every management command does."""
    django.setup()
    import numpy  # noqa: F401, PLC0415 - every search uses it; loaded once, and shared

    from factcheck import urls  # noqa: F401, PLC0415 - needs the apps; read once, and shared
    from factcheck.checks import refuse_unsafe  # noqa: PLC0415 - needs the apps

    refuse_unsafe()
