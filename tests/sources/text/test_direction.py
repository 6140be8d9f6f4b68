import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.text.direction import direction, hidden
from sources.text.language import detect


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        ("قال\u202eنعم", "bidi", "RIGHT-TO-LEFT OVERRIDE"),
        ("قال\u2067نعم\u2069", "bidi", "RIGHT-TO-LEFT ISOLATE"),
        ("كو\u200bريا", "zero_width", "ZERO WIDTH SPACE"),
        ("ab\u200dcd", "zero_width", "ZERO WIDTH JOINER"),
        ("تم\U000e0068\U000e0069", "tag", "TAG LATIN SMALL LETTER H"),
        ("a\U000e0101\U000e0102", "variation", "VARIATION SELECTOR-18"),
        ("\u3164", "filler", "HANGUL FILLER"),
        ("a\x08b", "control", "U+0008"),
        ("p\u0430ypal", "confusable", "CYRILLIC SMALL LETTER A"),
        ("\U0001d401old", "confusable", "MATHEMATICAL BOLD CAPITAL B"),
    ],
)
def test_what_a_reader_cannot_see_is_named_where_it_stands(text, code, name):
    first = hidden(text)[0]
    assert (first.code, first.name) == (code, name)
    assert not text[first.start : first.end].isascii() or code == "control"


@pytest.mark.parametrize(
    "text",
    [
        "نص عادي تماما، 35%.",
        "plain text\n\twith tabs",
        "می\u200cخواهم",
        "هـ\u200d",
        "👩\u200d💻 and ❤\ufe0f",
        "1\ufe0f\u20e3 and \u2139\ufe0f",
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "Москва and Paris",
    ],
)
def test_what_shapes_or_spells_the_text_is_not_reported(text):
    assert hidden(text) == []


def test_a_run_of_one_kind_is_one_span():
    assert [(run.start, run.end) for run in hidden("x\u200b\u200b\u2060y\u202e")] == [
        (1, 4),
        (5, 6),
    ]


@given(st.text())
def test_spans_are_in_order_and_inside_any_text(text):
    runs = hidden(text)
    assert runs == sorted(runs)
    assert all(0 <= run.start < run.end <= len(text) for run in runs)
    assert direction(text) in {"rtl", "ltr"}


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("قال الوزير", "rtl"),
        ("The minister said", "ltr"),
        ("Reuters: قال الوزير أمس", "rtl"),
        ("انظر https://example.org/a-very-long-path-in-english", "rtl"),
        ("The word سلام means peace", "ltr"),
        ("سلام peace", "rtl"),
        ("peace سلام", "ltr"),
        ("2017: 35%", "ltr"),
        ("", "ltr"),
        ("שלום", "rtl"),
    ],
)
def test_the_majority_of_words_gives_the_direction(text, side):
    assert direction(text) == side


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("قال الوزير إن الحكومة ستعمل على ذلك", "ar"),
        ("زار پوتين مصنعا للسيارات في ضواحي العاصمة أمس", "ar"),
        ("این یک متن فارسی است و می‌گوید که هوا خوب است", "fa"),
        ("یہ ایک اردو جملہ ہے جو موسم کے بارے میں ہے", "ur"),
        ("The minister said that the government would work on it", "en"),
        ("Le ministre a dit que le gouvernement y travaillerait", "fr"),
        ("Министр сказал, что правительство будет работать", "ru"),
        ("OK", "en"),
        ("2017 – 35%", ""),
    ],
)
def test_the_language_is_told_by_script_first(text, language):
    assert detect(text) == language


@given(st.text())
def test_any_text_gets_a_code_of_two_letters_or_none(text):
    assert len(detect(text)) in {0, 2}
