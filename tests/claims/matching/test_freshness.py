"""Stored and fresh: which claims show another first row than a search would now."""

import pytest
from django.core.management import call_command

from claims.matching.candidates import Found, Means
from claims.matching.freshness import EQUAL, best, stale
from claims.matching.match import match
from claims.matching.store import mark_outcomes
from claims.models import Claim, Evidence
from claims.models.statement import MATCH
from sources.index.ranking.score_bands import LIKELY, PERHAPS
from sources.models import IndexChange
from sources.work.models import Work
from tests.factories import make_claim, make_document

pytestmark = pytest.mark.django_db(transaction=True)

FLOOD = "غمرت السيول 300 منزل في كسلا"
FLOOD_AGAIN = "قال مسؤول إن السيول غمرت 300 منزل في كسلا"


def held(document):
    IndexChange.objects.record(document.pk)
    return document


@pytest.fixture
def flood():
    """A claim that was matched when nothing else was held."""
    claim = make_claim(FLOOD)
    held(claim.sentence.document)
    match([claim.pk])({claim.pk})
    return claim


def differing():
    return list(stale(list(Claim.objects.for_matching())))


def test_what_was_just_matched_is_fresh(flood):
    assert differing() == []


def test_what_came_since_makes_a_claim_stale_until_it_is_matched_again(flood):
    held(make_document(FLOOD_AGAIN))
    assert differing() == [flood]
    match([flood.pk])({flood.pk})
    assert differing() == []


def test_what_a_search_finds_no_more_makes_it_stale(flood):
    document = held(make_document(FLOOD_AGAIN))
    match([flood.pk])({flood.pk})
    document.sentences.update(is_furniture=True)
    held(document)
    assert differing() == [flood]


def test_looking_writes_nothing(flood):
    held(make_document(FLOOD_AGAIN))
    differing()
    assert not Evidence.objects.exists()


def test_what_is_folded_away_does_not_stand_first(flood):
    sentence = held(make_document("عاد الهدوء إلى السوق")).sentences.get()
    Evidence.objects.create(claim=flood, sentence=sentence, score=0.3, band=PERHAPS)
    assert differing() == []


@pytest.mark.parametrize(("apart", "both"), [(0.0, True), (EQUAL / 2, True), (EQUAL * 2, False)])
def test_of_copies_that_score_alike_any_may_stand_first(apart, both):
    rows = [
        Evidence(sentence_id=pk, score=score, band=LIKELY)
        for pk, score in ((1, 0.6), (2, 0.6 - apart))
    ]
    assert best(Found(Claim(), rows, [])) == ({1, 2} if both else {1})


def test_where_nothing_is_found_nothing_stands_first():
    assert best(Found(Claim(), [], [])) == {None}


def test_a_claim_knows_with_what_it_was_matched(flood, settings):
    flood.refresh_from_db()
    assert (flood.matched_change, flood.matched_encoder) == (1, "")
    held(make_document(FLOOD_AGAIN))
    match([flood.pk])({flood.pk})
    flood.refresh_from_db()
    assert flood.matched_change == 2


def test_means_are_told_apart_claim_by_claim():
    one, other = make_claim(), make_claim()
    mark_outcomes([Found(one, [], [], Means(3, "use")), Found(other, [], [], Means(4))])
    for claim in (one, other):
        claim.refresh_from_db()
    assert (one.matched_change, one.matched_encoder) == (3, "use")
    assert (other.matched_change, other.matched_encoder) == (4, "")


def test_the_command_tells_how_many_agree_and_matches_again_what_does_not(
    flood, capsys, in_english
):
    held(make_document(FLOOD_AGAIN))
    call_command("stale")
    assert "0 of 1" in capsys.readouterr().out
    assert not Work.objects.exists()
    call_command("stale", again=True)
    assert Work.objects.get().kind == MATCH
    match([flood.pk])({flood.pk})
    call_command("stale", sample=1)
    assert "1 of 1" in capsys.readouterr().out


def test_the_command_looks_at_no_claim_that_was_dismissed(flood, capsys, in_english):
    Claim.objects.update(dismissed_as="settled")
    held(make_document(FLOOD_AGAIN))
    call_command("stale", again=True)
    assert "0 of 0" in capsys.readouterr().out
    assert not Work.objects.exists()
