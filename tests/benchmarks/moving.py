"""`python -m tests.benchmarks.moving`: memory and time of an export and an import as they grow."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import django

SIZES = (10_000, 100_000)
A_DOCUMENT = 50  # sentences
MANAGE = (sys.executable, "manage.py")
FILL = (sys.executable, "-c", "from tests.benchmarks.moving import fill; fill(%d)")
WORDS = "أعلنت الوزارة أن التضخم انخفض إلى ٣٫٢ في المئة خلال عام ٢٠٢٥ بعد ارتفاع دام سنتين"


class Run(NamedTuple):
    """What one command took."""

    seconds: float
    megabytes: float


def fill(rows: int) -> None:
    """An archive of as many sentences, every document with bytes of its own."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    django.setup()
    from sources.models import Document, Sentence, Source  # noqa: PLC0415 - Django stands only now

    source = Source.objects.create(name="وكالة")
    count = rows // A_DOCUMENT
    bodies = ["\n".join(f"{WORDS} {n} {i}" for i in range(A_DOCUMENT)) for n in range(count)]
    documents = Document.objects.bulk_create(
        Document(source=source, original=body.encode(), sha256=f"{n:064x}", body=body)
        for n, body in enumerate(bodies)
    )
    Sentence.objects.bulk_create(
        sentence(document, position, line)
        for document in documents
        for position, line in enumerate(document.body.split("\n"))
    )


def sentence(document, position: int, text: str):
    from sources.models import Sentence  # noqa: PLC0415 - Django stands only now

    start = sum(len(line) + 1 for line in document.body.split("\n")[:position])
    return Sentence(
        document=document, position=position, start=start, end=start + len(text), text=text
    )


def run(folder: Path, *command: str | Path) -> Run:
    """A command in a process of its own, by what the kernel counted of it."""
    env = {**os.environ, "FACTCHECK_RUN_DIR": str(folder), "EMBEDDINGS": ""}
    began = time.monotonic()
    child = subprocess.Popen(
        [*map(str, command)], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _pid, status, used = os.wait4(child.pid, 0)
    if status:
        raise RuntimeError(command)
    return Run(time.monotonic() - began, used.ru_maxrss / 1024)


def measured(rows: int, folder: Path) -> dict[str, Run]:
    """Export and import of an archive of so many sentences."""
    old, new, out = folder / "old", folder / "new", folder / "out"
    for place in (old, new):
        place.mkdir(parents=True)
        run(place, *MANAGE, "migrate")
    run(old, *FILL[:2], FILL[2] % rows)
    return {
        "export": run(old, *MANAGE, "export", out),
        "import": run(new, *MANAGE, "import", out),
    }


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="moving-") as folder:
        for rows in SIZES:
            for name, taken in measured(rows, Path(folder, str(rows))).items():
                sys.stdout.write(
                    f"{name} {rows:>9,} rows: {taken.megabytes:.0f} MB, {taken.seconds:.1f} s\n"
                )
                sys.stdout.flush()


if __name__ == "__main__":
    main()
