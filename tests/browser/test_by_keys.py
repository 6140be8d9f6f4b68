"""A day at the keyboard: judging without a mouse, in either language, and where the focus goes."""

import re

import pytest
from django.utils import translation
from playwright.sync_api import Route, expect

from claims.desk.keys import KEYS
from claims.models import Claim, Comment, Evidence, Repeat, Verdict
from tests.browser.visitor import Visitor, at, brought_anew, until
from tests.factories import judge, make_claim, make_evidence

pytestmark = pytest.mark.browser
FOCUS = "document.activeElement.id || document.activeElement.tagName"


def press(visitor: Visitor, code: str) -> None:
    """A place of the keyboard as an Arabic layout sends it: the letter is no Latin one."""
    visitor.page.evaluate(
        """code => document.activeElement.dispatchEvent(
            new KeyboardEvent("keydown", {code, key: "ض", bubbles: true, cancelable: true}))""",
        code,
    )


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_simplest_verdict_takes_three_presses_and_no_scrolling(sit, editor, waiting, language):
    person = sit(editor, language)
    person.page.set_viewport_size({"width": 1366, "height": 850})
    at(person, waiting[0])
    for presses in ("Digit3", "KeyR"):
        person.page.keyboard.press(presses)
    expect(person.field("Rationale")).to_be_focused()
    person.page.keyboard.insert_text("لا يعرف أحد بعد.")
    expect(person.button("Publish and next")).to_be_in_viewport(ratio=1)
    assert person.page.evaluate("scrollY") == 0
    with person.page.expect_navigation():
        person.page.keyboard.press("Control+Enter")
    expect(person.page).to_have_url(re.compile(f"/claim/{waiting[1].pk}/"))
    assert Verdict.objects.get().publication.by == editor
    assert person.complaints == []


def test_the_way_is_walked_by_keys_of_either_layout(sit, editor, waiting):
    person = sit(editor)
    at(person, waiting[0])
    for code, there in (("KeyN", 1), ("KeyP", 0), ("KeyS", 1), ("KeyN", 2), ("KeyN", 0)):
        with person.page.expect_navigation():
            press(person, code)
        assert f"/claim/{waiting[there].pk}/" in person.page.url, code
    with person.page.expect_navigation():
        press(person, "KeyB")
    assert person.page.url.endswith(f"?verdict=none&p=1#claim-{waiting[0].pk}")


def test_no_key_does_anything_while_one_types_or_has_switched_them_off(sit, editor, waiting):
    person = sit(editor)
    at(person, waiting[0])
    person.page.keyboard.press("KeyR")
    person.page.keyboard.type("n3?")
    expect(person.field("Rationale")).to_have_value("n3?")
    person.page.keyboard.press("Escape")
    person.page.keyboard.press("Digit3")
    expect(person.radio("speculative")).to_be_checked()
    editor.shortcuts = False
    editor.save(update_fields=["shortcuts"])
    at(person, waiting[1])
    for code in ("KeyR", "Digit1", "KeyN"):
        person.page.keyboard.press(code)
    assert person.page.evaluate(FOCUS) == "BODY"
    expect(person.radio("supported")).not_to_be_checked()


def world(editor) -> Claim:
    """A claim with all that any key is about: evidence, a repeat, a draft, a thread."""
    claim = make_claim("قالت الهيئة إن السفن ثلاث.", check_worthiness=0.5)
    for n in range(2):
        make_evidence(claim, f"السفن أربع {n}.")
    Repeat.objects.create(claim=claim, original=make_claim(check_worthiness=0.4), score=0.8)
    make_claim(check_worthiness=0.6)
    draft = judge(claim, "speculative", by=editor, publish=False)
    Comment.objects.write(draft, "لماذا؟", author=editor)
    row = claim.evidence.earliest("id")
    claim.refresh_from_db()
    row.decide("disputes", by=editor, seen=claim.version)
    return claim


def test_every_key_finds_what_it_names_and_the_help_shows_them_all(sit, editor, transactional_db):
    person = sit(editor)
    at(person, world(editor), queue="")
    for key in KEYS:
        if key.target:
            targets = person.page.locator(key.target)
            assert targets.count(), key.target
    person.page.keyboard.press("Shift+Slash")
    dialog = person.page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    with translation.override("en"):
        for key in KEYS:
            expect(dialog).to_contain_text(str(key.label))
    person.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_evidence_is_judged_by_keys_and_the_focus_stays_on_it(sit, editor, transactional_db):
    claim = world(editor)
    second = claim.evidence.order_by("-score", "id")[1]
    person = sit(editor)
    at(person, claim, queue="")
    repeats = claim.suggested_repeats.count()
    for _ in range(repeats + 2):
        person.page.keyboard.press("KeyJ")
    assert person.page.evaluate(FOCUS) == f"e{second.pk}"
    person.page.keyboard.press("KeyF")
    expect(person.page.locator(f"#supports-{second.pk}")).to_have_attribute("aria-pressed", "true")
    until(person, FOCUS, f"e{second.pk}")
    person.page.keyboard.press("KeyU")
    expect(person.page.locator(f"#supports-{second.pk}")).to_have_attribute("aria-pressed", "false")
    assert Evidence.objects.get(pk=second.pk).stance == ""
    person.page.keyboard.press("KeyK")
    person.page.keyboard.press("KeyK")
    person.page.keyboard.press("KeyY")
    expect(person.page.locator("[id^=differs]")).to_be_visible()
    until(person, f"({FOCUS}).startsWith('r')", True)


def judging_slowly(person: Visitor, *codes: str) -> list[Route]:
    """Press keys at once, while the first step they make is not answered."""
    held: list[Route] = []

    def keep(route: Route) -> None:
        held.append(route)

    person.page.route("**/evidence/**", keep, times=1)
    for code in codes:
        person.page.keyboard.press(code)
    until(person, "document.querySelector('#claim').ariaBusy", "true")
    return held


def test_keys_pressed_while_a_step_runs_are_heard_when_it_has_ended(sit, editor, transactional_db):
    claim = world(editor)
    first = claim.evidence.order_by("-score", "id")[0]
    person = sit(editor)
    at(person, claim, queue="")
    person.page.locator(f"#e{first.pk}").focus()
    (step,) = judging_slowly(person, "KeyF", "KeyF", "KeyJ", "KeyX", "KeyR")
    step.continue_()
    expect(person.field("Rationale")).to_be_focused()
    rows = claim.evidence.order_by("-score", "id")
    assert [row.stance for row in rows] == ["supports", "irrelevant"]
    assert claim.decisions.filter(action="stance").count() == 3, "one of them made the world"


def test_keys_pressed_while_a_step_fails_are_forgotten(sit, editor, transactional_db):
    claim = world(editor)
    first, second = claim.evidence.order_by("-score", "id")
    person = sit(editor)
    at(person, claim, queue="")
    person.page.locator(f"#e{first.pk}").focus()
    (step,) = judging_slowly(person, "KeyF", "KeyJ", "KeyX")
    before = second.stance
    step.abort()
    expect(person.page.get_by_role("alert")).to_be_visible()
    person.page.keyboard.press("KeyR")
    expect(person.field("Rationale")).to_be_focused()
    second.refresh_from_db()
    assert second.stance == before


STEPS = [
    ("#charge", "charge"),
    ("[id^=disputes-]", "disputes-{evidence}"),
    ("[id^=undo-]", "e{judged}"),
    ("#publish", "A"),
    ("#look", "preview"),
    ("[id^=settle-]", "settle-{thread}"),
]


def test_after_every_kind_of_step_the_focus_is_there_or_on_what_comes_next(
    sit, editor, transactional_db
):
    claim = world(editor)
    person = sit(editor)
    judged = claim.evidence.exclude(stance="").get()
    other = claim.evidence.get(stance="")
    numbers = {"judged": judged.pk, "evidence": other.pk, "thread": Comment.objects.get().pk}
    person.page.set_viewport_size({"width": 1366, "height": 850})
    at(person, claim, queue="")
    for pressed, there in STEPS:
        button = person.page.locator(pressed.replace("disputes-", f"disputes-{other.pk}")).first
        button.focus()
        with brought_anew(person):
            person.page.keyboard.press("Enter")
        until(person, FOCUS, there.format(**numbers))
    person.page.keyboard.press("KeyC")
    person.page.keyboard.insert_text("راجعته مرتين.")
    person.page.keyboard.press("Tab")
    person.page.keyboard.press("Enter")
    expect(person.region("Verdicts")).to_contain_text("راجعته مرتين.")
    until(person, "document.activeElement.closest('.verdict') !== null", True)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_slip_of_the_finger_is_undone_by_a_key(sit, editor, waiting, language):
    row = make_evidence(waiting[0])
    person = sit(editor, language)
    at(person, waiting[0])
    disputes = person.button("disputes").first
    person.page.keyboard.press("KeyD")
    expect(disputes).to_have_attribute("aria-pressed", "true")
    person.page.keyboard.press("Shift+KeyU")
    expect(disputes).to_have_attribute("aria-pressed", "false")
    expect(person.page.locator("#undo")).to_have_count(0)
    row.refresh_from_db()
    assert row.stance == ""
    assert person.faults() == []
