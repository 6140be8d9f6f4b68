"""Beside each kind of file its hostile sisters: cut off, made to swell, in a wrong encoding."""

import io
import json
import zipfile

import pytest

from sources.intake.arrival import Arrival, prepare
from sources.intake.extract import extract
from sources.refusals.refusal import Refusal
from sources.refusals.texts import (
    AnotherKind,
    Empty,
    SeveralTexts,
    TooCostly,
    TooLong,
    UnknownKind,
    Unreadable,
    Withdrawn,
)
from sources.work.deadlines import deadline
from tests.sources.intake.formats import samples
from tests.sources.intake.formats.samples import FIRST, SECOND

A_HANG = 90  # seconds after which a test gives up; no measurement
LAUGHS = '<!DOCTYPE nitf [<!ENTITY a0 "aaaaaaaaaa">{}]>'.format(
    "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(12))
)
OUTSIDE = '<!DOCTYPE nitf [<!ENTITY out SYSTEM "file:///etc/passwd">]>'
HUGE = " " * 120_000_000


@pytest.fixture(autouse=True)
def short_patience(settings):
    settings.EXTRACT_SECONDS = 3


def book(name, part):
    return samples.epub(**{name: part})


def news(before, inside):
    return f"{before}<nitf><body><body.content><p>{inside}</p></body.content></body></nitf>"


def sheet_of(xml):
    """A spreadsheet whose only sheet is replaced."""
    whole = samples.saved(samples.workbook(one=samples.ROWS))
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return samples.packed_parts(parts | {"xl/worksheets/sheet1.xml": xml})


SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
XLSX = samples.saved(samples.workbook(one=samples.ROWS))
SRT = samples.srt(*samples.CUES)
MULTIPART = "MIME-Version: 1.0\nFrom: a@b.example\n"

REFUSED = {
    "ODT cut off": (samples.odt()[:-40], Unreadable),
    "ODT that swells": (samples.odt(HUGE), TooCostly),
    "ODT of entities": (samples.odt("<text:p>&a12;</text:p>", before=LAUGHS), TooCostly),
    "ODT in a wrong encoding": (
        samples.packed_parts(
            {
                "META-INF/manifest.xml": samples.MANIFEST.format(""),
                "content.xml": f"<a><body><p>{FIRST}</p></body></a>".encode("cp1256"),
            },
            samples.ODT_TYPE,
        ),
        Unreadable,
    ),
    "ODT behind a password": (
        samples.odt(
            locked="<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
        ),
        Unreadable,
    ),
    "EPUB cut off": (samples.epub()[:-40], Unreadable),
    "EPUB that swells": (book("OEBPS/first.xhtml", HUGE), TooCostly),
    "EPUB of too many parts": (
        samples.epub(**{f"OEBPS/{n}": "" for n in range(5000)}),
        TooCostly,
    ),
    "EPUB with a book inside": (book("OEBPS/first.xhtml", samples.epub()), Unreadable),
    "EPUB in a wrong encoding": (
        book("OEBPS/first.xhtml", samples.chapter(FIRST).encode("cp1256")),
        Unreadable,
    ),
    "EPUB behind a bought key": (
        book(
            "META-INF/encryption.xml",
            '<encryption><CipherReference URI="OEBPS/second%20part.xhtml"/></encryption>',
        ),
        Unreadable,
    ),
    "EPUB that reads what lies outside": (
        book("OEBPS/book.opf", OUTSIDE + samples.BOOK.replace(samples.TITLE, "&out;")),
        Unreadable,
    ),
    "EPUB that leads out of itself": (
        book("OEBPS/book.opf", samples.BOOK.replace("first.xhtml", "../../../etc/passwd")),
        Unreadable,
    ),
    "RTF cut off": (samples.RTF[:-10], Unreadable),
    "RTF cut off in a character": (samples.rtf("a")[:-1] + b"\\'c", Unreadable),
    "RTF that never closes": (b"{\\rtf1" + b"{" * 500_000, Unreadable),
    "RTF that closes too often": (b"{\\rtf1 a}}", Unreadable),
    "RTF in a code page of nobody": (samples.rtf("a", page=99_999), Unreadable),
    "XLSX cut off": (XLSX[:-40], Unreadable),
    "XLSX that swells": (sheet_of(SHEET + HUGE), TooCostly),
    "XLSX of a million rows": (
        sheet_of(SHEET + "<row><c><v>1</v></c><c><v>2</v></c></row>" * 1_000_000),
        TooCostly,
    ),
    "SRT cut off in a time": (SRT[: SRT.rindex("01:02:03") + 5].encode(), Unreadable),
    "SRT cut off between two times": (SRT[: SRT.rindex("->")].encode(), Unreadable),
    "VTT with no word": (b"WEBVTT\n\n", Unreadable),
    "mail cut off": (bytes(samples.mail(cte="base64"))[:-8], Unreadable),
    "mail with no text": (MULTIPART.encode() + b"Content-Type: image/png\n\nabc", Unreadable),
    "NITF cut off": (samples.NITF[:-30].encode(), Unreadable),
    "NITF of entities": (news(LAUGHS, "&a12;").encode(), TooCostly),
    "NITF that reads what lies outside": (news(OUTSIDE, "&out;").encode(), Unreadable),
    "NITF nested deep": (news("", "<p>" * 100_000).encode(), TooCostly),
    "NITF in a wrong encoding": (samples.NITF.encode("cp1256"), Unreadable),
    "NITF withdrawn": (samples.NITF.replace("usable", "canceled").encode(), Withdrawn),
    "NewsML-G2 cut off": (samples.NEWSML[:-30].encode(), Unreadable),
    "NewsML-G2 of entities": (
        samples.NEWSML.replace("\n", LAUGHS.replace("nitf", "newsItem"), 1)
        .replace(FIRST, "&a12;")
        .encode(),
        TooCostly,
    ),
    "NewsML-G2 in a wrong encoding": (samples.NEWSML.encode("cp1256"), Unreadable),
    "NewsML-G2 withdrawn": (
        samples.newsml_item(samples.XHTML, status="canceled").encode(),
        Withdrawn,
    ),
    "NewsML-G2 of two stories": (
        samples.message_of(*[samples.newsml_item(samples.XHTML)] * 2).encode(),
        SeveralTexts,
    ),
    "NewsML-G2 of a picture alone": (
        samples.newsml_item("<remoteContent href='a.jpg'/>").encode(),
        Empty,
    ),
    "ninjs cut off": (samples.ninjs()[:-40], Unreadable),
    "ninjs nested deep": (b'{"body_text": ' + b'{"a":' * 200_000, TooCostly),
    "ninjs withdrawn": (samples.ninjs(pubstatus="withheld"), Withdrawn),
    "ninjs of a picture alone": (samples.ninjs(body_text=""), Empty),
    "JSON of two texts": (json.dumps([{"text": FIRST}, {"text": SECOND}]).encode(), SeveralTexts),
    "JSON of two lines": (f'{{"text": "{FIRST}"}}\n{{"text": "{SECOND}"}}'.encode(), SeveralTexts),
    "JSON of no text": (b'{"name": "factcheck", "version": [1, 2]}', UnknownKind),
    "JSON of a number too long": (b'{"text": ' + b"9" * 10_000 + b"}", Unreadable),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_refused_in_words(name):
    data, refusal = REFUSED[name]
    with deadline(A_HANG), pytest.raises(refusal) as refused:
        prepare(Arrival(data))
    assert type(refused.value) is refusal
    assert "%" not in str(refused.value)


READ = {
    "SRT in an old code page": (SRT.encode("cp1256"), "القمح. وقالت المديرة"),
    "SRT in UTF-16": (SRT.encode("utf-16"), "القمح. وقالت المديرة"),
    "VTT in a mark and bare returns": (
        b"\xef\xbb\xbf" + samples.VTT.replace("\n", "\r").encode(),
        SECOND,
    ),
    "CSV in an old code page": (samples.delimited(";", "cp1256"), "2024 | 25000 | الشرق"),
    "CSV in UTF-16": (samples.delimited("\t", "utf-16"), "2024 | 25000 | الشرق"),
    "CSV with a quote that never ends": (samples.delimited() + b'\r\n"open,', "الغرب\nopen,"),
    "NITF that says its old code page": (
        samples.NITF.replace("utf-8", "windows-1256").encode("cp1256"),
        SECOND,
    ),
    "ninjs in an old code page": (samples.ninjs().decode().encode("cp1256"), SECOND),
    "mail that lies about its encoding": (
        bytes(samples.mail(charset="utf-8", cte="8bit")).replace(b"utf-8", b"iso-8859-1"),
        SECOND,
    ),
    "mail in an encoding of nobody": (
        bytes(samples.mail(charset="utf-8", cte="8bit")).replace(b"utf-8", b"x-none"),
        SECOND,
    ),
}


@pytest.mark.parametrize("name", READ)
def test_an_odd_file_is_read_as_what_it_says(name):
    data, words = READ[name]
    with deadline(A_HANG):
        assert words in extract(data, filename="a.csv" if "CSV" in name else "").body


SLOW = {
    "a million cues": ("1\n00:00:01,000 --> 00:00:02,000\nx\n\n" * 100_000).encode(),
    "voices without end": b"WEBVTT\n\n00:01.000 --> 00:02.000\n" + b"<v " * 300_000,
    "parts in parts": (
        MULTIPART + "Content-Type: multipart/mixed; boundary=a\n\n--a\n" * 20_000
    ).encode(),
    "fields without end": MULTIPART.encode() + b"X-A: b\n" * 300_000 + b"\ntext",
    "a field of names": b"MIME-Version: 1.0\nFrom: " + b"a <a@b.example>, " * 50_000 + b"\n\ntext",
    "characters one by one": samples.rtf("\\'e1" * 400_000),
    "fonts one by one": samples.rtf("\\f1 a" * 200_000),
    "half characters": samples.rtf("\\u-10179?" * 100_000),
    "quotes": b'a,b,c\n"' + b'""' * 400_000,
    "cells": b"a,b,c\n" + b"," * 900_000,
    "a cell at the far end": sheet_of(
        f'{SHEET}<row r="1048576"><c r="XFD1048576"><v>7</v></c></row></sheetData></worksheet>'
    ),
    "names in JSON": b'{"text": "a", ' + b'"a": 1, ' * 200_000 + b'"b": 1}',
    "white space in front of JSON": b" " * 900_000 + b'{"text": "a"}',
    "comments in front of XML": b"<!-- a -->" * 90_000 + b"<nitf>",
}


@pytest.mark.parametrize("name", SLOW)
def test_a_file_made_to_be_slow_is_read_or_refused(name):
    with deadline(A_HANG):
        try:
            assert extract(SLOW[name], filename="a.csv").body is not None
        except Refusal as refusal:
            assert isinstance(refusal, TooCostly | TooLong | Unreadable | UnknownKind)  # noqa: PT017 - both ends are right


def test_a_cell_longer_than_any_text_is_too_much(settings):
    settings.MAX_DOCUMENT_CHARS = 1000
    with pytest.raises(TooCostly):
        extract(b'a,b,c\nd,e,f\n"' + b"x" * 1500, filename="a.csv")
    with pytest.raises(TooLong):
        extract(b"a,b,c\n" + b"xxxx,y,z\n" * 100)


def test_xml_of_programs_is_refused_by_what_it_is():
    for root in ("rss", "feed", "urlset", "NewsML", "plist"):
        for front in ("<?xml version='1.0'?>", f"<!DOCTYPE {root}>"):
            with pytest.raises(AnotherKind):
                extract(f"{front}<{root}><a>{FIRST}</a></{root}>".encode())
