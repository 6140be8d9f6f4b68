"""The policy of matching, each threshold at its edge: what is shown, offered, woken and kept."""

import pytest

from claims.matching import candidates, match, store
from claims.matching.bearing import band
from claims.matching.candidates import Found
from claims.models import Claim, Evidence, Outcome, Repeat, Stance
from claims.models.statement import ECHO, MATCH
from sources.index.ranking.archive_ranking import Ranked
from sources.index.ranking.mixing import CHARACTERS
from sources.index.ranking.score_bands import STRONG
from sources.work.models import Work
from tests.factories import accept, judge, make_claim, make_evidence


def row(score, *, voice=1, **fields):
    """An unsaved piece of evidence."""
    return Evidence(score=score, voice=voice, band=band(score), **fields)


def hit(sentence=1, score=0.9, **parts):
    return Ranked(sentence, score, parts or {CHARACTERS: 1.0})


@pytest.mark.parametrize(
    ("scores", "voices", "outcome"),
    [
        ([], [], Outcome.NOTHING),
        ([0.9], [1], Outcome.FOUND),
        ([0.9, 0.88], [1, 2], Outcome.SEVERAL),
        ([0.9, 0.8799], [1, 2], Outcome.FOUND),
        ([0.9, 0.89], [1, 1], Outcome.FOUND),
        ([0.9, 0.89], [1, ECHO], Outcome.FOUND),
        ([0.51, 0.4999], [1, 2], Outcome.FOUND),
        ([0.4999, 0.49], [1, 2], Outcome.NOTHING),
    ],
)
def test_several_are_equally_good_only_as_near_as_a_tie(scores, voices, outcome):
    evidence = [row(score, voice=voice) for score, voice in zip(scores, voices, strict=True)]
    assert Found(Claim(), evidence, []).outcome == outcome
    assert candidates.TIE == 0.02


def test_a_search_looks_at_fifty_candidates_a_claim():
    assert match.DEPTH == 50


TOLL = "قتل 14 شخصا في انفجار مصنع الزيوت في حلوان"


@pytest.mark.parametrize(("score", "compared"), [(1.0, True), (0.1, True), (0.0999, False)])
def test_what_is_hardly_alike_is_not_compared(score, compared):
    assert bool(match.likest([hit(score=score)])) is compared


def test_a_claim_is_compared_with_the_ten_likest_at_most():
    assert [each.sentence for each in match.likest([hit(n) for n in range(11)])] == [*range(10)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("said", "sameness"),
    [
        (TOLL, ["same"]),
        (TOLL.replace("14", "41"), ["altered"]),
        ("زار وفد المصنع القديم في حلوان بعد إغلاقه بسنوات", []),
    ],
)
def test_only_comparing_says_whether_a_claim_repeats_another(said, sameness):
    older, claim = make_claim(TOLL), make_claim(said)
    rows = match.repeat_from(claim, hit(), older.sentence)
    assert [row.explanation["sameness"] for row in rows] == sameness


@pytest.mark.django_db
def test_a_repeat_leads_to_an_older_original_never_to_itself():
    first, older, claim = (make_claim(TOLL) for _ in range(3))
    older.repeat_of = first
    assert match.repeat_from(claim, hit(), make_evidence(claim).sentence) == []
    assert match.repeat_from(older, hit(), claim.sentence) == []
    assert [row.original for row in match.repeat_from(claim, hit(), older.sentence)] == [first]
    older.repeat_of = claim
    assert match.repeat_from(claim, hit(), older.sentence) == []


def woken_by(claim, older):
    """Which of these claims, matched before, are matched again now that `claim` was found."""
    again = Claim.objects.filter(pk__in=[each.pk for each in older])
    again.update(matched_at="2026-01-01T00:00Z")
    older = list(again.select_related("sentence").order_by("id"))
    evidence = [row(0.9, claim=claim, sentence=each.sentence) for each in older]
    store.wake_echoes([Found(claim, evidence, [])])
    return set(Work.objects.filter(kind=MATCH).values_list("subject", flat=True))


@pytest.mark.django_db
def test_a_claim_wakes_none_that_was_dismissed():
    waits, aside = make_claim(), make_claim(dismissed_as="duplicate")
    assert woken_by(make_claim(), [waits, aside]) == {waits.pk}


@pytest.mark.django_db
def test_a_claim_wakes_the_three_likest_of_those_matched_before_it():
    older = [make_claim() for _ in range(4)]
    assert woken_by(make_claim(), older) == {each.pk for each in older[:3]}


@pytest.mark.django_db
def test_who_heard_of_a_claim_already_is_not_woken():
    older, claim = make_claim(), make_claim()
    Evidence.objects.create(claim=older, sentence=claim.sentence, score=0.9, band=STRONG)
    assert woken_by(claim, [older]) == set()


def kept_after_nothing_was_found_again(claim):
    store.store({claim.pk: Found(claim, [], [])}, held={claim.pk})
    return set(claim.evidence.values_list("pk", flat=True))


@pytest.mark.django_db
def test_a_suggestion_nobody_answered_goes_when_it_is_not_found_again():
    claim = make_claim()
    make_evidence(claim)
    assert kept_after_nothing_was_found_again(claim) == set()


@pytest.mark.django_db
@pytest.mark.parametrize("stance", Stance.values)
def test_what_a_person_judged_stays_though_it_is_not_found_again(editor, stance):
    claim = make_claim()
    judged = make_evidence(claim)
    accept(judged, by=editor, stance=stance)
    assert kept_after_nothing_was_found_again(claim) == {judged.pk}


@pytest.mark.django_db
def test_what_a_verdict_rests_on_stays_though_somebody_took_its_stance_back(editor):
    claim = make_claim()
    row = make_evidence(claim)
    accept(row, by=editor)
    judge(claim, "supported", by=editor)
    accept(row, by=editor, stance="")
    assert kept_after_nothing_was_found_again(claim) == {row.pk}


@pytest.mark.django_db
def test_nothing_is_written_for_a_claim_that_another_worker_holds():
    claim, sentence = make_claim(), make_claim().sentence
    late = Found(claim, [row(0.9, claim=claim, sentence=sentence)], [])
    store.store({claim.pk: late}, held=set())
    claim.refresh_from_db()
    assert not claim.evidence.exists()
    assert claim.outcome == ""


@pytest.mark.django_db
@pytest.mark.parametrize(("score", "marked"), [(0.5, True), (0.4999, False)])
def test_only_telling_evidence_is_new_evidence_on_a_judged_claim(editor, score, marked):
    claim = make_claim()
    judge(claim, "speculative", by=editor)
    sentence = make_claim().sentence
    store.store(
        {claim.pk: Found(claim, [row(score, claim=claim, sentence=sentence)], [])}, {claim.pk}
    )
    claim.refresh_from_db()
    assert bool(claim.new_evidence_at) is marked


@pytest.mark.django_db
def test_a_suggested_repeat_is_kept_once():
    claim, older = make_claim(), make_claim()
    for _ in range(2):
        offered = Repeat(claim=claim, original=older, score=0.8)
        store.store({claim.pk: Found(claim, [], [offered])}, {claim.pk})
    assert Repeat.objects.count() == 1


@pytest.mark.parametrize(("worth", "spent"), [(0.45, True), (0.4499, False)])
def test_vectors_are_spent_from_a_worth_on(worth, spent):
    assert match.is_worth_a_vector(Claim(check_worthiness=worth)) is spent
