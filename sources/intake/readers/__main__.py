"""`python -m sources.intake.readers KIND SECONDS BYTES CHARS`: a file on stdin, JSON on stdout.

The answer is a ReadFile as an object, or `{"refused": code}`.
"""

import json
import resource
import sys
from importlib import import_module

from sources.intake.readers.reading import ReadFile, TooLongError

KINDS = {"html", "pdf", "docx"}
BYTES_A_CHARACTER = 12  # at most, escaped in JSON


def limit(seconds: int, memory: int, chars: int) -> None:
    """Let the kernel stop this process when it wants more than an article can need."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    output = BYTES_A_CHARACTER * chars + 100_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (output, output))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(kind: str, data: bytes, chars: int) -> dict[str, str]:
    """Read a file, or say by a code why not."""
    try:
        reading: ReadFile = import_module(f"sources.intake.readers.{kind}").read(data, chars)
    except TooLongError:
        return {"refused": "too_long"}
    except (MemoryError, RecursionError):
        return {"refused": "too_costly"}
    except Exception as error:  # whatever a parser raises, the file is the reason
        return {"refused": "unreadable", "error": repr(error)[:500]}
    return {"refused": "too_long"} if len(reading.body) > chars else reading._asdict()


def main(kind: str, seconds: int, memory: int, chars: int) -> None:
    if kind not in KINDS:
        raise SystemExit(f"one of {sorted(KINDS)}")
    limit(seconds, memory, chars)
    json.dump(answer(kind, sys.stdin.buffer.read(), chars), sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:5]))
