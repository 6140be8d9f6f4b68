"""The sample world: people, texts, and a first day's work on them, all of it made up by us."""

import json
import secrets
from email import message_from_string
from email.message import Message
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.dateparse import parse_datetime

from claims.models import Claim, Comment, Judgement, Stance, Verdict, VerdictKind
from sources.intake.ingest import Arrival, Ingested, ingest
from sources.models import Document
from sources.people.models import Person
from sources.work import queue as work

FOLDER = Path(__file__).parent
ACCOUNTS = {
    "huda": "editor",
    "karim": "editor",
    "salma": "analyst",
    "omar": "analyst",
    "reader": "API consumer",
    "admin": "administrator",
}
# Left for the newcomer, and for the worker that is about to start: it is the standing example.
KEPT_FOR_THE_WORKER = "13-review-alliance.txt"


def is_unfinished() -> bool:
    """Whether nobody works here yet, or a load was broken off before its last text."""
    names = set(Person.objects.values_list("username", flat=True))
    last = Document.objects.filter(url=read(FOLDER / KEPT_FOR_THE_WORKER)["URL"])
    ours = names <= set(ACCOUNTS) if names else not Document.objects.exists()
    return ours and not last.exists()


def make_people() -> dict[str, str]:
    """Create the accounts; returns the role of each. One passphrase, new on every machine."""
    password = secrets.token_urlsafe(9)
    for username, role in ACCOUNTS.items():
        person, _ = Person.objects.get_or_create(username=username)
        person.is_staff, person.is_superuser = role != "API consumer", username == "admin"
        person.set_password(password)
        person.save()
        person.groups.add(Group.objects.get(name=role))
    told = {name: {"role": role, "password": password} for name, role in ACCOUNTS.items()}
    path = settings.RUN_DIR / "accounts.json"
    path.touch(mode=0o600)
    path.write_text(json.dumps(told, indent=1), encoding="utf-8")
    return ACCOUNTS


def read(path: Path) -> Message:
    """One sample: mail-like headers, a blank line, the text."""
    return message_from_string(path.read_text(encoding="utf-8"))


def take_in(path: Path) -> Ingested:
    mail = read(path)
    arrival = Arrival(
        data=str(mail.get_payload()).encode(),
        media_type="text/plain",
        url=mail["URL"],
        title=mail["Title"],
        byline=mail["Byline"],
        published_at=parse_datetime(f"{mail['Published']}T08:00:00+00:00"),
        source_name=mail["Source"],
        source_domain=mail["Domain"],
        source_tier=mail["Tier"],
    )
    editor = Person.objects.get(username="huda")
    return ingest(arrival, by=editor, review="Review" in mail)


def claim_saying(words: str) -> Claim:
    return Claim.objects.get(sentence__text__contains=words)


@transaction.atomic
def judge(words: str, judgement: Judgement, *, accepted: dict[str, str]) -> Verdict:
    """Accept evidence (words of it → stance), give the verdict and publish it, as Huda would.

    A verdict that an earlier, broken-off load gave is left as it is.
    """
    editor = Person.objects.get(username="huda")
    claim = claim_saying(words)
    given = claim.verdicts.filter(kind=judgement.kind or VerdictKind.FIRST).first()
    if given:
        return given
    for found, stance in accepted.items():
        evidence = claim.evidence.get(sentence__text__contains=found)
        evidence.claim = claim
        evidence.decide(stance, by=editor, seen=claim.version)
    verdict = Verdict.objects.give(claim, judgement, by=editor, seen=claim.version)
    verdict.publish(by=editor, seen=claim.version)
    return verdict


def live_a_day() -> None:
    """Verdicts, a correction and a discussion, so that every page has something true to show."""
    ferries = judge(
        "2.9 million passengers",
        Judgement(rating="disputed", rationale="The harbour's own count for 2024 is 2.4 million."),
        accepted={"2.4 million": Stance.DISPUTES},
    )
    judge(
        "48%",
        Judgement(rating="speculative", rationale="لم نجد بعد نشرة الوزارة لنهاية نيسان."),
        accepted={},
    )
    judge(
        "48%",
        Judgement(
            rating="disputed",
            kind="correction",
            rationale="نشرة الوزارة تذكر 61% في نهاية نيسان 2025، لا 48%.",
            public_note="غيّرنا الحكم بعد الاطلاع على نشرة السدود الرسمية.",
        ),
        accepted={"61%": Stance.DISPUTES},
    )
    if ferries.comments.exists():
        return
    salma, omar = (Person.objects.get(username=name) for name in ("salma", "omar"))
    question = Comment.objects.create(
        verdict=ferries, author=salma, text="Does the count include the school ferries?"
    )
    question.reply(author=omar, text="Yes, the data desk confirmed that it does.")
    question.resolve(by=salma)


def load() -> dict[str, str]:
    """Make the whole sample world, or what is lacking of it; returns the role of each account."""
    roles = make_people()
    texts = sorted(FOLDER.glob("*.txt"))
    for path in texts:
        if path.name != KEPT_FOR_THE_WORKER:
            take_in(path)
    work.drain()
    live_a_day()
    take_in(FOLDER / KEPT_FOR_THE_WORKER)
    return roles
