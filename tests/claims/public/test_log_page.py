"""`/log/`: what the log is, what was signed, how a stranger checks it, what it does not prove."""

from pathlib import Path

import pytest

from claims.publishing.checkpointing import make_key, sign_what_came
from sources.logs import verify
from sources.logs.models import Checkpoint
from tests.factories import judge, make_claim

pytestmark = pytest.mark.django_db


@pytest.fixture
def log(editor, settings, tmp_path):
    """Three entries, the first two of them signed; the key."""
    settings.CHECKPOINT_KEY_FILE = tmp_path / "checkpoint_key"
    key = make_key()
    for _ in range(2):
        judge(make_claim(), "speculative", by=editor)
    sign_what_came()
    judge(make_claim(), "speculative", by=editor)
    return key


def test_a_reader_finds_the_newest_checkpoint_and_the_key(reader, log):
    note = Checkpoint.objects.get(size=2).note
    text = reader("/log/")
    assert "Signed entries: 2 of 3." in text
    assert note in text
    assert str(log) in text


def test_before_anything_is_signed_the_page_says_so(reader):
    text = reader("/log/")
    assert "Nothing was signed yet. Entries: 0." in text
    assert "Public key" not in text


def test_the_page_says_plainly_what_the_log_does_not_prove(reader):
    text = reader("/log/")
    assert "What it does not prove" in text
    assert "That a verdict is true." in text
    assert "What is newer than the newest checkpoint" in text


def test_every_page_leads_to_it_and_it_to_the_verifier(reader):
    assert 'href="/log/"' in reader("/")
    text = reader("/log/")
    assert 'href="/log/verify.py"' in text
    assert "<script" not in text


def test_the_verifier_is_handed_out_as_it_is(browse):
    answer = browse().get("/log/verify.py")
    assert answer["Content-Type"] == "text/x-python; charset=utf-8"
    assert answer.content == Path(verify.__file__).read_bytes()
    again = browse().get("/log/verify.py", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304


def test_the_three_files_of_the_page_are_all_the_verifier_needs(browse, reader, log, tmp_path):
    text = reader("/log/")
    for name in ("leaves.jsonl", "checkpoints.txt", "key.txt"):
        assert f'href="/log/{name}"' in text
        answer = browse().get(f"/log/{name}")
        (tmp_path / name).write_bytes(b"".join(answer.streaming_content))
    words, details = verify.examine(tmp_path)[0]
    assert words % details == "The log is whole. Entries: 3; signed: 2."
    assert browse().get("/log/other.txt").status_code == 404
