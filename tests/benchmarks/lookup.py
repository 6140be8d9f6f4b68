"""`python -m tests.benchmarks.lookup [--judged N] [--dense ENCODER]`: how long a look-up takes.

Every sentence of a synthetic archive is the claim of a published verdict. Questions reword one of
them, as the questions of `searching` do, and are asked one by one of one process through the
whole of the site, on SQLite. With `--dense` the claims get vectors, and so does each question.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from statistics import quantiles

import django

from tests.benchmarks.archive import Archive, Question
from tests.benchmarks.dense import embed_apart
from tests.benchmarks.report import publish, table

ADDRESS = "/api/v1/lookup/"
QUESTIONS = 200
ARTICLE = 300  # sentences
SEED = 2018
HEAD = (
    *("judged claims", "by", "made ready s", "p50 ms", "p95 ms"),
    *("CPU ms", "CPU p95 ms", "found", "300 sentences s"),
)


def say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def house(folder: str, dense: str) -> None:
    """A site of its own in a folder, which throttles nobody."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "factcheck.settings",
        "FACTCHECK_RUN_DIR": folder,
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "INDEX_DIR": str(Path(folder, "index")),
        "SECRET_KEY": "only-for-the-time-of-a-measurement-" * 2,
        "THROTTLE_ANONYMOUS": "1000000/min",
        "ALLOWED_HOSTS": "testserver",
        "EMBEDDINGS": dense,
        "LOG_LEVEL": "WARNING",
    }
    django.setup()


def fill(size: int) -> list[Question]:
    """An archive whose every sentence was judged; questions about some of them."""
    from tests.benchmarks.filling import prepare  # noqa: PLC0415 - Django stands only now
    from tests.benchmarks.judging import judge_all  # noqa: PLC0415

    prepare(Archive(SEED), size)
    judge_all()
    archive = Archive(SEED)
    texts = list(islice(enumerate(archive.sentences(size), 1), 0, None, size // QUESTIONS))
    return [archive.question(at, text) for at, text in texts]


def asked(questions: Sequence[Question]) -> Iterator[tuple[float, float, bool]]:
    """Milliseconds by clock and processor, and whether the sentence it rewords came first."""
    from rest_framework.test import APIClient  # noqa: PLC0415 - Django stands only now

    client = APIClient()
    for question in questions:
        start, used = time.perf_counter(), time.process_time()
        answer = client.post(ADDRESS, {"texts": [question.text]}, format="json")
        took, worked = time.perf_counter() - start, time.process_time() - used
        (result,) = answer.json()["results"]
        first = [match["claim"] for match in result["matches"][:1]]
        yield took * 1000, worked * 1000, first == [question.target]


def article(questions: Sequence[Question]) -> float:
    """Seconds for an article of 300 sentences."""
    from rest_framework.test import APIClient  # noqa: PLC0415 - Django stands only now

    texts = [questions[n % len(questions)].text for n in range(ARTICLE)]
    body = {"text": "\n\n".join(f"{text}." for text in texts)}
    start = time.perf_counter()
    results = APIClient().post(ADDRESS, body, format="json").json()["results"]
    say(f"{len(results)} sentences answered")
    return time.perf_counter() - start


def measure(size: int, dense: str) -> list[str]:
    """One row of the table."""
    questions = fill(size)
    if dense:
        embed_apart()
    say("filled; the index of what was judged is made ready by the first questions")
    start = time.perf_counter()
    while not ready(questions[0]):
        pass
    warm = time.perf_counter() - start
    took, worked, right = zip(*asked(questions), strict=True)
    cuts, processor = quantiles(took, n=20), quantiles(worked, n=20)
    return [
        f"{size:,}",
        dense or "words",
        f"{warm:.1f}",
        f"{cuts[9]:.1f}",
        f"{cuts[18]:.1f}",
        f"{processor[9]:.1f}",
        f"{processor[18]:.1f}",
        f"{sum(right) / len(right):.3f}",
        f"{article(questions):.1f}",
    ]


def ready(question: Question) -> bool:
    """Whether a look-up is answered: 503 while the index is being made."""
    from rest_framework.test import APIClient  # noqa: PLC0415 - Django stands only now

    answer = APIClient().post(ADDRESS, {"text": question.text}, format="json")
    return answer.status_code == 200


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--judged", type=int, default=10_000)
    parser.add_argument("--dense", default="")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-lookup-") as folder:
        house(folder, options.dense)
        text = table(HEAD, [measure(options.judged, options.dense)])
    notes = (
        "Through the whole site in one process, on SQLite. *made ready*: the index of what was "
        "judged, from nothing. *found*: the claim a question of 27 words rewords came first. "
        "Bar at 100,000: p95 ≤ 100 ms."
    )
    publish(f"lookup-{options.judged}{options.dense}", "Look-up", f"{text}\n\n{notes}")


if __name__ == "__main__":
    main()
