"""`python -m sources.intake.readers KIND SECONDS BYTES CHARS`: a file on stdin, JSON on stdout.

The answer is a ReadFile as an object, or `{"refused": code}`.
"""

import json
import os
import resource
import sys
from importlib import import_module
from typing import Any

from sources.giving_way import BEHIND
from sources.intake.readers.reading import (
    NoNewsError,
    ReadFile,
    SeveralTextsError,
    TooLongError,
    TooNestedError,
    WithdrawnError,
)

KINDS = {
    *(
        "captions",
        "claim_reviews",
        "delimited",
        "docx",
        "epub",
        "feed",
        "html",
        "mail",
        "newsml",
        "nitf",
        "odt",
    ),
    *("pdf", "rtf", "spreadsheet", "table_cells", "told_json"),
}
REFUSED = {
    TooLongError: "too_long",
    TooNestedError: "too_costly",
    SeveralTextsError: "several_texts",
    WithdrawnError: "withdrawn",
    NoNewsError: "unknown_kind",
}
BYTES_A_CHARACTER = 12  # at most, escaped in JSON
SAID = 2_000  # characters of what a file says of itself; no field of a document takes more
# Of libxml2: memory used up, entities without end, deeper or longer than it is ready to read.
LIMITS = {2, 89, 114}
TOO_COSTLY = {"refused": "too_costly"}


def limit(seconds: int, memory: int, chars: int) -> None:
    """Let the kernel stop this process when it wants more than an article can need.

    Who waits for a page of the web process that started it comes first.
    """
    os.nice(BEHIND)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    output = BYTES_A_CHARACTER * chars + 100_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (output, output))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(kind: str, data: bytes, chars: int) -> dict[str, Any]:
    """Read a file, or say by a code why not."""
    try:
        reading: ReadFile = import_module(f"sources.intake.readers.{kind}").read(data, chars)
    except tuple(REFUSED) as error:
        return {"refused": REFUSED[type(error)]}
    except Exception as error:  # whatever a parser raises, the file is the reason
        return TOO_COSTLY if is_costly(error) else {"refused": "unreadable"}
    if len(reading.body) > chars:
        return {"refused": "too_long"}
    whole = {"body": reading.body, "locators": reading.locators}
    return {name: said[:SAID] for name, said in reading._asdict().items()} | whole


def is_costly(error: Exception) -> bool:
    """Whether a limit was met, and not a fault."""
    limited = getattr(error, "code", None) in LIMITS
    return limited or isinstance(error, MemoryError | RecursionError)


def told(kind: str, data: bytes, chars: int) -> str:
    """The answer as JSON, which needs memory as well."""
    try:
        return json.dumps(answer(kind, data, chars))
    except MemoryError:
        return json.dumps(TOO_COSTLY)


def main(kind: str, seconds: int, memory: int, chars: int) -> None:
    if kind not in KINDS:
        raise SystemExit(f"one of {sorted(KINDS)}")
    limit(seconds, memory, chars)
    sys.stdout.write(told(kind, sys.stdin.buffer.read(), chars))


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:5]))
