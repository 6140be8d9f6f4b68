"""Signing: only what grew from what was signed, under a key of its own, never twice."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from claims.models import Publication, Verdict
from claims.publishing import checkpointing
from claims.publishing.checkpointing import copy as newest_copy
from claims.publishing.checkpointing import make_key, sign_what_came
from claims.publishing.log import lines, write_log
from claims.refusals.changing import Illegal
from sources.logs.models import Checkpoint, Subtree
from sources.logs.signing import KeyStands, NoSigningKey
from sources.logs.verify import Key, leaf_hash, signed_note
from tests.factories import judge, make_claim

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
FROZEN = ("is_never_changed", "is_never_deleted")


def behind_our_back(sql: str, *values: int | str) -> None:
    """What somebody does who may drop the triggers too."""
    table = sql.split()[2 if sql.startswith("DELETE") else 1]
    with connection.cursor() as cursor:
        for name in FROZEN:
            place = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER {table}_{name}{place}")
        cursor.execute(sql, values)


def test_every_size_since_the_last_checkpoint_is_signed(log):
    assert list(Checkpoint.objects.of("publications").values_list("size", flat=True)) == [
        1,
        2,
        3,
        4,
        5,
    ]
    assert [row.size for row in sign_what_came()] == [6, 7]
    for row in Checkpoint.objects.all():
        assert signed_note(row.note.splitlines(), [log]).size == row.size


def test_where_too_much_came_it_is_signed_in_even_steps_up_to_the_newest(log, monkeypatch, editor):
    monkeypatch.setattr(checkpointing, "MOST_NOTES", 2)
    judge(make_claim(), "speculative", by=editor)
    assert [row.size for row in sign_what_came()] == [6, 8]


def test_nothing_new_is_signed_once(log):
    sign_what_came()
    assert sign_what_came() == []
    assert Checkpoint.objects.count() == 7


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("UPDATE claims_verdict SET rationale = 'x' WHERE seq = 2", "Entry 2: its words"),
        ("UPDATE claims_publication SET at = '2001-01-01 00:00:00+00:00' WHERE seq = 3", "Entry 3"),
        ("DELETE FROM claims_publication WHERE seq = 4", "Entry 4 is missing"),
        (
            "DELETE FROM claims_publication WHERE seq > 4",
            "Entry 5 is missing: the log that was signed had 5",
        ),
        ("UPDATE claims_basis SET stance = 'disputes' WHERE stance = 'supports'", "its words"),
    ],
)
def test_a_rewritten_past_is_refused_and_its_first_bad_entry_named(log, sql, words):
    behind_our_back(sql)
    with pytest.raises(Illegal, match=words):
        sign_what_came()
    assert Checkpoint.objects.count() == 5


def test_a_past_rewritten_with_all_its_hashes_is_refused_by_the_copy_beside_the_key(log):
    """Whoever can drop the checkpoints from the database cannot reach the host of the key."""
    behind_our_back("UPDATE claims_publication SET at = '2001-01-01 00:00:00+00:00' WHERE seq = 5")
    row = Publication.objects.with_words().get(seq=5)
    behind_our_back(
        "UPDATE logs_subtree SET hashed = %s WHERE level = 0 AND position = 4",
        leaf_hash(row.entry()).hex(),
    )
    behind_our_back("DELETE FROM logs_checkpoint WHERE size > 0")
    with pytest.raises(Illegal, match="One of the entries from 1 to 5 is not the one signed"):
        sign_what_came()


def test_a_log_of_a_backup_older_than_what_was_signed_is_refused(log):
    behind_our_back("DELETE FROM logs_checkpoint WHERE size > 3")
    behind_our_back("DELETE FROM claims_publication WHERE seq > 3")
    with pytest.raises(Illegal, match="Entry 4 is missing: the log that was signed had 5"):
        sign_what_came()


def test_another_key_signs_only_after_one_it_is_told_to_trust(log, settings, tmp_path):
    settings.CHECKPOINT_KEY_FILE = tmp_path / "new"
    new = make_key()
    with pytest.raises(Illegal, match="No known key has signed the checkpoint of size 1"):
        sign_what_came()
    assert [row.key for row in sign_what_came(trusted=[log])] == [str(new), str(new)]


def test_without_a_key_nothing_is_signed(log, settings, tmp_path):
    settings.CHECKPOINT_KEY_FILE = tmp_path / "none"
    with pytest.raises(NoSigningKey):
        sign_what_came()
    (tmp_path / "none").write_bytes(b"\xff PRIVATE+KEY+")
    with pytest.raises(NoSigningKey):
        sign_what_came()


def test_a_key_is_never_written_over_and_read_by_its_owner_alone(key, settings):
    assert settings.CHECKPOINT_KEY_FILE.stat().st_mode & 0o777 == 0o600
    with pytest.raises(KeyStands):
        make_key()
    assert checkpointing.signer().key == key


def test_of_two_who_sign_at_once_the_second_is_refused(log, monkeypatch):
    monkeypatch.setattr(checkpointing, "checkpoints", list)
    newest_copy().unlink()
    with pytest.raises(Illegal, match="Somebody else signs"):
        sign_what_came()


@pytest.mark.parametrize("table", [Checkpoint, Subtree])
def test_the_database_refuses_to_change_or_delete_what_was_signed(log, table):
    for change in (
        lambda: table.objects.update(log="x"),
        lambda: table.objects.all()._raw_delete(table.objects.db),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()


def test_an_export_says_the_same_whatever_is_published_meanwhile(log, tmp_path, editor):
    write_log(tmp_path / "a")
    judge(make_claim(), "speculative", by=editor)
    write_log(tmp_path / "b")
    before, after = ((tmp_path / name / "leaves.jsonl").read_bytes() for name in "ab")
    assert after.startswith(before)
    assert len(list(lines())) == 8


def said(*words: str, **options: Any) -> str:
    out = StringIO()
    call_command(*words, stdout=out, **options)
    return out.getvalue()


def test_the_command_makes_a_key_signs_and_says_when_there_is_nothing(settings, tmp_path, editor):
    settings.CHECKPOINT_KEY_FILE = tmp_path / "checkpoint_key"
    settings.PUBLIC_URL = "https://desk.example"
    with pytest.raises(CommandError, match="--make-key"):
        said("checkpoint")
    key = Key.read(said("checkpoint", make_key=True))
    assert key.name == "desk.example/log"
    with pytest.raises(CommandError, match="never written over"):
        said("checkpoint", make_key=True)
    judge(make_claim(), "speculative", by=editor)
    assert said("checkpoint").startswith("desk.example/log\n1\n")
    assert "Nothing came" in said("checkpoint")
    with pytest.raises(CommandError, match="not the public key of a log: nonsense"):
        said("checkpoint", trust=["nonsense"])


def test_a_folder_that_cannot_hold_the_key_is_named(settings, tmp_path, db):
    settings.CHECKPOINT_KEY_FILE = tmp_path / "nowhere" / "checkpoint_key"
    with pytest.raises(CommandError, match="nowhere/checkpoint_key: No such file or directory"):
        said("checkpoint", make_key=True)


def test_the_command_verifies_a_copy_and_fails_with_the_first_bad_entry(copy, log):
    assert "The log is whole. Entries: 7" in said("verify", str(copy))
    assert "The log is whole" in said("verify", str(copy / "log"), keys=[str(log)])
    path = copy / "log" / "leaves.jsonl"
    path.write_text(path.read_text().replace("راجعنا", "لم نراجع", 1))
    with pytest.raises(CommandError, match="Entry 1: its words"):
        said("verify", str(copy))
    with pytest.raises(CommandError, match=r"key\.txt cannot be read"):
        said("verify", str(copy / "nowhere"))


def test_what_was_erased_lawfully_is_told_and_the_log_is_whole(log, tmp_path):
    Verdict.objects.filter(seq=3).update(rationale="—", public_note="", salt="")
    write_log(tmp_path / "log")
    assert "Entries whose words were erased: 1" in said("verify", str(tmp_path))
    assert [row.size for row in sign_what_came()] == [6, 7]
