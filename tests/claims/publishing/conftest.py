"""A log of seven entries, of which the first five are signed, and copies of it."""

import pytest

from claims.publishing.checkpointing import make_key, sign_what_came
from claims.publishing.log import write_log
from tests.factories import judge, make_claim


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
