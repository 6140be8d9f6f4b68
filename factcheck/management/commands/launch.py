"""`manage.py launch`: the whole of Factcheck on this machine, started by `make run`."""

import signal
import sys
import threading
from argparse import ArgumentParser
from contextlib import suppress
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext_lazy as _

from factcheck.launcher import launch


def say(line: str) -> None:
    """One line, whole, at once; a reader who went away does not stop the house."""
    with suppress(OSError):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


class Command(BaseCommand):
    help = str(_("Start broker, worker and web server on this machine, and keep them running."))

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help=str(_("the port of the site")))

    def handle(self, *args: Any, port: int, **options: Any) -> None:
        try:
            launch.check_profile()
            launch.check_port(port)
            with launch.sole_launcher(settings.RUN_DIR):
                launch.prepare(say)
                stopping = threading.Event()
                for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                    signal.signal(number, lambda *_: stopping.set())
                launch.keep_running(launch.children(port, say), stopping, port, say)
        except launch.LaunchError as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt:
            say("Stopped before it was ready.")
