"""The shape of a page at its limits: what is above, below and between the prose."""

import pytest

from sources.text.furniture.marking import mark
from sources.text.sentences.splitting import split

PROSE = (
    "وصل القطار إلى المحطة القديمة عند الفجر.",
    "نزل الركاب واحدا بعد آخر في صمت.",
    "ثم عاد القطار فارغا إلى حيث بدأ.",
)


def words(count, *, word="كلام"):
    return " ".join([word] * count)


def reasons(*lines, gap="\n\n"):
    body = gap.join(lines)
    return mark(body, split(body))


def reason_of(line, *lines, gap="\n\n"):
    return dict(zip(lines, reasons(*lines, gap=gap), strict=True))[line]


@pytest.mark.parametrize(("count", "reason"), [(12, "heading"), (13, "")])
def test_between_prose_a_heading_has_twelve_words(count, reason):
    assert reason_of(words(count), PROSE[0], words(count), *PROSE[1:]) == reason


@pytest.mark.parametrize(("count", "reason"), [(18, "heading"), (19, "")])
def test_above_the_prose_a_headline_has_eighteen_words(count, reason):
    assert reason_of(words(count), words(count), *PROSE) == reason


@pytest.mark.parametrize(("count", "reason"), [(6, "heading"), (7, "")])
def test_where_lines_are_not_closed_a_heading_has_six_words(count, reason):
    open_lines = [words(20, word=f"سطر{n}") for n in "ابجد"]
    page = (words(count), *open_lines[:2], PROSE[0], *open_lines[2:], PROSE[1])
    assert reason_of(words(count), *page) == reason


@pytest.mark.parametrize(("count", "reason"), [(6, "heading"), (7, "")])
def test_there_a_heading_in_the_middle_has_six_words_too(count, reason):
    open_lines = [words(20, word=f"سطر{n}") for n in "ابجد"]
    page = (PROSE[0], *open_lines, words(count), PROSE[1])
    assert reason_of(words(count), *page) == reason


@pytest.mark.parametrize(("count", "reason"), [(12, ""), (13, "heading")])
def test_a_heading_stands_above_prose_or_a_long_line(count, reason):
    page = (*PROSE, "عنوان الفقرة 5", words(count), "سطر أخير هنا")
    assert reason_of("عنوان الفقرة 5", *page) == reason


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("سلمى", "heading"),
        ("سلمى الراوي", "byline"),
        ("سلمى بنت الراوي", "byline"),
        ("سلمى بنت عمر الراوي", "byline"),
        ("سلمى بنت عمر بن الراوي", "heading"),
        ("القصر القديم", "heading"),
        ("القصر - سلمى الراوي", "byline"),
        ("القصر — سلمى", "byline"),
        ("القصر / سلمى", "byline"),
        ("القصر | سلمى", "byline"),
        ("القصر-سلمى الراوي", "heading"),
        ("سلمى في الدار", "heading"),
        ("سلمى 7", "heading"),
        ("سلمى، عمر", "heading"),
    ],
)
def test_a_bare_name_above_the_prose_is_a_byline(name, reason):
    assert reason_of(name, name, *PROSE) == reason


@pytest.mark.parametrize("line", ["جاء في البيان:", "- بند من القائمة", "1. بند من القائمة"])
def test_what_introduces_or_is_listed_above_the_prose_is_body(line):
    assert reason_of(line, line, *PROSE) == ""


@pytest.mark.parametrize("line", ["جاء في البيان:", "- بند من القائمة"])
def test_what_introduces_or_is_listed_between_prose_is_body(line):
    assert reason_of(line, PROSE[0], line, *PROSE[1:]) == ""


def test_a_page_without_prose_has_nothing_above_it():
    assert reasons("سلمى الراوي", "سطر قصير") == ["", ""]
    assert reasons() == []
    assert reasons(PROSE[0]) == [""]


FORM = "اترك تعليقا"


def test_a_form_takes_what_is_below_it_only_if_most_prose_is_above():
    assert reasons(PROSE[0], PROSE[1], FORM, PROSE[2])[2:] == ["comment_form"] * 2
    assert reasons(PROSE[0], FORM, PROSE[1], PROSE[2])[2:] == ["", ""]
    assert reasons(PROSE[0], FORM, PROSE[1])[2:] == [""]


def test_what_stands_above_the_form_is_left_to_the_other_rules():
    assert reasons(*PROSE, "سطر", FORM, "سطر آخر")[:3] == ["", "", ""]


READ = "اقرأ أيضا"
SHORT = "ثم نام الجميع."


def test_teasers_run_from_a_bare_invitation_to_the_next_prose():
    assert reasons(PROSE[0], READ, "خبر أول", SHORT, PROSE[1]) == [
        "",
        "read_also",
        "teaser",
        "teaser",
        "",
    ]


@pytest.mark.parametrize(
    ("invitation", "teased"),
    [
        (READ, "teaser"),
        (f"{READ} من فاز", "teaser"),
        (f"{READ} من فاز هنا", ""),
        (f"{READ}: فوز", ""),
        (f"{READ}:", "teaser"),
    ],
)
def test_an_invitation_with_its_title_may_be_the_only_one(invitation, teased):
    assert reasons(PROSE[0], invitation, SHORT, PROSE[1])[2] == teased


def test_below_a_titled_invitation_an_open_line_is_another_teaser():
    assert reasons(PROSE[0], f"{READ}: فوز", "خسارة", SHORT, PROSE[1])[2:] == ["teaser", "", ""]


def test_an_invitation_inside_a_paragraph_teases_nothing():
    body = f"{PROSE[0]} {READ}: فوز. {SHORT}\n\n{PROSE[1]}"
    assert "teaser" not in mark(body, split(body))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ختام الرحلة", ["heading", "caption"]),
        (PROSE[2], ["", "caption"]),
        ("قال الشاهد:", ["", "caption"]),
        ("- بند واحد", ["", ""]),
        (words(30), ["heading", "caption"]),
        (words(31), ["", ""]),
    ],
)
def test_a_line_that_comes_back(line, expected):
    found = reasons(PROSE[0], line, PROSE[1], line, "ثم انتهى كل شيء في ذلك المساء.")
    assert [found[1], found[3]] == expected


LISTED = ("خيمة", "حبل", "مصباح")


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_open_lines_below_a_colon_are_a_list(gap):
    page = (PROSE[0], "حمل معه:", *LISTED, *PROSE[1:])
    assert reasons(*page, gap=gap) == [""] * len(page)


def test_a_list_ends_where_the_distance_of_its_lines_changes():
    body = f"{PROSE[0]}\nحمل معه:\nخيمة\nحبل\n\nعنوان جديد\n\n{PROSE[1]}"
    assert mark(body, split(body)) == ["", "", "", "", "heading", ""]


def test_a_closed_line_does_not_end_a_list_and_prose_inside_a_paragraph_does():
    lines = (PROSE[0], "حمل معه:", "خيمة", SHORT, "حبل", f"{PROSE[1]} {SHORT}", "عنوان", PROSE[2])
    body = "\n".join(lines)
    found = mark(body, split(body))
    assert found[2:5] == ["", "", ""]
    assert found[-2] == "heading"


def test_a_signature_below_the_prose_stands_apart():
    assert reasons(*PROSE, "سلمى الراوي")[-1] == "byline"
    body = "\n".join([*PROSE, "سلمى الراوي"])
    assert mark(body, split(body))[-1] == ""


@pytest.mark.parametrize(("count", "reason"), [(28, "tagline"), (29, "")])
def test_a_column_describes_itself_in_thirty_words(count, reason):
    assert reasons(*PROSE, f"زاوية أسبوعية {words(count)}")[-1] == reason


def test_a_closed_or_listed_description_is_none():
    assert reasons(*PROSE, "زاوية أسبوعية تصدر هنا.")[-1] == ""
    assert reasons(*PROSE, "- زاوية أسبوعية")[-1] == ""
    assert reasons("زاوية أسبوعية 7", *PROSE)[0] == "heading"


@pytest.mark.parametrize(("count", "reason"), [(12, "menu"), (13, "")])
def test_the_foot_of_a_page_has_lines_of_twelve_words(count, reason):
    assert reasons(*PROSE, "من نحن", words(count))[-1] == reason


def test_the_foot_begins_where_the_page_speaks():
    assert reasons(*PROSE, "سطر 1", "من نحن", "سطر 2")[-3:] == ["", "menu", "menu"]
    assert reasons(*PROSE, "من نحن", SHORT)[-1] == ""


def test_a_page_whose_lines_are_open_has_no_foot():
    open_lines = [words(20, word=f"سطر{n}") for n in "ابجد"]
    assert reasons(PROSE[0], *open_lines, PROSE[1], "من نحن", "سطر 2")[-1] == ""
