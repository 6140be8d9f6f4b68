"""Google Fact Check Tools: off without a key, asked by a person, its answer taken by one."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest

from claims.earlier import asking
from claims.earlier.asking import PLACE, only_there, search, sent_for, take_found
from claims.models import PastCheck
from claims.refusals.earlier import SearchOff, StrangeAnswer
from claims.refusals.looking_up import NoQuestion
from sources.intake.fetch import Asking, Fetched
from tests.factories import make_claim

pytestmark = pytest.mark.django_db(transaction=True)

KEY = "a-key-of-the-house"
# As the service is documented to answer; the words are ours.
ANSWER = {
    "claims": [
        {
            "text": "The river bridge was sold to a circus",
            "claimant": "a post",
            "claimDate": "2026-02-03T00:00:00Z",
            "claimReview": [
                {
                    "publisher": {"name": "Bridge Check", "site": "bridgecheck.example"},
                    "url": "https://bridgecheck.example/circus",
                    "title": "No, no circus bought it",
                    "reviewDate": "2026-02-05T08:00:00Z",
                    "textualRating": "False",
                    "languageCode": "en",
                },
                {"publisher": {"site": "second.example"}, "url": "https://second.example/1"},
            ],
        },
        {"text": "", "claimReview": [{"url": "https://third.example/1"}]},
        "nonsense",
    ],
    "nextPageToken": "x",
}


@pytest.fixture
def google(settings, monkeypatch):
    """The service with a recorded answer; what was asked of it is kept."""
    settings.FACT_CHECK_TOOLS_KEY = KEY
    asked: list[tuple[str, Asking]] = []

    def fetch(url: str, asking: Asking) -> Fetched:
        asked.append((url, asking))
        data = json.dumps(ANSWER).encode()
        return Fetched(data, "application/json", url=url, host="factchecktools.googleapis.com")

    monkeypatch.setattr(asking, "fetch", fetch)
    return asked


def test_without_a_key_nothing_leaves_the_house(monkeypatch):
    monkeypatch.setattr(asking, "fetch", lambda *_said: pytest.fail("something left the house"))
    with pytest.raises(SearchOff):
        search("the river bridge")


@pytest.mark.parametrize("query", ["", " ", "\u200f"])
def test_nothing_is_not_asked(query, google):
    with pytest.raises(NoQuestion):
        search(query)
    assert google == []


def test_what_is_sent_is_the_words_and_the_key_in_a_header(google):
    search("the river\nbridge & circus", language="en")
    ((url, asking),) = google
    assert url == sent_for("the river\nbridge & circus", "en")
    assert parse_qs(urlsplit(url).query) == {
        "query": ["the river bridge & circus"],
        "pageSize": ["20"],
        "languageCode": ["en"],
    }
    assert url.startswith(PLACE)
    assert (KEY in url, asking.headers["X-Goog-Api-Key"]) == (False, KEY)


def test_words_are_sent_up_to_a_length():
    assert len(parse_qs(urlsplit(sent_for("x" * 301)).query)["query"][0]) == 300


def test_the_key_goes_nowhere_else(google):
    search("bridge")
    google[0][1].judge(f"{PLACE}?query=x")
    for elsewhere in ("https://elsewhere.example/?query=x", f"{PLACE}.example/?query=x"):
        with pytest.raises(StrangeAnswer):
            only_there(elsewhere)


def test_what_is_answered_is_told_and_not_kept(google):
    first, second = search("bridge")
    assert (first.claim_text, first.label) == ("The river bridge was sold to a circus", "False")
    assert (first.publisher, first.domain) == ("Bridge Check", "bridgecheck.example")
    assert (str(first.said_on), str(first.published_on)) == ("2026-02-03", "2026-02-05")
    assert second.publisher == "second.example"
    assert not PastCheck.objects.exists()


def test_what_a_person_chose_is_taken_in_and_the_rest_is_not(google, editor):
    first, _second = search("bridge")
    outcome = take_found("bridge", [first.digest, "none of them"], by=editor)
    assert (outcome.taken, outcome.held) == (1, 0)
    check = PastCheck.objects.get()
    assert (check.came, check.added_by, check.meaning().rating) == ("search", editor, "disputed")
    assert check.raw["claimReview"][0]["title"] == "No, no circus bought it"
    assert take_found("bridge", [first.digest], by=editor).held == 1


@pytest.mark.parametrize("data", [b"", b"<html>", b"[]", b"7", b"[" * 100_000])
def test_a_strange_answer_is_refused_in_words(data, google, monkeypatch):
    fetched = Fetched(data, "application/json", url=PLACE, host="x")
    monkeypatch.setattr(asking, "fetch", lambda *_said: fetched)
    with pytest.raises(StrangeAnswer):
        search("bridge")


@pytest.mark.parametrize("told", [{}, {"claims": None}, {"claims": {"claimReview": 7}}])
def test_an_answer_without_checks_has_none(told, google, monkeypatch):
    fetched = Fetched(json.dumps(told).encode(), "application/json", url=PLACE, host="x")
    monkeypatch.setattr(asking, "fetch", lambda *_said: fetched)
    assert search("bridge") == []


def test_both_doors_ask_and_take(door, google, editor, analyst):
    answer = door(editor, "search", query="bridge")
    assert answer.status == 200
    assert "The river bridge was sold to a circus" in answer.words
    digest = search("bridge")[0].digest
    assert digest in answer.words
    assert door(editor, "choose", query="bridge", chosen=[digest]).status in {200, 302}
    assert PastCheck.objects.get().digest == digest
    assert door(analyst, "search", query="bridge").status == 403


def test_both_doors_say_that_it_is_off(door, editor):
    answer = door(editor, "search", query="bridge")
    assert (answer.status, "it needs a key in the settings" in answer.words) == (409, True)


def test_the_claim_page_leads_there_with_the_words_of_the_claim(browse, editor, google):
    claim = make_claim("بيع الجسر إلى سيرك.")
    page = browse(editor).get(f"/admin/claims/claim/{claim.pk}/change/").content.decode()
    where = page.split('href="/admin/review/past-checks/find/?words=')[1].split('"')[0]
    shown = browse(editor).get(f"/admin/review/past-checks/find/?words={where}").content.decode()
    assert "بيع الجسر إلى سيرك." in shown
    assert sent_for("بيع الجسر إلى سيرك.").replace("&", "&amp;") in shown, "what would be sent"
    assert google == [], "opening a page asks nobody"
