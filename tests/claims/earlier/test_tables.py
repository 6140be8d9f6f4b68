"""Tables of past checks: columns guessed and said, rows taken in by a worker, refused by number."""

import io
from datetime import date

import pytest
from openpyxl import Workbook

from claims.earlier.columns import guessed
from claims.earlier.tables import TAKE, begin, hand_in_table, labels_in, take_tables
from claims.models import CheckTable, LabelReading, PastCheck
from claims.refusals.earlier import (
    BegunAlready,
    NoClaimColumn,
    NoTable,
    TooManyRows,
    UnknownReading,
)
from sources.intake.doors import File
from sources.refusals.texts import TooManyCharacters
from sources.work.models import Work

pytestmark = pytest.mark.django_db(transaction=True)

HEADINGS = "الادعاء,الحكم,الرابط,التاريخ,الناشر"
COLUMNS = {"claim_text": 0, "label": 1, "url": 2, "published_on": 3, "publisher": 4}


def csv_of(*rows: str, headings: str = HEADINGS) -> File:
    return File("\n".join([headings, *rows]).encode(), name="قديم.csv")


def fifty() -> File:
    rows = (
        f"قال البلاغ رقم {n} إن الجسر أغلق,زائف,https://old.example/{n},2026-01-02,دار"
        for n in range(50)
    )
    return csv_of(*rows)


@pytest.mark.parametrize(
    ("headings", "columns"),
    [
        (["الادعاء", "الحكم", "الرابط", "التاريخ", "الناشر"], COLUMNS),
        (["Claim", "Rating", "URL", "Date", "Publisher"], COLUMNS),
        (["id", "claim_text", "verdict"], {"claim_text": 1, "label": 2}),
        (["Claimant", "Claim", "Claim date", "Review date"],
         {"said_by": 0, "claim_text": 1, "said_on": 2, "published_on": 3}),
        (["عنوان المقال", "نص الادعاء", "تاريخ النشر"],
         {"headline": 0, "claim_text": 1, "published_on": 2}),
        (["Link to the check", "Text of the claim"], {"url": 0, "claim_text": 1}),
        (["a", "b"], {}),
        ([], {}),
    ],
)  # fmt: skip
def test_columns_are_guessed_by_the_words_above_them(headings, columns):
    assert guessed(headings) == columns


def test_a_table_waits_until_its_columns_are_said(editor):
    table = hand_in_table(csv_of("زعم,زائف"), by=editor)
    assert (table.state, table.name, table.added_by) == ("waiting", "قديم.csv", editor)
    assert table.columns == COLUMNS
    assert not Work.objects.filter(kind=TAKE).exists()
    assert not PastCheck.objects.exists()


def test_fifty_rows_are_taken_in_by_a_worker(editor, finished):
    table = hand_in_table(fifty(), by=editor)
    begin(table, columns=COLUMNS, by=editor)
    assert PastCheck.objects.count() == 0, "a worker takes them in"
    table = finished(table)
    assert (table.state, table.taken, table.held, table.refused) == ("done", 50, 0, [])
    check = PastCheck.objects.earliest("seq")
    assert (check.label, check.published_on, check.came) == ("زائف", date(2026, 1, 2), "table")
    assert (check.source.domain, check.source.name) == ("old.example", "دار")
    assert check.raw["الحكم"] == "زائف", "the row as it came"
    assert table.rows == [], "its cells are kept once"


def test_the_same_table_again_is_held_already(editor, finished):
    for _time in range(2):
        table = hand_in_table(fifty(), by=editor)
        begin(table, columns=COLUMNS, by=editor)
        table = finished(table)
    assert (table.taken, table.held) == (0, 50)
    assert PastCheck.objects.count() == 50


def test_rows_are_refused_by_their_number_in_the_file(editor, finished):
    rows = [
        "زعم أول,زائف,https://old.example/1,2026-01-02,دار",
        ",زائف,https://old.example/2,2026-01-02,دار",
        "",
        "زعم ثان,زائف,https://old.example/3,01/02/2026,دار",
        "زعم ثالث,زائف,,,",
        "زعم رابع,زائف,ليس عنوانا,,دار",
        "زعم خامس,زائف,,2026/01/05,دار",
    ]
    table = hand_in_table(csv_of(*rows), by=editor)
    begin(table, columns=COLUMNS, by=editor)
    table = finished(table)
    assert (table.taken, table.refused_count) == (2, 4)
    assert [(each["row"], each["code"]) for each in table.refused] == [
        (3, "no_claim_text"),
        (5, "unread_date"),
        (6, "no_publisher"),
        (7, "no_web_address"),
    ]
    assert all(each["ar"] and each["en"] for each in table.refused)


def test_who_published_rows_that_name_nobody_is_said_once(editor, finished):
    table = hand_in_table(csv_of("زعم,زائف"), by=editor)
    begin(table, columns={"claim_text": 0}, publisher=" دار القلم ", by=editor)
    assert finished(table).taken == 1
    assert PastCheck.objects.get().source.name == "دار القلم"


def test_a_row_killed_half_way_is_taken_once(editor, finished):
    table = hand_in_table(csv_of("زعم,زائف,,,دار"), by=editor)
    begin(table, columns=COLUMNS, by=editor)
    effects = take_tables([table.pk])
    effects({table.pk})
    effects({table.pk})
    assert take_tables([table.pk]).args == ({},), "what is done is not read again"
    assert PastCheck.objects.count() == 1
    table.refresh_from_db()
    assert (table.taken, table.held) == (1, 0), "told as it was the first time"


def test_a_worker_that_came_too_late_writes_nothing(editor):
    table = hand_in_table(csv_of("زعم,زائف,,,دار"), by=editor)
    begin(table, columns=COLUMNS, by=editor)
    take_tables([table.pk])(set())
    assert not PastCheck.objects.exists()


def test_what_labels_mean_is_said_with_the_columns(editor, finished):
    table = hand_in_table(
        csv_of("أ ب,نصف صحيح,,,دار", "ج د,نصف صحيح,,,دار", "ه و,صح,,,دار"), by=editor
    )
    assert labels_in(table, 1) == [("نصف صحيح", 2), ("صح", 1)]
    begin(table, columns=COLUMNS, meanings={"نصف صحيح": "disputed", "صح": ""}, by=editor)
    finished(table)
    read = {check.label: check.meaning().rating for check in PastCheck.objects.all()}
    assert read == {"نصف صحيح": "disputed", "صح": ""}
    assert LabelReading.objects.count() == 2


@pytest.mark.parametrize(
    "columns",
    [{}, {"label": 1}, {"claim_text": 9}, {"claim_text": -1}, {"claim_text": 0, "label": 0},
     {"claim_text": 0, "wings": 1}],
)  # fmt: skip
def test_columns_that_cannot_be_are_refused_and_nothing_begins(columns, editor):
    table = hand_in_table(csv_of("زعم,زائف"), by=editor)
    with pytest.raises(NoClaimColumn):
        begin(table, columns=columns, by=editor)
    table.refresh_from_db()
    assert table.state == "waiting"


def test_a_reading_that_is_no_rating_is_refused(editor):
    table = hand_in_table(csv_of("زعم,زائف"), by=editor)
    with pytest.raises(UnknownReading):
        begin(table, columns=COLUMNS, meanings={"زائف": "false"}, by=editor)
    with pytest.raises(TooManyCharacters):
        begin(table, columns=COLUMNS, publisher="ن" * 201, by=editor)
    assert not LabelReading.objects.exists()


def test_of_two_who_begin_the_second_is_told(editor, second_editor):
    table = hand_in_table(csv_of("زعم,زائف"), by=editor)
    begin(table, columns=COLUMNS, by=editor)
    with pytest.raises(BegunAlready):
        begin(table, columns=COLUMNS, meanings={"زائف": ""}, by=second_editor)
    assert not LabelReading.objects.exists()
    table.refresh_from_db()
    assert table.begun_by == editor


def workbook(*rows: list) -> File:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.create_sheet("ملاحظات").append(["لا شيء", "هنا"])
    held = io.BytesIO()
    book.save(held)
    return File(held.getvalue(), name="checks.xlsx")


def test_a_spreadsheet_is_read_from_its_first_sheet_with_its_days(editor, finished):
    table = hand_in_table(
        workbook(
            ["Claim", "Verdict", "Date", "Publisher"],
            ["زعم | آخر", "False", date(2026, 3, 4), "دار"],
        ),
        by=editor,
    )
    assert len(table.below) == 1
    begin(table, columns=table.columns, by=editor)
    finished(table)
    check = PastCheck.objects.get()
    assert (check.claim_text, check.published_on) == ("زعم | آخر", date(2026, 3, 4))


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_cells_are_parted_as_the_file_parts_them(mark, editor):
    table = hand_in_table(File(f"claim{mark}verdict\nزعم{mark}false".encode()), by=editor)
    assert table.columns == {"claim_text": 0, "label": 1}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"just a sentence.",
        HEADINGS.encode(),
        b"%PDF-1.7\n1 0 obj",
        b'{"@type": "ClaimReview"}',
    ],
    ids=["nothing", "prose", "headings-alone", "pdf", "json"],
)
def test_what_is_no_table_is_refused(data, editor):
    with pytest.raises(NoTable):
        hand_in_table(File(data), by=editor)
    assert not CheckTable.objects.exists()


def test_of_rows_and_columns_there_is_a_most(editor):
    rows = ["أ,ب"] * 5_000
    assert len(hand_in_table(csv_of(*rows), by=editor).below) == 5_000
    with pytest.raises(TooManyRows):
        hand_in_table(csv_of(*rows, "أ,ب"), by=editor)
    hand_in_table(csv_of(",".join("س" * 50)), by=editor)
    with pytest.raises(TooManyRows):
        hand_in_table(csv_of(",".join("س" * 51), headings=",".join("س" * 51)), by=editor)


def test_both_doors_hand_in_and_begin(door, editor, finished):
    assert door(editor, "hand in", file=fifty().data).status in {201, 302}
    table = CheckTable.objects.get()
    answer = door(editor, "begin", table.pk, columns=COLUMNS, meanings={"زائف": "disputed"})
    assert answer.status in {200, 302}
    assert finished(table).taken == 50
    again = door(editor, "begin", table.pk, columns=COLUMNS)
    assert again.status in {400, 409}


def test_both_doors_refuse_in_the_same_words(door, editor, analyst):
    answer = door(editor, "hand in", file=b"prose.")
    assert (answer.status, "This is no table with a row of headings" in answer.words) == (400, True)
    table = hand_in_table(csv_of("زعم,زائف"), by=editor)
    answer = door(editor, "begin", table.pk, columns={"label": 1})
    assert (answer.status, "in which column the claims stand" in answer.words) == (400, True)
    assert door(analyst, "hand in", file=fifty().data).status == 403
