"""Each kind of file × what is kept of it: the table of docs/files.md, row by row."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings

from sources.intake.arrival import Arrival, prepare
from sources.intake.extract import DOCX, HTML, PDF, PLAIN, extract
from sources.intake.extract.file_kinds import kind_of
from sources.intake.extract.read_kinds import (
    CSV,
    EPUB,
    JSON,
    MAIL,
    NEWSML,
    NITF,
    ODT,
    READERS,
    RTF,
    SRT,
    TABLES,
    VTT,
    XLSX,
)
from sources.intake.readers.__main__ import KINDS
from tests.sources.intake.formats import samples
from tests.sources.intake.formats.samples import AUTHOR, FIRST, PAPER, SECOND, TITLE

DAY, MOMENT = "2026-10-05", "2026-10-05T09:30:00+03:00"
IN_OUR_WORDS = {
    "text": f"{FIRST}\n{SECOND}",
    "title": TITLE,
    "byline": AUTHOR,
    "source": PAPER,
    "published_at": MOMENT,
    "language": "ar",
}
# Kind, file, and what is kept besides its two sentences: title, byline, source, date, language.
KEPT = {
    "ODT": (ODT, samples.odt(), (TITLE, AUTHOR, "", "", "")),
    "EPUB": (EPUB, samples.epub(), (TITLE, AUTHOR, PAPER, DAY, "")),
    "RTF": (RTF, samples.RTF, (TITLE, AUTHOR, "", "", "")),
    "VTT": (VTT, samples.VTT.encode(), (TITLE, "", "", "", "ar")),
    "mail": (MAIL, bytes(samples.mail()), (TITLE, AUTHOR, "", MOMENT, "")),
    "MHTML": (MAIL, samples.saved_page(), (TITLE, AUTHOR, PAPER, "2026-10-05T09:30:00+00:00", "")),
    "NITF": (NITF, samples.NITF.encode(), (TITLE, AUTHOR, PAPER, MOMENT, "ar")),
    "NewsML-G2": (NEWSML, samples.NEWSML.encode(), (TITLE, AUTHOR, PAPER, MOMENT, "ar")),
    "ninjs": (JSON, samples.ninjs(), (TITLE, AUTHOR, PAPER, MOMENT, "ar")),
    "JSON": (JSON, json.dumps(IN_OUR_WORDS).encode(), (TITLE, AUTHOR, PAPER, MOMENT, "ar")),
}


@pytest.mark.parametrize("name", KEPT)
def test_a_file_gives_its_sentences_and_what_it_says_of_itself(name):
    kind, data, said = KEPT[name]
    found = extract(data)
    assert found.media_type == kind
    lines = [line.removeprefix(f"{AUTHOR}: ") for line in found.body.splitlines() if line]
    assert [line for line in lines if line not in (TITLE, samples.LONGER)] == [FIRST, SECOND]
    moment = found.published_at.isoformat() if found.published_at else ""
    moment = moment.removesuffix("T00:00:00")
    assert (found.title, found.byline, found.site, moment, found.language) == said


TOLD = {
    SRT: samples.srt(*samples.CUES).encode(),
    CSV: samples.delimited(),
    XLSX: samples.saved(samples.workbook(one=samples.ROWS)),
}


@pytest.mark.parametrize(
    ("kind", "data"),
    [*((kind, data) for kind, data, _said in KEPT.values()), *TOLD.items()],
    ids=lambda found: str(found)[:20],
)
def test_the_name_and_the_type_that_are_told_change_nothing(kind, data):
    for said in ({}, {"filename": "خبر.pdf"}, {"media_type": "text/html", "filename": "a.docx"}):
        assert kind_of(data, **said) == kind or kind == CSV


@pytest.mark.parametrize("name", KEPT)
def test_a_document_is_made_of_each(name):
    prepared = prepare(Arrival(KEPT[name][1]))
    texts = [s.text for s in prepared.sentences if not s.is_furniture]
    assert SECOND in texts
    assert prepared.document.language == "ar"
    assert prepared.document.title == TITLE


def test_what_the_sender_says_weighs_more_than_the_file():
    document = prepare(Arrival(samples.NEWSML.encode(), title="غيره", language="fa")).document
    assert (document.title, document.language) == ("غيره", "fa")


@pytest.mark.parametrize(
    ("said", "language"), [("ar-SY", "ar"), ("AR", "ar"), ("zz-none", "ar"), ("", "ar")]
)
def test_a_language_is_taken_by_its_code_and_told_by_the_text_where_there_is_none(said, language):
    assert prepare(Arrival(samples.ninjs(language=said))).document.language == language


def test_a_language_that_a_news_item_names_is_believed():
    assert prepare(Arrival(samples.ninjs(language="fa-IR"))).document.language == "fa"


def test_every_kind_has_a_reader_that_the_child_knows_and_a_row_in_the_documents():
    assert set(READERS.values()) <= KINDS
    assert {kind for kind, _data, _said in KEPT.values()} | set(TOLD) | {HTML, PDF, DOCX} == set(
        READERS
    )
    assert set(READERS) >= TABLES
    table = Path(settings.BASE_DIR, "docs", "files.md").read_text(encoding="utf-8")
    rows = " ".join(re.findall(r"^\| ([^|]+?) \|", table, re.M))
    for name in (*KEPT, "SRT", "CSV", "XLSX", "PDF", "HTML", "Word", "plain text"):
        assert name in rows, name


def test_plain_text_needs_no_child():
    assert PLAIN not in READERS
