"""Feeds, sitemap, robots and the data feed: what machines that gather the web are told."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import etree

from claims.models import Claim, Newsroom
from claims.public import feeds, gathering
from claims.publishing.claimreview_rules import broken
from tests.factories import judge, make_claim

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@pytest.fixture
def story(editor):
    """A claim judged, corrected and then taken back; another that stands."""
    editor.public_name = "Huda"
    editor.save()
    lost, kept = make_claim("قيل كلام."), make_claim("قيل غيره.")
    judge(lost, "speculative", by=editor)
    judge(kept, "speculative", by=editor)
    judge(lost, "supported", by=editor, kind="correction", public_note="صدر الإحصاء.")
    judge(lost, "", by=editor, kind="void", public_note="لم يُقل قط.")
    judge(kept, "speculative", by=editor, kind="update", public_note="سر", publish=False)
    return {"lost": lost, "kept": kept}


def entries(text: str, what: str) -> list[str]:
    """One thing of every entry of an Atom feed."""
    path = f"//a:entry/a:{what}"
    return etree.fromstring(text.encode()).xpath(path, namespaces=ATOM)


def test_the_atom_feed_tells_everything_that_left_the_house(reader, story):
    feed = reader("/feeds/verdicts.atom")
    assert entries(feed, "title/text()") == [
        "Void: قيل كلام.",
        "Correction: supported: قيل كلام.",
        "Speculative: قيل غيره.",
        "Speculative: قيل كلام.",
    ]
    assert len(set(entries(feed, "id/text()"))) == 4
    assert entries(feed, "link/@href")[0].startswith(f"{SITE}/claims/{story['lost'].pk}/#p")
    assert "لم يُقل قط." in entries(feed, "summary/text()")[0]
    assert set(entries(feed, "author/a:name/text()")) == {"Huda"}
    assert f'href="{SITE}/feeds/verdicts.atom" rel="self"' in feed


def test_the_json_feed_tells_the_same(reader, story):
    feed = json.loads(reader("/feeds/verdicts.json"))
    atom = reader("/feeds/verdicts.atom")
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["id"] for item in feed["items"]] == entries(atom, "id/text()")
    assert [item["title"] for item in feed["items"]] == entries(atom, "title/text()")
    assert feed["items"][0]["tags"] == ["void"]
    assert feed["items"][0]["authors"] == [{"name": "Huda"}]
    assert feed["feed_url"] == f"{SITE}/feeds/verdicts.json"


@pytest.mark.parametrize("address", ["/feeds/verdicts.atom", "/feeds/verdicts.json"])
def test_a_feed_that_did_not_change_is_not_sent_again(browse, story, editor, address):
    tag = browse().get(address).headers["ETag"]
    asked = {"If-None-Match": tag}
    assert browse().get(address, headers=asked).status_code == 304
    judge(make_claim(), "speculative", by=editor)
    assert browse().get(address, headers=asked).status_code == 200


def test_a_feed_holds_the_newest_and_takes_few_queries(reader, browse, editor, monkeypatch):
    monkeypatch.setattr(feeds, "ENTRIES", 2)
    for _ in range(3):
        judge(make_claim(), "speculative", by=editor)
    with CaptureQueriesContext(connection) as asked:
        feed = json.loads(reader("/feeds/verdicts.json"))
    assert len(feed["items"]) == 2
    assert len(asked) <= 8


def test_the_feeds_speak_the_language_of_their_address(reader, story):
    Newsroom.objects.create(name_ar="مرصد", name_en="Watch")
    assert json.loads(reader("/feeds/verdicts.json", lang="en"))["title"] == "Verdicts of Watch"
    feed = json.loads(reader("/feeds/verdicts.json", lang="ar"))
    assert (feed["language"], "مرصد" in feed["title"]) == ("ar", True)


def titles(reader, **asked: str) -> list[str]:
    return [item["title"] for item in json.loads(reader("/feeds/verdicts.json", **asked))["items"]]


def test_a_feed_of_one_rating_tells_what_became_of_what_it_showed(reader, story):
    assert titles(reader, rating="supported") == [
        "Void: قيل كلام.",
        "Correction: supported: قيل كلام.",
        "Speculative: قيل كلام.",
    ]
    assert titles(reader, rating="disputed") == []
    feed = reader("/feeds/verdicts.atom", rating="supported")
    assert "<title>Verdicts of Factcheck: Supported</title>" in feed
    assert f'href="{SITE}/feeds/verdicts.atom?rating=supported" rel="self"' in feed


def test_a_feed_of_one_source_tells_of_nobody_else(reader, story):
    source = str(story["kept"].sentence.document.source_id)
    assert titles(reader, source=source) == ["Speculative: قيل غيره."]
    assert titles(reader, source=source, rating="supported") == []


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ({"rating": "wrong"}, "rating"),
        ({"source": "999999"}, "source"),
        ({"source": "x\x00"}, "source"),
        ({"source": "9" * 30}, "source"),
        ({"q": "x"}, "q"),
        ({"since": "1", "rating": "no"}, "rating, since"),
    ],
)
@pytest.mark.parametrize("address", ["/feeds/verdicts.atom", "/feeds/verdicts.json"])
def test_a_choice_that_is_none_is_named_and_never_left_out(reader, story, address, asked, named):
    text = reader(address, status=400, **asked)
    assert text == f"There is no such choice: {named}"


def test_no_character_of_a_text_breaks_a_feed_or_turns_it(reader, editor):
    judge(
        make_claim("قيل \u202eكلام\x0b."), "speculative", by=editor, rationale="لأن\x0c \u2067كذا."
    )
    for address in ("/feeds/verdicts.atom", "/feeds/verdicts.json", "/sitemap-news.xml"):
        assert not {"\u202e", "\u2067", "\x0b", "\x0c"} & set(reader(address))


NEWS = {**MAP, "n": "http://www.google.com/schemas/sitemap-news/0.9"}


def told_as_news(text: str, what: str) -> list[str]:
    return etree.fromstring(text.encode()).xpath(f"//n:{what}/text()", namespaces=NEWS)


def test_the_news_are_the_claims_first_judged_within_two_days(reader, editor):
    old = make_claim("قيل قديم.")
    with time_machine.travel(timezone.now() - timedelta(days=3), tick=False):
        judge(old, "speculative", by=editor)
    judge(old, "supported", by=editor, kind="correction", public_note="صدر الإحصاء.")
    fresh, gone = make_claim("قيل جديد & <x>."), make_claim("قيل وسُحب.")
    for claim in (fresh, gone):
        judge(claim, "speculative", by=editor)
    judge(fresh, "supported", by=editor, kind="update", public_note="صدر الإحصاء.")
    judge(gone, "", by=editor, kind="void", public_note="سحبناه.")
    Newsroom.objects.create(name_en="Valley Watch")
    text = reader("/sitemap-news.xml")
    assert addresses(text) == [f"{SITE}/claims/{fresh.pk}/"]
    assert told_as_news(text, "title") == ["Update: supported: قيل جديد & <x>."]
    assert told_as_news(text, "name") == ["Valley Watch"]
    assert told_as_news(text, "language") == ["en"]
    first = fresh.verdicts.get(kind="first").publication.at
    assert told_as_news(text, "publication_date") == [first.isoformat()]


def test_many_news_take_few_queries(browse, editor):
    for _ in range(6):
        judge(make_claim(), "speculative", by=editor)
    with CaptureQueriesContext(connection) as asked:
        browse().get("/sitemap-news.xml")
    assert len(asked) <= 8


def addresses(text: str) -> list[str]:
    return etree.fromstring(text.encode()).xpath("//s:loc/text()", namespaces=MAP)


def test_the_sitemap_names_our_pages_and_what_holds(reader, story):
    told = addresses(reader("/sitemap.xml"))
    assert told == [
        *(f"{SITE}{path}" for path in ("/", "/corrections/", "/methodology/", "/report/")),
        f"{SITE}/claims/{story['kept'].pk}/",
    ]


def test_a_sitemap_past_its_limit_becomes_an_index(reader, editor, monkeypatch):
    monkeypatch.setattr(gathering, "MOST_CLAIMS", 2)
    for _ in range(2):
        judge(make_claim(), "speculative", by=editor)
    assert len(addresses(reader("/sitemap.xml"))) == 6
    judge(make_claim(), "speculative", by=editor)
    index = [f"{SITE}/sitemap.xml?page={n}" for n in (1, 2)]
    assert addresses(reader("/sitemap.xml")) == index
    assert len(addresses(reader("/sitemap.xml", page="2"))) == 1
    for page in ("0", "3", "x", "9" * 30):
        reader("/sitemap.xml", page=page, status=404)


def test_robots_are_shown_the_sitemap_and_kept_from_the_desk(reader, db):
    lines = reader("/robots.txt").splitlines()
    assert "Disallow: /admin/" in lines
    assert f"Sitemap: {SITE}/sitemap.xml" in lines
    assert f"Sitemap: {SITE}/sitemap-news.xml" in lines
    assert "Disallow: /" not in lines


def reviews(reader, **asked: str) -> list[dict]:
    feed = json.loads(reader("/claimreview.json", **asked))
    assert feed["@type"] == "DataFeed"
    return [item["item"] for item in feed["dataFeedElement"]]


def test_the_data_feed_holds_what_stands_as_its_own_page_says_it(reader, story):
    (review,) = reviews(reader)
    assert review == json.loads(reader(f"/claims/{story['kept'].pk}.jsonld"))


def test_the_data_feed_is_made_in_the_language_asked_for(reader, story):
    assert reviews(reader, lang="en")[0]["reviewRating"]["alternateName"] == "Speculative"
    assert reviews(reader, lang="ar")[0]["reviewRating"]["alternateName"] == "تخميني"


def test_an_empty_house_has_an_empty_data_feed(reader, db):
    assert reviews(reader) == []


def test_the_data_feed_is_read_chunk_by_chunk(reader, editor, monkeypatch):
    monkeypatch.setattr(gathering, "CHUNK", 2)
    for _ in range(5):
        judge(make_claim(), "supported", by=editor)
    Claim.objects.filter(pk=make_claim().pk).update(repeat_of=Claim.objects.earliest("pk"))
    found = reviews(reader)
    assert len({review["url"] for review in found}) == 5
    assert [rule.code for review in found for rule in broken(review)] == []
