"""Home, figures and texts: in order in both languages, lights and widths, and axe says so."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from claims.models import Claim

pytestmark = pytest.mark.browser
WIDTHS = (360, 1366)


def addresses() -> Iterator[str]:
    judged = Claim.objects.filter(standing__rating__gt="").earliest("id").sentence
    yield "/admin/"
    yield "/admin/review/measures/"
    yield "/admin/review/measures/?by=source"
    yield f"/admin/review/measures/?source={judged.document.source_id}"
    yield f"/admin/review/documents/{judged.document_id}/text/"


def violations(visitor) -> list[str]:
    found = Axe().run(visitor.page).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_each_page_is_in_order_and_open_to_everybody(visit, passwords, language, scheme):
    admin = visit(color_scheme=scheme, bypass_csp=True)
    admin.log_in("admin", passwords["admin"])
    admin.choose(language)
    wrong = {}
    for address in addresses():
        admin.go(address)
        for summary in admin.page.locator("main summary").all():
            summary.click()
        faults = [*admin.faults(WIDTHS), *admin.faint()]
        for width in WIDTHS:
            admin.page.set_viewport_size({"width": width, "height": 850})
            faults += violations(admin)
        if faults:
            wrong[address] = faults
    assert wrong == {}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_editor_goes_from_home_to_the_figures_of_one_source(visit, passwords, language):
    editor = visit()
    editor.log_in("huda", passwords["huda"])
    editor.choose(language)
    expect(editor.page.locator("#weeks")).to_contain_text(editor.say("The last four weeks"))
    editor.link("The newsroom in figures").click()
    editor.link("By source").click()
    editor.unfold("As a table", editor.region("Claims with evidence"))
    editor.region("Claims with evidence").get_by_role("link").first.click()
    expect(editor.page.get_by_text(editor.say("Of this alone:"))).to_be_visible()
    with editor.page.expect_download() as told:
        editor.page.get_by_role("link", name=editor.say("As a spreadsheet (CSV)")).first.click()
    assert told.value.suggested_filename.startswith("queue-by-week-")


def test_the_first_day_stands_where_a_page_begins(visit, passwords):
    editor = visit()
    editor.log_in("huda", passwords["huda"])

    def first_label_is_on_the(side: str) -> bool:
        labels = editor.page.locator("#weeks ~ .plot .label")
        first, last = labels.first.bounding_box(), labels.last.bounding_box()
        return (first["x"] > last["x"]) == (side == "right")

    assert first_label_is_on_the("right")
    editor.choose("en")
    assert first_label_is_on_the("left")
