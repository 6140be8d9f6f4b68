"""The index of a host follows the database through crashes, neighbours and replaced databases."""

import os
import signal
import subprocess
import sys
import threading
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import translation

from sources.index import Query, following
from sources.index.checking import Differences, differences
from sources.index.following import (
    SMALL,
    Follower,
    IndexBehindError,
    Slice,
    caught_up,
    follower,
    next_changes,
)
from sources.models import Document, IndexChange
from tests.factories import make_document

pytestmark = pytest.mark.django_db(transaction=True)


def indexed(*sentences: str) -> Document:
    document = make_document(*sentences)
    IndexChange.objects.record(document.pk)
    return document


def found(text: str) -> list[int]:
    hits = caught_up(patience=5).search([Query(text)], 10)[0]
    return [hit.sentence for hit in hits]


def ids(document: Document) -> list[int]:
    return list(document.sentences.values_list("pk", flat=True))


def test_what_was_committed_before_a_search_is_found_by_it():
    bridge = indexed("افتتحت البلدية جسر المشاة الجديد")
    assert found("جسر المشاة") == ids(bridge)

    dam = indexed("امتلأ السد بالمياه")
    assert found("السد") == ids(dam)


def test_furniture_and_replaced_sentences_are_not_found():
    document = indexed("جسر قديم", "جسر جديد", "جسر طويل")
    first, second, third = document.sentences.order_by("position")
    document.sentences.filter(pk=first.pk).update(is_furniture=True)
    document.sentences.filter(pk=second.pk).update(retired_at="2026-01-01T00:00Z")
    IndexChange.objects.record(document.pk)

    assert found("جسر") == [third.pk]


def test_a_removed_document_is_found_no_more():
    document = indexed("افتتاح جسر")
    assert found("جسر")
    document.sentences.all().delete()
    IndexChange.objects.record(document.pk)
    document.delete()

    assert found("جسر") == []


def test_an_archive_larger_than_a_slice_is_followed_to_its_end():
    documents = [indexed(f"جسر رقم {n}") for n in range(7)]

    assert [follower().step(Slice(2, 20_000)) for _ in range(4)] == [5, 3, 1, 0]
    assert sorted(found("جسر")) == [pk for document in documents for pk in ids(document)]
    assert follower().behind() == 0


def test_long_documents_make_short_slices():
    short = Slice(500, 4)
    long = [indexed(*(f"جسر {n} {m}" for m in range(3))) for n in range(3)]
    longest = indexed(*(f"نفق {m}" for m in range(9)))

    assert [change.document_id for change in next_changes(0, short)] == [long[0].pk]
    assert [change.document_id for change in next_changes(3, short)] == [longest.pk]
    assert next_changes(4, short) == []
    assert sorted(found("نفق")) == ids(longest)


@pytest.mark.parametrize("damage", ["spoilt", "lost", "gone"])
def test_a_damaged_directory_heals_itself(damage):
    document = indexed("افتتاح جسر")
    assert found("جسر")
    here = follower().path
    for file in here.iterdir():
        if damage == "spoilt":
            file.write_bytes(b"noise")
        elif damage == "gone" or file.suffix == ".term":
            file.unlink()
    following._follower.cache_clear()

    assert found("جسر") == ids(document)


def test_an_index_that_followed_another_database_is_built_anew():
    stranger = indexed("جسر من قاعدة أخرى")
    assert found("جسر")
    IndexChange.objects.all().delete()
    stranger.sentences.all().delete()
    ours = make_document("جسر من قاعدتنا")
    IndexChange.objects.create(seq=1, document_id=ours.pk)

    assert found("جسر") == ids(ours)


def test_an_index_ahead_of_a_restored_database_is_built_anew():
    kept = indexed("جسر باق")
    lost = indexed("جسر ضاع مع النسخة")
    assert len(found("جسر")) == 2
    IndexChange.objects.filter(document_id=lost.pk).delete()
    lost.sentences.all().delete()

    assert found("جسر") == ids(kept)


def test_two_hosts_follow_the_same_database_each_in_its_own_directory(settings, tmp_path):
    document = indexed("افتتاح جسر")
    for host in ("one", "two"):
        settings.INDEX_DIR = tmp_path / host
        assert found("جسر") == ids(document)


def test_a_search_does_not_wait_for_ever_while_a_neighbour_writes():
    indexed("افتتاح جسر")
    here = follower()
    assert found("جسر")
    indexed("إغلاق جسر")
    with Follower(here.path.parent).sole_writer() as theirs:
        assert theirs
        hits = caught_up(patience=0.2).search([Query("جسر")], 10)[0]

    assert len(hits) == 1
    assert len(found("جسر")) == 2


def test_an_index_that_lacks_much_refuses_to_answer(monkeypatch):
    monkeypatch.setattr(following, "TOLERATED", 1)
    here = follower()
    for n in range(3):
        indexed(f"جسر رقم {n}")
    with Follower(here.path.parent).sole_writer(), pytest.raises(IndexBehindError):
        caught_up(patience=0.1)


def test_a_search_sees_what_a_neighbour_writes_while_it_waits():
    indexed("افتتاح جسر")
    neighbour = Follower(follower().path.parent)

    def write():
        neighbour.write_slice(SMALL)
        connection.close()

    with neighbour.sole_writer():
        writing = threading.Thread(target=write)
        writing.start()
        hits = caught_up(patience=10).search([Query("جسر")], 10)[0]
        writing.join()

    assert len(hits) == 1


def test_a_writer_killed_half_way_loses_nothing(tmp_path: Path):
    document = indexed("افتتاح جسر", "إغلاق نفق")
    here = follower()
    script = (
        "import os, signal, sys; from pathlib import Path\n"
        "from sources.index import Entry\n"
        "from sources.index.engine.tantivy_engine import TantivyIndex\n"
        "import fcntl\n"
        "lock = open(sys.argv[2], 'a'); fcntl.flock(lock, fcntl.LOCK_EX)\n"
        "with TantivyIndex(Path(sys.argv[1])).writing() as batch:\n"
        "    batch.add([Entry(1, 1, 'نصف')]); os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    here.path.parent.mkdir()
    command = [sys.executable, "-c", script, str(here.path), str(here.path.parent / "writer.lock")]
    killed = subprocess.run(command, check=False, env={**os.environ, "PYTHONPATH": "."})

    assert killed.returncode == -signal.SIGKILL
    assert found("جسر") == ids(document)[:1]
    assert differences(here.index()) == Differences(0, 0)


def test_the_command_follows_rebuilds_and_checks(tmp_path: Path):
    document = indexed("افتتاح جسر", "إغلاق نفق")
    out = StringIO()
    call_command("index", stdout=out, stderr=StringIO())
    with translation.override("en"):
        call_command("index", "--check", stdout=out, stderr=StringIO())
    assert "0 changes behind, 0 sentences missing, 0 stale of 2" in out.getvalue()

    document.sentences.filter(position=0).delete()
    with pytest.raises(CommandError, match="--rebuild"):
        call_command("index", "--check", stdout=out)
    old = follower().path.parent / "tantivy-of-yesterday"
    old.mkdir()
    call_command("index", "--rebuild", stdout=out, stderr=StringIO())
    call_command("index", "--check", stdout=out)
    assert not old.exists()
    assert differences(follower().index()) == Differences(0, 0)


def test_the_command_does_not_rebuild_under_a_writing_neighbour():
    indexed("افتتاح جسر")
    with (
        Follower(follower().path.parent).sole_writer(),
        translation.override("en"),
        pytest.raises(CommandError, match="Another process"),
    ):
        call_command("index", "--rebuild")
