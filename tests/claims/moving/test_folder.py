"""A folder is there whole or not at all, and belongs to nobody else."""

import errno
import hashlib
import json
import os
import stat
import threading
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from claims.moving import exporting
from claims.moving.exporting import export
from claims.moving.refusals import DiskFull, ExportUnfinished, FolderTaken, FolderUnwritable
from sources.models import Document, Source
from tests.factories import make_document, make_source

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("in_english")]


def test_an_empty_folder_may_be_there_before(folder):
    folder.mkdir()
    export(folder)
    assert (folder / "manifest.json").exists()


def test_a_folder_with_anything_in_it_is_left_alone(folder):
    folder.mkdir()
    (folder / "mine").write_text("mine")
    with pytest.raises(FolderTaken):
        export(folder)
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_a_file_or_a_link_in_its_place_is_left_alone(folder, tmp_path):
    (tmp_path / "real").mkdir()
    folder.symlink_to(tmp_path / "real")
    with pytest.raises(FolderTaken):
        export(folder)
    folder.unlink()
    folder.write_text("mine")
    with pytest.raises(FolderTaken):
        export(folder)


def test_what_another_export_left_is_told_and_left(folder):
    other = folder.with_name("out.unfinished")
    other.mkdir()
    with pytest.raises(ExportUnfinished, match="unfinished"):
        export(folder)
    assert other.exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    with pytest.raises(FolderUnwritable):
        export(tmp_path / "no" / "such" / "place")


def test_a_full_disk_is_told_and_nothing_stays(folder, monkeypatch):
    def full(*_args, **_more):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(exporting, "line", full)
    with pytest.raises(DiskFull, match="full"):
        export(folder)
    assert list(folder.parent.iterdir()) == []


def test_the_command_says_it_in_words(folder):
    folder.mkdir()
    (folder / "mine").write_text("mine")
    with pytest.raises(CommandError, match=str(folder)):
        call_command("export", folder)


def test_only_the_account_of_factcheck_reads_it(folder):
    export(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_bytes_are_kept_once_under_their_digest(folder):
    twice = [make_document("جملة."), make_document("جملة.")]
    export(folder)
    data = bytes(twice[0].original)
    digest = hashlib.sha256(data).hexdigest()
    assert (folder / "bytes" / digest[:2] / digest).read_bytes() == data
    assert (folder / "bytes.sha256").read_text() == f"{digest}  bytes/{digest[:2]}/{digest}\n"
    rows = (folder / "rows/sources.document.jsonl").read_text().splitlines()
    assert [json.loads(row)["original"] for row in rows] == [digest, digest]


def test_an_export_is_of_one_moment_and_holds_nobody_up(folder, monkeypatch):
    make_source("قبل")
    write_table = exporting.write_table

    def meanwhile(table, *args, **kwargs):
        if table.label == "sources.document":
            other = threading.Thread(target=somebody_works)
            other.start()
            other.join(20)
            assert not other.is_alive()
        return write_table(table, *args, **kwargs)

    def somebody_works():
        make_document("بعد.", source=make_source("بعد"))
        connection.close()

    monkeypatch.setattr(exporting, "write_table", meanwhile)
    said = export(folder)
    assert (said.tables["sources.source"].rows, said.tables["sources.document"].rows) == (1, 0)
    assert (Source.objects.count(), Document.objects.count()) == (2, 1)


def test_writing_locks_again_after_an_export(folder):
    export(folder)
    if connection.vendor == "sqlite":
        assert connection.transaction_mode == "IMMEDIATE"


def test_the_manifest_counts_and_names_every_file(folder):
    make_source("وكالة")
    export(folder)
    said = json.loads((folder / "manifest.json").read_text())
    held = {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()}
    assert set(said["files"]) == {name for name in held if not name.startswith("bytes/")} - {
        "manifest.json"
    }
    assert said["tables"]["sources.source"]["rows"] == 1
    assert said["format"] == 1
    for name, digest in said["files"].items():
        assert hashlib.sha256(Path(folder, name).read_bytes()).hexdigest() == digest
