"""Serve what was published to language models: `manage.py mcp`, or `manage.py mcp --http`."""

from argparse import ArgumentParser
from importlib.util import find_spec
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SERVER: Any = None
if find_spec("mcp"):  # an extra: the site runs without it
    from claims.mcp.server import SERVER

LOOPBACK = "127.0.0.1"


class Command(BaseCommand):
    """Speaks the Model Context Protocol over stdio, or over HTTP to this machine alone."""

    help = str(gettext_lazy("Serve what was published to language models, over stdio or HTTP."))

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--http", action="store_true", help=_("over HTTP on this machine"))
        parser.add_argument("--port", type=int, default=8765, help=_("its port"))

    def handle(self, *args: Any, **options: Any) -> None:
        if SERVER is None:
            raise CommandError(
                _("The package mcp is not installed: pip install -r requirements-mcp.lock")
            )
        if options["http"]:
            SERVER.run("streamable-http", host=LOOPBACK, port=options["port"])
        else:
            SERVER.run("stdio")
