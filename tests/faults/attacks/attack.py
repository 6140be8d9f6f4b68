"""One attack: who is there before, during and after it, and what has become of their texts."""

import time
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

from django.db import close_old_connections, connection
from django.db.models import Count

from claims.models import Claim, Evidence
from claims.models.statement import MATCH
from sources.models import Document
from sources.work.models import Beat, Outage, State, Work
from tests.faults.attacks.scene import ATTACKED, HOSTS, PATIENCE, Scene
from tests.faults.attacks.visitors import Visitors

BOTH = ("sqlite", "postgresql")
BEFORE, AFTER = 2, 2  # texts taken in before the attack begins and after it is over
LASTS = 2.0  # seconds; longer where an attack has not hit anybody yet
UNTIL_IT_HITS = 25.0
SILENT = 5.0  # seconds without a sign of life: it cannot even say what it lacks

Strike = Callable[[Scene], AbstractContextManager[object]]


@dataclass(frozen=True)
class Attack:
    """Something that befalls a newsroom: it begins, lasts for a while, and is over."""

    words: str
    strike: Strike
    databases: tuple[str, ...] = BOTH
    has_hit: Callable[[Scene], object] = bool  # a scene is one: it hits at once
    on_a_host: bool = False  # one machine, which must be the one that meets the next step


@dataclass(frozen=True)
class Outcome:
    """What an attack came to, in texts; `lost` was acknowledged and is not done."""

    attack: str
    database: str
    acknowledged: int
    lost: int
    doubled: int
    wrongly_dead: int
    told_later: int
    longest_reader: float
    longest_sender: float
    stepped_aside: str
    has_hit: bool
    wrong: tuple[str, ...]


def play(attack: Attack, scene: Scene) -> Outcome:
    """Let visitors come, strike, wait until all that was acknowledged is done, and count."""
    with Visitors(scene) as visitors:
        scene.wait(lambda: visitors.have_handed_in(BEFORE))
        with attack.strike(scene):
            time.sleep(LASTS)
            with scene.spared_waits() if attack.on_a_host else nullcontext():
                has_hit = scene.wait(lambda: attack.has_hit(scene), UNTIL_IT_HITS)
            aside = stepped_aside(scene) if attack.on_a_host else ""
        so_far = len(visitors.acknowledged)
        scene.wait(lambda: visitors.have_handed_in(so_far + AFTER))
    scene.wait(lambda: not lost(visitors.acknowledged))
    return Outcome(
        attack=attack.words,
        database=connection.vendor,
        acknowledged=len(visitors.acknowledged),
        lost=len(lost(visitors.acknowledged)),
        doubled=doubled(),
        wrongly_dead=Work.objects.dead().exclude(kind="note").count(),
        told_later=visitors.readers.told_later + visitors.senders.told_later,
        longest_reader=max(visitors.readers.waits, default=0.0),
        longest_sender=max(visitors.senders.waits, default=0.0),
        stepped_aside=aside,
        has_hit=has_hit,
        wrong=tuple(sorted({*visitors.readers.wrong, *visitors.senders.wrong})),
    )


def stepped_aside(_scene: Scene) -> str:
    """Of what fault machines are out of work, "" if none is."""
    close_old_connections()
    silent = Beat.objects.ages().get(ATTACKED, 0.0) > SILENT
    return "; ".join([*Outage.objects.values_list("fault", flat=True), *["silent"] * silent])


def lost(acknowledged: Iterable[int]) -> set[int]:
    """Texts without a document, without claims, or with one that was not matched."""
    close_old_connections()
    acknowledged = set(acknowledged)
    claims = Claim.objects.filter(sentence__document__in=acknowledged)
    unmatched = claims.filter(matched_at__isnull=True)
    return (
        acknowledged - set(Document.objects.values_list("pk", flat=True))
        | acknowledged - set(claims.values_list("sentence__document", flat=True))
        | set(unmatched.values_list("sentence__document", flat=True))
    )


def doubled() -> int:
    """Texts, claims, evidence and steps that stand twice where they may once."""
    once = (
        Document.objects.values("body"),
        Claim.objects.values("sentence"),
        Evidence.objects.values("claim", "sentence"),
        Work.objects.filter(kind=MATCH, state=State.DONE).values("subject", "given"),
    )
    return sum(q.order_by().annotate(n=Count("pk")).filter(n__gt=1).count() for q in once)


def recovered(scene: Scene) -> bool:
    """As before an attack: each machine takes part, nobody is out of work, and nothing waits."""
    Outage.objects.all().delete()
    Work.objects.filter(kind="note").delete()
    return scene.wait(lambda: takes_part(scene) and not Work.objects.waiting().exists(), PATIENCE)


def takes_part(scene: Scene) -> bool:
    """Whether a process of each machine that runs now has given a sign of life."""
    close_old_connections()
    told = set(Beat.objects.values_list("worker", flat=True))
    return all(not told.isdisjoint(scene.workers_of(host)) for host in HOSTS)
