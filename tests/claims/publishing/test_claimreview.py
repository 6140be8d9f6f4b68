"""A verdict as ClaimReview says what the page says, no more; the rules refuse bad ones."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from claims.models import Newsroom
from claims.publishing.claimreview import claim_review
from claims.publishing.claimreview_rules import RULES, broken
from claims.publishing.stream import stream
from sources.text.direction import unturned
from tests.factories import accept, judge, make_claim, make_evidence, make_label, make_source

pytestmark = pytest.mark.django_db
BAD = json.loads(Path(__file__).with_name("bad_claimreviews.json").read_text(encoding="utf-8"))
SITE = "http://127.0.0.1:8000"
GOOD: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://watch.example/claims/7/",
    "claimReviewed": "تراجع المخزون إلى 48%.",
    "reviewRating": {
        "@type": "Rating",
        "alternateName": "Disputed",
        "ratingValue": 2,
        "bestRating": 5,
        "worstRating": 1,
    },
    "reviewBody": "النشرة تذكر 61%.",
    "author": {"@type": "Organization", "name": "Watch", "url": "https://watch.example/"},
    "editor": {"@type": "Person", "name": "Huda"},
    "datePublished": "2025-06-01T08:00:00+00:00",
    "dateModified": "2025-06-02T08:00:00+00:00",
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Organization", "name": "مجلة الحقل"},
        "datePublished": "2025-05-10",
        "appearance": {"@type": "CreativeWork", "url": "https://haql.example/dams"},
    },
    "citation": [{"@type": "CreativeWork", "name": "نشرة", "url": "https://water.example/4"}],
    "correction": [{"@type": "CorrectionComment", "text": "صحّحنا.", "datePublished": "2025-06-02"}],
    "license": "https://creativecommons.org/licenses/by/4.0/",
}


def codes(data: dict[str, Any]) -> list[str]:
    return [rule.code for rule in broken(data)]


def spoil(change: dict[str, Any]) -> dict[str, Any]:
    """The good one with one thing wrong."""
    kept = {name: value for name, value in GOOD.items() if name != change.get("drop")}
    return {**kept, **change.get("set", {})}


def test_a_good_one_breaks_no_rule():
    assert codes(GOOD) == []


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad["why"])
def test_a_bad_one_breaks_its_rule(bad):
    assert bad["breaks"] in codes(spoil(bad))


def test_every_rule_refuses_something():
    assert {bad["breaks"] for bad in BAD} == {rule.code for rule in RULES}
    assert len(BAD) >= 30


@pytest.mark.parametrize("value", [None, [], "x", 7, {"@type": None}, {"url": 7}])
def test_nonsense_is_refused_without_a_crash(value):
    spoiled = dict.fromkeys(GOOD, value)
    assert "type" in codes(spoiled)
    assert all(str(rule.words) for rule in broken(spoiled))


def reviewed(claim, newsroom: Newsroom | None = None, language: str = "en") -> dict[str, Any]:
    with translation.override(language):
        return claim_review(list(stream().filter(claim=claim)), newsroom or Newsroom())


@pytest.fixture
def disputed(editor):
    claim = make_claim("تراجع المخزون.", source=make_source("مجلة الحقل"))
    accept(make_evidence(claim, source=make_source("الوزارة")), by=editor, stance="disputes")
    judge(claim, "disputed", by=editor)
    return claim


@pytest.mark.parametrize("language", ["ar", "en"])
def test_disputed_is_never_said_to_be_false(disputed, language):
    rating = reviewed(disputed, language=language)["reviewRating"]
    assert rating["worstRating"] < rating["ratingValue"] < rating["bestRating"]
    assert rating["alternateName"] == {"ar": "تعارضه الأدلة", "en": "Disputed"}[language]


def test_speculative_is_said_in_words_alone(editor):
    claim = make_claim()
    judge(claim, "speculative", by=editor)
    said = {"@type": "Rating", "alternateName": "Speculative"}
    assert reviewed(claim)["reviewRating"] == said


def test_supported_stands_at_the_best(editor):
    claim = make_claim()
    judge(claim, "supported", by=editor)
    rating = reviewed(claim)["reviewRating"]
    assert rating["ratingValue"] == rating["bestRating"]


def test_of_what_nobody_knows_nothing_is_said(disputed):
    review = reviewed(disputed)
    assert "editor" not in review
    assert "license" not in review
    assert "correction" not in review
    assert review["itemReviewed"] == {
        "@type": "Claim",
        "author": {"@type": "Organization", "name": "مجلة الحقل"},
    }
    assert codes(review) == []


def test_what_is_known_is_said_of_claim_newsroom_and_editor(editor, disputed):
    document = disputed.sentence.document
    document.url, document.published_at = "https://haql.example/dams", "2025-05-10T08:00:00Z"
    document.save()
    editor.public_name = "Huda"
    editor.save()
    newsroom = Newsroom(name_en="Watch", licence_url="https://licence.example/by")
    review = reviewed(disputed, newsroom)
    assert review["url"] == f"{SITE}/claims/{disputed.pk}/"
    assert review["author"]["name"] == "Watch"
    assert review["author"]["correctionsPolicy"] == f"{SITE}/methodology/#corrections"
    assert review["editor"] == {"@type": "Person", "name": "Huda"}
    assert review["license"] == "https://licence.example/by"
    assert review["itemReviewed"]["datePublished"] == "2025-05-10"
    assert review["itemReviewed"]["appearance"]["url"] == "https://haql.example/dams"
    assert [work["name"] for work in review["citation"]] == ["الوزارة"]
    assert codes(review) == []


def test_what_gives_context_is_cited_as_well(editor):
    claim = make_claim()
    background = make_evidence(claim)
    accept(background, by=editor, stance="context")
    judge(claim, "speculative", by=editor)
    cited = [work["name"] for work in reviewed(claim)["citation"]]
    assert cited == [background.sentence.document.source.name]


def test_a_correction_is_told_with_its_words_and_the_first_day_is_kept(editor, disputed):
    first = reviewed(disputed)
    judge(disputed, "disputed", by=editor, kind="correction", public_note="صحّحنا الرقم.")
    judge(disputed, "disputed", by=editor, kind="update", public_note="أضفنا سطرًا.")
    review = reviewed(disputed)
    assert [told["text"] for told in review["correction"]] == ["صحّحنا الرقم."]
    assert review["datePublished"] == first["datePublished"]
    assert review["dateModified"] > review["datePublished"]
    assert codes(review) == []


def test_no_words_in_it_turn_those_that_a_page_puts_beside_them(editor):
    claim = make_claim("قالت \u202eالهيئة.", source=make_source("a\u202eb"))
    label = make_label("مض\u202eلل", "Mis\u202eleading")
    judge(claim, "disputed", by=editor, rationale="نفت\u2067 الهيئة.", label=str(label.pk))
    data = claim_review(list(stream()), Newsroom.objects.ours())
    written = json.dumps(data, ensure_ascii=False)
    assert unturned(written) == written
    assert data["reviewRating"]["alternateName"] in {"مضلل", "Misleading"}
