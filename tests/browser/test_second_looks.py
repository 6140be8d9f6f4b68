"""Two editors who differ and a third who decides, each at a window of their own."""

import pytest
from playwright.sync_api import expect

from claims.models import Verdict
from tests.claims.desk.hands import QUEUE, page_of
from tests.factories import accept, make_claim, make_evidence, make_person, make_rule

pytestmark = pytest.mark.browser
FIRST = {"ar": "لا مصدر يقوله حتى اليوم.", "en": "Nobody says so to this day."}
SECOND = {"ar": "سجل الميناء ينفيه.", "en": "The harbour's record says otherwise."}
THIRD = {"ar": "السجل أوثق، وهو ينفيه.", "en": "The record is the better witness."}


@pytest.mark.parametrize(("language", "script"), [("ar", True), ("en", True), ("en", False)])
def test_a_disagreement_is_walked_by_three_editors(sit, editor, second_editor, language, script):
    make_rule(hides_giver=True)
    claim = make_claim("دخلت الميناء ثلاثون سفينة.")
    accept(make_evidence(claim, "دخلت الميناء عشرون سفينة."), by=editor)
    third = make_person("editor", username="third")

    giver = sit(editor, language, java_script_enabled=script)
    giver.go(page_of(claim))
    giver.page.locator('#judge [name="rating"][value="speculative"]').check()
    giver.page.locator("#verdict-rationale").fill(FIRST[language])
    giver.page.locator("#give-publish").click()
    expect(giver.page.locator(".refused")).to_be_visible()
    expect(giver.page.locator("#verdict-rationale")).to_have_value(FIRST[language])
    giver.page.locator("#give").click()
    expect(giver.page.locator("#second-look")).to_be_visible()
    expect(giver.page.locator("#publish")).to_have_count(0)

    second = sit(second_editor, language, java_script_enabled=script)
    second.go(f"{QUEUE}?list=second_look")
    second.page.locator(f'#result_list a[href*="/claim/{claim.pk}/change/"]').first.click()
    expect(second.page.locator("#second-look")).to_be_visible()
    expect(second.page.locator("body")).not_to_contain_text(FIRST[language])
    second.page.locator('#second-look [name="rating"][value="disputed"]').check()
    second.page.locator("#look-rationale").fill(SECOND[language])
    second.page.locator("#give-look").click()
    expect(second.page.locator("#second-look .side-by-side")).to_contain_text(FIRST[language])
    expect(second.page.locator("#give-look")).to_have_count(0)

    decider = sit(third, language, java_script_enabled=script)
    decider.go(page_of(claim))
    beside = decider.page.locator("#second-look .side-by-side")
    expect(beside).to_contain_text(FIRST[language])
    expect(beside).to_contain_text(SECOND[language])
    if script:
        assert decider.faults() == []
    decider.page.locator('#second-look [name="rating"][value="disputed"]').check()
    decider.page.locator("#look-rationale").fill(THIRD[language])
    decider.page.locator("#give-look").click()
    expect(decider.page.locator("#publish")).to_be_visible()
    decider.page.locator("#publish").click()
    expect(decider.page.locator("#claim-title .chip.disputed")).to_be_visible()
    told = Verdict.objects.published().get()
    assert (told.rating, told.editor, told.rationale) == ("disputed", third, THIRD[language])
