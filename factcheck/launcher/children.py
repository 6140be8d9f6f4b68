"""The processes the launcher keeps running: started on a leash, restarted, stopped together."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

LEASH = Path(__file__).with_name("leash.py")
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0
# Who lived this long was well: its next fall begins again at the first pause.
STEADY_SECONDS = 60.0
Say = Callable[[str], None]


@dataclass
class Child:
    """One process of the house, restarted when it dies."""

    name: str
    command: list[str]
    say: Say
    environment: Mapping[str, str] = field(default_factory=dict)
    process: "subprocess.Popen[str] | None" = None
    started_at: float = 0.0
    start_again_at: float = 0.0
    pause: float = FIRST_PAUSE

    def start(self) -> None:
        """Start it in a session of its own, so that Ctrl-C reaches the supervisor alone."""
        self.process = subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-S", "-E", str(LEASH), str(os.getpid()), *self.command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, **self.environment},
            start_new_session=True,
            text=True,
            errors="replace",
        )
        self.started_at = time.monotonic()
        threading.Thread(target=self.relay, args=(self.process,), daemon=True).start()

    def relay(self, process: "subprocess.Popen[str]") -> None:
        """Pass on what it says, line by line, under its name."""
        if process.stdout is not None:
            with process.stdout as lines:
                for line in lines:
                    self.say(f"{self.name:<7}| {line.rstrip()}")

    def look_after(self) -> None:
        """Start it again, later each time, if it died."""
        now = time.monotonic()
        if self.process is None:
            if now >= self.start_again_at:
                self.start()
        elif (code := self.process.poll()) is not None:
            self.bury(code, now)

    def bury(self, code: int, now: float) -> None:
        """Say that it died, end what it left behind, and set the time of its next start."""
        if now - self.started_at > STEADY_SECONDS:
            self.pause = FIRST_PAUSE
        self.say(f"{self.name} {manner(code)}; starting it again in {self.pause:.0f} s")
        self.send(signal.SIGKILL)
        self.process = None
        self.start_again_at = now + self.pause
        self.pause = min(self.pause * 2, LONGEST_PAUSE)

    def send(self, number: signal.Signals) -> None:
        """Signal it and all it started; its group outlives it as long as one of them lives."""
        if self.process is None:
            return
        try:
            os.killpg(self.process.pid, number)
        except ProcessLookupError:
            return

    def terminate(self) -> None:
        """Ask the process itself to stop; it tells those it started."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def wait(self, until: float) -> None:
        """Wait for its end until that time, then kill what is left of its group."""
        if self.process is not None:
            try:
                self.process.wait(max(0.0, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                self.say(f"{self.name} does not stop; killing it")
            self.send(signal.SIGKILL)
            self.process.wait()


def manner(code: int) -> str:
    """How a process ended, in words."""
    if code < 0:
        return f"was killed by {signal.Signals(-code).name}"
    return f"stopped with status {code}"


def stop(children: list[Child], *, within: float) -> None:
    """Stop all, the last started first, within so many seconds together."""
    until = time.monotonic() + within
    for child in reversed(children):
        child.terminate()
    for child in reversed(children):
        child.wait(until)
