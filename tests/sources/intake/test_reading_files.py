"""Kinds of files, code pages and addresses: each rule at its edge."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.intake.extract import DOCX, HTML, PDF, PLAIN
from sources.intake.extract.extracted import Extracted, storable
from sources.intake.extract.file_kinds import kind_of
from sources.intake.fetch.refusals import BadAddress
from sources.intake.fetch.target import checked, in_ascii, port_of
from sources.intake.readers.decoding import decode
from sources.refusals.texts import UnknownKind

ARABIC = "زار الوفد المصنع الجديد في القرية ثم عاد إلى المدينة مساء وكتب تقريرا طويلا"


@pytest.mark.parametrize(
    ("data", "media_type", "filename", "kind"),
    [
        (b"%PDF-1.7\nx", "", "", PDF),
        (b"\xef\xbb\xbf\n%PDF-1.4%\xe2\xe3", "text/html", "a.html", PDF),
        (b"%PDF-1.7 is how it begins.", "", "", PLAIN),
        (b"junk %PDF-1.7\n" + bytes(range(256)), "", "", PDF),
        (b" " * 1016 + b"%PDF-1.7" + bytes(999), "", "", PDF),
        (b"PK\x03\x04rest", "", "", DOCX),
        (b"<!DOCTYPE html><p>a", "text/plain", "a.txt", HTML),
        (b"\xef\xbb\xbf <html>", "", "", HTML),
        (b"<!-- note --> <html>", "", "", HTML),
        (b"<?xml version='1.0'?><html>", "", "", HTML),
        ("<html>".encode("utf-16"), "", "", HTML),
        (b"<p>a", "text/html; charset=utf-8", "", HTML),
        (b"<p>a", "", "a.HTM", HTML),
        (b"<p>a", "text/plain", "a.html", PLAIN),
        (b"<p>a", "", "a.txt", PLAIN),
        (b"<htmlx>", "", "", PLAIN),
        (b"", "", "", PLAIN),
    ],
)
def test_bytes_weigh_more_than_what_is_said_of_them(data, media_type, filename, kind):
    assert kind_of(data, media_type=media_type, filename=filename) == kind


def test_a_pdf_that_begins_later_than_a_reader_looks_is_none():
    with pytest.raises(UnknownKind):
        kind_of(b" " * 1017 + b"%PDF-1.7" + bytes(999))


@pytest.mark.parametrize(("controls", "text"), [(9, True), (10, True), (11, False)])
def test_a_tenth_of_controls_is_borne(controls, text):
    data = b"\x01" * controls + b"a" * (100 - controls)
    if text:
        assert kind_of(data) == PLAIN
    else:
        with pytest.raises(UnknownKind):
            kind_of(data)


def test_blanks_and_escapes_are_no_controls():
    assert kind_of(b"\t\n\x0b\x0c\r\x1b" * 50) == PLAIN


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_what_is_written_in_utf8_reads_back(text):
    if not text.startswith("\ufeff"):
        assert decode(text.encode()) == text


@pytest.mark.parametrize(
    ("media_type", "head"),
    [
        ("text/plain; charset=windows-1256", b""),
        ("text/plain", b'<meta charset="windows-1256">'),
        ("text/plain; charset=utf-8", b"<meta charset=windows-1256>"),
        ("text/plain; charset=nonsense", b"<meta charset='cp1256'>"),
        ("", b""),
    ],
)
def test_a_code_page_is_believed_where_unicode_does_not_fit(media_type, head):
    assert decode(ARABIC.encode("cp1256"), media_type=media_type, head=head) == ARABIC


def test_latin_1_means_the_code_page_of_windows():
    said = "text/plain; charset=iso-8859-1"
    assert decode("prix élevés – « cher »".encode("cp1252"), media_type=said) == (
        "prix élevés – « cher »"
    )


@given(st.binary(max_size=60))
def test_any_bytes_are_read_as_something(data):
    assert isinstance(decode(data), str)


@given(st.text(st.characters(), max_size=40))
def test_what_is_tidied_can_be_stored_and_stays_so(text):
    once = Extracted(text, PLAIN, title=text, byline=text, site=text).tidied()
    assert "\x00" not in once.body
    assert "\r" not in once.body
    once.body.encode()
    assert storable(once.body) == once.body
    assert once.title == " ".join(once.title.split())


@pytest.mark.parametrize(
    ("url", "host", "port"),
    [
        ("http://a.example", "a.example", 80),
        ("https://a.example/x#part", "a.example", 443),
        ("https://a.example:8443/", "a.example", 8443),
        ("http://a.example:8080/", "a.example", 8080),
        ("  http://a.example/  ", "a.example", 80),
        ("HTTP://A.example/", "a.example", 80),
        ("http://صحيفة.example/خبر", "xn--kgbe1d8cg.example", 80),
    ],
)
def test_a_page_is_asked_for_by_its_host_in_ascii(url, host, port):
    found = checked(url)
    assert found.host.isascii()
    assert found.fragment is None
    assert port_of(found) == port
    if host.startswith("xn--"):
        assert found.host.startswith("xn--")
    else:
        assert found.host == host


@pytest.mark.parametrize("port", [0, 21, 79, 81, 442, 444, 3000, 5432, 6379, 8000, 8081, 65536])
def test_no_other_port_is_asked(port):
    with pytest.raises(BadAddress):
        checked(f"http://a.example:{port}/")


def test_an_address_in_ascii_is_left_alone():
    assert in_ascii("http://a.example/خبر") == "http://a.example/خبر"
    assert in_ascii("no address") == "no address"
