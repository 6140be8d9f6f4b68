"""How gunicorn serves the site: `gunicorn --config python:factcheck.web factcheck.wsgi`."""

import os

import django
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
# Before the settings are read: whoever waits for a page is answered within five seconds.
os.environ.setdefault("DATABASE_WAIT_SECONDS", "3")

bind = "127.0.0.1:8000"
workers = 2
# Three more than WRITING_SLOTS: however many changes wait for the database, pages are read.
threads = 8
timeout = 60
graceful_timeout = 10
control_socket_disable = True
# The code is read once and shared; connections and the index are opened by each process itself.
preload_app = True
logconfig_dict = settings.LOGGING
# Whose word counts is said by BEHIND_PROXY alone; gunicorn would believe any caller on loopback.
forwarded_allow_ips = ""
secure_scheme_headers: dict[str, str] = {}


def on_starting(_server: object) -> None:
    """Refuse to serve under unsafe settings, as every management command does."""
    django.setup()
    from factcheck.checks import refuse_unsafe  # noqa: PLC0415 - needs the apps

    refuse_unsafe()
