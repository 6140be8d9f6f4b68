"""A spreadsheet shows what people wrote and runs none of it."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.moving.exporting import export
from claims.moving.spreadsheet import cell, harmless

FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    " =1",
    '"=1"',
    "=cmd|' /C'!A0",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_begins_a_formula_begins_with_an_apostrophe(text):
    bare = harmless(text).lstrip(' "')
    assert bare.startswith("'")


@pytest.mark.parametrize("behind", [";", ",", "\t", "|", ';"', "; ", '",;,"'])
def test_a_formula_behind_what_parts_cells_elsewhere_is_none(behind):
    assert harmless(f"قال{behind}=1+1") == f"قال{behind}'=1+1"


@pytest.mark.parametrize(
    "text", ["ارتفع ٣٫٢٪", "a-b", "1 + 1 = 2", "a@b.example", "", "قال: «نعم»"]
)
def test_other_words_stay_as_they_are(text):
    assert harmless(text) == text


@pytest.mark.parametrize("value", [0, -5, 3.25, -0.5, None])
def test_numbers_stay_numbers(value):
    assert cell(value) is value


def test_yes_no_and_objects_are_told_in_json():
    assert [cell(True), cell({"b": 1, "a": "ا"}), cell([1])] == [
        "true",
        '{"a": "ا", "b": 1}',
        "[1]",
    ]


@given(st.text(alphabet='=+-@;,\t\n" aب', max_size=40))
def test_no_cell_of_any_reading_begins_with_a_sign(text):
    for parted in ";,\t|":
        for part in harmless(text).split(parted):
            assert not part.lstrip(' "\n\t').startswith(("=", "+", "-", "@"))


def test_a_million_line_ends_take_no_longer_than_they_must():
    assert len(harmless("\n" * 1_000_000)) == 1_000_001


def test_arabic_reads_in_a_spreadsheet_and_a_hostile_title_is_words(world, folder):
    export(folder)
    raw = (folder / "csv/sources.document.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(raw.decode("utf-8-sig").splitlines()))
    titles = {row["title"] for row in rows}
    assert "'=cmd()|' /C calc'!A0" in titles
    assert any("التضخم" in row["body"] for row in rows)
