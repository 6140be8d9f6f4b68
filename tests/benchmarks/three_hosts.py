"""Three hosts: database and broker on one, Celery workers on two, and one of these dies.

`python -m tests.benchmarks.three_hosts [--held N] [--new N]`, on Linux as root, for the hosts are
network namespaces. Every worker host has one process, so that two hosts can be faster than one on
a machine of two cores; the database's host shares them.
"""

import argparse
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass

import django

from tests.benchmarks.archive import Archive
from tests.benchmarks.house import House, house, stop, worker
from tests.benchmarks.networks import Host, hosts
from tests.benchmarks.report import publish, table

# Short leases, so that the work of a dead host is taken over while we watch.
LEASES = {"WORK_LEASE_SECONDS": "20", "WORK_DEADLINE_SECONDS": "10"}


@dataclass(frozen=True)
class Round:
    """Some work done by some hosts; the rate is from the first piece finished to the last."""

    what: str
    done: int
    a_second: float
    lost: int


def say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def build_index(at: House, host: Host) -> None:
    """Let a host follow the database before it gets work."""
    command = [*host.inside, sys.executable, "-m", "django", "index"]
    subprocess.run(command, check=True, env={**os.environ, **at.at(host.name)})


def wait(*, until: int, what: str) -> None:
    """Wait until no more than so many pieces of work wait."""
    from sources.work.models import Work  # noqa: PLC0415 - Django stands only now

    while (waiting := Work.objects.waiting().count()) > until:
        say(f"{what}: {waiting} pieces of work wait")
        time.sleep(1)


def outcome(what: str, after: int) -> Round:
    """What became of the work asked for after the row with this id."""
    from django.db.models import Count, Max, Min, Q  # noqa: PLC0415 - Django stands only now

    from claims.models import Claim  # noqa: PLC0415
    from sources.work.models import Work  # noqa: PLC0415

    told = Work.objects.filter(pk__gt=after).aggregate(
        all=Count("pk"),
        done=Count("pk", filter=Q(state="done")),
        first=Min("finished_at"),
        last=Max("finished_at"),
    )
    unmatched = Claim.objects.filter(matched_at__isnull=True).count()
    seconds = (told["last"] - told["first"]).total_seconds()
    return Round(what, told["done"], told["done"] / seconds, told["all"] - told["done"] + unmatched)


class Stage:
    """The three hosts with an archive, and what is played on them."""

    def __init__(self, at: House, archive: Archive, *, new: int) -> None:
        self.at, self.archive, self.new = at, archive, new

    def ask(self) -> int:
        """Ingest new articles while nobody works; the id of the last work row before them."""
        from sources.work.models import Work  # noqa: PLC0415 - Django stands only now
        from tests.benchmarks.filling import arrive  # noqa: PLC0415

        newest = Work.objects.order_by("-pk").values_list("pk", flat=True).first()
        say(f"{sum(arrive(self.archive, self.new))} sentences ingested")
        return newest or 0

    def play(self, what: str, *workers: Host, dies: Host | None = None) -> Round:
        """New work for these hosts; `dies` is cut off and killed when half of it is done."""
        after = self.ask()
        running = {h: worker(self.at, h.name, processes=1, inside=h.inside) for h in workers}
        try:
            if dies:
                wait(until=self.new // 2, what=what)
                say(f"{dies.name} is cut off and killed")
                dies.cut_off()
                os.killpg(running[dies].pid, signal.SIGKILL)
            wait(until=0, what=what)
        finally:
            for process in running.values():
                stop(process)
        return outcome(what, after)


def report(rounds: list[Round], *, held: int) -> str:
    one = rounds[0].a_second
    rows = [
        (r.what, f"{r.done:,}", f"{r.a_second:.0f}", f"{r.a_second / one:.2f}", f"{r.lost}")
        for r in rounds
    ]
    head = ("workers on", "pieces of work done", "a second", "beside one host", "lost")
    notes = (
        f"Over {held:,} sentences. Three network namespaces on one machine: PostgreSQL and the "
        "broker on one, a Celery worker of one process on each of two. In the last row one worker "
        "host loses its network and is killed when half of the work is done; what it held is "
        f"taken over when its lease of {LEASES['WORK_LEASE_SECONDS']} s ends, which the rate "
        "includes. *lost* counts work not done and claims not matched."
    )
    return f"{table(head, rows)}\n\n{notes}"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--held", type=int, default=100_000)
    asked.add_argument("--new", type=int, default=5_000)
    numbers = asked.parse_args()
    os.environ.update(LEASES)
    with (
        hosts("bench-hub", "bench-one", "bench-two") as (hub, one, two),
        house(hub.address, inside=hub.inside) as standing,
    ):
        os.environ.update(standing.at("importer"))
        django.setup()
        archive = Archive()
        from tests.benchmarks.filling import prepare  # noqa: PLC0415 - Django stands only now

        prepare(archive, numbers.held)
        build_index(standing, one)
        build_index(standing, two)
        stage = Stage(standing, archive, new=numbers.new)
        rounds = [
            stage.play("one host", one),
            stage.play("two hosts", one, two),
            stage.play("two hosts, one dies half way", one, two, dies=two),
        ]
        publish("hosts", "Three hosts", report(rounds, held=numbers.held))


if __name__ == "__main__":
    main()
