"""Eight writers that publish drafts at once and are killed in between, started by a test."""

import os
import random
import signal
import time
import traceback
from contextlib import suppress

from django.db import OperationalError, connections

from claims.models import Verdict

WRITERS = 8
KILLS = 6


def publish_all(kills: int = KILLS) -> None:
    """Publish every draft; whoever is killed has a successor that goes on."""
    connections.close_all()
    dice = random.Random(11)  # noqa: S311
    writers = {started(number): number for number in range(WRITERS)}
    for _ in range(kills):
        time.sleep(dice.uniform(0.05, 0.3))
        pid = dice.choice(list(writers))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        number = writers.pop(pid)
        writers[started(number)] = number
    ends = [os.waitpid(pid, 0)[1] for pid in writers]
    assert ends == [0] * WRITERS, ends


def started(number: int) -> int:
    """A writer of its own process, forked: eight interpreters would cost half a minute."""
    pid = os.fork()
    if pid:
        return pid
    try:
        publish_share(number)
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def publish_share(number: int) -> None:
    """Publish one's drafts; who is told that the database is busy comes again."""
    while drafts := share(number):
        with suppress(OperationalError):
            for draft in drafts:
                draft.publish(by=draft.editor, seen=draft.claim.version)


def share(number: int) -> list[Verdict]:
    drafts = Verdict.objects.filter(publication=None).select_related("claim", "editor")
    return [draft for draft in drafts if draft.pk % WRITERS == number]
