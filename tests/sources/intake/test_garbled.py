"""Text that somebody decoded wrongly is mended where that is certain, and told where it is lost."""

import pytest

from sources.intake.extract import extract
from sources.intake.extract.garbled import is_lost, mended
from sources.refusals.texts import Unreadable

ARABIC = "فتحت البلدية أبواب الحديقة الجديدة أمام 300 زائر، وقالت إن الدخول «مجاني»."
WESTERN = "Les élèves ont payé 3 € à l’entrée du château « fermé » où l’œuvre naïve a été créée."


def taken_for_western(data):
    return "".join(bytes([code]).decode("cp1252", "ignore") or chr(code) for code in data)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1256"])
def test_arabic_that_was_taken_for_western_is_mended(encoding):
    assert mended(taken_for_western(ARABIC.encode(encoding))) == ARABIC


def test_a_garbled_quotation_in_a_sound_text_is_mended():
    assert mended(f"{ARABIC} {taken_for_western('سالم'.encode())}") == f"{ARABIC} سالم"


@pytest.mark.parametrize(
    "text",
    [
        ARABIC,
        WESTERN,
        "Größe, Fuß, Mädchen",
        "ÞÆÐ",
        "",
        taken_for_western("Добрый день, как ваши дела сегодня".encode("cp1251")),
    ],
)
def test_what_is_not_surely_garbled_stays_as_it_is(text):
    assert mended(text) == text


def test_a_page_that_declares_latin_1_may_be_arabic():
    page = f"<html><head><meta charset='iso-8859-1'></head><body><p>{ARABIC}</p></body></html>"
    assert extract(page.encode("cp1256")).body == ARABIC


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("???? ?????? ??? ??????? 300 ?????.", True),
        ("\ufffd\ufffd \ufffd\ufffd\ufffd \ufffd\ufffd \ufffd\ufffd \ufffd\ufffd", True),
        ("?? ?? ?? ??", False),
        ("?? ?? ?? ?? ?? one two three four five", True),
        ("?? ?? ?? ?? ?? one two three four five six", False),
        (f"{ARABIC} ماذا؟؟ لماذا?? متى??", False),
    ],
)
def test_a_text_of_question_marks_is_lost(text, lost):
    assert is_lost(text) is lost


def test_who_sends_a_lost_text_is_told():
    with pytest.raises(Unreadable):
        extract(b"???? ?????? ??? ??????? 300 ?????.")
