"""What is chosen with a verdict: by Enter nothing is sent, and what was chosen is not lost."""

import pytest
from playwright.sync_api import expect

from claims.models import Decision
from tests.browser.visitor import at
from tests.factories import make_topic

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
