"""A team at its queue in a browser: set aside and brought back, put first, given and shared out."""

import pytest
from playwright.sync_api import expect

from claims.models import Claim
from sources.people.models import Person
from tests.browser.visitor import Visitor
from tests.claims.desk.hands import QUEUE
from tests.factories import make_claim

pytestmark = pytest.mark.browser


def open_team(editor: Visitor) -> None:
    editor.page.locator(".team summary").click()


def header(editor: Visitor):
    return editor.page.locator("#claim-title")


@pytest.mark.parametrize(("language", "script"), [("ar", True), ("en", False)])
def test_a_claim_is_put_first_then_set_aside_with_a_reason_and_brought_back(
    visit, passwords, language, script
):
    claim = Claim.objects.filter(verdicts=None, repeat_of=None, editor=None).earliest("id")
    editor = visit(java_script_enabled=script)
    editor.log_in("huda", passwords["huda"])
    editor.choose(language)
    editor.go(f"/admin/claims/claim/{claim.pk}/change/")
    open_team(editor)
    if script:
        assert editor.faults() == []
        assert editor.faint() == []
    editor.page.locator("#priority-urgent").click()
    expect(header(editor)).to_contain_text(editor.say("urgent"))
    open_team(editor)
    editor.page.locator('select[name="dismissed_as"]').select_option("settled")
    editor.page.locator('input[name="why"]').fill("حسمته الوكالة أمس")
    editor.page.locator("#dismiss").click()
    expect(header(editor)).to_contain_text(editor.say("settled elsewhere"))
    expect(editor.page.locator("#give")).to_have_count(0)
    editor.page.locator(".log summary").click()
    expect(editor.page.locator(".log")).to_contain_text("حسمته الوكالة أمس")
    editor.page.locator("#restore").click()
    expect(editor.page.locator("#charge")).to_be_visible()
    assert Claim.objects.get(pk=claim.pk).dismissed_as == ""


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_step_of_the_menu_shows_the_field_it_asks_and_no_other(
    sit, editor, second_editor, language
):
    claims = [make_claim() for _n in range(3)]
    person = sit(editor, language)
    person.go(QUEUE)
    shown = person.page.locator("#changelist .actions .asked:visible")
    expect(shown).to_have_count(1)
    menu = person.page.locator('select[name="action"]')
    for step, field in {
        "dismiss": "dismissed_as",
        "prioritise": "priority",
        "set_deadline": "deadline",
        "assign": "to",
    }.items():
        menu.select_option(step)
        expect(shown).to_have_count(2)
        expect(person.page.locator(f'.actions [name="{field}"]')).to_be_visible()
    for claim in claims[:2]:
        person.page.locator(f'input.action-select[value="{claim.pk}"]').check()
    person.page.locator('.actions select[name="to"]').select_option("second")
    person.page.locator('#changelist .actions button[name="index"]').click()
    expect(person.page.locator(".messagelist")).to_be_visible()
    assert person.faults() == []
    given = Claim.objects.filter(editor=Person.objects.get(username="second"))
    assert set(given) == set(claims[:2])
