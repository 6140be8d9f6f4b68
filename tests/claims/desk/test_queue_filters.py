"""Each filter of the queue: exactly who stays, and that nothing chosen keeps everybody."""

from datetime import timedelta

import pytest
from django.contrib import admin
from django.test import RequestFactory

from claims.desk import queue_filters as filters
from claims.desk.source_filters import LanguageFilter, SourceFilter, TierFilter
from claims.models import Claim, Comment, Kind, Outcome, Rating
from claims.models.statement import MATCH
from sources.clock import DatabaseNow
from sources.models import Document
from sources.models.source import Tier
from sources.work.models import State, Work
from tests.factories import decisions_of, judge, make_claim, make_document, make_source

pytestmark = pytest.mark.django_db


def chosen(kind, value: str, *, by=None):
    """The filter with this value chosen, and the request it was chosen in."""
    request = RequestFactory().get("/")
    request.user = by
    given = {kind.parameter_name: [value]} if value else {}
    return kind(request, given, Claim, admin.site.get_model_admin(Claim)), request


def kept(kind, value: str, *, by=None) -> set[Claim]:
    found, request = chosen(kind, value, by=by)
    return set(found.queryset(request, Claim.objects.for_queue()))


ALL = (
    filters.RatingFilter,
    filters.MatchingFilter,
    filters.FreshFilter,
    filters.ThreadsFilter,
    filters.KindFilter,
    filters.SpeculativeFilter,
    filters.RaisedFilter,
    filters.ChargeFilter,
    TierFilter,
    LanguageFilter,
    SourceFilter,
)


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize("value", ["", "nobody-offers-this"])
def test_a_filter_with_nothing_it_knows_keeps_every_claim(editor, kind, value):
    claims = {make_claim(), make_claim(editor=editor, speculative=True)}
    expected = set() if kind is SourceFilter and value else claims
    assert kept(kind, value, by=editor) == expected


@pytest.fixture
def judged(editor) -> dict[str, Claim]:
    """A claim for every stage of its verdict."""
    names = ("plain", "supported", "disputed", "speculative", "draft", "void", "redrafted")
    claims = {name: make_claim() for name in names}
    for rating in Rating.values:
        judge(claims[rating], rating, by=editor)
    judge(claims["draft"], "speculative", by=editor, publish=False)
    judge(claims["void"], "speculative", by=editor)
    judge(claims["void"], "", by=editor, kind="void", public_note="سحبنا الحكم.")
    judge(claims["redrafted"], "disputed", by=editor)
    note = "وصلنا رد."
    judge(claims["redrafted"], "speculative", by=editor, public_note=note, publish=False)
    claims["repeat"] = make_claim(repeat_of=claims["supported"])
    return claims


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("supported", {"supported"}),
        ("disputed", {"disputed", "redrafted"}),
        ("speculative", {"speculative"}),
        ("void", {"void"}),
        ("draft", {"draft", "redrafted"}),
        ("none", {"plain"}),
    ],
)
def test_the_rating_filter_goes_by_what_readers_are_told(judged, value, names):
    assert kept(filters.RatingFilter, value) == {judged[name] for name in names}


def test_a_draft_that_was_overtaken_is_no_draft(editor):
    claim = make_claim()
    judge(claim, "speculative", by=editor, publish=False)
    judge(claim, "speculative", by=editor, public_note="صححنا التاريخ.")
    assert not filters.drafts().exists()
    assert kept(filters.RatingFilter, "draft") == set()


def test_a_draft_of_one_claim_is_not_overtaken_by_the_verdict_of_another(editor):
    claim = make_claim()
    draft = judge(claim, "speculative", by=editor, publish=False)
    judge(make_claim(), "speculative", by=editor)
    assert list(filters.drafts()) == [draft]


@pytest.fixture
def matched() -> dict[str, Claim]:
    """A claim for every stage of its matching; an outcome counts once the work is done."""
    claims = {name: make_claim(outcome=Outcome.FOUND) for name in ("waiting", "running", "failed")}
    claims |= {str(outcome): make_claim(outcome=outcome) for outcome in Outcome.values}
    claims["unasked"] = make_claim()
    Work.objects.request(MATCH, {c.pk: 0.5 for name, c in claims.items() if name != "unasked"})
    for outcome in Outcome.values:
        Work.objects.filter(subject=claims[outcome].pk).update(state=State.DONE)
    running = {"state": State.RUNNING, "token": "t", "lease_until": DatabaseNow()}
    Work.objects.filter(subject=claims["running"].pk).update(**running)
    Work.objects.filter(subject=claims["failed"].pk).update(state=State.DEAD)
    return claims


@pytest.mark.parametrize("value", ["waiting", "running", "failed", "found", "several", "nothing"])
def test_the_matching_filter_goes_by_the_work_and_then_by_what_it_came_to(matched, value):
    assert kept(filters.MatchingFilter, value) == {matched[value]}


@pytest.mark.parametrize(("value", "fresh"), [("yes", True), ("no", False)])
def test_the_filter_of_new_evidence_parts_the_queue_in_two(value, fresh):
    claims = {True: make_claim(), False: make_claim()}
    Claim.objects.filter(pk=claims[True].pk).update(new_evidence_at=DatabaseNow())
    assert kept(filters.FreshFilter, value) == {claims[fresh]}


@pytest.mark.parametrize(("value", "hedged"), [("yes", True), ("no", False)])
def test_the_filter_of_wording_parts_the_queue_in_two(value, hedged):
    claims = {told: make_claim(speculative=told) for told in (True, False)}
    assert kept(filters.SpeculativeFilter, value) == {claims[hedged]}


def test_the_filter_of_threads_keeps_those_with_an_open_one(editor, analyst):
    waiting, answered = make_claim(), make_claim()
    for claim in (waiting, answered):
        verdict = judge(claim, "speculative", by=editor)
        thread = Comment.objects.create(verdict=verdict, author=analyst, text="ومن قال هذا؟")
    thread.resolve(by=editor)
    assert kept(filters.ThreadsFilter, "open") == {waiting}


@pytest.mark.parametrize("kind", Kind.values)
def test_every_kind_has_its_own_filter(kind):
    claims = {each: make_claim(kind=each) for each in Kind.values}
    assert kept(filters.KindFilter, kind) == {claims[kind]}


MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(("value", "days"), [("day", 1), ("week", 7), ("month", 30)])
def test_the_filter_of_time_keeps_what_was_raised_within_it(value, days):
    inside, outside = make_claim(), make_claim()
    edge = DatabaseNow() - timedelta(days=days)
    Claim.objects.filter(pk=inside.pk).update(raised_at=edge + MINUTE)
    Claim.objects.filter(pk=outside.pk).update(raised_at=edge - MINUTE)
    assert kept(filters.RaisedFilter, value) == {inside}


def test_the_filter_of_charge_knows_me_nobody_and_each_of_the_others(editor, second_editor):
    mine, theirs = make_claim(editor=editor), make_claim(editor=second_editor)
    free = make_claim()
    assert kept(filters.ChargeFilter, "me", by=editor) == {mine}
    assert kept(filters.ChargeFilter, "nobody", by=editor) == {free}
    assert kept(filters.ChargeFilter, str(second_editor.pk), by=editor) == {theirs}


def test_who_is_offered_has_a_claim_in_hand_and_is_offered_once(editor, second_editor, analyst):
    for owner in (editor, second_editor, second_editor):
        make_claim(editor=owner)
    found, _request = chosen(filters.ChargeFilter, "", by=editor)
    offered = [value for value, _label in found.lookup_choices]
    assert offered == ["me", "nobody", str(second_editor.pk)]


@pytest.mark.parametrize("number", ["0", "-1", "٣", "9" * 30])
def test_a_number_of_no_person_keeps_nobody_else_s_claims(editor, number):
    claim = make_claim(editor=editor)
    assert kept(filters.ChargeFilter, number, by=editor) <= {claim}


@pytest.mark.parametrize("tier", Tier.values)
def test_every_tier_has_its_own_filter(tier):
    claims = {each: make_claim(source=make_source(tier=each)) for each in Tier.values}
    assert kept(TierFilter, tier) == {claims[tier]}


def speaking(language: str) -> Claim:
    claim = make_claim()
    Document.objects.filter(pk=claim.sentence.document_id).update(language=language)
    return claim


def test_the_filter_of_language_offers_those_under_review_each_once():
    for language in ("en", "ar", "en", ""):
        speaking(language)
    reference = make_document("Lu dans le journal.")
    Document.objects.filter(pk=reference.pk).update(language="fr")
    found, _request = chosen(LanguageFilter, "")
    assert [code for code, _label in found.lookup_choices] == ["ar", "en"]


def test_a_language_without_a_name_is_offered_by_its_code():
    claim = speaking("ku")
    found, _request = chosen(LanguageFilter, "ku")
    assert found.lookup_choices == [("ku", "ku")]
    assert kept(LanguageFilter, "ku") == {claim}


def test_the_filter_of_language_keeps_what_is_said_in_it():
    english, arabic = speaking("en"), speaking("ar")
    assert kept(LanguageFilter, "en") == {english}
    assert kept(LanguageFilter, "ar") == {arabic}


@pytest.mark.parametrize("typed", ["  ", "\t"])
def test_blanks_are_no_part_of_a_source(typed):
    claim = make_claim()
    assert kept(SourceFilter, typed) == {claim}


def test_a_source_is_found_by_its_domain_as_by_its_name():
    named = make_claim(source=make_source("جريدة المرسى", domain="anchor.example"))
    other = make_claim(source=make_source("إذاعة المرسى"))
    assert kept(SourceFilter, "المرسى") == {named, other}
    assert kept(SourceFilter, "ANCHOR") == {named}
    assert kept(SourceFilter, "anchorage") == set()


def test_filtering_changes_no_claim(editor):
    claim = make_claim()
    for kind in ALL:
        kept(kind, "yes", by=editor)
    claim.refresh_from_db()
    assert claim.version == 1
    assert decisions_of(claim) == []
