"""The front page: the verdicts that hold, found by words, rating, source and date."""

import re
from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.models import Claim, Publication
from claims.public import page
from tests.factories import accept, judge, make_claim, make_evidence, make_source

pytestmark = pytest.mark.django_db
CARD = re.compile(r'<a href="/claims/(\d+)/">')


def listed(text: str) -> list[int]:
    """The claims a page shows, in its order."""
    return [int(pk) for pk in CARD.findall(text)]


@pytest.fixture
def dams(editor):
    claim = make_claim("تراجع مخزون السُّدود إلى 48%.", source=make_source("مجلة الحقل"))
    accept(make_evidence(claim), by=editor, stance="disputes")
    return judge(claim, "disputed", by=editor)


@pytest.fixture
def ferries(editor):
    source = make_source("Quayside Weekly", domain="quayside.example")
    return judge(make_claim("The ferries carry tourists.", source=source), "speculative", by=editor)


def test_what_left_the_house_last_stands_first(reader, dams, ferries):
    assert listed(reader("/")) == [ferries.claim_id, dams.claim_id]


def test_drafts_and_voids_are_not_listed(reader, editor, dams, ferries):
    judge(make_claim(), "speculative", by=editor, publish=False)
    judge(ferries.claim, "", by=editor, kind="void", public_note="سحبنا الحكم.")
    assert listed(reader("/")) == [dams.claim_id]


def test_a_corrected_claim_is_listed_once_with_what_holds_now(reader, editor, ferries):
    judge(ferries.claim, "supported", by=editor, kind="correction", public_note="صدر الإحصاء.")
    text = reader("/")
    assert listed(text) == [ferries.claim_id]
    assert '<p class="rating supported">Supported</p>' in text


@pytest.mark.parametrize("typed", ["السدود", "سدود", "مخزون السّدود"])
def test_words_are_found_in_any_spelling(reader, dams, ferries, typed):
    assert listed(reader("/", q=typed)) == [dams.claim_id]


def test_a_rating_narrows_the_list(reader, dams, ferries):
    assert listed(reader("/", rating="speculative")) == [ferries.claim_id]


@pytest.mark.parametrize("typed", ["quayside", "Weekly", "quayside.example"])
def test_a_source_is_found_by_a_part_of_its_name_or_domain(reader, dams, ferries, typed):
    assert listed(reader("/", source=typed)) == [ferries.claim_id]


def publish_at(verdict, moment: str) -> int:
    """As if a draft had left the house at this moment of the newsroom's own time."""
    at = timezone.make_aware(datetime.fromisoformat(moment))
    Publication.objects.create(verdict=verdict, seq=verdict.seq, by=verdict.editor, at=at)
    Claim.objects.filter(pk=verdict.claim_id).update(standing=verdict)
    return verdict.claim_id


def test_the_days_asked_for_are_both_within(reader, editor):
    moments = ["03-01T23:59", "03-02T00:00", "03-03T23:59", "03-04T00:00"]
    drafts = [judge(make_claim(), "speculative", by=editor, publish=False) for _ in moments]
    ids = [publish_at(*pair) for pair in zip(drafts, (f"2026-{m}" for m in moments), strict=True)]
    text = reader("/", since="2026-03-02", until="2026-03-03")
    assert listed(text) == [ids[2], ids[1]]


@pytest.mark.parametrize(
    "asked",
    [
        {"rating": "false"},
        {"since": "yesterday"},
        {"until": "2026-13-45"},
        {"q": "x" * 201},
        {"before": "nonsense"},
        {"before": "9" * 30},
        {"source": "\x00"},
        {"q": "\x00"},
    ],
)
def test_nonsense_is_answered_with_a_page(reader, dams, asked):
    assert "</html>" in reader("/", **asked)


def test_what_cannot_be_understood_is_said_beside_its_field(reader, dams):
    text = reader("/", since="yesterday")
    assert 'class="error"' in text
    assert listed(text) == [dams.claim_id]


def test_finding_nothing_is_no_verdict_on_the_claim(reader, dams):
    assert "That says nothing about the claim." in reader("/", q="nothingofthekind")
    assert "No verdict has been published yet." not in reader("/", q="nothingofthekind")


def test_an_empty_house_says_so(reader, db):
    assert "No verdict has been published yet." in reader("/")


def follow(text: str) -> str:
    (link,) = re.findall(r'rel="next" href="\?([^"]*)"', text)
    return link.replace("&amp;", "&")


def test_older_verdicts_come_page_by_page_with_the_search_kept(browse, editor, monkeypatch):
    monkeypatch.setattr(page, "ROWS", 2)
    ids = [judge(make_claim(), "speculative", by=editor).claim_id for _ in range(5)]
    seen, query = [], "rating=speculative"
    for _ in range(2):
        text = browse().get(f"/?{query}").content.decode()
        seen += listed(text)
        query = follow(text)
        assert "rating=speculative" in query
    last = browse().get(f"/?{query}").content.decode()
    assert seen + listed(last) == ids[::-1]
    assert 'rel="next"' not in last


def test_a_full_page_that_is_the_last_leads_nowhere(browse, editor, monkeypatch):
    monkeypatch.setattr(page, "ROWS", 2)
    for _ in range(2):
        judge(make_claim(), "speculative", by=editor)
    assert 'rel="next"' not in browse().get("/").content.decode()


def test_a_row_that_arrives_moves_no_page_behind_it(browse, editor, monkeypatch):
    monkeypatch.setattr(page, "ROWS", 2)
    ids = [judge(make_claim(), "speculative", by=editor).claim_id for _ in range(4)]
    link = follow(browse().get("/").content.decode())
    judge(make_claim(), "speculative", by=editor)
    assert listed(browse().get(f"/?{link}").content.decode()) == ids[1::-1]


def test_a_full_front_page_takes_eight_queries_at_most(browse, editor):
    for _ in range(8):
        judge(make_claim(), "speculative", by=editor)
    with CaptureQueriesContext(connection) as asked:
        browse().get("/", {"q": "أعلنت", "source": "صحيفة"})
    assert len(asked) <= 8


def test_the_language_of_the_address_is_kept_for_the_next_page(browse, dams):
    client = browse()
    assert 'dir="rtl"' in client.get("/").content.decode()
    assert '<html lang="en" dir="ltr">' in client.get("/", {"lang": "en"}).content.decode()
    assert '<html lang="en" dir="ltr">' in client.get("/corrections/").content.decode()
    assert '<html lang="ar" dir="rtl">' in client.get("/?lang=ar").content.decode()
    assert '<html lang="ar" dir="rtl">' in client.get("/?lang=xx").content.decode()


def test_somebody_at_the_desk_finds_the_way_there(browse, editor, consumer, dams):
    assert 'href="/admin/"' in browse(editor).get("/").content.decode()
    assert 'href="/admin/"' not in browse(consumer).get("/").content.decode()
    assert 'href="/admin/"' not in browse().get("/").content.decode()
