import importlib
import json
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from tests.evaluation import Options

KINDS_OF_MEASURE = (
    "sentences",
    "kinds",
    "furniture",
    "verifiable",
    "retrieval",
    "stance",
    "pairs",
    "cases",
    "worth",
    "evidence",
    "stored",
)

Measure = Callable[[Path, Options], dict[str, float]]


class Command(BaseCommand):
    """Measure the machine's half on files of known answers; the newsroom's own data is not read."""

    help = "Measure a step of the machine on files whose answers are known."
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=KINDS_OF_MEASURE)
        parser.add_argument("files", nargs="+", type=Path, metavar="file")
        parser.add_argument("--json", action="store_true", help="One JSON object a file and line.")
        parser.add_argument("--mode", choices=("lexical", "hybrid"), default="lexical")
        parser.add_argument("--train", type=Path, help="A file of the same shape to learn from.")
        parser.add_argument("--verbose", action="store_true", help="Tell each case that fails.")
        parser.add_argument("--folder", type=Path, help="The folder of the texts a file names.")

    def handle(self, *_args: object, **told: Any) -> None:
        given = ("mode", "train", "folder", "verbose")
        options = Options(**{name: told[name] for name in given})
        measure = _measure(told["what"])
        failures = [
            failure
            for path in told["files"]
            if (failure := self._report(measure, path, options=options, told=told))
        ]
        if failures:
            raise CommandError("\n".join(failures))

    def _report(
        self, measure: Measure, path: Path, *, options: Options, told: dict[str, Any]
    ) -> str:
        """Measure one file and print its figures, or say why it could not be measured."""
        try:
            metrics = measure(path, options)
        except FileNotFoundError as error:
            return _("%(path)s: no such file.") % {"path": error.filename}
        except OSError as error:
            return f"{path}: {error.strerror or error}"
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            said = {"path": path, "reason": _reason(error)}
            return _("%(path)s: not a file of this shape: %(reason)s") % said
        row = {"what": told["what"], "file": str(path), "mode": options.mode, "metrics": metrics}
        self.stdout.write(json.dumps(row, ensure_ascii=False) if told["json"] else _table(row))
        return ""


def _measure(what: str) -> Measure:
    measure: Measure = importlib.import_module(f"tests.evaluation.{what}").measure
    return measure


def _reason(error: Exception) -> str:
    return _("nothing called %s") % error if isinstance(error, KeyError) else str(error)


def _table(row: dict[str, Any]) -> str:
    title = f"{row['what']}  {Path(row['file']).name}  ({row['mode']})"
    figures = [f"  {name:<20} {_figure(value):>14}" for name, value in row["metrics"].items()]
    return "\n".join([title, *figures])


def _figure(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.4f}"
