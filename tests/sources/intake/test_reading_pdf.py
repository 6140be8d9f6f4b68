"""PDF: pieces put together by where they stand, titles nobody gave, and how much is too much."""

import pytest

from sources.intake.readers import pdf
from sources.intake.readers.reading import TooLongError
from sources.intake.readers.visual_order import Glyph


def glyph(char, *, left=0.0, bottom=0.0, wide=5.0, high=10.0, size=10.0):
    right, top = left + wide, bottom + high
    return Glyph(char, left, right, (left + right) / 2, bottom, top, bottom, size)


def row(text, *, left=0.0, bottom=0.0, size=10.0):
    return [
        glyph(char, left=left + 5.0 * at, bottom=bottom, size=size) for at, char in enumerate(text)
    ]


def test_the_box_of_a_row_holds_all_its_characters():
    box = pdf.extent([glyph("a", left=3, bottom=2), glyph("b", left=40, bottom=-1, high=20)])
    assert box == (3, -1, 45, 19)


@pytest.mark.parametrize(("bottom", "level"), [(0, True), (4.9, True), (5, False), (-5, False)])
def test_pieces_are_level_when_they_share_half_their_height(bottom, level):
    assert pdf.are_level(row("ab"), row("cd", left=12, bottom=bottom)) is level


@pytest.mark.parametrize(
    ("left", "level"),
    [(10, True), (19.9, True), (20, False), (-19.9, True), (-20, False), (3, True)],
)
def test_a_gap_as_wide_as_a_letter_is_high_parts_columns(left, level):
    assert pdf.are_level(row("ab"), row("cd", left=left)) is level


def test_the_lower_of_two_pieces_is_measured():
    small = [glyph("c", left=12, bottom=8, high=4)]
    assert not pdf.are_level(row("ab"), small)
    assert pdf.are_level(row("ab"), [glyph("c", left=12, bottom=7.9, high=4)])


def test_a_line_has_the_measures_of_its_characters():
    glyphs = [*row("ab", left=7, bottom=3, size=12), *row("c", left=50, bottom=9, size=20)]
    found = pdf.line("a  b c", glyphs, among_rtl=False)
    assert found == ("a b c", 7, 55, 3, 12, False)


def test_a_line_of_arabic_is_put_in_the_order_of_its_reader():
    assert pdf.line("حمق", row("حمق"), among_rtl=False).text == "قمح"
    assert pdf.line("حمق", row("حمق"), among_rtl=False).rtl


def stream(*lines):
    shown = "".join(f"1 0 0 1 50 {y} Tm ({text}) Tj " for text, y in lines)
    return f"BT /F1 12 Tf {shown}ET"


def pdf_file(*pages, title="", author=""):
    """A file of pages in one of the fonts every reader has, written by hand."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for at, page in enumerate(pages):
        drawn = stream(*page)
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {5 + 2 * at} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>",
            f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        ]
    objects.append(f"<< /Title ({title}) /Author ({author}) >>")
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size, begin = len(objects) + 1, len(data)
    return (
        data
        + (
            f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n"
            f"<< /Size {size} /Root 1 0 R /Info {len(objects)} 0 R >>\nstartxref\n{begin}\n%%EOF"
        ).encode()
    )


PAGE = [("The harvest of wheat was good", 700), ("and the granaries were full of it", 686)]


def test_lines_run_on_and_pages_stand_apart():
    found = pdf.read(pdf_file(PAGE, [("So they sang.", 700)]), 1000)
    text = "The harvest of wheat was good and the granaries were full of it"
    assert found.body == f"{text}\n\nSo they sang."


def test_an_empty_page_leaves_no_gap():
    assert pdf.read(pdf_file([("one", 700)], [], [("two", 700)]), 1000).body == "one\n\ntwo"
    assert pdf.read(pdf_file([]), 1000).body == ""


@pytest.mark.parametrize("title", ["Wheat", "A Word on wheat", "The pdf of wheat", "docx"])
def test_a_file_says_its_title_and_author(title):
    found = pdf.read(pdf_file(PAGE, title=title, author="Salma"), 1000)
    assert (found.title, found.byline) == (title, "Salma")


@pytest.mark.parametrize(
    "title",
    [
        "Microsoft Word - wheat",
        "Untitled",
        "untitled 3",
        "wheat.doc",
        "wheat.DOCX",
        "wheat.indd",
        "wheat.qxd",
        "wheat.pdf",
        "wheat.htm",
        "wheat.html",
    ],
)
def test_a_title_that_a_program_gave_is_none(title):
    assert pdf.read(pdf_file(PAGE, title=title), 1000).title == ""


def test_a_text_of_just_the_length_is_read_and_a_longer_one_refused():
    assert pdf.read(pdf_file([("wheat", 700)], [("wheat", 700)]), 10).body == "wheat\n\nwheat"
    with pytest.raises(TooLongError):
        pdf.read(pdf_file([("wheat", 700)], [("wheat", 700)]), 9)


def test_a_file_of_too_many_pages_is_refused(monkeypatch):
    monkeypatch.setattr(pdf, "PAGES", 2)
    assert pdf.read(pdf_file(PAGE, PAGE), 1000).body
    with pytest.raises(TooLongError):
        pdf.read(pdf_file(PAGE, PAGE, PAGE), 1000)
