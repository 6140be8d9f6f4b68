"""`manage.py work`: do the background work on this machine, with or without a broker."""

import signal
import threading
from argparse import SUPPRESS, ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext_lazy as _

from sources.giving_way import give_way
from sources.work.models import Beat
from sources.work.relief import keep_working, work_once, work_watched


class Command(BaseCommand):
    help = str(_("Do the background work here; needs no Redis. Stop it with Ctrl-C."))

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help=str(_("stop when no work is due")))
        parser.add_argument("--watched", action="store_true", help=SUPPRESS)

    def handle(self, *args: Any, once: bool, watched: bool, **options: Any) -> None:
        if once:
            work_once()
            Beat.objects.here().delete()
            return
        give_way()
        stopped = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stopped.set())
        (work_watched if watched else keep_working)(stopped)
