"""A hostile file costs a clear refusal, or is read; it never hangs, swells or crashes us."""

import io
import tracemalloc
import zipfile

import pytest

from sources.intake.arrival import Arrival, prepare
from sources.intake.extract import extract
from sources.refusals.refusal import Refusal
from sources.refusals.texts import Empty, TooCostly, TooLong, UnknownKind, Unreadable
from sources.work.deadlines import deadline

A_HANG = 90  # seconds after which a test gives up; no measurement
SENTENCE = "أعلنت الهيئة وصول السفينة."


@pytest.fixture(autouse=True)
def short_patience(settings):
    settings.EXTRACT_SECONDS = 3


def page(inside: str) -> bytes:
    return f"<!doctype html><html><body>{inside}</body></html>".encode()


def word_file_of(xml: str) -> bytes:
    """The smallest package that Word files are made of, with this document part."""
    kinds = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/officeDocument"/></Relationships>'
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", kinds)
        archive.writestr("_rels/.rels", relations)
        archive.writestr("word/document.xml", xml)
    return packed.getvalue()


WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'


def test_text_below_the_depth_where_parsers_stop_is_not_lost():
    assert SENTENCE in extract(page("<div>" * 390 + SENTENCE + "</div>" * 390)).body


@pytest.mark.parametrize(
    "data",
    [
        page("<div>" * 100_000 + SENTENCE),
        page("<b><i>" * 50_000 + SENTENCE),
        page("<p " + " ".join(f"a{n}=1" for n in range(200_000)) + f">{SENTENCE}</p>"),
        page("<table>" * 3000 + SENTENCE),
        page("<form><input>" * 20_000 + SENTENCE),
        page(f"<!--{'-' * 500_000}" + SENTENCE),
        page("<a href=" * 100_000),
    ],
    ids=["depth", "formatting", "attributes", "tables", "forms", "comment", "quotes"],
)
def test_a_page_made_to_choke_parsers_is_read_or_refused(data):
    with deadline(A_HANG):
        try:
            assert extract(data).body is not None
        except Refusal as refusal:
            assert isinstance(refusal, TooCostly | Unreadable)  # noqa: PT017 - both ends are right


@pytest.mark.parametrize("opened", ["<div>", "<b><i>", "<blockquote><p>"])
def test_a_page_too_deep_to_be_read_is_not_called_empty(opened):
    with pytest.raises(TooCostly):
        prepare(Arrival(page(opened * 50_000 + SENTENCE)))


def test_an_open_marked_section_is_read_like_any_other_mistake():
    assert SENTENCE in extract(page(f"<![<p>{SENTENCE}</p>")).body


def test_entities_are_not_expanded_without_end():
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    )
    assert len(extract((bomb + f"]><html><p>{SENTENCE} &j;</p></html>").encode()).body) < 1000


def test_files_of_this_machine_are_not_read_into_a_page():
    inclusion = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    assert "root:" not in extract((inclusion + f"<html><p>{SENTENCE} &x;</p></html>").encode()).body


def test_character_references_to_what_cannot_be_stored_do_no_harm():
    body = extract(page(f"<p>{SENTENCE} &#0; &#xD800; &#1;</p>")).body
    assert "\x00" not in body
    assert body.encode()


def test_a_word_file_that_unpacks_to_gigabytes_is_refused():
    bomb = word_file_of(WORD + " " * 120_000_000)
    assert len(bomb) < 200_000
    with pytest.raises(TooCostly):
        extract(bomb)


def test_a_word_file_that_lies_about_its_size_is_refused():
    data = bytearray(word_file_of(WORD + " " * 120_000_000))
    claimed, honest = (1000).to_bytes(4, "little"), len(WORD) + 120_000_000
    with pytest.raises((TooCostly, Unreadable)):
        extract(bytes(data.replace(honest.to_bytes(4, "little"), claimed)))


def test_a_word_file_nested_deep_is_too_costly_and_not_damaged():
    with pytest.raises(TooCostly):
        extract(word_file_of(WORD + "<w:p>" * 100_000))


def test_entities_of_a_word_file_without_end_are_too_costly():
    tens = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(12))
    bomb = f'<!DOCTYPE x [<!ENTITY a0 "aaaaaaaaaa">{tens}]>'
    with pytest.raises(TooCostly):
        extract(word_file_of(f"{bomb}{WORD}<w:p><w:r><w:t>&a12;</w:t></w:r></w:p></w:body>"))


def test_entities_of_a_word_file_are_not_expanded():
    entities = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    document = f"{WORD}<w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
    with pytest.raises((Unreadable, Empty)):
        prepare(Arrival(word_file_of(entities + document)))


def test_more_text_than_wanted_is_refused_before_it_fills_the_memory(settings):
    settings.MAX_DOCUMENT_CHARS = 10_000
    with pytest.raises(TooLong):
        extract(page(f"<p>{SENTENCE * 40_000}</p>"))


def test_a_pdf_that_promises_a_million_pages_is_refused():
    kids = b" ".join([b"3 0 R"] * 5000)
    pdf = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Count 1000000/Kids[" + kids + b"]>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF"
    )
    with pytest.raises((TooLong, TooCostly, Unreadable)):
        extract(pdf)


def test_packed_files_are_no_articles():
    with pytest.raises(UnknownKind):
        extract(b"\x1f\x8b\x08\x00" + bytes(1000))


HEAVY = {
    "combining marks": "ا" + "\u0301\u0323" * 200_000,
    "marks on every letter": ("ب" + "\u064b" * 40) * 9000,
    "long ligatures": "\ufdfa" * 200_000,
    "no space": "م" * 400_000,
    "lines": "\n" * 399_000 + SENTENCE,
    "short lines": "أ\n" * 5_000,
    "spaces": " " * 399_000 + SENTENCE,
    "digits": "1" * 400_000,
    "numbers": "١٬٢٣٤٫٥ " * 50_000,
    "controls of direction": "\u202e\u2066" * 200_000 + SENTENCE,
    "initials": "أ.ف." * 100_000,
    "addresses": "http://a.b/" * 36_000,
    "dates": "1/1/2024 " * 44_000,
}


WORDLESS = {
    "stops": "." * 400_000,
    "quotes": "«" * 200_000 + "»" * 200_000,
    "brackets": "([{" * 100_000,
}


@pytest.mark.parametrize("name", HEAVY)
def test_a_text_made_to_be_slow_is_cut_all_the_same(name):
    with deadline(A_HANG):
        prepared = prepare(Arrival(HEAVY[name].encode()))
    body = prepared.document.body
    assert all(body[s.start : s.end] == s.text for s in prepared.sentences)


@pytest.mark.parametrize("name", WORDLESS)
def test_signs_without_a_word_made_to_be_slow_are_refused_as_no_text(name):
    with deadline(A_HANG), pytest.raises(Empty):
        prepare(Arrival(WORDLESS[name].encode()))


def test_cutting_holds_no_more_memory_than_a_few_times_the_text():
    data = (SENTENCE + " ").encode() * 2_000
    tracemalloc.start()
    prepare(Arrival(data))
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 20_000_000
