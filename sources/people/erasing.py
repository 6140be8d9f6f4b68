"""A person's data erased: what they decided stays, under a name that says nothing of them."""

from secrets import token_hex
from typing import Any

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.admin.models import LogEntry
from django.contrib.auth.hashers import make_password
from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from sources.limits import keep_within
from sources.people.models import AccessToken, Erasure, KeptAnswer, Person, Session
from sources.refusals.amending import AlreadyErased, BeyondYou, NoReason, OneselfErased
from sources.text.spelling.visible import is_seen


def label_of(person: Person) -> str:
    """What they are called from now on; the log-in names of others are taken."""
    label = f"former-{person.pk}"
    taken = Person.objects.filter(username=label).exclude(pk=person.pk).exists()
    return f"{label}-{token_hex(4)}" if taken else label


def blank(label: str) -> dict[str, Any]:
    """What is left of somebody: a number, and no way in."""
    return {
        "username": label,
        "first_name": "",
        "last_name": "",
        "email": "",
        "public_name": "",
        "language": "",
        "password": make_password(None),
        "last_login": None,
        "is_active": False,
        "is_staff": False,
        "is_superuser": False,
    }


@transaction.atomic
def erase(person: Person, *, by: Person, why: str) -> Erasure:
    """Erase names, address and ways in, for ever; raises a Refusal, having changed nothing.

    Sessions and tokens are gone with the account.
    """
    check(person, by=by, why=why)
    row = Person.objects.select_for_update().get(pk=person.pk)
    if Erasure.objects.filter(person=row).exists():
        raise AlreadyErased
    label = label_of(row)
    forget_doors(row)
    forget_notes(row, label)
    Person.objects.filter(pk=row.pk).update(**blank(label))
    person.refresh_from_db()
    return Erasure.objects.create(person=person, by=by, why=why)


def check(person: Person, *, by: Person, why: str) -> None:
    keep_within(Erasure, why=why)
    if not is_seen(why):
        raise NoReason
    if person.pk == by.pk:
        raise OneselfErased
    if person.is_superuser and not by.is_superuser:
        raise BeyondYou


def forget_doors(person: Person) -> None:
    """What they came in by."""
    person.groups.clear()
    person.user_permissions.clear()
    AccessToken.objects.filter(user=person).delete()
    Session.objects.filter(person=person).delete()
    KeptAnswer.objects.filter(caller=person).delete()


def forget_notes(person: Person, label: str) -> None:
    """What the house noted when they came in, and when somebody changed their account."""
    for noted in (AccessAttempt, AccessFailureLog, AccessLog):
        noted.objects.filter(username=person.username).delete()
    them = ContentType.objects.get_for_model(Person)
    changes = LogEntry.objects.filter(content_type=them, object_id=str(person.pk))
    changes.update(object_repr=label, change_message="")
