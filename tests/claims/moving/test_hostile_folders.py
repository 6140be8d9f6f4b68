"""A damaged folder, or one that somebody made to harm us, is refused in words."""

import json
import os

import pytest
from django.core.management import CommandError, call_command

from claims.moving.importing import bring_in
from claims.moving.refusals import (
    BadRow,
    DamagedExport,
    NoExport,
    NotEmpty,
    OtherSchema,
    RowsDisagree,
)
from claims.moving.tables import MADE_AT_SETUP, moving_tables
from sources.models import Source
from sources.refusals.refusal import Refusal
from tests.claims.moving.conftest import reseal
from tests.factories import make_source

pytestmark = pytest.mark.usefixtures("in_english")
SOURCES = "rows/sources.source.jsonl"
ROW = {
    "created_at": "2026-11-29T08:00:00+00:00",
    "domain": "",
    "folded_name": "نهر",
    "id": 1,
    "language": "",
    "merged_into_id": None,
    "name": "النهر",
    "tier": "ordinary",
}


def refused(
    folder, kind: type[Refusal] | tuple[type[Refusal], ...], words: str | None = None
) -> None:
    with pytest.raises(kind, match=words):
        bring_in(folder, say=lambda what, rows: None)
    assert all(not t.all().exists() for t in moving_tables() if t.label not in MADE_AT_SETUP)
    assert all(t.all().exists() for t in moving_tables() if t.label in MADE_AT_SETUP)


@pytest.mark.parametrize("name", [SOURCES, "csv/sources.source.csv", "bytes.sha256"])
def test_a_missing_or_changed_file_is_named(small, name):
    (small / name).write_text("x")
    refused(small, DamagedExport, name)
    (small / name).unlink()
    refused(small, DamagedExport, name)


@pytest.mark.parametrize("row", [{}, [], None, 7, "x", {**ROW, "more": 1}, {"id": 1}])
def test_what_is_no_row_of_its_table_is_refused(rewrite, small, row):
    rewrite(SOURCES, json.dumps(row) + "\n")
    refused(small, BadRow, "row 1")


WRONG: dict[str, list] = {
    "id": ["x", None, [1], {}, 1e400, 1 << 70, "9" * 5000],
    "name": [None, 5, ["x"], "x" * 201, "\ud800"],
    "created_at": [None, 5, "x", "2026-11-29", "2026-13-01T00:00:00Z", "0001-01-01T00:00:00+14:00"],
    "merged_into_id": ["x", 77, [1]],
    "tier": ["none such", "x" * 13],
}


@pytest.mark.parametrize(("column", "value"), [(c, v) for c, found in WRONG.items() for v in found])
def test_a_value_that_its_column_cannot_hold_is_refused(rewrite, small, column, value):
    rewrite(SOURCES, json.dumps(ROW | {column: value}) + "\n")
    refused(small, (BadRow, RowsDisagree))


@pytest.mark.parametrize(
    "text", ["[" * 200_000, "{", "\x00", '{"a":' * 5_000, "NaN", "\ud800"], ids=len
)
def test_what_is_no_json_is_refused(rewrite, small, text):
    rewrite(SOURCES, f"{text}\n")
    refused(small, BadRow, "row 1")


@pytest.mark.parametrize(
    "moment",
    ["9999-12-31T23:30:00+00:00", "9999-12-31T00:00:00.000001Z", "0001-01-01T23:59:59+00:00"],
)
def test_a_moment_that_some_zone_cannot_tell_is_refused(rewrite, small, moment):
    rewrite(SOURCES, json.dumps(ROW | {"created_at": moment}) + "\n")
    refused(small, BadRow, "No clock on earth")


@pytest.mark.parametrize("moment", ["9999-12-30T23:59:59+00:00", "0001-01-02T00:00:00+00:00"])
def test_any_moment_that_all_zones_can_tell_is_taken(rewrite, small, moment):
    rewrite(SOURCES, json.dumps(ROW | {"created_at": moment}) + "\n")
    bring_in(small, say=lambda what, rows: None)
    assert Source.objects.get().created_at.isoformat() == moment


def test_a_row_too_few_or_twice_is_refused(rewrite, small):
    rewrite(SOURCES, "")
    refused(small, DamagedExport, "counts 1")
    rewrite(SOURCES, f"{json.dumps(ROW)}\n" * 2)
    refused(small, RowsDisagree)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", "[" * 100_000, '{"format": 1, "tables": [], "files": 3}', "x" * 5_000_000],
)
def test_a_manifest_that_is_none_is_refused(small, text):
    (small / "manifest.json").write_text(text)
    refused(small, NoExport)


def test_a_folder_without_manifest_or_no_folder_is_refused(small, tmp_path):
    (small / "manifest.json").unlink()
    refused(small, NoExport)
    refused(tmp_path / "nowhere", NoExport)


@pytest.fixture
def manifest(small):
    """Change the manifest of the export."""

    def change(**said) -> None:
        path = small / "manifest.json"
        path.write_text(json.dumps(json.loads(path.read_text()) | said))

    return change


@pytest.mark.parametrize("version", [0, 2, "1", None, True])
def test_another_format_is_refused_by_its_name(small, manifest, version):
    manifest(format=version)
    refused(small, OtherSchema, str(version))


def test_another_schema_is_refused_by_what_differs(small):
    path = small / "manifest.json"
    said = json.loads(path.read_text())
    said["tables"]["claims.claim"]["columns"]["mood"] = "CharField"
    path.write_text(json.dumps(said))
    refused(small, OtherSchema, "claims.claim: mood")
    del said["tables"]["claims.claim"]
    path.write_text(json.dumps(said))
    refused(small, OtherSchema, "claims.claim")


@pytest.mark.parametrize(
    "name", ["../secret", "/etc/passwd", "rows/../../secret", "rows", "a\x00b"]
)
def test_a_name_that_leads_out_of_the_folder_is_refused(small, manifest, name):
    small.with_name("secret").write_text("secret")
    said = json.loads((small / "manifest.json").read_text())
    manifest(files=said["files"] | {name: "0" * 64})
    refused(small, DamagedExport)


def test_a_link_out_of_the_folder_and_a_pipe_are_refused(small):
    outside = small.with_name("outside")
    outside.write_bytes((small / SOURCES).read_bytes())
    (small / SOURCES).unlink()
    (small / SOURCES).symlink_to(outside)
    refused(small, DamagedExport, SOURCES)
    (small / SOURCES).unlink()
    os.mkfifo(small / SOURCES)
    refused(small, DamagedExport, SOURCES)


def test_a_manifest_that_leaves_a_file_out_is_refused(small, manifest):
    said = json.loads((small / "manifest.json").read_text())
    said["files"].pop(SOURCES)
    manifest(files=said["files"])
    refused(small, DamagedExport, SOURCES)


@pytest.mark.parametrize(
    "line",
    ["x\n", f"{'0' * 64}  bytes/00/{'0' * 64}\n", f"{'0' * 64}  ../../etc/passwd\n", "\xff\n"],
)
def test_a_list_of_bytes_that_lies_is_refused(small, line):
    (small / "bytes.sha256").write_bytes(line.encode("latin-1"))
    reseal(small)
    refused(small, DamagedExport)


DOCUMENT = {
    "added_at": "2026-11-29T08:00:00+00:00",
    "added_by_id": None,
    "body": "جملة.",
    "byline": "",
    "id": 1,
    "language": "ar",
    "media_type": "text/plain",
    "published_at": None,
    "review_since": None,
    "sha256": "0" * 64,
    "source_id": 1,
    "story": "",
    "title": "",
    "url": "",
}


@pytest.mark.parametrize("digest", ["../../secret", "0" * 64, 5, [], None, "0" * 63 + "\n"])
def test_bytes_that_are_not_there_are_refused(rewrite, small, manifest, digest):
    rewrite("rows/sources.document.jsonl", json.dumps(DOCUMENT | {"original": digest}) + "\n")
    refused(small, (BadRow, DamagedExport))


def test_a_database_where_somebody_works_is_left_alone(small):
    make_source("أخرى")
    with pytest.raises(NotEmpty, match="1"):
        bring_in(small, say=lambda what, rows: None)
    assert Source.objects.get().name == "أخرى"


def test_the_command_says_it_in_words(small):
    (small / SOURCES).unlink()
    with pytest.raises(CommandError, match=SOURCES):
        call_command("import", small)
