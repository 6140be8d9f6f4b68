"""A client of Factcheck in one file: keep a copy of what stands, ask, and check the log.

    pip install httpx2
    python client.py http://127.0.0.1:8000 changes
    python client.py http://127.0.0.1:8000 lookup "The ferries carried 3.9 million passengers."
    python client.py http://127.0.0.1:8000 verify verify.py

`verify.py` is the house's own verifier (/log/verify.py, it needs `cryptography`): keep a copy that
you read once, a house that rewrites its log could hand out another.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import httpx2

PAGE: Final = 100  # rows an answer
LATER: Final = {429, 503}
TRIES: Final = 5
LOG: Final = ("checkpoints.txt", "key.txt", "leaves.jsonl")  # what was signed first: it may grow


@dataclass(frozen=True)
class Change:
    """One row of the stream: a verdict that left the house, or one that took another back."""

    seq: int
    kind: str
    rating: str
    claim: int
    text: str
    rationale: str
    public_note: str
    words_gone: bool

    @classmethod
    def read(cls, row: dict[str, Any]) -> Self:
        return cls(
            seq=row["publication_seq"],
            kind=row["kind"],
            rating=row["rating"],
            claim=row["claim"],
            text=row["claim_text"],
            rationale=row["rationale"],
            public_note=row["public_note"],
            words_gone=row["taken_down_at"] is not None,
        )


@dataclass(frozen=True)
class Match:
    """A verdict near to what was asked; `differs` names what its claim says otherwise."""

    claim: int
    url: str
    band: str
    rating: str
    differs: list[dict[str, str]]

    @classmethod
    def read(cls, row: dict[str, Any]) -> Self:
        return cls(row["claim"], row["url"], row["band"], row["rating"], row["differs"])

    @property
    def is_same(self) -> bool:
        """Whether it judges the same statement."""
        return self.band == "strong" and not self.differs


@dataclass
class Copy:
    """What stands, by claim, and how far the stream was read: keep both in one transaction."""

    after: int = 0
    standing: dict[int, Change] = field(default_factory=dict)

    def take(self, change: Change) -> None:
        """Apply one change; a void leaves nothing standing. Twice is as good as once."""
        if change.kind == "void":
            self.standing.pop(change.claim, None)
        else:
            self.standing[change.claim] = change
        self.after = max(self.after, change.seq)


class Client:
    """Asks one house; a token is only needed for what is not published."""

    def __init__(self, site: str, *, token: str = "") -> None:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self.http = httpx2.Client(base_url=site, headers=headers, timeout=40)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self.http.close()

    def changes(self, *, after: int = 0, wait: int = 0) -> Iterator[Change]:
        """All that left the house after this number, in order; with `wait` (seconds) for ever."""
        while True:
            asked = {"after": after, "limit": PAGE, "wait": wait}
            page = self.ask("GET", "/api/v1/changes/", params=asked).json()
            yield from map(Change.read, page["results"])
            after = page["after"]
            if not page["more"] and not wait:
                return

    def lookup(self, text: str) -> dict[str, list[Match]]:
        """What was judged of each sentence of a text; an empty list is "nothing known"."""
        found = self.ask("POST", "/api/v1/lookup/", json={"text": text}).json()
        return {told["text"]: [*map(Match.read, told["matches"])] for told in found["results"]}

    def verify(self, program: Path) -> str:
        """What the verifier says of the whole log; raises CalledProcessError if it is not whole."""
        with tempfile.TemporaryDirectory() as folder:
            for name in LOG:
                Path(folder, name).write_bytes(self.ask("GET", f"/log/{name}").content)
            command = [sys.executable, str(program), folder]
            ended = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
            return ended.stdout

    def ask(self, method: str, path: str, **said: Any) -> httpx2.Response:
        """The answer; who is told to come again comes again. Raises for every other refusal."""
        for _ in range(TRIES):
            answer = self.http.request(method, path, **said)
            if answer.status_code not in LATER:
                break
            time.sleep(float(answer.headers.get("Retry-After", "1")))
        return answer.raise_for_status()


def lines(client: Client, what: str, *words: str) -> Iterator[str]:
    """What the program prints."""
    if what == "lookup":
        for text, matches in client.lookup(" ".join(words)).items():
            yield text
            yield from (f"  {match.rating} {match.band} {match.url}" for match in matches)
    elif what == "verify":
        yield client.verify(Path(words[0])).rstrip()
    elif what == "changes":
        for change in client.changes(after=int(words[0]) if words else 0):
            yield json.dumps(vars(change), ensure_ascii=False)
    else:
        sys.exit(__doc__)


def main(site: str = "", what: str = "", *words: str) -> None:
    with Client(site) as client:
        for line in lines(client, what, *words):
            sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
