"""A text on a page: in the direction of most of its words, and nothing in it unseen."""

import pytest
from django.utils.html import escape

from sources.showing import isolated, marked, prose, visible

RIGHT = [
    "X تعلن حظر الحسابات المزيفة.",
    "NASA أكدت إطلاق المسبار.",
    "@huda قالت إن الخبر غير دقيق.",
    "2030: خطة الوزارة",
    "https://example.org/a/b نشر الموقع الخبر.",
]
LEFT = [
    "الجزيرة reported that the port was closed.",
    "The port was closed, قالت.",
    "35%",
    "",
]


@pytest.mark.parametrize(
    ("text", "way"), [*((text, "rtl") for text in RIGHT), *((text, "ltr") for text in LEFT)]
)
@pytest.mark.parametrize("shown", [isolated, marked, prose])
def test_a_text_runs_as_most_of_its_words_do(shown, text, way):
    assert f'dir="{way}"' in shown(text)


@pytest.mark.parametrize("shown", [visible, isolated, marked, prose])
def test_what_turns_other_signs_is_shown_by_name_and_turns_nothing(shown):
    told = shown("ارتفعت بنسبة \u202e53%\u202c فقط")
    assert "U+202E" in told
    assert "\u202e" not in told
    assert "\u202c" not in told


@pytest.mark.parametrize("shown", [visible, isolated, marked, prose])
def test_markup_stays_text(shown):
    assert escape("<script>") in shown("<script>")


def test_a_text_within_a_line_is_set_apart_from_it():
    assert isolated("هدى").startswith("<bdi")


def test_anything_that_has_words_is_shown():
    assert "7" in isolated(7)
