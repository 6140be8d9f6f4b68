"""An editor adds a feed at the desk, sees what came of it, pauses it and resumes it."""

import pytest
from playwright.sync_api import expect

from sources.models import Document, Watch
from sources.work.queue import drain
from tests.sources.intake.fetching.conftest import serve
from tests.sources.intake.watching.conftest import a_quick_world, open_site, rss, site

__all__ = ["a_quick_world", "open_site", "serve", "site"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_feed_is_added_and_its_articles_come(sit, site, editor, language):
    good = site.publish("/good")
    feed = rss(("ارتفع منسوب النهر", good, ""), ("سقط الجسر", site.origin + "/gone", ""))
    site.tell("/feed", feed)
    desk = sit(editor, language)
    desk.go("/admin/")
    desk.link("Watch a feed").click()
    desk.field("Address").fill(site.origin + "/nothing")
    desk.button("Look at it and watch it").click()
    expect(desk.page.locator(".errorlist")).to_contain_text("404")
    desk.complaints.clear()  # the browser tells of the 400

    desk.field("Address").fill(site.origin + "/feed")
    desk.button("Look at it and watch it").click()
    expect(desk.page.locator("h1")).to_have_text("أخبار النهر")
    expect(desk.page.get_by_text(desk.say("Nothing yet."))).to_be_visible()

    drain()
    desk.page.reload()
    article = desk.page.get_by_role("row").filter(has_text="ارتفع منسوب النهر")
    expect(article).to_contain_text(desk.say("without a date"))
    gone = desk.page.get_by_role("row").filter(has_text="سقط الجسر")
    expect(gone).to_contain_text("404")
    assert desk.faults() == []

    desk.button("Pause").click()
    desk.button("Resume").click()
    expect(desk.button("Read now")).to_be_visible()
    assert Watch.objects.get().paused_at is None
    article.get_by_role("link").last.click()
    expect(desk.page).to_have_url(
        f"{desk.site}/admin/sources/document/{Document.objects.get().pk}/change/"
    )
