"""Everybody who comes at once, played by one cheap process beside the newsroom.

One thread, sockets alone, a connection for each question as nginx makes them: what is measured is
the house and not its visitors. Everybody keeps times of their own (an open loop): question n of a
visitor is due n pauses after the first, whatever became of those before, and a wait is counted from
when it was due. Who is held up by a late answer asks late, and that counts as waiting as well.
"""

import asyncio
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from itertools import count
from typing import NamedTuple, Self

from tests.faults.attacks.texts import text

LONGEST = 60.0  # seconds until a visitor gives a question up
LATER = (429, 503)
FIRST_TEXT = 1_000_000


@dataclass(frozen=True)
class Group:
    """Visitors of one kind: what each asks for in turn, and how many seconds apart.

    Those who send hand in a new text each time; without a pause they send when they are answered.
    """

    name: str
    number: int
    pause: float
    paths: tuple[str, ...]
    headers: dict[str, str] = field(default_factory=dict)
    sends: bool = False


class Answer(NamedTuple):
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Met:
    """What a group met: seconds until each answer, who was told to come again, what was taken."""

    waits: list[float] = field(default_factory=list)
    told_later: int = 0
    taken: list[int] = field(default_factory=list)
    wrong: dict[str, int] = field(default_factory=dict)

    @classmethod
    def read(cls, told: str) -> dict[str, Self]:
        """What a crowd wrote, by the names of its groups."""
        return {name: cls(**met) for name, met in json.loads(told).items()}

    def note(self, answer: Answer) -> None:
        if answer.status in LATER and "retry-after" in answer.headers:
            self.told_later += 1
        elif answer.status == 201:
            self.taken.append(json.loads(answer.body)["id"])
        elif answer.status != 200:
            self.was_wrong(str(answer.status))

    def was_wrong(self, what: str) -> None:
        self.wrong[what] = self.wrong.get(what, 0) + 1


def question(path: str, headers: dict[str, str], body: bytes | None) -> bytes:
    """A request as it goes over the wire."""
    told = {"Host": "127.0.0.1", "Connection": "close", **headers}
    if body is not None:
        told |= {"Content-Type": "application/json", "Content-Length": str(len(body))}
    method = "GET" if body is None else "POST"
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in told.items())]
    return "\r\n".join([*lines, "", ""]).encode() + (body or b"")


def understood(head: bytes) -> Answer:
    """An answer whose body is still to come."""
    first, *rest = head.decode("latin-1").split("\r\n")
    named = (line.partition(":") for line in rest)
    headers = {name.lower(): value.strip() for name, _colon, value in named}
    return Answer(int(first.split()[1]), headers, b"")


def texts() -> Iterator[bytes]:
    """What senders send, each text once."""
    for number in count(FIRST_TEXT):
        said = {"text": text(number), "source_name": f"جريدة {number % 5}", "review": True}
        yield json.dumps(said).encode()


class Crowd:
    """All groups at the door of one house, for so many seconds."""

    def __init__(self, port: int, seconds: float) -> None:
        self.port, self.texts = port, texts()
        self.began = time.monotonic()
        self.until = self.began + seconds

    async def ask(self, said: bytes) -> Answer:
        reading, writing = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            writing.write(said)
            head = understood(await reading.readuntil(b"\r\n\r\n"))
            body = await reading.readexactly(int(head.headers["content-length"]))
            return head._replace(body=body)
        finally:
            writing.close()

    async def visit(self, group: Group, number: int, met: Met) -> None:
        """One visitor; what was due and could not be asked any more has waited until the end."""
        first = self.began + group.pause * number / group.number
        for turn in count():
            due = first + turn * group.pause if group.pause else time.monotonic()
            if due >= self.until:
                return
            await asyncio.sleep(due - time.monotonic())
            if time.monotonic() < self.until:
                await self.turn(group, group.paths[turn % len(group.paths)], met)
            met.waits.append(time.monotonic() - due)

    async def turn(self, group: Group, path: str, met: Met) -> None:
        said = question(path, group.headers, next(self.texts) if group.sends else None)
        try:
            met.note(await asyncio.wait_for(self.ask(said), LONGEST))
        except (OSError, EOFError, TimeoutError, ValueError) as error:
            met.was_wrong(type(error).__name__)

    async def come(self, groups: list[Group]) -> dict[str, Met]:
        met = {group.name: Met() for group in groups}
        async with asyncio.TaskGroup() as together:
            for group in groups:
                for number in range(group.number):
                    together.create_task(self.visit(group, number, met[group.name]))
        return met


def main() -> None:
    told = json.load(sys.stdin)
    groups = [Group(**group) for group in told["groups"]]
    met = asyncio.run(Crowd(told["port"], told["seconds"]).come(groups))
    json.dump({name: asdict(one) for name, one in met.items()}, sys.stdout)


if __name__ == "__main__":
    main()
