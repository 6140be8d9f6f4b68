"""The main job as an Arabic newsroom does it: found, judged, published, discussed, fetched."""

import pytest
from playwright.sync_api import expect

from sources.work import queue as work

pytestmark = pytest.mark.browser

MISSILE = "الصاروخ العابر للقارات"
RATIONALE = "لا يوجد دليل معلن على تطوير مشترك، ويشكك المعهد في ذلك."
DRAFT = "ننتظر مصدرًا ثانيًا."


def shown_shares(visitor) -> list[int]:
    """The check-worthiness of the claims in the queue, as shown, from the top."""
    cells = visitor.page.locator("td.field-worth_column summary bdi").all_inner_texts()
    return [int(cell.rstrip("%")) for cell in cells]


def open_missile_claim(visitor) -> None:
    visitor.link("The queue").click()
    visitor.page.get_by_role("link").filter(has_text=MISSILE).first.click()
    expect(visitor.region("The sentence")).to_contain_text(MISSILE)


def judge(visitor, rating: str, rationale: str) -> None:
    form = visitor.region("Give a verdict")
    visitor.radio(rating, within=form).check()
    visitor.field("Rationale", within=form).fill(rationale)
    visitor.button("Give the verdict").click()
    expect(visitor.region("Verdicts")).to_contain_text(rationale)


def comes_to_the_queue(editor) -> None:
    """The most check-worthy claims stand on top."""
    editor.link("The queue").click()
    expect(editor.page.locator("h1")).to_have_text(editor.say("The queue"))
    shares = shown_shares(editor)
    assert shares == sorted(shares, reverse=True)
    assert len(shares) > 5
    assert editor.faults() == []


def watches_evidence_arrive(editor) -> None:
    """The page follows the work in the background; nobody loads it anew."""
    open_missile_claim(editor)
    evidence = editor.region("Evidence")
    expect(evidence.get_by_role("status")).to_have_text(editor.say("waiting"))
    editor.page.evaluate("window.sameWindow = true")
    work.drain()
    expect(evidence.get_by_role("article").first).to_be_visible()
    assert editor.page.evaluate("window.sameWindow")
    assert editor.faults() == []


def judges_and_publishes(editor) -> None:
    disputes = editor.button("disputes").first
    disputes.click()
    expect(disputes).to_have_attribute("aria-pressed", "true")
    judge(editor, "disputed", RATIONALE)
    expect(editor.region("Verdicts")).to_contain_text(editor.say("not published"))
    editor.button("Publish").click()
    expect(editor.button("Publish")).to_have_count(0)
    expect(editor.page.locator("h1")).to_contain_text(editor.say("disputed"))
    assert editor.page.evaluate("window.sameWindow")


def leaves_a_draft(editor) -> None:
    editor.link("Next").click()
    judge(editor, "speculative", DRAFT)
    assert editor.faults() == []


def asks(analyst) -> None:
    open_missile_claim(analyst)
    expect(analyst.region("Give a verdict")).to_have_count(0)
    verdict = analyst.region("Verdicts").get_by_role("article").first
    analyst.unfold("Comment", verdict)
    verdict.get_by_role("textbox", name=analyst.say("Comment")).fill("هل سألنا المعهد؟")
    analyst.button("Comment", within=verdict).click()
    thread = verdict.get_by_role("listitem").filter(has_text="هل سألنا المعهد؟").last
    expect(thread).to_be_visible()
    assert analyst.faults() == []


def answers_and_resolves(analyst) -> None:
    open_missile_claim(analyst)
    verdict = analyst.region("Verdicts").get_by_role("article").first
    analyst.unfold("Reply", verdict)
    verdict.get_by_role("textbox", name=analyst.say("Reply")).fill("نعم، وأكد ما كتبه.")
    analyst.button("Reply", within=verdict).click()
    expect(verdict).to_contain_text("نعم، وأكد ما كتبه.")
    analyst.button("Resolve", within=verdict).click()
    expect(analyst.button("Reopen", within=verdict)).to_be_visible()
    assert analyst.faults() == []


def fetches_what_was_published(reader) -> None:
    told = reader.context.request.get(f"{reader.site}/api/v1/verdicts/").json()["results"]
    assert [row["rating"] for row in told if MISSILE in row["claim_text"]] == ["disputed"]
    rationales = [row["rationale"] for row in told]
    assert RATIONALE in rationales
    assert DRAFT not in rationales


def test_a_claim_is_found_evidence_judged_published_discussed_and_fetched(visit, passwords):
    editor, analyst, second_analyst = visit(), visit(), visit()
    editor.log_in("huda", passwords["huda"])
    comes_to_the_queue(editor)
    watches_evidence_arrive(editor)
    judges_and_publishes(editor)
    leaves_a_draft(editor)
    editor.log_out()
    analyst.log_in("salma", passwords["salma"])
    asks(analyst)
    second_analyst.log_in("omar", passwords["omar"])
    answers_and_resolves(second_analyst)
    fetches_what_was_published(visit())
