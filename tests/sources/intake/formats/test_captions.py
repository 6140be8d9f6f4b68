"""Captions become running text, and every sentence knows its second."""

import pytest

from sources.intake.arrival import Arrival, prepare
from sources.intake.extract import extract
from sources.intake.readers.captions import read, time_code
from tests.sources.intake.formats.samples import CUES, VTT, srt


def cut_of(text):
    return [(s.text, s.locator) for s in prepare(Arrival(text.encode())).sentences]


def body_of(text):
    return read(text.encode(), 1000).body


def test_a_sentence_that_runs_over_captions_is_one_and_says_when_it_began():
    assert cut_of(srt(*CUES)) == [
        ("أعلنت هيئة الميناء أن السفينة تحمل 30 ألف طن من القمح.", "00:00:01.000"),
        ("وقالت المديرة إن التفريغ يستغرق ثلاثة أيام.", "00:00:03.600"),
        ("وصلت سفينة ثانية.", "01:02:03.450"),
    ]


def test_the_body_holds_no_number_and_no_time():
    assert "00:" not in extract(srt(*CUES).encode()).body
    assert "-->" not in extract(VTT.encode()).body


def test_who_speaks_stands_in_front_and_notes_are_left_out():
    found = extract(VTT.encode())
    assert found.body.startswith("ليلى حداد: أعلنت")
    assert "الأرشيف" not in found.body
    assert found.locators == ((0, "00:00:01.000"), (found.body.index("وقالت"), "00:00:09.000"))


@pytest.mark.parametrize(("seconds", "between"), [(1.999, " "), (2.0, "\n"), (3.0, "\n")])
def test_after_a_pause_something_new_begins(seconds, between):
    later = f"00:00:{1 + seconds:06.3f}".replace(".", ",")
    text = srt(("00:00:00,000 --> 00:00:01,000", "أول"), (f"{later} --> 00:00:09,000", "ثان"))
    assert body_of(text) == f"أول{between}ثان"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("<b>قمح</b> و<i>شعير</i>", "قمح وشعير"),
        ('<font color="#fff">قمح</font>', "قمح"),
        ("{\\an8}قمح", "قمح"),
        ("<c.yellow>قمح</c> <00:00:01.500>شعير", "قمح شعير"),
        ("قمح &amp; شعير", "قمح & شعير"),
        ("3 < 4 و 5 > 4", "3 < 4 و 5 > 4"),
        ("- نعم.\n- لا.", "- نعم.\n- لا."),
        ("سطر\nآخر", "سطر آخر"),
    ],
)
def test_how_words_look_is_left_out_and_what_they_say_is_not(line, words):
    assert body_of(srt(("00:00:00,000 --> 00:00:01,000", line))) == words


def test_lines_that_roll_up_are_said_once():
    rolling = srt(
        ("00:00:00,000 --> 00:00:01,000", "أول"),
        ("00:00:01,000 --> 00:00:02,000", "أول\nثان"),
        ("00:00:02,000 --> 00:00:03,000", "ثان\nثالث"),
    )
    assert body_of(rolling) == "أول ثان ثالث"


def test_an_empty_line_inside_of_a_caption_loses_nothing():
    text = "1\n00:00:00,000 --> 00:00:01,000\nأول\n\nثان\n\n2\n00:00:01,000 --> 00:00:02,000\nثالث"
    assert body_of(text) == "أول ثان ثالث"


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (0, "00:00:00.000"),
        (59.9996, "00:01:00.000"),
        (3723.45, "01:02:03.450"),
        (360_000, "100:00:00.000"),
    ],
)
def test_a_moment_is_written_as_captions_write_it(seconds, code):
    assert time_code(seconds) == code


def test_hours_may_be_left_out():
    found = read(b"WEBVTT\n\n61:02.5 --> 61:03.000\na", 100)
    assert found.locators == ((0, "01:01:02.500"),)
