"""Workers that are killed while they tell: each letter comes, in order, under one name."""

import time

import pytest

from claims.deciding.subscribing import Subscription, subscribe
from claims.models.webhook import Webhook
from sources.people.models import Person
from tests.factories import judge, make_claim, make_person
from tests.receiver import Receiver

pytestmark = pytest.mark.faults
PUBLISHED = 60
KILLS = 4


@pytest.fixture
def receiver():
    opened = Receiver()
    yield opened
    opened.close()


def first_comings(names: list[str]) -> list[str]:
    """Each name where it came first."""
    return list(dict.fromkeys(names))


def test_every_letter_arrives_in_order_whoever_is_killed(newsroom, editor, receiver, settings):
    settings.WEBHOOK_INSIDE = [receiver.place]
    newsroom.env |= {"WEBHOOK_INSIDE": receiver.place}
    receiver.answer = lambda: time.sleep(0.03) or 204
    administrator: Person = make_person("administrator")
    hook = subscribe(Subscription(name="CMS", url=receiver.url), by=administrator)
    newsroom.start_broker()
    worker = newsroom.start_worker()
    for number in range(PUBLISHED):
        judge(make_claim(), "speculative", by=editor)
        if number % (PUBLISHED // KILLS) == 5:
            seen = len(receiver.letters)
            newsroom.wait(lambda seen=seen: len(receiver.letters) > seen)
            newsroom.kill(worker)
            worker = newsroom.start_worker()
    newsroom.wait(lambda: Webhook.objects.get(pk=hook.pk).told == PUBLISHED)
    assert first_comings(receiver.names) == [f"publication-{n + 1}" for n in range(PUBLISHED)]
    bodies = {letter.name: set() for letter in receiver.letters}
    for letter in receiver.letters:
        bodies[letter.name].add(letter.body)
    assert {len(told) for told in bodies.values()} == {1}
    assert len(receiver.names) < 3 * PUBLISHED
