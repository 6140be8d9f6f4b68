"""A newsroom made ready, attacked, and made whole again."""

import time
from collections.abc import Iterator

from django.contrib.auth.models import Group
from django.core.management import call_command

from sources.people.models import AccessToken, Person
from tests.faults.attacks.attack import Outcome, play, recovered
from tests.faults.attacks.attacks import ATTACKS
from tests.faults.attacks.scene import Scene


def prepare(scene: Scene) -> None:
    """Tables, static files, and an editor with a token."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    editor = Person.objects.create_user(username="program", password="", is_staff=True)
    editor.groups.add(Group.objects.get(name="editor"))
    scene.token = AccessToken.objects.create(user=editor)[1]


def played(
    scene: Scene, database: str, words: list[str], *, until: float
) -> Iterator[Outcome | str]:
    """Each attack that is made on this database and chosen by one of these words.

    Of those that do not begin in time only the words are given.
    """
    prepare(scene)
    scene.start_all()
    for attack in ATTACKS:
        if database not in attack.databases or not is_chosen(attack.words, words):
            continue
        if time.monotonic() > until:
            yield f"{attack.words} ({database})"
        else:
            yield play(attack, scene)
            recovered(scene)


def is_chosen(attack: str, words: list[str]) -> bool:
    return not words or any(word in attack for word in words)
