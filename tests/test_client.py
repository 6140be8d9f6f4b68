"""The client that the README names, against a real server: copy, question, verification."""

import subprocess
import sys
from pathlib import Path

import pytest

from claims.deciding.taking_down import take_down_words
from claims.models import Claim
from claims.publishing.checkpointing import make_key, sign_what_came
from docs.client import Client, Copy
from sources.logs import verify as verifier
from tests.factories import judge, make_claim

pytestmark = pytest.mark.django_db(transaction=True)
FERRIES = "The ferries carried 2.9 million passengers in 2024."
PROGRAM = Path(__file__).parent.parent / "docs" / "client.py"


@pytest.fixture
def client(live_server):
    with Client(live_server.url) as opened:
        yield opened


@pytest.fixture
def published(editor) -> Claim:
    """Two claims: one corrected, one taken back."""
    bridge, ferries = make_claim("افتُتح الجسر."), make_claim(FERRIES)
    judge(bridge, "disputed", by=editor)
    judge(ferries, "disputed", by=editor)
    judge(ferries, "supported", by=editor, kind="correction", public_note="صدر الإحصاء.")
    judge(bridge, "", by=editor, kind="void", public_note="لم يُقل.")
    return ferries


def test_a_copy_holds_what_stands_and_nothing_that_was_taken_back(client, published, monkeypatch):
    monkeypatch.setattr("docs.client.PAGE", 3)
    copy = Copy()
    for change in client.changes():
        copy.take(change)
    assert copy.after == 4
    assert {claim: row.rating for claim, row in copy.standing.items()} == {
        published.pk: "supported"
    }
    assert list(client.changes(after=copy.after)) == []


def test_with_wait_it_goes_on_when_something_leaves_the_house(client, published, editor):
    following = client.changes(after=4, wait=5)
    judge(make_claim(), "speculative", by=editor)
    assert next(following).seq == 5


def test_it_is_told_whose_words_are_gone(client, published, administrator):
    row = published.verdicts.latest("seq")
    seen = Claim.objects.get(pk=published.pk).version
    take_down_words(row, by=administrator, seen=seen, why="حكم")
    assert [change.words_gone for change in client.changes()] == [False, False, True, False]


def test_a_question_is_answered_with_what_differs(client, published):
    (same,) = client.lookup(FERRIES)[FERRIES]
    assert (same.claim, same.rating, same.is_same) == (published.pk, "supported", True)
    asked = FERRIES.replace("2.9", "3.9")
    (other,) = client.lookup(asked)[asked]
    assert not other.is_same
    assert other.differs[0]["what"] == "figure"


def test_the_log_is_checked_with_the_verifier_one_has(client, published, settings, tmp_path):
    settings.CHECKPOINT_KEY_FILE = tmp_path / "key"
    make_key()
    sign_what_came()
    assert "The log is whole. Entries: 4" in client.verify(Path(verifier.__file__))


def test_as_a_program_it_prints_a_line_a_change(live_server, published):
    command = [sys.executable, str(PROGRAM), live_server.url, "changes", "2"]
    ended = subprocess.run(command, check=True, capture_output=True, text=True)
    assert [line[:9] for line in ended.stdout.splitlines()] == ['{"seq": 3', '{"seq": 4']
