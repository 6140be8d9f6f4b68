"""Word files, element by element: what counts as text, what stands once, what is too much."""

import io
import zipfile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from sources.intake.readers import docx
from sources.intake.readers.reading import TooLongError

NAMES = nsdecls("w") + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def paragraph(inside):
    return parse_xml(f"<w:p {NAMES}>{inside}</w:p>")


def run(text):
    return f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>"


def text_of(inside):
    return "".join(docx.pieces(paragraph(inside)))


def saved(document):
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def word_file(*lines):
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    document.core_properties.author = ""
    return document


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (run("قمح"), "قمح"),
        (run("قمح ") + run("وشعير"), "قمح وشعير"),
        ("<w:r><w:t/></w:r>", ""),
        ("<w:r><w:tab/></w:r>", "\t"),
        ("<w:r><w:br/></w:r>", "\n"),
        ("<w:r><w:cr/></w:r>", "\n"),
        ("<w:r><w:noBreakHyphen/></w:r>", "\u2011"),
        (f"<w:hyperlink>{run('رابط')}</w:hyperlink>", "رابط"),
        (f"<w:ins>{run('جديد')}</w:ins>", "جديد"),
        (f"<w:moveTo>{run('هنا')}</w:moveTo>", "هنا"),
        (f"<w:del>{run('قديم')}</w:del>", ""),
        (f"<w:moveFrom>{run('هناك')}</w:moveFrom>", ""),
        ("<w:del><w:r><w:delText>قديم</w:delText></w:r></w:del>", ""),
        (f"<mc:Fallback>{run('نسخة')}</mc:Fallback>", ""),
        (f"<w:txbxContent><w:p>{run('صندوق')}</w:p></w:txbxContent>", ""),
        (f"{run('أول')}<w:smartTag>{run('ثان')}</w:smartTag>{run('ثالث')}", "أولثانثالث"),
    ],
)
def test_the_pieces_of_a_paragraph(inside, text):
    assert text_of(inside) == text


def test_a_paragraph_in_a_fallback_is_a_copy_and_one_in_a_text_box_is_not():
    body = parse_xml(
        f"<w:body {NAMES}><w:p>{run('متن')}<w:txbxContent><w:p>{run('صندوق')}</w:p></w:txbxContent>"
        f"</w:p><mc:Fallback><w:p>{run('نسخة')}</w:p></mc:Fallback></w:body>"
    )
    assert list(docx.lines(body)) == ["متن", "صندوق"]


def styled(mark, text="سر"):
    return f"<w:r><w:rPr>{mark}</w:rPr><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize("mark", ["<w:vanish/>", "<w:strike/>", "<w:dstrike w:val='1'/>"])
def test_what_is_hidden_or_struck_out_is_no_text(mark):
    assert text_of(run("قمح") + styled(mark) + run(" وشعير")) == "قمح وشعير"


@pytest.mark.parametrize("mark", ["<w:vanish w:val='0'/>", "<w:strike w:val='false'/>", "<w:b/>"])
def test_what_is_switched_off_hides_nothing(mark):
    assert text_of(run("قمح ") + styled(mark, "وشعير")) == "قمح وشعير"


@pytest.mark.parametrize(
    ("where", "text", "drawn"),
    [
        ("superscript", "3", "25³"),
        ("superscript", "٣", "25³"),
        ("subscript", "2", "25₂"),
        ("superscript", "th", "25th"),
        ("baseline", "3", "253"),
    ],
)
def test_raised_digits_are_no_part_of_the_number_beside_them(where, text, drawn):
    assert text_of(run("25") + styled(f"<w:vertAlign w:val='{where}'/>", text)) == drawn


def test_raised_digits_that_nobody_sees_are_none():
    mark = "<w:vanish/><w:vertAlign w:val='superscript'/>"
    assert text_of(run("25") + styled(mark, "3")) == "25"


def test_the_cells_of_a_row_are_a_line():
    document = word_file("قبل")
    table = document.add_table(rows=2, cols=3)
    for cell, text in zip(table._cells, ["البلد", "2024", "", "مصر", "9.1", "9.4"], strict=True):
        cell.text = text
    document.add_paragraph("بعد")
    found = docx.read(saved(document), 100)
    assert found.body == "قبل\nالبلد | 2024\nمصر | 9.1 | 9.4\nبعد"


def test_a_cell_of_several_paragraphs_keeps_them():
    document = word_file("قبل")
    cell = document.add_table(rows=1, cols=2)._cells[0]
    cell.text = "قمح"
    cell.add_paragraph("شعير")
    assert docx.read(saved(document), 100).body == "قبل\nقمح\nشعير"


def test_a_table_in_a_cell_gives_its_rows_once():
    cell = f"<w:tc><w:p>{run('قمح')}</w:p></w:tc>"
    inner = f"<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>"
    body = parse_xml(f"<w:body {NAMES}><w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl></w:body>")
    assert list(docx.lines(body)) == ["قمح | قمح"]


def with_notes(part, tag):
    noted = f"<w:{tag} w:type='separator'><w:p>{run('خط')}</w:p></w:{tag}>"
    noted += f"<w:{tag}><w:p>{run('حاشية القمح')}</w:p></w:{tag}>"
    held = io.BytesIO(saved(word_file("قمح")))
    with zipfile.ZipFile(held, "a") as packed:
        packed.writestr(f"word/{part}.xml", f"<w:{part} {NAMES}>{noted}</w:{part}>")
    return held.getvalue()


@pytest.mark.parametrize(("part", "tag"), [("footnotes", "footnote"), ("endnotes", "endnote")])
def test_notes_stand_below_the_text(part, tag):
    assert docx.read(with_notes(part, tag), 100).body == "قمح\nحاشية القمح"


def test_notes_count_towards_the_length():
    with pytest.raises(TooLongError):
        docx.read(with_notes("footnotes", "footnote"), 10)


def test_paragraphs_are_lines_without_blanks_at_their_ends():
    found = docx.read(saved(word_file("", "  قمح ", "", "شعير", "")), 100)
    assert found.body == "قمح\n\nشعير"
    assert (found.title, found.byline) == ("", "")


def test_a_file_says_its_title_and_author():
    document = word_file("قمح")
    document.core_properties.title, document.core_properties.author = "موسم القمح", "سلمى"
    found = docx.read(saved(document), 100)
    assert (found.title, found.byline) == ("موسم القمح", "سلمى")


@pytest.mark.parametrize("chars", [10, 11])
def test_a_text_of_just_the_length_is_read(chars):
    assert len(docx.read(saved(word_file("ق" * 5, "ق" * 5)), chars).body) == 11


def test_a_longer_one_is_refused():
    with pytest.raises(TooLongError):
        docx.read(saved(word_file("ق" * 5, "ق" * 5)), 9)
