"""The main job in English: an article of one's own becomes claims, is judged, corrected, voided."""

import pytest
from playwright.sync_api import expect

from sources.work import queue as work
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

ARTICLE = """Harbour ferries set a record

By Nora Field

The harbour ferries carried 3.1 million passengers in 2024.
The new pier might open before the summer.

Share on Facebook
"""
NOTE = "We first waited for the harbour's own count."


def in_english(visitor: Visitor, username: str, password: str) -> None:
    """Come to the Arabic log-in page, ask for English, log in."""
    visitor.go("/admin/")
    expect(visitor.page.locator("html")).to_have_attribute("dir", "rtl")
    visitor.choose("en")
    expect(visitor.page.locator("html")).to_have_attribute("dir", "ltr")
    visitor.log_in(username, password)


def change_verdict(visitor: Visitor, kind: str, *, rating: str = "", rationale: str) -> None:
    form = visitor.region("Change the verdict")
    visitor.radio(kind, within=form).check()
    if rating:
        visitor.radio(rating, within=form).check()
    visitor.field("Rationale", within=form).fill(rationale)
    visitor.field("Public note", within=form).fill(NOTE)
    visitor.button("Give the verdict").click()
    newest = visitor.region("Verdicts").get_by_role("article").first
    expect(newest).to_contain_text(rationale)
    visitor.button("Publish").click()
    expect(visitor.button("Publish")).to_have_count(0)


def test_an_own_article_becomes_claims_is_judged_corrected_and_voided(visit, passwords):
    editor = visit()
    in_english(editor, "karim", passwords["karim"])
    editor.link("Add an article").click()
    editor.field("Text").fill(ARTICLE)
    editor.field("Source").fill("Quay Courier")
    editor.field("Title").fill("Harbour ferries set a record")
    expect(editor.field("Under review")).to_be_checked()
    assert editor.faults() == []
    editor.button("Take it in").click()

    sentences = editor.region("Sentences")
    expect(sentences.get_by_role("status")).to_have_text("2 claims, 0 matched")
    editor.page.evaluate("window.sameWindow = true")
    work.drain()
    expect(sentences.get_by_role("status")).to_have_text("2 claims, 2 matched")
    assert editor.page.evaluate("window.sameWindow")
    assert editor.faults() == []

    row = sentences.get_by_role("listitem").filter(has_text="3.1 million")
    row.get_by_role("link").first.click()
    counted = editor.region("Evidence").get_by_role("article").filter(has_text="2.4 million").first
    expect(counted).to_be_visible()

    form = editor.region("Give a verdict")
    editor.radio("speculative", within=form).check()
    editor.field("Rationale", within=form).fill("We wait for the harbour's own count.")
    editor.button("Give the verdict").click()
    editor.button("Publish").click()
    expect(editor.page.locator("h1")).to_contain_text("speculative")

    editor.button("disputes", within=counted).click()
    expect(editor.button("disputes", within=counted)).to_have_attribute("aria-pressed", "true")
    change_verdict(editor, "correction", rating="disputed", rationale="The harbour counted fewer.")
    expect(editor.page.locator("h1")).to_contain_text("disputed")
    change_verdict(editor, "void", rationale="The article itself was withdrawn.")
    expect(editor.page.locator("h1")).not_to_contain_text("disputed")
    expect(editor.region("Verdicts").get_by_role("article")).to_have_count(3)
    assert editor.faults() == []

    reader = visit()
    log = f"{reader.site}/api/v1/verdicts/?history=all"
    told = reader.context.request.get(log).json()["results"]
    mine = [(v["kind"], v["rating"], v["public_note"]) for v in told if "3.1" in v["claim_text"]]
    assert sorted(mine) == [
        ("correction", "disputed", NOTE),
        ("first", "speculative", ""),
        ("void", "", NOTE),
    ]


def test_two_editors_at_once_lose_no_word(visit, passwords):
    first, second = visit(), visit()
    work.drain()
    for editor, name in ((first, "karim"), (second, "huda")):
        in_english(editor, name, passwords[name])
        editor.link("The queue").click()
        editor.page.get_by_role("link").filter(has_text="الصاروخ العابر للقارات").first.click()
    form = first.region("Give a verdict")
    first.radio("speculative", within=form).check()
    first.field("Rationale", within=form).fill("Nobody but one platform says so.")
    second.button("Take charge").click()
    expect(second.button("Let go")).to_be_visible()
    first.button("Give the verdict").click()
    expect(first.page.get_by_role("alert").filter(has_text="meanwhile")).to_be_visible()
    expect(first.field("Rationale")).to_have_value("Nobody but one platform says so.")
    expect(first.radio("speculative")).to_be_checked()
    expect(first.button("Take over")).to_be_visible()
    first.button("Give the verdict").click()
    expect(first.region("Verdicts")).to_contain_text("Nobody but one platform says so.")
