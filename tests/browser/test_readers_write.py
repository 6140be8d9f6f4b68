"""Readers report without a script, editors answer at the desk, and axe finds no fault."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from claims.models import Claim, Report
from claims.public import stamps

pytestmark = pytest.mark.browser
WIDTHS = (360, 1366)


@pytest.fixture(params=["ar", "en"])
def reader(request, visit, passwords):
    """Somebody who never logs in and whose browser runs no script."""
    visitor = visit(language=request.param, java_script_enabled=False)
    choice = {"name": "django_language", "value": request.param, "url": visitor.site}
    visitor.context.add_cookies([choice])
    return visitor


def told() -> Claim:
    return Claim.objects.filter(standing__kind="update").latest("id")


def sent() -> Report:
    words = {"kind": "claim", "text": "ستُقطع المياه غدًا، قالت شركة WaterCo.", "language": "ar"}
    return Report.objects.receive(token=f"t{Report.objects.count()}", **words)


def addresses() -> list[str]:
    claim = told()
    document = claim.sentence.document
    return [
        f"/claims/{claim.pk}/",
        f"/articles/{document.pk}/",
        f"/sources/{document.source_id}/",
        f"/sources/{document.source_id}/?rating=disputed",
        f"/report/?claim={claim.pk}",
        f"/report/{sent().token}/",
    ]


def test_the_pages_are_in_order_on_a_telephone_and_on_a_desk(reader):
    wrong = {}
    for address in addresses():
        reader.go(address)
        if faults := reader.faults(WIDTHS):
            wrong[address] = faults
    assert wrong == {}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_axe_finds_no_fault_in_what_readers_open(visit, passwords, language):
    visitor, found = visit(language=language), {}
    for address in addresses():
        visitor.go(f"{address}{'&' if '?' in address else '?'}lang={language}")
        if faults := Axe().run(visitor.page).response["violations"]:
            found[address] = [(fault["id"], fault["nodes"][0]["html"]) for fault in faults]
    assert found == {}


def test_an_error_is_told_answered_and_read(reader, visit, passwords, monkeypatch):
    monkeypatch.setattr(stamps, "SOONEST", -1)
    reader.go(f"/claims/{told().pk}/")
    reader.link("Report an error").click()
    expect(reader.page.locator("#id_kind_0")).to_be_checked()
    reader.page.locator("#id_text").fill("النشرة الجديدة تقول 58% (ص. 4).")
    reader.button("Send").click()
    expect(reader.page.locator(".state strong")).to_have_text(
        reader.say("waiting"), ignore_case=True
    )
    address = reader.page.url

    editor = visit(language="ar")
    editor.log_in("huda", passwords["huda"])
    editor.choose(reader.language)
    editor.page.locator(".counts a").filter(has_text=editor.say("reports of readers")).click()
    editor.page.get_by_role("link").filter(has_text="58%").first.click()
    editor.page.locator("#answer").fill("صحيح: سنصحّح الحكم.")
    editor.button("Answer").click()
    expect(editor.page.get_by_text("صحيح: سنصحّح الحكم.")).to_be_visible()

    reader.page.goto(address)
    expect(reader.region("Answer of the newsroom")).to_contain_text("صحيح: سنصحّح الحكم.")
    expect(reader.page.locator("script")).to_have_count(0)


def test_what_was_typed_stays_when_the_form_is_refused(reader, monkeypatch):
    monkeypatch.setattr(stamps, "SOONEST", stamps.LATEST)
    reader.go("/report/")
    reader.page.locator("#id_kind_1").check()
    reader.page.locator("#id_text").fill("كتبت كثيرًا.")
    reader.button("Send").click()
    expect(reader.page.get_by_role("alert")).to_be_visible()
    expect(reader.page.locator("#id_text")).to_have_value("كتبت كثيرًا.")
