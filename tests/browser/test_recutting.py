"""An editor cuts a sentence anew, by keyboard and without JavaScript, and takes it back."""

import pytest
from playwright.sync_api import expect

from claims.models import Claim
from sources.text.spelling.word_patterns import BEGINNING
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser


def mark(editor: Visitor, at: int) -> None:
    """Tick the box of the word that stands there, with the space bar."""
    editor.page.locator(f'input[name="at"][value="{at}"]').press(" ")


@pytest.mark.parametrize(("language", "script"), [("ar", True), ("en", False)])
def test_a_sentence_is_split_and_joined_again_and_both_are_remembered(
    visit, passwords, language, script
):
    whole = Claim.objects.filter(verdicts=None).latest("check_worthiness").sentence
    third = list(BEGINNING.finditer(whole.text))[2].start()
    beginning = whole.text[:third].strip()

    editor = visit(java_script_enabled=script)
    editor.log_in("huda", passwords["huda"])
    editor.choose(language)
    editor.go(f"/admin/claims/claim/{whole.claim.pk}/change/")
    editor.link("Cut anew").click()
    if script:
        assert editor.faults() == []
        assert editor.faint() == []
        assert editor.tab_through() == []
    mark(editor, whole.start + third)
    editor.field("Why (optional)").fill("خبران")
    editor.button("Cut here").click()

    rows = editor.region("Sentences").get_by_role("listitem")
    part = rows.filter(has=editor.page.get_by_text(beginning, exact=True))
    part.get_by_role("link", name=editor.say("Cut anew"), exact=True).click()
    editor.button("Join with the next sentence").click()
    joined = rows.filter(has=editor.page.get_by_text(whole.text, exact=True))
    expect(joined).to_have_count(1)
    editor.page.locator(".log summary").click()
    expect(editor.page.locator(".log > ol > li")).to_have_count(2)
    expect(editor.page.locator(".log")).to_contain_text("خبران")
