"""Each kind of file is told by what it is: read, or refused in words that name it."""

import io
import random
import re
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from sources.intake.arrival import Arrival, prepare
from sources.intake.extract import DOCX, PLAIN, extract
from sources.intake.extract.file_kinds import kind_of
from sources.intake.extract.foreign_kinds import Foreign
from sources.intake.extract.read_kinds import XLSX
from sources.refusals.refusal import Refusal
from sources.refusals.texts import AnotherKind, UnknownKind, Unreadable

ARABIC = "أعلنت وزارة الصحة يوم الثلاثاء أن نسبة التلقيح بلغت 35% في المدن. "
REST = bytes(range(1, 256)) * 20
TABLE = Path(settings.BASE_DIR, "docs", "files.md")


def packed(*names, first=""):
    """An archive of these members; `first` is what an OpenDocument says it is."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        if first:
            archive.writestr("mimetype", f"application/{first}")
        for name in names:
            archive.writestr(name, ARABIC)
    return held.getvalue()


def old_office(stream):
    """What Office wrote until 2003: a file system of its own, names in UTF-16."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le") + REST


PACKED = {
    Foreign.SPREADSHEET: [
        packed("content.xml", first="vnd.oasis.opendocument.spreadsheet"),
        old_office("Workbook"),
    ],
    Foreign.PRESENTATION: [
        packed("[Content_Types].xml", "ppt/presentation.xml"),
        packed("content.xml", first="vnd.oasis.opendocument.presentation"),
        old_office("PowerPoint Document"),
    ],
    Foreign.OLD_WORD: [old_office("WordDocument")],
    Foreign.OFFICE: [packed("[Content_Types].xml", "visio/document.xml"), old_office("Other")],
    Foreign.LOCKED: [old_office("EncryptedPackage")],
    Foreign.ARCHIVE: [
        packed("a.txt", "word/b.txt"),
        packed(),
        b"\x1f\x8b\x08\0" + REST,
        b"BZh91AY&SY" + REST,
        b"\xfd7zXZ\0" + REST,
        b"7z\xbc\xaf\x27\x1c" + REST,
        b"Rar!\x1a\x07\x01\0" + REST,
        b"\x28\xb5\x2f\xfd" + REST,
        b"a.txt".ljust(257, b"\0") + b"ustar\0" + b"00" + ARABIC.encode() * 99,
    ],
}
UNPACKED = {
    Foreign.PICTURE: [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + ARABIC.encode() * 99,
        b"\xff\xd8\xff\xe0\0\x10JFIF" + ARABIC.encode() * 99,
        b"GIF89a\x40\x01\xf0\0" + REST,
        b"RIFF\x10\0\0\0WEBPVP8 " + REST,
        b"BM\x10\x20\0\0\0\0\0\0" + REST,
        b"II*\0" + REST,
        b"MM\0*" + REST,
        b"\0\0\x01\0" + REST,
        b"8BPS\0\x01" + REST,
        b"AT&TFORM\0\0\0\x10DJVU" + REST,
        b"\0\0\0\x18ftypheic" + REST,
        b'<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="a"><text>\xd8\xa3</text></svg>',
    ],
    Foreign.RECORDING: [
        b"\0\0\0\x20ftypisom" + REST,
        b"\x1a\x45\xdf\xa3" + REST,
        b"RIFF\x10\0\0\0WAVEfmt " + REST,
        b"RIFF\x10\0\0\0AVI LIST" + REST,
        b"FORM\0\0\0\x10AIFF" + REST,
        b"ID3\x04\0" + ARABIC.encode() * 99,
        b"\xff\xfb\x90\x44\0\0\0\0" + REST,
        b"OggS\0\x02" + REST,
        b"fLaC\0\0\0\x22" + REST,
        b"#!AMR\n" + REST,
        b"\x30\x26\xb2\x75\x8e\x66\xcf\x11" + REST,
        b"\0\0\x01\xba" + REST,
    ],
    Foreign.PROGRAM: [
        b"\x7fELF\x02\x01\x01" + REST,
        b"MZ\x90\0\x03\0\0\0" + REST,
        b"\xca\xfe\xba\xbe\0\0" + REST,
        b"\xcf\xfa\xed\xfe" + REST,
        b"\0asm\x01\0\0\0" + REST,
    ],
    Foreign.DATABASE: [
        b"SQLite format 3\0\x10\0" + ARABIC.encode() * 99,
        b"\0\x01\0\0Standard Jet DB\0" + REST,
    ],
    Foreign.FONT: [b"wOF2\0\x01\0\0" + REST, b"OTTO\0\x0b" + REST, b"\0\x01\0\0\0\x10" + REST],
    Foreign.XML: [
        b'<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>\xd8\xa3</title>',
        b"<?xml version='1.0'?><rss version='2.0'><channel>" + ARABIC.encode() * 99,
        b"<?xml version='1.0'?><NewsML><NewsItem>" + ARABIC.encode() * 99,
        b"<?xml version='1.0'?><newsItem xmlns='http://else.example/'>" + ARABIC.encode(),
    ],
    Foreign.PRINT: [b"%!PS-Adobe-3.0\n%%Title: a\n(a) show"],
}
FOREIGN = [(kind, data) for kinds in (PACKED, UNPACKED) for kind in kinds for data in kinds[kind]]


@pytest.mark.parametrize(("kind", "data"), FOREIGN, ids=lambda found: str(found)[:20])
def test_what_holds_no_text_is_refused_by_what_it_is(kind, data):
    for said in ({}, {"media_type": "text/plain", "filename": "خبر.txt"}):
        with pytest.raises(AnotherKind, match=re.escape(str(kind.label))):
            prepare(Arrival(data, **said))


@pytest.mark.usefixtures("in_english")
def test_the_table_of_the_documents_has_every_kind_and_every_kind_a_test():
    rows = re.findall(r"^\| ([^|]+?) \|", TABLE.read_text(encoding="utf-8"), re.M)
    assert {str(kind.label) for kind in Foreign} <= set(rows)
    assert {kind for kind, _data in FOREIGN} == set(Foreign)


PROSE = [
    "BM, the bank of the north, opened a branch.",
    "MZ is a rapper from Marseille.",
    "ID3 is how a recording names itself.",
    "II* hotels are full this summer.",
    "GIF89a was the second version of the format.",
    "RIFF is how the file begins, and WEBP follows.",
    "Rar! said the lion.",
    "OggS stands at the beginning of every page.",
    "%!PS begins a file for printers.",
    "%PDF-1.7 begins a file of that kind; 1 0 obj is its first object.",
    "كيف تعرف الملف؟ يبدأ بالحروف %PDF-1.4 وينتهي بعلامة.",
    "PK are the initials of its inventor.",
    "SQLite format 3 is what the file says.",
    "7z, the archive, is smaller.",
    "{\\rtf is how it begins.",
    '{"a"} is a set of one.',
    "[1, 2] say the sources.",
    "WEBVTT is how captions begin, and 00:00:01.000 is a time.",
    "1\n00:00:01,000 is the first second.",
    "From: the harbour\nTo: the city, twelve ships.",
    "Message-ID is a field, From: is another.",
    "<nitf is an element.",
    "newsItem is another.",
    "قمح، شعير، ذرة\nملح، سكر، زيت\nشاي، بن، ماء",
    "wheat, maize, rye\nsalt, sugar, oil\ntea, coffee, water.",
    "wheat, maize\nsalt, sugar\ntea, coffee",
    "one\ttwo\nthree\tfour\nfive\tsix.",
    "<b>svg</b> is a picture.",
]


@pytest.mark.parametrize("text", PROSE, ids=lambda text: text[:12])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1256"])
def test_prose_that_speaks_of_files_is_prose(text, encoding):
    assert extract(text.encode(encoding)).body == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32", "cp1256", "iso8859_6"])
def test_arabic_is_text_in_every_encoding_it_is_written_in(encoding):
    assert kind_of((ARABIC * 200).encode(encoding)) == PLAIN


@pytest.mark.parametrize("order", ["be", "le"])
@pytest.mark.parametrize("width", [16, 32])
def test_a_mark_of_unicode_is_believed_in_both_orders(order, width):
    data = f"\ufeff{ARABIC}".encode(f"utf-{width}-{order}")
    assert extract(data).body == ARABIC


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"\0\0\xfe\xff"])
def test_a_mark_of_unicode_before_anything_else_is_not(mark):
    packed_bytes = packed("a")[10:] * 40 + bytes(range(0xD8, 0xE0)) * 200
    with pytest.raises(UnknownKind):
        kind_of(mark + packed_bytes)


@pytest.mark.parametrize("at", [0, 1, 3_000, 5_000, 40_000])
def test_bytes_among_arabic_make_no_text_wherever_they_begin(at):
    text = (ARABIC * 800).encode()
    with pytest.raises(UnknownKind):
        kind_of(text[:at] + REST + text[at:])


def test_a_binary_file_with_arabic_in_it_is_no_text():
    entry = bytes([0, 1, 2, 200, 255]) * 20
    with pytest.raises(UnknownKind):
        kind_of(b"".join(entry + ARABIC.encode() for _ in range(99)))


@pytest.mark.parametrize("upto", [4, 30, 60, 200, -30, -1])
def test_a_word_file_cut_off_is_damaged(upto):
    whole = packed("[Content_Types].xml", "_rels/.rels", "word/document.xml")
    assert kind_of(whole) == DOCX
    with pytest.raises(Unreadable):
        prepare(Arrival(whole[:upto]))


def test_a_file_that_is_two_is_what_it_begins_with():
    archive = packed("[Content_Types].xml", "word/document.xml")
    with pytest.raises(AnotherKind, match=str(Foreign.PICTURE.label)):
        kind_of(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + archive)
    sheet = packed("[Content_Types].xml", "xl/workbook.xml", "xl/embeddings/word/a.docx")
    assert kind_of(sheet) == XLSX


def test_a_word_file_inside_an_archive_makes_it_no_word_file():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a.docx", packed("[Content_Types].xml", "word/document.xml"))
    with pytest.raises(AnotherKind, match=str(Foreign.ARCHIVE.label)):
        kind_of(held.getvalue())


def test_an_archive_that_lies_about_its_list_is_damaged():
    whole = packed("[Content_Types].xml", "xl/workbook.xml")
    end = whole.rfind(b"PK\x05\x06")
    for size in (b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x01\0\0\0"):
        assert kind_of(whole[: end + 12] + size + whole[end + 16 :]) == DOCX


@given(st.binary(max_size=300), st.sampled_from([data[:40] for _kind, data in FOREIGN] + [b""]))
def test_any_bytes_behind_any_beginning_have_a_kind_or_a_refusal(rest, beginning):
    try:
        assert kind_of(beginning + rest)
    except Refusal as refusal:
        assert isinstance(refusal, UnknownKind)  # noqa: PT017 - both ends are right


@pytest.mark.parametrize("seed", range(20))
def test_packed_bytes_are_never_taken_for_text(seed):
    with pytest.raises(UnknownKind):
        kind_of(random.Random(seed).randbytes(2_000))  # noqa: S311 - no secret
