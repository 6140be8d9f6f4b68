"""What leaves the house, asked of every list, for everybody in the cast."""

import pytest
from django.contrib.auth.models import AnonymousUser

from claims.models import Comment, Repeat
from claims.visibility import (
    claims_for,
    comments_for,
    evidence_for,
    is_insider,
    repeats_for,
    verdicts_for,
)
from tests.factories import accept, judge, make_claim, make_evidence

pytestmark = pytest.mark.django_db
INSIDERS = ["editor", "second_editor", "analyst", "administrator"]
OUTSIDERS = ["consumer", "stranger"]


@pytest.fixture
def published(editor):
    return judge(make_claim(), "supported", by=editor)


@pytest.fixture
def hidden(editor):
    return judge(make_claim(), "supported", by=editor, publish=False)


@pytest.fixture(params=[*OUTSIDERS, None])
def outsider(request):
    return request.getfixturevalue(request.param) if request.param else AnonymousUser()


@pytest.fixture(params=INSIDERS)
def insider(request):
    return request.getfixturevalue(request.param)


def test_editors_analysts_and_administrators_are_inside(insider):
    assert is_insider(insider)


def test_consumers_and_strangers_are_outside(outsider):
    assert not is_insider(outsider)


def test_insiders_see_verdicts_before_they_are_published(insider, published, hidden):
    assert set(verdicts_for(insider)) == {published, hidden}


def test_outsiders_see_published_verdicts_alone(outsider, published, hidden):
    assert list(verdicts_for(outsider)) == [published]


def test_insiders_see_claims_that_nobody_judged(insider, published):
    waiting = make_claim()
    assert set(claims_for(insider)) == {published.claim, waiting}


def test_outsiders_see_published_claims_alone(outsider, published, hidden):
    make_claim()
    assert list(claims_for(outsider)) == [published.claim]


def test_insiders_see_evidence_with_its_stance_of_now(insider, published):
    found = make_evidence(make_claim())
    shown = {row.pk: row.shown_stance for row in evidence_for(insider)}
    assert shown == {found.pk: "", published.bases.get().evidence_id: "supports"}


def test_outsiders_see_what_published_verdicts_rest_on(outsider, published, hidden):
    make_evidence(published.claim)
    assert [row.pk for row in evidence_for(outsider)] == [published.bases.get().evidence_id]


def test_outsiders_see_the_stance_of_the_newest_publication(editor, outsider):
    claim = make_claim()
    row = make_evidence(claim)
    accept(row, by=editor, stance="supports")
    judge(claim, "supported", by=editor)
    row.refresh_from_db()
    accept(row, by=editor, stance="disputes")
    judge(claim, "disputed", by=editor, public_note="غيّرنا الحكم.")
    assert evidence_for(outsider).get().shown_stance == "disputes"


def test_outsiders_never_see_the_stance_of_a_draft(editor, outsider):
    claim = make_claim()
    row = make_evidence(claim)
    accept(row, by=editor, stance="supports")
    judge(claim, "supported", by=editor)
    row.refresh_from_db()
    accept(row, by=editor, stance="disputes")
    judge(claim, "disputed", by=editor, publish=False, public_note="غيّرنا الحكم.")
    assert evidence_for(outsider).get().shown_stance == "supports"


def test_comments_are_read_inside_the_house(insider, published, analyst):
    said = Comment.objects.write(verdict=published, text="من أين الرقم؟", author=analyst)
    assert list(comments_for(insider)) == [said]


def test_comments_stay_inside_even_on_published_verdicts(outsider, published, analyst):
    Comment.objects.write(verdict=published, text="من أين الرقم؟", author=analyst)
    assert not comments_for(outsider).exists()


def test_suggested_repeats_stay_inside(insider, published):
    row = Repeat.objects.create(claim=make_claim(), original=published.claim, score=0.9)
    assert list(repeats_for(insider)) == [row]
    assert not repeats_for(AnonymousUser()).exists()
