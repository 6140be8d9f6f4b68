"""A table stays one: rows are lines with their cells, none of them a claim."""

from datetime import datetime

import pytest

from sources.intake.arrival import Arrival, prepare
from sources.intake.extract import PLAIN, extract
from sources.intake.extract.file_kinds import kind_of
from sources.intake.extract.read_kinds import CSV
from sources.intake.readers.delimited import delimiter_of, is_table
from sources.intake.readers.rows import column
from tests.sources.intake.formats.samples import ROWS, TABLE, delimited, saved, workbook


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_a_table_written_as_text_is_read_in_any_form(delimiter, encoding):
    found = extract(delimited(delimiter, encoding))
    assert (found.body, found.media_type) == (TABLE, CSV)


def test_a_row_is_no_sentence_and_knows_its_cells():
    prepared = prepare(Arrival(delimited()))
    assert [(s.text, s.furniture, s.is_furniture, s.locator) for s in prepared.sentences] == [
        (row, "row", True, f"A{n}:C{n}") for n, row in enumerate(TABLE.split("\n"), start=1)
    ]


def test_stops_in_a_cell_part_no_row():
    prepared = prepare(Arrival(b'said,by\n"He left. She stayed.",Layla\n', filename="a.csv"))
    assert [s.text for s in prepared.sentences] == ["said | by", "He left. She stayed. | Layla"]


def test_a_spreadsheet_is_read_sheet_by_sheet_with_the_names_of_its_sheets():
    found = extract(saved(workbook(الميزانية=[["أ", "ب"]], Other=[[], [None, 7]])))
    assert found.body == "أ | ب\n | 7"
    assert found.locators == ((0, "الميزانية!A1:B1"), (6, "Other!A2:B2"))


def test_one_sheet_needs_no_name():
    assert extract(saved(workbook(one=ROWS))).locators[1] == (25, "A2:C2")


def test_a_hidden_sheet_is_left_out():
    book = workbook(seen=[["قمح"]], hidden=[["سر"]])
    book["hidden"].sheet_state = "hidden"
    assert extract(saved(book)).body == "قمح"


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (0.35, "0%", "35%"),
        (0.3456, "0.0%", "34.6%"),
        (12, "0%", "1200%"),
        (12.5, '0.0"%"', "12.5%"),
        (12.5, r"0.0\%", "12.5%"),
        (12, '0" % of all"', "12%"),
        (12.5, "0.0_%", "12.5"),
        (0.125, '"share: "0.0%', "12.5%"),
        (0.1 + 0.2, "General", "0.3"),
        (1_234_567, "#,##0", "1234567"),
        (1e21, "General", "1e+21"),
        (True, "General", "True"),
        (datetime.fromisoformat("2026-10-05"), "yyyy-mm-dd", "2026-10-05"),
        (datetime.fromisoformat("2026-10-05 09:30"), "yyyy-mm-dd hh:mm", "2026-10-05T09:30:00"),
        ("سطر\nآخر", "General", "سطر آخر"),
    ],
)
def test_a_value_is_written_as_the_sheet_shows_it(value, form, shown):
    book = workbook(one=[[value]])
    book["one"]["A1"].number_format = form
    assert extract(saved(book)).body == shown


@pytest.mark.parametrize(
    ("number", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")]
)
def test_columns_are_called_as_spreadsheets_call_them(number, name):
    assert column(number) == name


@pytest.mark.parametrize(
    ("text", "called", "table"),
    [
        ("a,b\nc,d\n", True, True),
        ("a,b\nc,d\n", False, False),
        ("a,b,c\nd,e,f\n", False, False),
        ("a,b,c\nd,e,f\ng,h,i\n", False, True),
        ("a,b,c\nd,e,f\ng,h,i.\n", False, False),
        ("a,b,c\nd,e\ng,h,i\n", False, False),
        ("word\nword\n", True, False),
        ('"a,a",b\nc,d\n', True, True),
        ("a,b\nc,d\ncut off", True, True),
        ("title\na,b\n", True, True),
        ("title\nnote\na,b\n", True, False),
        ("title\na,b,c\nd,e,f\ng,h,i\n", False, False),
        ("", True, False),
    ],
)
def test_what_is_called_a_table_and_what_looks_like_one(text, called, table):
    assert is_table(text, called=called) is table


def test_a_long_table_is_one_although_a_row_stands_across_the_end_of_what_is_looked_at():
    wide = "\n".join(f"{'a' * 700},{n},c" for n in range(40))
    assert kind_of(wide.encode()) == CSV
    assert kind_of(wide[:4000].encode()) == PLAIN


def test_text_called_a_table_that_has_no_cells_is_text():
    assert kind_of("قال الوزير. وأضاف، ثم سكت.".encode(), filename="a.csv") == PLAIN


def test_the_delimiter_is_the_one_that_parts_most():
    assert delimiter_of("1,5;2,5;3\n4,5;5,5;6\n") == ";"
