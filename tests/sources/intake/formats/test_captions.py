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


def test_without_empty_lines_between_them_cues_are_cues():
    tight = srt(*CUES).replace("\n\n", "\n")
    assert cut_of(tight) == cut_of(srt(*CUES))
    assert extract(tight.encode()).body == extract(srt(*CUES).encode()).body


def test_without_numbers_and_empty_lines_too():
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nأول\n00:05.000 --> 00:06.000\nثان"
    assert read(text.encode(), 100).locators == ((0, "00:00:01.000"), (4, "00:00:05.000"))
    assert body_of(text) == "أول\nثان"


@pytest.mark.parametrize(
    "words",
    [
        "And then --> it opened.",
        "10:30 --> فتح الباب",
        "2024",
        "في عام\n2024",
        "NOTE what he said",
        "2024\nكان عاما صعبا",
    ],
)
@pytest.mark.parametrize("between", ["", "قال:\n\n"])
def test_what_looks_like_the_frame_of_a_caption_is_said_where_words_stand(words, between):
    when = ("00:00:01,000 --> 00:00:02,000", "00:00:02,000 --> 00:00:03,000")
    said = body_of(srt((when[0], between + words), (when[1], "انتهى")))
    assert said == " ".join(f"{between}{words}\nانتهى".split())


def test_the_name_of_a_cue_is_not_said():
    text = (
        "WEBVTT\n\nopening\n00:01.000 --> 00:02.000\nأول\n\nthe end\n00:02.000 --> 00:03.000\nثان"
    )
    assert body_of(text) == "أول ثان"


def test_hours_have_as_many_digits_as_they_need():
    found = extract(srt(("1234:00:00,000 --> 1234:00:01,000", "أول")).encode())
    assert found.locators == ((0, "1234:00:00.000"),)


@pytest.mark.parametrize(
    "broken",
    [
        "00:00:02,000 -->",
        "00:00:02,000 --> 00:0",
        "00:00:02 --> 00:00:03",
        "--> 00:00:03,000",
        "x0:00:02,000 --> 00:00:03,000",
        "00:00:02,000 -",
        "00:",
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_half_a_time_is_no_word(broken, between):
    with pytest.raises(ValueError, match="cut off"):
        body_of(f"1\n00:00:01,000 --> 00:00:02,000\nأول{between}2\n{broken}")


@pytest.mark.parametrize(("start", "body"), [("03,500", "نعم"), ("04,000", "نعم\nنعم")])
def test_what_is_said_again_after_a_pause_is_said_twice(start, body):
    text = srt(("00:00:01,000 --> 00:00:02,000", "نعم"), (f"00:00:{start} --> 00:00:05,000", "نعم"))
    assert body_of(text) == body


def test_what_one_caption_says_twice_is_said_twice():
    assert body_of(srt(("00:00:01,000 --> 00:00:02,000", "لا\nلا"))) == "لا لا"


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
