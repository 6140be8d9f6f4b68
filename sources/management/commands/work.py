"""`manage.py work`: do the background work in this process, with or without a broker."""

import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils.translation import gettext_lazy as _

from sources.work.queue import drain, quarantine
from sources.work.sweeping import EVERY_SECONDS, beat


class Command(BaseCommand):
    help = str(_("Do the background work here; needs no Redis. Stop it with Ctrl-C."))

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help=str(_("stop when no work is due")))

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        stopped = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stopped.set())
        while not stopped.is_set():
            beat()
            quarantine()
            done = drain()
            close_old_connections()
            if once:
                break
            stopped.wait(0 if done else EVERY_SECONDS)
