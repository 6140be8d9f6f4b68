"""What is chosen with a verdict: by Enter nothing is sent, and what was chosen is not lost."""

import pytest
from playwright.sync_api import expect

from claims.models import Decision
from tests.browser.visitor import at
from tests.factories import judge, make_label, make_topic

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("script", [True, False])
def test_enter_takes_no_step_from_a_rating_a_topic_or_a_field(sit, editor, waiting, script):
    make_topic()
    person = sit(editor, java_script_enabled=script)
    at(person, waiting[0])
    sent: list[str] = []
    person.page.on("request", lambda request: sent.append(request.method))
    person.page.locator("summary").filter(has_text=person.say("Topics:")).click()
    person.page.locator(".team summary").click()
    for choice in (
        person.radio("speculative"),
        person.page.locator("[name=topics]"),
        person.page.locator(".team input.why"),
    ):
        choice.press("Enter")
    person.page.wait_for_timeout(300)
    assert "POST" not in sent
    assert not Decision.objects.exists()
    person.page.locator("#charge").click()
    expect(person.page.locator("#charge")).to_have_text(person.say("Let go"))


def test_a_chosen_label_is_put_back_with_what_was_written(sit, editor, waiting):
    early = make_label("مبكر", "Too early", rating="speculative")
    person = sit(editor)
    at(person, waiting[0])
    person.radio("speculative").check()
    person.field("Label").select_option(str(early.pk))
    person.field("Rationale").fill("لا يعرف أحد بعد.")
    person.page.reload()
    expect(person.field("Label")).to_have_value(str(early.pk))
    expect(person.radio("speculative")).to_be_checked()
    person.page.locator("#trouble button").click()
    expect(person.field("Label")).to_have_value("")


def test_with_another_rating_goes_the_label_of_the_first(sit, editor, waiting):
    early = make_label("مبكر", "Too early", rating="speculative")
    judge(waiting[0], "speculative", by=editor, label=str(early.pk))
    person = sit(editor)
    at(person, waiting[0])
    expect(person.field("Label")).to_have_value(str(early.pk))
    person.radio("speculative").check()
    expect(person.field("Label")).to_have_value(str(early.pk))
    person.radio("disputed").check()
    expect(person.field("Label")).to_have_value("")
    person.page.reload()
    expect(person.radio("disputed")).to_be_checked()
    expect(person.field("Label")).to_have_value("")
