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
