"""Where a sentence closes: quotations, brackets, items, headlines, addresses, each at its limit."""

import pytest

from sources.text.sentences.long_sentences import LONGEST
from sources.text.sentences.splitting import split


def cut(text):
    return [text[span.start : span.end] for span in split(text)]


FIRST, SECOND = "عاد سالم إلى بيته", "ونام الجميع باكرا"


@pytest.mark.parametrize(
    "stop", [".", "!", "?", "؟", "…", "۔", "‼", "⁇", "⁈", "⁉", "!!", "?!", "؟!", "...", ".."]
)
def test_a_stop_and_a_blank_end_a_sentence(stop):
    assert cut(f"{FIRST}{stop} {SECOND}.") == [f"{FIRST}{stop}", f"{SECOND}."]


@pytest.mark.parametrize("stop", ["。", "．", "！", "？", "।", "॥"])
def test_a_wide_stop_needs_no_blank(stop):
    assert cut(f"你好{stop}再见{stop}") == [f"你好{stop}", f"再见{stop}"]


@pytest.mark.parametrize("close", ["»", '"', "”", "’", "'", ")", "]", "»)", '")'])
def test_what_closes_behind_a_stop_belongs_to_its_sentence(close):
    opening = {"»": "«", '"': '"', "”": "“", "’": "‘", "'": "'", ")": "(", "]": "["}
    opened = "".join(opening[mark] for mark in reversed(close))
    text = f"قال: {opened}{FIRST}.{close}"
    assert cut(f"{text} {SECOND}.")[0].startswith(text)


@pytest.mark.parametrize("gap", ["", " ", "  "])
def test_a_closing_quote_may_stand_a_blank_away(gap):
    assert cut(f"قال: «{FIRST}.{gap}» {SECOND}.") == [f"قال: «{FIRST}.{gap}»", f"{SECOND}."]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("شاهد مسرحية «أين الباب؟» في المدينة.", 1),
        ("شاهد مسرحية «أين الباب.» في المدينة.", 2),
        ("سأل: «أين الباب؟» فسكت الجميع.", 2),
        ("سأل، «أين الباب؟» فسكت الجميع.", 2),
        ("سأل, «أين الباب؟» فسكت الجميع.", 2),
        ("«أين الباب؟» قال سالم.", 1),
        ("«أين الباب؟» سأل سالم.", 1),
        ("«أين الباب؟» ونام سالم.", 2),
        ("عرض (أين الباب؟) في المدينة.", 1),
        ("(أين الباب؟) ونام سالم.", 2),
        ("عرض [أين الباب؟] في المدينة.", 1),
        ("أين الباب؟) ونام سالم.", 2),
        ("عرض (أول) ثم قال أين الباب؟) ونام سالم.", 2),
        ("قال «نعم!»، ثم نام.", 1),
        ("قال نعم!، ثم نام.", 1),
        ("قال نعم.، ثم نام.", 2),
    ],
)
def test_a_stop_inside_a_quotation_or_a_bracket(text, count):
    assert len(cut(text)) == count


@pytest.mark.parametrize(("letters", "count"), [(47, 1), (48, 2)])
def test_a_quotation_longer_than_a_title_ends_a_sentence(letters, count):
    assert len(cut(f"عرض «{'ن' * letters}؟» في المدينة.")) == count


@pytest.mark.parametrize(("letters", "count"), [(299, 1), (300, 2)])
def test_a_bracket_too_far_away_was_never_closed(letters, count):
    assert len(cut(f"عرض ({'ن' * letters}؟) في المدينة.")) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("1. بند أول", 1),
        ("12. بند", 1),
        ("123. بند", 1),
        ("1234. بند", 2),
        ("(1. بند", 1),
        ("[12. بند", 1),
        ("أ. بند أول", 1),
        ("a. item one", 1),
        ("بلغ 12. ونام سالم", 2),
    ],
)
def test_a_figure_or_letter_at_the_front_marks_an_item(text, count):
    assert len(cut(text)) == count


@pytest.mark.parametrize(("length", "count"), [(120, 1), (121, 2)])
def test_dots_cut_no_headline_of_six_score_letters(length, count):
    rest = ".. خلاف بين البلدين على الماء"
    assert len(cut("ن" * (length - len(rest)) + rest)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("قمة المدينة.. خلاف على الماء", 1),
        ("قمة المدينة… خلاف على الماء", 1),
        ("قمة المدينة.. خلاف على الماء.", 2),
        ("قمة المدينة.. خلاف على الماء؟", 2),
        ("هل تنجح القمة؟ سؤال.. بلا جواب", 3),
        ("سكت طويلا... ثم نام.", 2),
        ("He waited... and left.", 1),
        ("He waited... And left.", 2),
    ],
)
def test_dots_of_omission(text, count):
    assert len(cut(text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He came home.Then he slept", 2),
        ("He came home.then he slept", 1),
        ("He came home.THEN he slept", 1),
        ("He came HOME.Then he slept", 1),
        ("He came h2.Then he slept", 1),
        ("See booking.Com for more", 1),
        ("See booking.Net for more", 1),
        ("See booking.Org for more", 1),
        ("See booking.Gov for more", 1),
        ("See booking.Edu for more", 1),
        ("See booking.Company for more", 2),
        ("عاد سالم.ونام", 2),
        ("عاد سالم!ونام", 2),
        ("عاد سالم؟ونام", 2),
        ("عاد 5.ونام سالم", 2),
        ("زار www.example.ونام سالم", 1),
        ("زار http://example.ونام سالم", 1),
        ("زار a@example.ونام سالم", 1),
        ("زار #عاد.ونام سالم", 1),
        ("عاد سالم.(ونام) الجميع", 2),
        ("عاد سالم.[ونام] الجميع", 2),
        ("عاد سالم.«ونام» الجميع", 2),
        ("بلغ 3.5 أمتار", 1),
        ("1.بند", 1),
    ],
)
def test_a_stop_with_no_blank_behind_it(text, count):
    assert len(cut(text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He lives near St. Salem now", 1),
        ("He said no. then he slept", 1),
        ("He said nothing. then he slept", 2),
        ("He said noth. then he slept", 1),
        ("He said a.b.c.d. then he slept", 1),
        ("He asked «no!» then he slept", 1),
        ("عاد سالم . ونام الجميع", 2),
    ],
)
def test_a_small_letter_behind_a_short_word_goes_on(text, count):
    assert len(cut(text)) == count


@pytest.mark.parametrize(
    "end", ["\n", "\r", "\r\n", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85"]
)
def test_every_end_of_a_line_ends_a_sentence(end):
    assert cut(f"{FIRST}{end}{SECOND}") == [FIRST, SECOND]


@pytest.mark.parametrize("end", ["\u2028", "\u2029"])
def test_a_separator_of_lines_or_paragraphs_ends_one_too(end):
    assert cut(f"{FIRST}{end}{SECOND}") == [FIRST, SECOND]


@pytest.mark.parametrize("blank", ["\t", "\u00a0", "\u2003"])
def test_a_blank_ends_none(blank):
    assert cut(f"{FIRST}{blank}{SECOND}") == [f"{FIRST}{blank}{SECOND}"]


@pytest.mark.parametrize(("length", "count"), [(LONGEST, 1), (LONGEST + 1, 2)])
def test_a_sentence_is_parted_where_it_is_longer_than_the_longest(length, count):
    text = ("كلمة " * LONGEST)[: length - 1] + "ن"
    assert len(text) == length
    assert len(cut(text)) == count


def test_stops_alone_belong_to_the_sentence_before():
    assert cut(f"{FIRST}. .. ! {SECOND}.") == [f"{FIRST}. .. !", f"{SECOND}."]
    assert cut(f"!! {FIRST}.") == [f"!! {FIRST}."]
