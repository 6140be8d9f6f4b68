"""Folders that others drop files into."""

import os
import signal
import sqlite3
from contextlib import closing

import pytest
from django.core.management import CommandError, call_command
from django.db import InterfaceError, OperationalError, connection

from claims.management import wire_drop
from claims.management.commands import ingest as command
from claims.management.wire_drop import WireDrop, looks
from sources.models import Document

TEXT = "أعلنت هيئة الميناء يوم الأحد وصول سفينة تحمل {} ألف طن من القمح."


@pytest.fixture
def folder(tmp_path):
    return tmp_path


@pytest.fixture
def impatient(transactional_db):
    """A connection that waits for a lock as long as a test may."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 50")
    yield
    connection.close()


def drop_file(folder, name: str, text: str, *, at: int = 1) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(at, at))
    return str(path)


def test_a_file_is_taken_at_the_second_look_and_not_again(folder):
    drop, name = WireDrop(), drop_file(folder, "a.txt", "x")
    assert [list(drop.settled([name])) for _look in range(4)] == [[], [name], [], []]


def test_a_file_that_grows_between_two_looks_is_left_until_it_is_whole(folder):
    drop, name = WireDrop(), drop_file(folder, "a.txt", "x")
    list(drop.settled([name]))
    drop_file(folder, "a.txt", "xy")
    assert list(drop.settled([name])) == []
    assert list(drop.settled([name])) == [name]


def test_a_file_that_was_written_anew_is_taken_anew(folder):
    drop, name = WireDrop(), drop_file(folder, "a.txt", "x")
    for _look in range(2):
        list(drop.settled([name]))
    drop_file(folder, "a.txt", "y", at=2)
    assert [list(drop.settled([name])) for _look in range(3)] == [[], [name], []]


def test_a_file_that_is_gone_again_is_nothing(folder):
    drop, name = WireDrop(), drop_file(folder, "a.txt", "x")
    list(drop.settled([name]))
    (folder / "a.txt").unlink()
    assert list(drop.settled([name])) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("said", [signal.SIGTERM, signal.SIGINT])
def test_looking_ends_when_the_process_is_told_to_stop(said):
    before = signal.getsignal(said)
    looked = 0
    for _look in looks(0.01):
        looked += 1
        if looked == 2:
            os.kill(os.getpid(), said)
    assert looked in {2, 3}
    assert signal.getsignal(said) is before


@pytest.mark.django_db
def test_what_is_dropped_is_taken_in_and_what_is_refused_stops_nothing(
    folder, monkeypatch, capsys, in_english
):
    def four_looks():
        drop_file(folder, "first.txt", TEXT.format(30))
        yield
        drop_file(folder, "picture.txt", "\x89PNG\r\n\x1a\n\x00\x00")
        yield
        drop_file(folder, "second.txt", TEXT.format(40))
        yield
        yield

    monkeypatch.setattr(command, "looks", four_looks)
    call_command("ingest", str(folder), watch=True, review=True, source="وكالة الميناء")
    told = capsys.readouterr()
    assert {d.body for d in Document.objects.all()} == {TEXT.format(30), TEXT.format(40)}
    assert Document.objects.count() == 2
    assert {d.source.name for d in Document.objects.all()} == {"وكالة الميناء"}
    assert told.err.count("picture.txt") == 1


@pytest.mark.django_db
def test_begun_again_it_takes_nothing_in_twice(folder, monkeypatch):
    monkeypatch.setattr(command, "looks", lambda: iter([None, None]))
    drop_file(folder, "a.txt", TEXT.format(30))
    for _start in range(2):
        call_command("ingest", str(folder), watch=True)
    assert Document.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a\nb\x1b[31m.txt", r"a\nb\x1b[31m.txt"),
        ("a\x9b31m\u2028.txt", r"a\x9b31m\u2028.txt"),
        (os.fsdecode(b"caf\xe9.txt"), r"caf\udce9.txt"),
        ("می\u200cخواهد.txt", "می\u200cخواهد.txt"),
    ],
)
def test_a_name_that_a_terminal_would_obey_is_shown_and_not_obeyed(
    folder, monkeypatch, capsys, name, shown
):
    drop_file(folder, name, "\x89PNG\r\n\x1a\n\x00\x00")
    monkeypatch.setattr(command, "looks", lambda: range(2))
    call_command("ingest", str(folder), watch=True)
    assert capsys.readouterr().err.startswith(f"{folder}/{shown}: ")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a lock of the whole database")
@pytest.mark.django_db(transaction=True)
def test_what_is_dropped_while_the_database_is_locked_is_taken_in_later(
    folder, monkeypatch, caplog, impatient
):
    drop_file(folder, "a.txt", TEXT.format(30))
    drop_file(folder, "b.txt", TEXT.format(40))

    def looks_at_a_lock():
        yield
        with closing(sqlite3.connect(connection.settings_dict["NAME"])) as another:
            another.execute("BEGIN IMMEDIATE")
            yield
            yield
        assert not Document.objects.exists()
        yield

    monkeypatch.setattr(command, "looks", looks_at_a_lock)
    call_command("ingest", str(folder), watch=True)
    assert {d.body for d in Document.objects.all()} == {TEXT.format(30), TEXT.format(40)}
    said = [r.message for r in caplog.records if "the next look tries again" in r.message]
    assert len(said) == 2


@pytest.mark.parametrize("fault", [OperationalError, InterfaceError])
def test_after_an_outage_the_same_files_are_tried_and_the_others_not(folder, monkeypatch, fault):
    monkeypatch.setattr(wire_drop, "AT_ONCE", 1)
    names = [drop_file(folder, f"{n}.txt", "x") for n in range(3)]
    tried, drop = [], WireDrop()

    def take(some):
        tried.extend(some)
        if tried == names[:2]:
            raise fault

    for _look in range(4):
        drop.hand_over(names, take)
    assert tried == [*names[:2], *names[1:]]


@pytest.mark.parametrize("place", ["https://paper.example/", "-", "no/such/folder"])
def test_only_folders_are_watched(place, in_english):
    with pytest.raises(CommandError, match="Only folders are watched"):
        call_command("ingest", place, watch=True)
