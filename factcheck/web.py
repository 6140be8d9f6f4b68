"""How gunicorn serves the site: `gunicorn --config python:factcheck.web factcheck.wsgi`."""

import os

import django
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

bind = "127.0.0.1:8000"
workers = 2
threads = 4
timeout = 60
graceful_timeout = 10
control_socket_disable = True
# The code is read once and shared; connections and the index are opened by each process itself.
preload_app = True
logconfig_dict = settings.LOGGING


def on_starting(_server: object) -> None:
    """Refuse to serve under unsafe settings, as every management command does."""
    django.setup()
    from factcheck.checks import refuse_unsafe  # noqa: PLC0415 - needs the apps

    refuse_unsafe()
