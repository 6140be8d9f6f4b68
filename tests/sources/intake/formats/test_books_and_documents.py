"""OpenDocument texts and books, element by element."""

import pytest

from sources.intake.readers import epub, odt
from sources.intake.readers.reading import TooLongError
from tests.sources.intake.formats import samples
from tests.sources.intake.formats.samples import FIRST, SECOND


def body_of(inside):
    return odt.read(samples.odt(inside), 1000).body


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<text:h>one</text:h><text:p>two</text:p>", "one\ntwo"),
        ("<text:p>a<text:s/>b<text:s text:c='3'/>c</text:p>", "a b   c"),
        ("<text:p>a<text:tab/>b<text:line-break/>c</text:p>", "a\tb\nc"),
        ("<text:p>a\n   b</text:p>", "a b"),
        ("<text:p>a<text:span>b <text:a>c</text:a></text:span> d</text:p>", "ab c d"),
        ("<text:list><text:list-item><text:p>a</text:p></text:list-item></text:list>", "a"),
        ("<text:p>a<office:annotation><text:p>x</text:p></office:annotation>b</text:p>", "ab"),
        (
            "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:p>a</text:p>",
            "a",
        ),
        (
            "<text:p>a<text:note><text:note-citation>1</text:note-citation><text:note-body>"
            "<text:p>note</text:p></text:note-body></text:note>b</text:p>",
            "ab\nnote",
        ),
        (
            "<table:table><table:table-row><table:table-cell><text:p>a</text:p>"
            "</table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell>"
            "</table:table-row></table:table>",
            "a\nb",
        ),
    ],
)
def test_paragraphs_are_lines_in_the_order_of_the_document(inside, text):
    assert body_of(inside) == text


@pytest.mark.parametrize(
    "unseen",
    [
        "<text:table-of-content><text:index-body><text:p>x 1</text:p></text:index-body>"
        "</text:table-of-content>",
        "<text:bibliography><text:index-body><text:p>x</text:p></text:index-body>"
        "</text:bibliography>",
        "<text:p><draw:frame><svg:title>x</svg:title><svg:desc>x</svg:desc></draw:frame></text:p>",
        "<text:section text:display='none'><text:p>x</text:p></text:section>",
        "<text:p>x<text:hidden-paragraph text:is-hidden='true'/></text:p>",
        "<text:p><text:hidden-text text:is-hidden='true'>x</text:hidden-text></text:p>",
        "<text:p><text:span text:style-name='gone'>x</text:span></text:p>",
        "<text:p><text:span text:style-name='struck'>x</text:span></text:p>",
        "<text:p text:style-name='hidden'>x</text:p>",
    ],
)
def test_what_is_not_shown_of_a_document_is_no_text(unseen):
    styles = (
        style("gone", "text:display='none'")
        + style("struck", "style:text-line-through-style='solid'")
        + style("hidden", "text:display='none'", family="paragraph")
    )
    inside = f"<text:p>one</text:p>{unseen}<text:p>two</text:p>"
    assert odt.read(samples.odt(inside, styles=styles), 100).body.split() == ["one", "two"]


def style(name, said, family="text"):
    return (
        f"<style:style style:name='{name}' style:family='{family}'>"
        f"<style:text-properties {said}/></style:style>"
    )


@pytest.mark.parametrize(
    ("position", "text"),
    [
        *(("super 58%", "1974¹"), ("33% 58%", "1974¹"), ("sub 58%", "1974₁")),
        *(("-33% 58%", "1974₁"), ("0% 100%", "19741")),
    ],
)
def test_a_number_off_its_line_is_no_part_of_the_one_beside_it(position, text):
    inside = "<text:p>1974<text:span text:style-name='note'>1</text:span></text:p>"
    styles = style("note", f"style:text-position='{position}'")
    assert odt.read(samples.odt(inside, styles=styles), 100).body == text


def test_the_title_of_a_document_is_text_where_a_field_shows_it():
    assert body_of("<text:p>a <text:title>b</text:title></text:p>") == "a b"


def test_a_million_blanks_told_by_one_element_are_not_written():
    assert len(body_of("<text:p>a<text:s text:c='1000000'/>b</text:p>")) == 102


def test_a_document_just_as_long_as_wanted_is_read_and_a_longer_one_is_not():
    assert odt.read(samples.odt("<text:p>12345</text:p>"), 5).body == "12345"
    with pytest.raises(TooLongError):
        odt.read(samples.odt("<text:p>12345</text:p>"), 4)


def test_a_file_without_metadata_has_no_title():
    bare = samples.packed_parts(
        {
            "META-INF/manifest.xml": samples.MANIFEST.format(""),
            "content.xml": "<a><body><p>قمح</p></body></a>",
        },
        samples.ODT_TYPE,
    )
    found = odt.read(bare, 100)
    assert (found.body, found.title, found.byline) == ("قمح", "", "")


def test_chapters_follow_the_order_of_reading_without_the_contents():
    assert epub.read(samples.epub(), 1000).body == f"{FIRST}\n\n{SECOND}"


def test_a_chapter_in_utf_16_is_read():
    chapter = samples.chapter(FIRST).encode("utf-16")
    assert FIRST in epub.read(samples.epub(**{"OEBPS/first.xhtml": chapter}), 1000).body


def test_locked_letters_do_not_lock_a_book():
    lock = '<encryption><CipherReference URI="OEBPS/fonts/a.otf"/></encryption>'
    assert FIRST in epub.read(samples.epub(**{"META-INF/encryption.xml": lock}), 1000).body


def test_a_book_longer_than_wanted_is_refused():
    with pytest.raises(TooLongError):
        epub.read(samples.epub(), len(FIRST) + 10)
