"""Who wrote a file: a person, and no program that names itself."""

import io

import pytest
from docx import Document

from sources.intake.extract import extract
from tests.sources.intake.formats import samples


def byline_of(author):
    book = samples.workbook(one=samples.ROWS)
    book.properties.creator = author
    return extract(samples.saved(book)).byline


@pytest.mark.parametrize(
    "name",
    [
        *("openpyxl", "XlsxWriter 3.1.2", "Apache POI", "Microsoft Office User", "python-docx"),
        *("LibreOffice/7.4", "مستخدم Windows", "Unknown", "(anonymous)", "Microsoft Word"),
    ],
)
def test_a_program_is_no_author(name):
    assert byline_of(name) == ""


@pytest.mark.parametrize(
    "name", ["ليلى حداد", "Calibre Hassan", "Unknown Soldier", "Anonymous Sources Desk"]
)
def test_a_person_is_one_whatever_the_name_begins_with(name):
    assert byline_of(name) == name


def test_a_word_file_that_a_library_wrote_has_no_byline():
    document, held = Document(), io.BytesIO()
    document.add_paragraph(samples.FIRST)
    document.save(held)
    assert extract(held.getvalue()).byline == ""


def test_a_news_item_says_who_wrote_it_by_the_same_rule():
    assert extract(samples.ninjs(byline="Unknown author")).byline == ""
