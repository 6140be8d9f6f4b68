"""Running a reader where it can do no harm: a child with limits of time, memory and output."""

import json
import signal
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from sources.intake.extract.extracted import Extracted
from sources.intake.extract.read_kinds import READERS
from sources.refusals.refusal import Refusal
from sources.refusals.texts import (
    SeveralTexts,
    TooCostly,
    TooLong,
    UnknownKind,
    Unreadable,
    Withdrawn,
)

SAID: Final = (TooCostly, SeveralTexts, Withdrawn, UnknownKind)
HOME: Final = Path(__file__).resolve().parents[3]
WAITING: Final = 2  # seconds on the clock for each of computing: the machine has other work
# Ends of a process that asked for more than it may have: time, time, output, memory.
GREEDY: Final = {-signal.SIGXCPU, -signal.SIGKILL, -signal.SIGXFSZ, -signal.SIGABRT}


def read_apart(data: bytes, kind: str) -> Extracted:
    """Read a file of one of our kinds in a child process.

    Raises Unreadable when the reader gives up or crashes, TooCostly when it must be stopped.
    """
    found = told_apart(data, READERS[kind])
    return Extracted(
        body=found["body"],
        media_type=kind,
        title=found["title"],
        byline=found["byline"],
        site=found["site"],
        published_at=moment(found["published_at"]),
        language=found["language"],
        locators=tuple((at, label) for at, label in found["locators"]),
    )


def told_apart(data: bytes, reader: str) -> dict[str, Any]:
    """What one of our readers tells of some bytes; raises as `read_apart` does."""
    found = answer_of(data, reader)
    if "refused" in found:
        raise refusal(found["refused"])
    return found


def answer_of(data: bytes, reader: str) -> dict[str, Any]:
    limits = settings.EXTRACT_SECONDS, settings.EXTRACT_MEMORY_BYTES, settings.MAX_DOCUMENT_CHARS
    command = [sys.executable, "-E", "-s", "-X", "utf8", "-m", "sources.intake.readers", reader]
    # A file takes the answer: the kernel limits how long it may grow, which a pipe it does not.
    with tempfile.TemporaryFile() as output:
        try:
            ended = subprocess.run(  # noqa: S603 - our own interpreter and module
                [*command, *map(str, limits)],
                input=data,
                stdout=output,
                stderr=subprocess.DEVNULL,
                cwd=HOME,
                env={},
                timeout=WAITING * settings.EXTRACT_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise TooCostly from error
        if ended.returncode:
            raise TooCostly if ended.returncode in GREEDY else Unreadable
        output.seek(0)
        return dict(json.load(output))


def refusal(code: str) -> Refusal:
    if code == TooLong.code:
        return TooLong(limit=settings.MAX_DOCUMENT_CHARS)
    return next((each() for each in SAID if each.code == code), Unreadable())


def moment(said: str) -> datetime | None:
    try:
        return datetime.fromisoformat(said)
    except ValueError:
        return None
