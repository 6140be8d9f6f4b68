"""When a page was published, as it tells its readers."""

import pytest
from lxml import html as lxml_html

from sources.intake.readers.page_date import changed_days, shown_date


def page(inside, head=""):
    text = f"<html><head>{head}</head><body>{inside}</body></html>"
    return lxml_html.document_fromstring(text)


@pytest.mark.parametrize(
    ("inside", "day"),
    [
        ("<div class='date'>الثلاثاء 9 تموز/يوليو 2024 - 18:40</div>", "2024-07-09"),
        ("<span class='post-date'>٩ يوليو ٢٠٢٤</span>", "2024-07-09"),
        ("<time>9 جويلية 2024</time>", "2024-07-09"),
        ("<p>نُشر في 9 يوليو 2024</p>", "2024-07-09"),
        ("<p>تاريخ النشر: 2024/7/19</p>", "2024-07-19"),
        ("<small>Published 9 July 2024, 10:15 GMT</small>", "2024-07-09"),
        ("<p class='meta'>آخر تحديث: 12 يوليو 2024 | نشر: 9 يوليو 2024</p>", "2024-07-09"),
        ("<p class='meta'>نشر: 9 يوليو 2024 | آخر تحديث: 12 يوليو 2024</p>", "2024-07-09"),
        ("<p class='date'>11 يوليو 2024</p><p>نشر في 9 يوليو 2024</p>", "2024-07-09"),
        ("<article><header><p class='date'>9 يوليو 2024</p></header></article>", "2024-07-09"),
        ("<header><p class='date'>30 يوليو 2024</p></header>", ""),
        ("<aside><p class='date'>30 يوليو 2024</p></aside>", ""),
        ("<a class='date'>30 يوليو 2024</a>", ""),
        ("<p class='date'>آخر تحديث 12 يوليو 2024</p>", ""),
        ("<p class='date'>5/6/2024</p>", ""),
        ("<p class='date'>3 محرم 1446</p>", ""),
        ("<p class='date'>يوليو 2024</p>", ""),
        ("<p>زار الوفد المدينة في 9 يوليو 2024</p>", ""),
        (f"<p class='date'>9 يوليو 2024 {'س' * 147}</p>", "2024-07-09"),
        (f"<p class='date'>9 يوليو 2024 {'س' * 148}</p>", ""),
    ],
)
def test_the_day_that_a_page_shows(inside, day):
    assert shown_date(page(inside)) == day


@pytest.mark.parametrize(
    ("head", "days"),
    [
        ("<meta property='article:modified_time' content='2024-07-12T08:00'>", {"2024-07-12"}),
        ("<meta property='og:updated_time' content=' 2024-07-12'>", {"2024-07-12"}),
        ("<meta itemprop='dateModified' content='2024-07-12'>", {"2024-07-12"}),
        ("<meta property='article:published_time' content='2024-07-12'>", set()),
    ],
)
def test_the_head_tells_when_a_page_was_changed(head, days):
    assert changed_days(page("x", head)) == days
