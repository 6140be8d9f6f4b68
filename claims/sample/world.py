"""The sample world: people, texts, and a first day's work on them, all of it made up by us."""

import json
import secrets
import time
from email import message_from_string
from email.message import Message
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Group

from claims.models import Label, Newsroom, Topic
from claims.sample.first_day import live_a_day
from sources.intake.doors import handed_in
from sources.intake.ingest import Ingested, ingest
from sources.models import Document
from sources.people.models import Person
from sources.work import queue as work
from sources.work.models import Work

FOLDER = Path(__file__).parent
ACCOUNTS = {
    "huda": "editor",
    "karim": "editor",
    "salma": "analyst",
    "omar": "analyst",
    "reader": "API consumer",
    "admin": "administrator",
}
PUBLIC_NAMES = {"huda": "هدى السمّان", "karim": "كريم ناصر"}
LABELS = {
    "Inflated": {
        "rating": "disputed",
        "name_ar": "مبالغ فيه",
        "description_ar": "في القول أصل صحيح، والرقم أكبر من حقيقته.",
        "description_en": "There is truth in it, and its figure is larger than the real one.",
    },
    "Out of date": {
        "rating": "disputed",
        "name_ar": "قديم",
        "description_ar": "صحّ القول يومًا، ولم يعد يصحّ.",
        "description_en": "It was so once, and is so no longer.",
    },
    "Unconfirmed": {
        "rating": "speculative",
        "name_ar": "غير مؤكَّد",
        "description_ar": "لم يقله أحد يُعرف اسمه.",
        "description_en": "Nobody whose name is known has said so.",
    },
}
TOPICS = {"water": ("المياه", "Water"), "transport": ("النقل", "Transport")}
# Left for the newcomer, and for the worker that is about to start: it is the standing example.
KEPT_FOR_THE_WORKER = "13-review-alliance.txt"
A_MOMENT = 0.2  # seconds


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
        person.public_name = PUBLIC_NAMES.get(username, "")
        person.is_staff, person.is_superuser = role != "API consumer", username == "admin"
        person.set_password(password)
        person.save()
        person.groups.add(Group.objects.get(name=role))
    accounts = {name: {"role": role, "password": password} for name, role in ACCOUNTS.items()}
    path = settings.RUN_DIR / "accounts.json"
    path.touch(mode=0o600)
    path.write_text(json.dumps(accounts, indent=1), encoding="utf-8")
    return ACCOUNTS


def introduce() -> None:
    """What the newsroom tells readers of itself."""
    Newsroom.objects.ours().save()
    Newsroom.objects.update(
        name_ar="مرصد الوادي",
        name_en="Valley Watch",
        contact="corrections@valley-watch.example",
        licence_name="CC BY 4.0",
        licence_url="https://creativecommons.org/licenses/by/4.0/",
    )
    for name_en, said in LABELS.items():
        Label.objects.get_or_create(name_en=name_en, defaults=said)
    for slug, (name_ar, name_en) in TOPICS.items():
        Topic.objects.get_or_create(slug=slug, defaults={"name_ar": name_ar, "name_en": name_en})


def read(path: Path) -> Message:
    """One sample: mail-like headers, a blank line, the text."""
    return message_from_string(path.read_text(encoding="utf-8"))


def take_in(path: Path) -> Ingested:
    mail = read(path)
    arrival = handed_in(
        text=str(mail.get_payload()),
        url=mail["URL"],
        title=mail["Title"],
        byline=mail["Byline"],
        published_at=f"{mail['Published']}T08:00:00+00:00",
        source_name=mail["Source"],
        source_domain=mail["Domain"],
        source_tier=mail["Tier"],
    )
    editor = Person.objects.get(username="huda")
    return ingest(arrival, by=editor, review="Review" in mail)


def finish_work() -> None:
    """Until everything is matched; a worker beside us may have some of it in hand."""
    work.drain()
    while Work.objects.at_hand().exists():
        time.sleep(A_MOMENT)
        work.drain()


def load() -> dict[str, str]:
    """Make the whole sample world, or what is lacking of it; returns the role of each account."""
    roles = make_people()
    introduce()
    texts = sorted(FOLDER.glob("*.txt"))
    for path in texts:
        if path.name != KEPT_FOR_THE_WORKER:
            take_in(path)
    finish_work()
    live_a_day()
    take_in(FOLDER / KEPT_FOR_THE_WORKER)
    return roles
