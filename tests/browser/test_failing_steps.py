"""A step that fails says so, is not taken twice, and loses no word; nor does a lapsed session."""

from importlib import import_module

import pytest
from django.conf import settings
from playwright.sync_api import expect

from claims.models import Decision
from tests.browser.visitor import Visitor, at, until
from tests.claims.desk.hands import page_of

pytestmark = pytest.mark.browser
DRAFTS = "Object.keys(localStorage).filter(key => key.startsWith('desk:')).length"
WORDS = "كتبت نصف التعليل قبل أن ينقطع كل شيء."
FAILURES = [
    ("abort", "There is no connection, so nothing was done."),
    (500, "The site met a fault, so nothing was done."),
    (429, "Too many steps in a short time."),
    (403, "This was not allowed:"),
    (404, "This is no longer there."),
    (418, "The step was refused, and nothing was done."),
]


def typing(visitor: Visitor) -> None:
    visitor.page.keyboard.press("KeyR")
    visitor.page.keyboard.insert_text(WORDS)


def session_of(visitor: Visitor) -> str:
    kept = {cookie["name"]: cookie["value"] for cookie in visitor.context.cookies()}
    return kept[settings.SESSION_COOKIE_NAME]


def refuse(visitor: Visitor, failure) -> None:
    def answer(route):
        return route.abort() if failure == "abort" else route.fulfill(status=failure, body="")

    visitor.page.route("**/review/**", answer)


def test_every_failure_is_said_in_words_and_what_was_typed_stays(sit, editor, waiting):
    person = sit(editor)
    at(person, waiting[0])
    typing(person)
    for failure, words in FAILURES:
        refuse(person, failure)
        person.page.locator("#charge").click()
        expect(person.page.get_by_role("alert").filter(has_text=words)).to_be_visible()
        expect(person.field("Rationale")).to_have_value(WORDS)
        person.page.unroute("**/review/**")
    person.page.locator("#charge").click()
    expect(person.button("Let go")).to_be_visible()
    expect(person.page.locator("#trouble")).to_be_empty()


def test_a_slow_step_shows_that_it_runs_and_is_taken_once(sit, editor, waiting):
    person = sit(editor)
    at(person, waiting[0])
    held = []
    person.page.route("**/take/", lambda route: held.append(route))  # noqa: PLW0108 - it asks a name
    for _ in range(2):
        person.page.locator("#charge").dispatch_event("click")
    expect(person.page.locator("#claim")).to_have_attribute("aria-busy", "true")
    person.page.locator("#charge").dispatch_event("click")
    assert len(held) == 1
    held[0].continue_()
    expect(person.button("Let go")).to_be_visible()
    assert person.page.locator("#claim").get_attribute("aria-busy") is None
    assert Decision.objects.count() == 1


def test_a_lapsed_session_opens_a_log_in_that_comes_back_with_every_word(sit, editor, waiting):
    person = sit(editor)
    at(person, waiting[0])
    person.radio("speculative").check()
    typing(person)
    import_module(settings.SESSION_ENGINE).SessionStore(session_of(person)).delete()
    person.page.locator("#charge").click()
    way = person.page.get_by_role("alert").get_by_role("link")
    expect(way).to_be_visible()
    expect(person.field("Rationale")).to_have_value(WORDS)
    way.click()
    person.page.get_by_label(person.say("Username")).fill(editor.username)
    person.page.get_by_label(person.say("Password")).fill("a-long-password-7")
    person.button("Log in").click()
    expect(person.field("Rationale")).to_have_value(WORDS)
    expect(person.radio("speculative")).to_be_checked()
    assert f"{page_of(waiting[0])}?queue=verdict%3Dnone" in person.page.url
    expect(person.page.get_by_text("was put back")).to_be_visible()


def test_half_written_text_outlives_leaving_the_page_and_is_each_claims_and_persons_own(
    sit, editor, second_editor, waiting
):
    person = sit(editor)
    at(person, waiting[0])
    typing(person)
    until(person, DRAFTS, 1)
    person.page.keyboard.press("Escape")
    with person.page.expect_navigation():
        person.page.keyboard.press("KeyN")
    expect(person.field("Rationale")).to_have_value("")
    with person.page.expect_navigation():
        person.page.keyboard.press("KeyP")
    expect(person.field("Rationale")).to_have_value(WORDS)
    person.button("Throw it away").click()
    expect(person.field("Rationale")).to_have_value("")
    person.page.reload()
    expect(person.field("Rationale")).to_have_value("")
    typing(person)
    until(person, DRAFTS, 1)
    other = sit(second_editor)
    other.context.add_cookies(
        [c for c in person.context.cookies() if c["name"] != settings.SESSION_COOKIE_NAME]
    )
    at(other, waiting[0])
    expect(other.field("Rationale")).to_have_value("")


def test_what_was_sent_is_not_offered_again(sit, editor, waiting):
    person = sit(editor)
    at(person, waiting[0])
    person.page.keyboard.press("Digit3")
    typing(person)
    with person.page.expect_navigation():
        person.page.keyboard.press("Control+Enter")
    until(person, DRAFTS, 0)
