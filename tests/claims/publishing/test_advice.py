"""What an editor is told of a published verdict: what its ClaimReview breaks, and what it lacks."""

import pytest
from django.utils import translation

from claims.models import Newsroom
from claims.publishing.claimreview_advice import ADVICE, lacking, notes_on
from claims.publishing.claimreview_rules import broken
from claims.publishing.stream import stream
from tests.claims.publishing.test_claimreview import GOOD
from tests.factories import judge, make_claim

pytestmark = pytest.mark.django_db


def codes(data) -> list[str]:
    return [rule.code for rule in lacking(data)]


def without(data, *path: str):
    name, *rest = path
    if rest:
        return {**data, name: without(data[name], *rest)}
    return {key: value for key, value in data.items() if key != name}


def test_a_whole_one_lacks_nothing():
    assert codes(GOOD) == []


@pytest.mark.parametrize(
    ("poorer", "code"),
    [
        (without(GOOD, "itemReviewed", "appearance"), "appearance_given"),
        (without(GOOD, "itemReviewed", "datePublished"), "claim_date_given"),
        ({**GOOD, "citation": [{"name": "نشرة"}]}, "citations_lead_somewhere"),
        (without(GOOD, "editor"), "editor_given"),
        (without(GOOD, "license"), "licence_given"),
    ],
)
def test_what_is_missing_is_told_and_no_rule_is_broken(poorer, code):
    assert codes(poorer) == [code]
    assert list(broken(poorer)) == []


def test_every_piece_of_advice_has_its_words():
    with translation.override("en"):
        assert all(str(rule.words).endswith(".") for rule in ADVICE)


def notes(claim) -> list[str]:
    with translation.override("en"):
        return [str(words) for words in notes_on(list(stream().filter(claim=claim)))]


def test_a_verdict_in_a_poor_world_is_told_what_it_lacks(editor):
    claim = make_claim()
    judge(claim, "supported", by=editor)
    assert len(notes(claim)) == len(ADVICE)


def test_a_rule_that_is_broken_comes_before_all_that_is_lacking(editor):
    claim = make_claim()
    judge(claim, "speculative", by=editor)
    Newsroom.objects.create(licence_url="CC BY 4.0", name_en="Watch")
    assert notes(claim)[0] == "The licence must be an address, or left out."
