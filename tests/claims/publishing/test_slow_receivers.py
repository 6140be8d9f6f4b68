"""A receiver that is slow, or dead, holds up nobody but itself."""

import time
from threading import Event

import pytest

from claims.deciding.subscribing import Subscription, subscribe
from claims.models.webhook import Delivery, Webhook
from claims.publishing import telling
from sources.work import queue
from tests.claims.hooks import told
from tests.factories import judge, make_claim

pytestmark = pytest.mark.django_db
DEAD = 5


@pytest.fixture
def another(administrator):
    """One more webhook."""

    def make(receiver) -> Webhook:
        return subscribe(Subscription(name="x", url=receiver.url), by=administrator)

    return make


@pytest.fixture
def silent(receive):
    """A receiver that takes a letter and says nothing until the test is over."""
    over, receiver = Event(), receive()
    receiver.answer = lambda: 204 if over.wait(30) else 500
    yield receiver
    over.set()


def test_a_receiver_that_does_not_answer_is_given_up_in_time(silent, another, editor, settings):
    settings.WEBHOOK_SECONDS = 0.3
    hook = another(silent)
    judge(make_claim(), "speculative", by=editor)
    began = time.monotonic()
    assert told(hook).failures == 1
    assert time.monotonic() - began < 3
    assert Delivery.objects.get().problem == "too_slow"


def test_others_are_told_all_that_waits_while_the_dead_are_waited_for(
    silent, another, receive, editor, settings
):
    settings.WEBHOOK_SECONDS = 3.0
    receiver = receive()
    for address in (*[silent] * DEAD, receiver):
        another(address)
    for _ in range(3):
        judge(make_claim(), "speculative", by=editor)
    took: list[float] = []
    began = time.monotonic()
    receiver.answer = lambda: took.append(time.monotonic() - began) or 204
    queue.drain()
    all_took = time.monotonic() - began
    assert receiver.names == [f"publication-{n}" for n in (1, 2, 3)]
    assert max(took) < 2.9  # before the first of the dead is given up
    assert all_took < 3 * DEAD  # all of them at once, not one after the other


def test_a_round_ends_in_time_and_goes_on_in_another(hook, receiver, editor, monkeypatch):
    monkeypatch.setattr(telling, "TOGETHER", 0.001)
    receiver.answer = lambda: time.sleep(0.15) or 204
    for _ in range(3):
        judge(make_claim(), "speculative", by=editor)
    taken = []
    while batch := queue.take():
        queue.run(batch)
        hook.refresh_from_db()
        taken.append(hook.told)
    assert taken == [1, 2, 3]


def test_a_fault_of_ours_with_one_webhook_leaves_the_others_theirs(
    hook, receiver, another, editor, monkeypatch
):
    bad = another(receiver)
    real = telling.hand_over

    def broken(webhook, letter):
        if webhook.pk == bad.pk:
            raise ValueError("ours")
        return real(webhook, letter)

    monkeypatch.setattr(telling, "hand_over", broken)
    judge(make_claim(), "speculative", by=editor)
    assert told(hook).told == 1
    assert set(receiver.names) == {"publication-1"}
