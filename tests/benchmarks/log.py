"""`python -m tests.benchmarks.log [SIZE …]`: what a proof costs in a log of a million entries.

The tree alone, on an embedded database of its own; its entries are numbers, nobody's words.
"""

import os
import sys
import tempfile
from pathlib import Path

import django
from django.core.management import call_command

from tests.benchmarks.report import publish

SIZES = (10_000, 1_000_000)


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    with tempfile.TemporaryDirectory(prefix="bench-log-") as folder:
        os.environ.update(
            DJANGO_SETTINGS_MODULE="factcheck.settings",
            FACTCHECK_RUN_DIR=folder,
            DATABASE_URL=f"sqlite:///{Path(folder) / 'log.sqlite3'}",
        )
        django.setup()
        call_command("migrate", "logs", verbosity=0)
        from tests.benchmarks.proving import section  # noqa: PLC0415 - Django stands only now

        publish("log", "The log of publications", section(sizes))


if __name__ == "__main__":
    main()
