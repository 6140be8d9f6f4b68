"""Verdicts: guarded by evidence, appended, chained, published; never overwritten."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from claims.models import Claim, Evidence, Judgement, Publication, Stance, Verdict
from claims.refusals.changing import Illegal, Stale
from sources.intake.ingest import Arrival, ingest
from tests.factories import accept, decisions_of, judge, make_claim, make_document, make_evidence

pytestmark = pytest.mark.django_db


def give(claim, by, **fields):
    claim.refresh_from_db()
    judgement = Judgement(**{"rationale": "هكذا تقول المصادر.", **fields})
    return Verdict.objects.give(claim, judgement, by=by, seen=claim.version)


@pytest.mark.parametrize("rating", ["supported", "disputed"])
def test_a_decisive_rating_needs_accepted_evidence(editor, rating):
    claim = make_claim()
    make_evidence(claim)
    with pytest.raises(Illegal):
        give(claim, editor, rating=rating)
    assert not Verdict.objects.exists()


@pytest.mark.parametrize("rating", ["supported", "disputed"])
def test_evidence_from_the_claims_own_source_decides_nothing(editor, rating):
    claim = make_claim()
    own = make_evidence(claim, source=claim.sentence.document.source)
    accept(own, by=editor)
    with pytest.raises(Illegal):
        give(claim, editor, rating=rating)


def taken_in(text: str, *, url: str):
    said = Arrival(text.encode(), media_type="text/plain", url=url)
    return ingest(said, review=True).document


def test_a_subdomain_of_the_claims_own_publisher_decides_nothing(editor):
    ours = taken_in("افتتحت الوزارة الجسر يوم الأحد.", url="https://paper.example/1")
    theirs = taken_in("قالت الوزارة إن الجسر افتتح.", url="https://ar.paper.example/2")
    claim = Claim.objects.get(sentence__document=ours)
    accept(
        Evidence.objects.create(claim=claim, sentence=theirs.sentences.get(), score=0.8),
        by=editor,
    )
    with pytest.raises(Illegal):
        give(claim, editor, rating="supported")


@pytest.mark.parametrize("stance", [Stance.IRRELEVANT, Stance.CONTEXT])
def test_what_neither_bears_out_nor_refutes_decides_nothing(editor, stance):
    claim = make_claim()
    accept(make_evidence(claim), by=editor, stance=stance)
    with pytest.raises(Illegal):
        give(claim, editor, rating="disputed")


def test_speculative_needs_no_evidence(editor):
    assert give(make_claim(), editor, rating="speculative").kind == "first"


@pytest.mark.parametrize(
    "wrong",
    [
        {"rating": ""},
        {"rating": "true"},
        {"rating": "speculative", "rationale": "  "},
        {"rating": "speculative", "kind": "update"},
        {"rating": "speculative", "kind": "void"},
        {"rating": "speculative", "kind": "guess"},
    ],
)
def test_a_judgement_against_the_rules_is_refused_and_leaves_no_trace(editor, wrong):
    claim = make_claim()
    with pytest.raises(Illegal):
        give(claim, editor, **wrong)
    claim.refresh_from_db()
    assert claim.version == 1
    assert decisions_of(claim) == []


def test_changing_ones_mind_adds_a_row_with_a_public_note(editor):
    claim = make_claim()
    first = judge(claim, "speculative", by=editor)
    with pytest.raises(Illegal):
        give(claim, editor, rating="speculative", kind="correction")
    second = give(claim, editor, rating="speculative", kind="correction", public_note="صححنا.")
    assert [first.seq, second.seq] == [1, 2]
    assert second.previous == first.digest
    assert Verdict.objects.standing().get() == first


def test_a_published_void_takes_the_verdict_back_and_keeps_its_text(editor):
    claim = make_claim()
    first = judge(claim, "speculative", by=editor)
    judge(claim, "", by=editor, kind="void", public_note="سحبنا الحكم.")
    assert not Verdict.objects.standing().exists()
    assert Verdict.objects.get(pk=first.pk).rationale
    assert Claim.objects.with_standing_verdict().get(pk=claim.pk).rating == ""


def test_every_row_is_bound_to_the_one_before(editor):
    for _ in range(3):
        judge(make_claim(), "speculative", by=editor)
    rows = list(Verdict.objects.chain())
    assert [row.seq for row in rows] == [1, 2, 3]
    assert [row.previous for row in rows] == ["", rows[0].digest, rows[1].digest]
    assert all(row.leaf == row.commitment() and row.digest == row.link() for row in rows)


def test_the_evidence_of_a_verdict_keeps_the_stance_of_that_moment(editor):
    claim = make_claim()
    evidence = make_evidence(claim)
    accept(evidence, by=editor, stance=Stance.DISPUTES)
    verdict = give(claim, editor, rating="disputed")
    claim.refresh_from_db()
    evidence.refresh_from_db()
    evidence.claim = claim
    evidence.decide("", by=editor, seen=claim.version)
    assert verdict.bases.get().stance == "disputes"


def test_only_the_newest_verdict_can_be_published_and_only_once(editor):
    claim = make_claim()
    old = judge(claim, "speculative", by=editor, publish=False)
    new = judge(claim, "speculative", by=editor, publish=True, public_note="رأي أحدث.")
    claim.refresh_from_db()
    for verdict in (old, new):
        with pytest.raises(Illegal):
            verdict.publish(by=editor, seen=claim.version)
    assert Publication.objects.get().verdict == new


def test_two_editors_judge_one_version_and_only_the_first_counts(editor, second_editor):
    claim = make_claim()
    same = Claim.objects.get(pk=claim.pk)
    speculative = Judgement(rating="speculative", rationale="لا دليل.")
    Verdict.objects.give(claim, speculative, by=editor, seen=1)
    with pytest.raises(Stale):
        Verdict.objects.give(same, speculative, by=second_editor, seen=1)
    assert Verdict.objects.count() == 1


def test_a_claim_whose_sentence_was_cut_anew_is_not_judged(editor):
    claim = make_claim()
    claim.sentence.retired_at = timezone.now()
    claim.sentence.save()
    with pytest.raises(Illegal):
        give(claim, editor, rating="speculative")


def test_a_verdict_on_a_sentence_cut_anew_can_still_be_taken_back(editor):
    claim = make_claim()
    judge(claim, "speculative", by=editor)
    claim.sentence.retired_at = timezone.now()
    claim.sentence.save()
    claim.refresh_from_db()
    void = Judgement(kind="void", rationale="خطأ.", public_note="سُحب الحكم.")
    assert Verdict.objects.give(claim, void, by=editor, seen=claim.version).kind == "void"


def test_a_confirmed_repeat_is_not_judged_itself(editor):
    original, claim = make_claim(), make_claim()
    claim.change("repeat", by=editor, seen=1, repeat_of=original)
    with pytest.raises(Illegal):
        give(claim, editor, rating="speculative")


@pytest.mark.parametrize(
    "field", ["rating", "seq", "digest", "previous", "leaf", "kind", "rationale", "public_note"]
)
def test_the_database_refuses_to_change_a_verdict(editor, field):
    judge(make_claim(), "speculative", by=editor)
    with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
        Verdict.objects.update(**{field: 7 if field == "seq" else "f" * 8})


@pytest.mark.parametrize("field", ["id", "verdict_id", "seq", "by_id", "at"])
def test_the_database_refuses_to_change_a_publication(editor, field):
    verdict = judge(make_claim(), "speculative", by=editor)
    other = {"verdict_id": verdict.pk + 1, "at": timezone.now()}.get(field, 77)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Publication.objects.update(**{field: other})


@pytest.mark.parametrize("name", ["verdict", "publication", "decision"])
def test_the_database_refuses_to_delete_what_people_decided(editor, name):
    judge(make_claim(), "speculative", by=editor)
    model = {
        "verdict": Verdict,
        "publication": Publication,
        "decision": Claim._meta.get_field("decisions").related_model,
    }[name]
    with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
        model.objects.all()._raw_delete(model.objects.db)


def test_words_of_a_verdict_can_be_erased_lawfully_and_the_chain_holds(editor):
    verdict = judge(make_claim(), "speculative", by=editor)
    Verdict.objects.filter(pk=verdict.pk).update(salt="", public_note="")
    verdict.refresh_from_db()
    assert verdict.digest == verdict.link()


def test_a_verdict_of_a_document_never_deletes_with_it(editor):
    document = make_document(review=True)
    claim = Claim.objects.create(sentence=document.sentences.get(), folded=" ")
    judge(claim, "speculative", by=editor)
    with pytest.raises(IntegrityError):
        document.delete()


@pytest.mark.parametrize("stance", ["irrelevant", ""])
def test_a_verdict_whose_evidence_was_taken_away_is_not_published(editor, stance):
    claim = make_claim()
    row = make_evidence(claim)
    accept(row, by=editor)
    verdict = give(claim, editor, rating="supported")
    accept(row, by=editor, stance=stance)
    claim.refresh_from_db()
    with pytest.raises(Illegal):
        verdict.publish(by=editor, seen=claim.version)
    claim.refresh_from_db()
    assert claim.standing is None
    assert not Publication.objects.exists()


def test_the_newest_published_verdict_is_the_standing_one(editor):
    claim = make_claim()
    first = judge(claim, "speculative", by=editor)
    assert Claim.objects.get(pk=claim.pk).standing == first
    kept = judge(claim, "speculative", by=editor, publish=False, public_note="راجعنا.")
    assert Claim.objects.get(pk=claim.pk).standing == first
    claim.refresh_from_db()
    kept.publish(by=editor, seen=claim.version)
    assert list(Verdict.objects.standing()) == [kept]


def test_a_published_void_stands_for_nothing(editor):
    claim = make_claim()
    judge(claim, "speculative", by=editor)
    void = give(claim, editor, kind="void", public_note="سحبنا الحكم.")
    claim.refresh_from_db()
    void.publish(by=editor, seen=claim.version)
    assert not Verdict.objects.standing().exists()
    assert Claim.objects.get(pk=claim.pk).standing == void


def test_a_verdict_commits_to_the_stances_it_rested_on(editor):
    claim = make_claim()
    row = make_evidence(claim)
    accept(row, by=editor, stance=Stance.DISPUTES)
    verdict = give(claim, editor, rating="disputed")
    told = verdict.body()["basis"]
    assert told == [[row.pk, "disputes"]]
    accept(row, by=editor, stance=Stance.IRRELEVANT)
    again = Verdict.objects.get(pk=verdict.pk)
    assert again.body()["basis"] == told
    assert again.leaf == again.commitment()
