"""What the shape of a line makes furniture, and what only looks like it."""

import pytest

from sources.text.furniture.marking import mark
from sources.text.sentences.splitting import split

PROSE = (
    "افتتحت البلدية الجسر الجديد فوق النهر صباح السبت بحضور مئات السكان من الأحياء المجاورة.",
    "وقال المهندس سالم إن الكلفة بلغت 12 مليون دينار حتى الآن، بزيادة قدرها الربع عن المقدر.",
    "وأضاف أن الأعمال استغرقت ثلاث سنوات كاملة وأن العمال نصبوا 40 عمودا من الفولاذ في الماء.",
)


def reasons(*lines):
    text = "\n\n".join(lines)
    spans = split(text)
    return dict(zip((text[s.start : s.end] for s in spans), mark(text, spans), strict=True))


def amid(line):
    """The reason of a line between paragraphs."""
    return reasons(*PROSE[:2], line, PROSE[2])[line]


def at_the_end(*lines):
    """The reasons of the lines that close a page."""
    found = reasons(*PROSE, *lines)
    assert not any(found[paragraph] for paragraph in PROSE)
    return [found[line] for line in lines]


@pytest.mark.parametrize(
    "line",
    [
        "info@example.org",
        "البريد الإلكتروني: info@example.org",
        "https://example.org/bridge",
        "www.example.org",
        "example.org/news",
        "@salem_alk",
        "حساب الكاتب: @salem_alk",
        "هاتف: 01-555123",
        "هاتف 01-555123 / فاكس 01-555124",
        "ص.ب 1234 - بيروت",
        "P.O. Box 1234, Beirut",
    ],
)
def test_an_address_by_itself_is_the_page(line):
    assert amid(line) == "menu"
    assert at_the_end(line) == ["menu"]


@pytest.mark.parametrize("line", ["10:05", "الساعة 10:05", "2024-05-03 10:15", "منذ 3 ساعات"])
def test_a_time_by_itself_is_the_page(line):
    assert amid(line) == "date"


def test_an_invitation_to_a_network_is_the_page():
    assert amid("Follow the author on Twitter: @salem") == "share"


@pytest.mark.parametrize(
    "line",
    [
        "وكتب على تويتر @salem أن الجسر آمن.",
        "نشر الموقع example.org الخبر أمس.",
        "الاتصال بالرقم 555123 لم ينجح أمس.",
        "أعلن الهاتف الجديد في 3 دول أمس.",
    ],
)
def test_a_sentence_with_an_address_is_body(line):
    assert amid(line) == ""


@pytest.mark.parametrize(
    "line",
    [
        "*كاتب من الأردن",
        "* أستاذ القانون الدولي في جامعة النهر",
        "* أسعار المواد في هذا التقرير تقريبية وتختلف من يوم إلى آخر.",
    ],
)
def test_a_starred_line_closes_a_page(line):
    assert at_the_end(line) == ["tagline"]
    assert at_the_end(line, "عرض التعليقات (12)") == ["tagline", "comment_form"]
    assert amid(line) != "tagline"


@pytest.mark.parametrize(("count", "reason"), [(2, "tagline"), (3, "")])
def test_more_starred_lines_are_a_list(count, reason):
    lines = [f"* طول الجسر الثاني {at}00 متر وعرضه 20 مترا." for at in range(1, count + 1)]
    assert at_the_end(*lines) == [reason] * count


BOX = "صحفي يكتب في شؤون البلديات منذ عشرين عاما، صدر له كتابان عن المدن."


def test_a_box_on_the_author_closes_a_page():
    assert at_the_end("سالم الخوري", BOX)[1] == "tagline"
    assert at_the_end("سالم الخوري", BOX)[0] in {"byline", "heading"}
    assert at_the_end(f"سالم الخوري {BOX}") == ["tagline"]
    assert at_the_end("Salem Khoury is a reporter who covers towns and rivers.") == ["tagline"]


@pytest.mark.parametrize(
    "line",
    [
        "وقال صحفي كان في المكان إن الجسر اهتز عند مرور الشاحنات.",
        "سالم الخوري صحفي من المدينة قتل أمس في حادث على الجسر.",
        "صحفي يكتب في شؤون البلديات قال إن الجسر غير آمن.",
    ],
)
def test_news_of_a_reporter_is_body(line):
    assert at_the_end(line) == [""]


@pytest.mark.parametrize("line", ["View comments", "عرض التعليقات (12)", "إخفاء التعليقات"])
def test_below_the_way_to_the_comments_nothing_is_body(line):
    below = "قال قارئ إن الجسر القديم كان أجمل من هذا بكثير."
    assert at_the_end(line, below) == ["comment_form", "comment_form"]
