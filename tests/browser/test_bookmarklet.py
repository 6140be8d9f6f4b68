"""The bookmark that brings the page one is reading to the form of articles."""

import pytest
from playwright.sync_api import Page

from claims.desk.bookmarklet import ADDRESS
from tests.claims.desk.papers import ADD

pytestmark = pytest.mark.browser

NEWS = """
    <title>الصادرات ترتفع</title>%s
    <p id="said">أعلنت هيئة الموانئ أن الصادرات ارتفعت 12 في المئة.</p>
    <p id="long">{}</p>
""".format("ارتفعت الصادرات في كل ميناء. " * 60)
CANONICAL = '<link rel="canonical" href="https://harbour.example/news/7">'
SELECT = "at => getSelection().selectAllChildren(document.querySelector(at))"
HOME = "https://harbour.example/news/7?utm_source=x"


@pytest.fixture
def reading(sit, editor, transactional_db):
    """`reading(selected, head)`: where the bookmark leads from a page with this selected in it."""
    person = sit(editor, "ar")
    person.go(ADD)
    bookmark = person.page.locator("a[href^='javascript:']").get_attribute("href")
    news = {"content_type": "text/html; charset=utf-8"}

    def bring(selected: str = "", head: str = "") -> Page:
        page = person.context.new_page()
        page.route(HOME, lambda route: route.fulfill(body=NEWS % head, **news))
        page.goto(HOME)
        if selected:
            page.evaluate(SELECT, selected)
        with page.expect_popup() as opened:
            page.evaluate(bookmark.removeprefix("javascript:"))
        return opened.value

    return bring


def test_the_form_opens_with_address_title_and_selection(reading):
    form = reading("#said", CANONICAL)
    assert form.locator("[name=url]").input_value() == "https://harbour.example/news/7"
    assert form.locator("[name=title]").input_value() == "الصادرات ترتفع"
    assert "ارتفعت 12 في المئة" in form.locator("[name=text]").input_value()


def test_a_selection_no_address_can_carry_is_left_to_the_page(reading):
    form = reading("#long")
    assert form.locator("[name=url]").input_value() == HOME
    assert form.locator("[name=text]").input_value() == ""
    assert len(form.url) <= ADDRESS
