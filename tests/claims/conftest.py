"""Receivers on this machine, and a webhook that tells one of them everything."""

import pytest

from claims.deciding.subscribing import Subscription, subscribe
from tests.receiver import Receiver


@pytest.fixture
def receive(settings):
    """Receivers on this machine that webhooks may tell: `receive()` opens one."""
    opened: list[Receiver] = []

    def open_one() -> Receiver:
        opened.append(Receiver())
        settings.WEBHOOK_INSIDE = [one.place for one in opened]
        return opened[-1]

    yield open_one
    for one in opened:
        one.close()


@pytest.fixture
def receiver(receive):
    return receive()


@pytest.fixture
def hook(receiver, administrator):
    """A webhook that is told everything."""
    return subscribe(Subscription(name="CMS", url=receiver.url), by=administrator)
