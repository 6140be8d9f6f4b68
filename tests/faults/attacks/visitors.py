"""Who is there during an attack: a program that hands in texts, and readers of the pages."""

import threading
import time
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import urllib3

from tests.faults.attacks.scene import Scene
from tests.faults.attacks.texts import text

ASKED = ("/", "/api/v1/claims/", "/api/v1/verdicts/")
LONGEST_ANSWER = 40.0
PAUSE = 0.5  # seconds between two texts
NUMBERS = count(1)


@dataclass
class Seen:
    """What visitors met: seconds until each answer, and how often which."""

    waits: list[float] = field(default_factory=list)
    told_later: int = 0
    wrong: list[str] = field(default_factory=list)

    def note(self, answer: Any, seconds: float) -> None:
        self.waits.append(seconds)
        if answer.status in {429, 503}:
            later = "Retry-After" in answer.headers
            self.told_later += later
            self.wrong += [] if later else [f"{answer.status} without Retry-After"]
        elif answer.status >= 500:
            self.wrong.append(f"{answer.status}: {answer.data[:80]!r}")


class Visitors:
    """Threads that go on until the block ends; a text is sent again until somebody takes it."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.acknowledged: set[int] = set()
        self.readers, self.senders = Seen(), Seen()
        self.ended, self.stopped = threading.Event(), threading.Event()
        self.pool = urllib3.PoolManager(maxsize=8, retries=False, timeout=LONGEST_ANSWER)
        self.threads = [threading.Thread(target=does) for does in (self.hand_in, self.read)]

    def __enter__(self) -> "Visitors":
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        self.scene.wait(lambda: not self.threads[0].is_alive())
        self.stopped.set()
        for thread in self.threads:
            thread.join()
        self.pool.clear()

    def have_handed_in(self, texts: int) -> bool:
        return len(self.acknowledged) >= texts or self.stopped.is_set()

    def ask(self, seen: Seen, method: str, path: str, **more: Any) -> Any:
        """The answer, or None where nobody answers."""
        began = time.monotonic()
        try:
            answer = self.pool.request(method, f"http://127.0.0.1:{self.scene.port}{path}", **more)
        except urllib3.exceptions.ReadTimeoutError:
            seen.waits.append(time.monotonic() - began)
            seen.wrong.append(f"no answer in {LONGEST_ANSWER:.0f} s")
            return None
        except urllib3.exceptions.HTTPError:
            return None
        seen.note(answer, time.monotonic() - began)
        return answer

    def hand_in(self) -> None:
        headers = {"Authorization": f"Token {self.scene.token}"}
        while not self.ended.is_set():
            number = next(NUMBERS)
            said = {"text": text(number), "source_name": f"جريدة {number % 5}", "review": True}
            while not self.stopped.is_set():
                given = self.ask(
                    self.senders, "POST", "/api/v1/documents/", json=said, headers=headers
                )
                if given is not None and given.status in {200, 201}:
                    self.acknowledged.add(given.json()["id"])
                    break
                time.sleep(0.5)
            self.ended.wait(PAUSE)

    def read(self) -> None:
        headers = {"Authorization": f"Token {self.scene.token}"}
        while not self.stopped.is_set():
            for path in ASKED:
                self.ask(self.readers, "GET", path, headers=headers)
                time.sleep(0.05)
