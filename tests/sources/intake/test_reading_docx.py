"""Word files, element by element: what counts as text, what stands once, what is too much."""

import io

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
    assert ["".join(docx.pieces(each)) for each in docx.paragraphs(body)] == ["متن", "صندوق"]


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
