"""What the words of a sentence tell by themselves, at each limit of length and company."""

import pytest

from sources.text.furniture.page_phrases import ADDRESSES, ANYWHERE, OPENINGS, any_of
from sources.text.furniture.page_units import Unit
from sources.text.furniture.wording import by_words
from sources.text.spelling.levelling import level

FILL = "كتاب"


def line(text, *, stopped=False, alone=True, trailing=False) -> Unit:
    plain = " ".join(level(text).text.split())
    words = len([word for word in plain.split() if any(map(str.isalnum, word))])
    return Unit(plain, words, stopped, trailing, alone, spaced=alone)


def closed(text) -> Unit:
    return line(text, stopped=True)


def amid(text) -> Unit:
    return line(text, stopped=True, alone=False)


def listed(tables):
    return [(phrase, code) for code, phrases in tables.items() for phrase in phrases]


@pytest.mark.parametrize(("phrase", "code"), listed(OPENINGS))
def test_an_opening_makes_a_short_line_furniture(phrase, code):
    told = {by_words(line(f"{phrase} {FILL}")), by_words(line(f"« {phrase}"))}
    assert "" not in told
    assert code in told or len(told) == 1


@pytest.mark.parametrize(("phrase", "code"), listed(ADDRESSES))
def test_an_address_to_the_reader_is_furniture_though_a_stop_closes_it(phrase, code):
    assert by_words(closed(f"{phrase} {FILL} {FILL} {FILL} {FILL} {FILL}.")) == code


@pytest.mark.parametrize(("phrase", "code"), listed(ANYWHERE))
def test_a_phrase_of_the_page_is_furniture_wherever_it_stands(phrase, code):
    assert by_words(amid(f"{FILL} {phrase} {FILL}.")) == code
    assert by_words(amid(f"{FILL} {phrase} " + f"{FILL} " * 40)) == code


@pytest.mark.parametrize(("words", "code"), [(14, "menu"), (15, "")])
def test_a_notice_has_fourteen_words(words, code):
    assert by_words(line("من نحن " + f"{FILL} " * (words - 2))) == code


@pytest.mark.parametrize(("words", "code"), [(30, "share"), (31, "")])
def test_what_speaks_to_the_reader_has_thirty_words(words, code):
    assert by_words(closed("تابعونا على " + f"{FILL} " * (words - 2))) == code


@pytest.mark.parametrize(("words", "code"), [(5, "read_also"), (6, "")])
def test_amid_prose_an_invitation_without_a_colon_has_five_words(words, code):
    assert by_words(amid("مقالات مشابهة " + f"{FILL} " * (words - 2))) == code


@pytest.mark.parametrize("mark", [":", " :", "|", " |"])
def test_with_a_colon_or_bar_it_may_run_longer(mark):
    assert by_words(amid(f"مقالات مشابهة{mark} " + f"{FILL} " * 20)) == "read_also"
    assert by_words(amid(f"مقالات مشابهة{mark} " + f"{FILL} " * 40)) == ""


def test_an_item_of_a_list_is_told_by_no_opening():
    assert by_words(line("من نحن")) == "menu"
    assert by_words(line("- من نحن")) == ""
    assert by_words(line("1. مقالات مشابهة")) == ""


def test_a_line_that_dots_trail_off_is_told_like_an_open_one():
    assert by_words(line("من نحن…", stopped=True, trailing=True)) == "menu"
    assert by_words(line("من نحن.", stopped=True)) == ""
    assert by_words(line("من نحن…", stopped=True, trailing=True, alone=False)) == ""


@pytest.mark.parametrize("text", ["من نحننا", "إعلانات المدينة", "aboutness usual", "بقلمه كتب"])
def test_a_longer_word_is_no_opening(text):
    assert by_words(line(text)) == ""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("(ص.ر/م.ح)", "byline"),
        ("أ.ج (رويترز)", "byline"),
        ("AFP", "byline"),
        ("Reuters, AP", "byline"),
        ("ص.ر كتب", ""),
        ("5", ""),
        ("- -", ""),
    ],
)
def test_initials_and_agencies_alone_sign(text, code):
    assert by_words(closed(text)) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("3 مايو 2020", "date"),
        ("نشر في 3 مايو 2020 الساعة 10:30 صباحا بتوقيت غرينتش", "date"),
        ("الخميس 14 رمضان 1441 هـ", "date"),
        ("Thursday 3 May 2020 at 10:30 am GMT", "date"),
        ("منذ 3 ساعات", "date"),
        ("updated 5 minutes ago", "date"),
        ("مايو", ""),
        ("مايو 2020 كتاب", ""),
        ("3 كتب", ""),
    ],
)
def test_a_figure_among_words_of_dates_is_a_date(text, code):
    assert by_words(line(text)) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("فيسبوك", "share"),
        ("فيسبوك تويتر 15", "share"),
        ("طباعة حفظ إرسال", ""),
        ("طباعة حفظ", "share"),
        ("3 دقائق قراءة", "share"),
        ("share print email", "share"),
        ("شارك هذه القصة مع فيسبوك", "share"),
        ("شارك القصة وفيسبوك", "share"),
        ("هذه القصة على فيسبوك", ""),
        ("شارك هذه الجائزة على فيسبوك", ""),
        ("on this page", ""),
    ],
)
def test_buttons_and_requests_to_share(text, code):
    assert by_words(line(text)) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("فيسبوك.", "share"),
        ("فيسبوك، تويتر.", "share"),
        ("انشر الخبر على تويتر.", "share"),
        ("follow us on Facebook!", "share"),
        ("15.", ""),
        ("طباعة.", ""),
        ("الخبر على فيسبوك.", ""),
    ],
)
def test_a_closed_line_shares_only_with_a_network_or_a_request(text, code):
    assert by_words(closed(text)) == code
    assert by_words(amid(text)) == ""


@pytest.mark.parametrize(
    "text",
    [
        "By Sara Naim",
        "By Sara Naim, our own writer in the town",
        "By Sara Naim and Omar Adel",
        "By O'Neil Jean-Paul",
        "By J.K. Naim Adel Saad",
    ],
)
def test_by_and_a_name_of_two_to_four_words_is_a_byline(text):
    assert by_words(line(text)) == "byline"


@pytest.mark.parametrize("text", ["By Sara", "By one two three four five", "Bye Sara Naim"])
def test_by_and_anything_else_is_none(text):
    assert by_words(line(text)) == ""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("عمان - وكالات:", "dateline"),
        ("عمان – وكالات:", "dateline"),
        ("عمان — (وكالات):", "dateline"),
        ("عمان/ خاص:", "dateline"),
        ("عمان: خاص:", "dateline"),
        ("عمان - وكالة أنباء البلد الأولى اليوم:", "dateline"),
        ("عمان - وكالة أنباء البلد الأولى اليوم هنا:", ""),
        ("عمان - وكالات", ""),
        ("عمان وكالات:", ""),
    ],
)
def test_a_place_and_an_agency_before_a_colon_open_an_article(text, code):
    assert by_words(line(text)) == code


def test_phrases_are_matched_longest_first_and_with_a_blank_before_a_colon():
    pattern = any_of(("قصة", "قصة طويلة", "المصدر:"))
    assert pattern.split("|")[0].startswith("قصه\\ طويله")
    assert "المصدر ?:" in pattern
