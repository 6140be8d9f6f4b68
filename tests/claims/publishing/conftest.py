"""A log of seven entries, of which the first five are signed, and copies of it; webhooks."""

import pytest

from claims.deciding.subscribing import Subscription, subscribe
from claims.publishing.checkpointing import make_key, sign_what_came
from claims.publishing.log import write_log
from tests.factories import judge, make_claim
from tests.receiver import Receiver


@pytest.fixture
def key(settings, tmp_path):
    """The key of this log, in a folder of its own."""
    settings.CHECKPOINT_KEY_FILE = tmp_path / "checkpoint_key"
    return make_key()


@pytest.fixture
def log(db, key, editor):
    """Five entries, signed, among them one of each kind; then two that are newer."""
    claim = make_claim("افتُتح الجسر يوم الأحد.")
    judge(claim, "speculative", by=editor)
    judge(claim, "speculative", by=editor, kind="update", public_note="أضفنا سطرًا.")
    judge(make_claim("انخفض السعر."), "disputed", by=editor)
    judge(claim, "supported", by=editor, kind="correction", public_note="صدر الإحصاء.")
    judge(claim, "", by=editor, kind="void", public_note="لم يُقل قط.")
    sign_what_came()
    for text in ("وصلت السفينة.", "ارتفع الماء."):
        judge(make_claim(text), "speculative", by=editor)
    return key


@pytest.fixture
def copy(log, tmp_path):
    """What a stranger downloaded."""
    folder = tmp_path / "export"
    write_log(folder / "log")
    return folder


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
