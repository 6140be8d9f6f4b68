"""What a reader sees of a page: hidden, struck, raised, quoted, linked, boxed and live parts."""

import pytest

from tests.sources.intake.page_reader import html

FIRST, *REST = (
    "افتتحت البلدية الجسر الجديد فوق النهر صباح السبت بحضور مئات السكان من الأحياء المجاورة.",
    "وقال المهندس سالم إن الكلفة بلغت 12 مليون دينار حتى الآن، بزيادة قدرها الربع عن المقدر.",
    "وأضاف أن الأعمال استغرقت ثلاث سنوات كاملة وأن العمال نصبوا 40 عمودا من الفولاذ في الماء.",
    "ويشكو سكان الضفة الأخرى من الضجيج ومن غلاء المواقف التي أقامتها البلدية قربه منذ الصيف.",
    "ومن المقرر أن تبحث اللجنة هذه الشكاوى في جلستها المقبلة بعد أسبوعين من الآن.",
)


def lines(inside):
    page = f"<html><head><title>الجسر</title></head><body>{inside}</body></html>"
    return [line for line in html.read(page.encode(), 10_000).body.splitlines() if line]


def article(*parts):
    """The lines of an article with these parts between its paragraphs."""
    rest = "".join(f"<p>{paragraph}</p>" for paragraph in REST)
    return lines(f"<article><p>{FIRST}</p>{''.join(parts)}{rest}</article>")


def between(*parts):
    """What stands between the first paragraph and the rest."""
    found = article(*parts)
    assert found[0] == FIRST
    assert found[-len(REST) :] == REST
    return found[1 : -len(REST)]


@pytest.mark.parametrize(
    ("inside", "seen"),
    [
        ("وبلغ عدد العمال <del>90</del> 70 عاملا.", "وبلغ عدد العمال 70 عاملا."),
        ("وبلغ عدد العمال <s>90</s> <ins>70</ins> عاملا.", "وبلغ عدد العمال 70 عاملا."),
        ("بلغ <strike>90</strike> سبعين عاملا في الموقع.", "بلغ سبعين عاملا في الموقع."),
        (
            "بلغ <span style='text-decoration: line-through'>90</span> سبعين عاملا في الموقع.",
            "بلغ سبعين عاملا في الموقع.",
        ),
        ("قالت هند <q>لن نعبر الجسر</q> ثم عادت.", "قالت هند «لن نعبر الجسر» ثم عادت."),
        ("قالت هند <q>لن <b>نعبر</b></q> ثم عادت.", "قالت هند «لن نعبر» ثم عادت."),
        ("قالت هند <q>«لن نعبر»</q> ثم عادت.", "قالت هند «لن نعبر» ثم عادت."),
        ("She said <q>no more</q> and left the bridge.", "She said “no more” and left the bridge."),
        ("مساحته 50 م<sup>2</sup> كاملة من الخشب.", "مساحته 50 م² كاملة من الخشب."),
        ("عبره 300<sup><a href='#n'>4</a></sup> مشاة أمس.", "عبره 300⁴ مشاة أمس."),
        ("عبره 300<sup>٤، ٥</sup> مشاة أمس صباحا.", "عبره 300⁴، ⁵ مشاة أمس صباحا."),
        ("غاز CO<sub>2</sub> فوق النهر والجسر معا.", "غاز CO₂ فوق النهر والجسر معا."),
        ("On the 4<sup>th</sup> day the bridge closed.", "On the 4th day the bridge closed."),
    ],
)
def test_a_paragraph_is_read_as_it_is_drawn(inside, seen):
    assert between(f"<p>{inside}</p>") == [seen]


HIDDEN = [
    "hidden",
    "hidden='hidden'",
    "style='display: none'",
    "style='color:red; DISPLAY:NONE !important'",
    "style='visibility: hidden;'",
    "style='font-size:0'",
    "style='opacity: 0;'",
    "style='position:absolute; left:-9999px'",
    "class='visually-hidden'",
    "class='note sr-only'",
]


@pytest.mark.parametrize("said", HIDDEN)
def test_what_nobody_sees_is_no_text(said):
    assert between(f"<p {said}>سطر لا يراه أحد رقمه 77.</p>") == []


@pytest.mark.parametrize(
    "said", ["hidden='until-found'", "style='font-size:0.9em'", "style='opacity:0.5'", "class='x'"]
)
def test_what_is_small_or_pale_is_seen(said):
    assert between(f"<p {said}>سطر يراه الجميع رقمه 77.</p>") == ["سطر يراه الجميع رقمه 77."]


@pytest.mark.parametrize("said", ["hidden", "style='opacity:0'"])
def test_a_page_that_a_script_shows_is_read(said):
    inside = "".join(f"<p>{paragraph}</p>" for paragraph in (FIRST, *REST))
    assert lines(f"<div {said}><article>{inside}</article></div>") == [FIRST, *REST]


LINKED = "وتقدر اللجنة أن الجسر يخدم 40 ألف عابر في اليوم الواحد."


@pytest.mark.parametrize(
    "inside",
    [
        f"<div><p><a href='/x'>{LINKED}</a></p></div>",
        f"<div><p><strong><a href='/x'>{LINKED}</a></strong></p></div>",
        f"<div><p><a href='/x'><b>{LINKED}</b></a></p></div>",
    ],
)
def test_a_paragraph_that_links_somewhere_is_of_the_article(inside):
    assert between(inside) == [LINKED]


def test_a_linked_title_is_not():
    assert between("<div><p><a href='/x'>انهيار جسر قديم في الشمال</a></p></div>") == []


FACT = "طول الجسر 900 متر وعرضه 20 مترا"


@pytest.mark.parametrize("inside", [f"<p>{FACT}.</p>", f"<ul><li>{FACT}</li></ul>"])
def test_a_box_of_facts_is_of_the_article(inside):
    told = between(f"<aside class='facts'><h4>أرقام</h4>{inside}</aside>")
    assert told[0] == "أرقام"
    assert FACT in told[1]


@pytest.mark.parametrize(
    "box",
    [
        f"<aside class='related'><p>{FACT}.</p></aside>",
        f"<aside id='newsletter-box'><p>{FACT}.</p></aside>",
        f"<aside><p><a href='/x'>{FACT}.</a></p></aside>",
        "<aside><p>تابعوا قناتنا</p></aside>",
    ],
)
def test_a_box_of_links_is_not(box):
    assert between(box) == []


def test_a_caption_is_a_line_of_its_own():
    figure = "<figure><img src='a.jpg'><figcaption>عمال يدهنون الجسر</figcaption></figure>"
    assert between(figure) == ["عمال يدهنون الجسر"]


def test_who_is_quoted_in_a_block_has_a_line_of_his_own():
    said = "لن نعبر الجسر قبل خفض الرسوم."
    assert between(f"<blockquote>{said}<cite>سالم</cite></blockquote>") == [said, "سالم"]


@pytest.mark.parametrize(
    ("tag", "kind"), [("article", ""), ("section", "class='post'"), ("div", "class='live-update'")]
)
def test_the_posts_of_a_live_page_stand_in_their_order(tag, kind):
    posts = "".join(f"<{tag} {kind}><p>{paragraph}</p></{tag}>" for paragraph in (FIRST, *REST))
    lead = "نتابع معكم افتتاح الجسر الجديد لحظة بلحظة."
    assert lines(f"<main><p>{lead}</p><div>{posts}</div></main>") == [lead, FIRST, *REST]


SHOWN = "<p class='date'>9 يوليو 2024</p>"
CHANGED = "<meta property='article:modified_time' content='2024-07-12T08:00:00Z'>"
PUBLISHED = "<meta property='article:published_time' content='2024-07-08T08:00:00Z'>"


@pytest.mark.parametrize(
    ("head", "shown", "day"),
    [
        ("", SHOWN, "2024-07-09"),
        (CHANGED, SHOWN, "2024-07-09"),
        (CHANGED, "", "2024-07-12"),
        (PUBLISHED + CHANGED, SHOWN, "2024-07-08"),
        ("", "", ""),
    ],
)
def test_the_shown_day_is_taken_where_the_head_tells_none_or_a_change(head, shown, day):
    inside = "".join(f"<p>{paragraph}</p>" for paragraph in (FIRST, *REST))
    page = f"<html><head>{head}</head><body><article>{shown}{inside}</article></body></html>"
    assert html.read(page.encode(), 10_000).published_at[:10] == day
