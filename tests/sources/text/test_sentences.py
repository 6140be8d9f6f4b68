import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.text.sentences.splitting import Span, split
from tests.gold import GOLD_FOLDER

GOLD = GOLD_FOLDER / "sentences.txt"


def cut(text):
    return [text[span.start : span.end] for span in split(text)]


def gold_paragraphs():
    """Paragraphs parted by a blank line; one sentence a line; lines starting with # are notes."""
    lines = [line for line in GOLD.read_text("utf-8").split("\n") if not line.startswith("#")]
    return [block.split("\n") for block in "\n".join(lines).strip().split("\n\n")]


@pytest.mark.parametrize("sentences", gold_paragraphs(), ids=lambda block: block[0][:30])
def test_a_paragraph_of_joined_sentences_is_cut_where_they_met(sentences):
    assert cut(" ".join(sentences)) == sentences


def test_a_new_line_always_ends_a_sentence():
    assert cut("عنوان بلا نقطة\nنص يليه\r\n\r\n- بند أول\n- بند ثان") == [
        "عنوان بلا نقطة",
        "نص يليه",
        "- بند أول",
        "- بند ثان",
    ]


@pytest.mark.parametrize("mark", ["،", "؛", ":", ",", ";"])
def test_a_comma_a_semicolon_or_a_colon_never_ends_a_sentence(mark):
    assert len(split(f"ذهب الوزير{mark} وعاد السفير{mark} ثم بدأ الاجتماع")) == 1


def test_a_stop_glued_to_the_next_arabic_word_ends_a_sentence():
    text = "انتهى اللقاء مساء.وغادر الوفد المدينة.ثم صدر بيان"
    assert cut(text) == ["انتهى اللقاء مساء.", "وغادر الوفد المدينة.", "ثم صدر بيان"]


def test_a_quotation_glued_to_a_stop_opens_the_next_sentence():
    assert cut('سكت قليلا."لا أدري" أجاب') == ["سكت قليلا.", '"لا أدري" أجاب']


def test_dots_in_a_headline_do_not_cut_it_but_in_prose_they_do():
    assert len(split("قمة العشرين.. خلاف على المناخ")) == 1
    assert len(split("بحثوا الأمر طويلا.. ثم انصرفوا.")) == 2


def test_stops_standing_alone_belong_to_the_sentence_before_or_else_after():
    assert cut("انتهى الكلام . . ثم عاد.") == ["انتهى الكلام . .", "ثم عاد."]
    assert cut("... ثم عاد إلى بيته.") == ["... ثم عاد إلى بيته."]


def test_an_address_is_never_cut():
    text = "زوروا www.example.org/ar.html أو https://example.org/a?b=1.5&c=د.ه أو a.b@x.org اليوم"
    assert cut(text) == [text]


def test_a_line_of_nothing_visible_is_no_sentence():
    assert split("\u200f\u200b\n \u00a0\n\ufeff") == []


def test_the_first_hidden_character_of_a_line_stays_with_its_sentence():
    assert split("\u200fقال.") == [Span(0, 5)]


@pytest.mark.parametrize("mark", ["\u200f", "\u200e", "\u061c", "\u200b"])
@pytest.mark.parametrize("stop", [".", "؟", ".»", '!"'])
def test_a_hidden_character_after_a_stop_hides_no_end(stop, mark):
    first = f"«عاد الوفد إلى بلده{stop}"
    assert [sentence.strip(mark) for sentence in cut(f"{first}{mark} وبدأت جولة أخرى.")] == [
        first,
        "وبدأت جولة أخرى.",
    ]


def test_a_hidden_character_between_initials_does_not_part_them():
    assert len(split("نقلت أ.\u200fف.ب الخبر")) == 1


@given(st.text())
def test_any_text_is_cut_into_trimmed_spans_in_order(text):
    assert_sound(text)


@given(st.text(alphabet="أبد.م…!؟?\"'»«() \n\tA.bc1،٣\u200f\u064b:؛/@"))
def test_any_mixture_of_stops_is_cut_into_trimmed_spans_in_order(text):
    assert_sound(text)


def assert_sound(text):
    end = 0
    for span in split(text):
        assert end <= span.start < span.end
        assert not visible(text[end : span.start])
        sentence = text[span.start : span.end]
        assert sentence == sentence.strip()
        end = span.end
    assert not visible(text[end:])


HIDDEN = "\u00ad\u061c\u180e\ufeff" + "".join(
    map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)))
)


def visible(gap):
    return "".join(gap.split()).strip(HIDDEN)


@pytest.mark.parametrize(
    "unit",
    ["م. ", "د.", '."', "(أ.) ", "أ" * 70 + ". ", "!)", "1990 م. ", "\u200f", "« ؟» ، ", "x . "],
)
def test_the_work_grows_with_the_text_and_not_faster(unit):
    """Counted, not timed: quadratic work on this would take minutes."""
    text = unit * (200_000 // len(unit))
    spans = split(text)
    assert not spans or spans[-1].end <= len(text)
