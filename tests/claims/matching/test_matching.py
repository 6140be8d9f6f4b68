"""Matching: what other sources say, where it was said before, and what people decided stays."""

import pytest

from claims.deciding.bringing import Bringing, bring_sentence
from claims.models import Claim, Evidence, Outcome, Repeat
from claims.models.statement import ECHO
from claims.raising import raise_claims
from sources.intake.ingest import Arrival, ingest
from sources.work import queue as work
from sources.work.models import Work
from tests.factories import accept, judge, make_claim

pytestmark = pytest.mark.django_db(transaction=True)

BRIDGE = "افتتحت البلدية جسر النهر الكبير في نيسان 2021 بعد ثلاث سنوات من العمل."
BRIDGE_AGAIN = "افتتحت بلدية المدينة جسر النهر الكبير في نيسان 2021 بعد ثلاث سنوات من العمل."
BRIDGE_DENIED = "لم تفتتح البلدية جسر النهر الكبير في نيسان 2021."
RAIN = "هطلت أمطار غزيرة على الساحل الغربي مساء الخميس."


def take_in(text, *, review=False, source="صحيفة"):
    arrival = Arrival(data=text.encode(), media_type="text/plain", source_name=source)
    return ingest(arrival, review=review).document


def claim_of(text, **options):
    take_in(text, review=True, **options)
    return Claim.objects.get(sentence__text=text)


def test_what_another_source_says_is_found_with_reasons():
    take_in(f"{BRIDGE_AGAIN}\n{RAIN}", source="وكالة")
    claim = claim_of(BRIDGE)
    work.drain()
    claim.refresh_from_db()
    evidence = claim.evidence.get()
    assert claim.outcome == Outcome.FOUND
    assert evidence.sentence.text == BRIDGE_AGAIN
    assert evidence.score > 0.5
    assert evidence.explanation["shared"]
    assert evidence.stance == ""


def again(claim) -> None:
    Work.objects.all().delete()
    Work.objects.request("match", {claim.pk: 0.5})
    work.drain()


def test_what_a_person_brought_outlives_every_later_run_as_it_was(editor):
    unlike, alike = take_in(RAIN, source="مرصد"), take_in(BRIDGE_AGAIN, source="وكالة")
    claim = make_claim(BRIDGE)
    for document, stance in ((unlike, "context"), (alike, "disputes")):
        claim.refresh_from_db()
        bring = Bringing(stance=stance, quote=document.body.split()[1])
        row = bring_sentence(claim, document.sentences.get(), bring, by=editor, seen=claim.version)
        row.decide("", by=editor, seen=row.claim.version)
    kept = list(Evidence.objects.order_by("id").values())
    again(claim)
    assert list(Evidence.objects.order_by("id").values()) == kept
    assert Claim.objects.get(pk=claim.pk).outcome == Outcome.FOUND


def test_a_later_run_hears_that_a_find_copies_what_was_brought(editor):
    first = take_in(BRIDGE_DENIED, source="وكالة")
    claim = make_claim(BRIDGE)
    bring_sentence(
        claim, first.sentences.get(), Bringing(stance="disputes"), by=editor, seen=claim.version
    )
    take_in(BRIDGE_DENIED + " ", source="مجلة")
    again(claim)
    voices = list(claim.evidence.values_list("voice", flat=True))
    assert len(voices) == 2
    assert len({*voices}) == 1


def test_a_document_is_no_evidence_for_itself():
    take_in(f"{BRIDGE}\n{BRIDGE_AGAIN}", review=True)
    work.drain()
    assert not Evidence.objects.exists()
    assert set(Claim.objects.values_list("outcome", flat=True)) == {Outcome.NOTHING}


def test_a_conflict_is_suggested_as_a_dispute_never_decided():
    take_in(BRIDGE_DENIED, source="وكالة")
    claim = claim_of(BRIDGE)
    work.drain()
    evidence = claim.evidence.get()
    assert evidence.suggested_stance == "disputes"
    assert evidence.stance == ""


def test_copies_share_one_voice_and_are_no_ambiguity():
    take_in(f"{BRIDGE_AGAIN}", source="وكالة")
    take_in(f"{BRIDGE_AGAIN} ", source="موقع")
    claim = claim_of(BRIDGE)
    work.drain()
    claim.refresh_from_db()
    assert claim.evidence.count() == 2
    assert len(set(claim.evidence.values_list("voice", flat=True))) == 1
    assert claim.outcome == Outcome.FOUND


def test_who_repeats_the_claim_word_for_word_has_no_voice_of_its_own():
    take_in(BRIDGE_AGAIN, source="موقع")
    take_in(BRIDGE_DENIED, source="وكالة")
    claim = claim_of(BRIDGE)
    work.drain()
    echo = claim.evidence.get(sentence__text=BRIDGE_AGAIN)
    assert (echo.voice, echo.is_independent()) == (ECHO, False)
    assert claim.evidence.exclude(pk=echo.pk).get().is_independent()


def test_a_rerun_keeps_what_the_editor_decided(editor):
    take_in(BRIDGE_AGAIN, source="وكالة")
    claim = claim_of(BRIDGE)
    work.drain()
    accept(claim.evidence.get(), by=editor)
    Work.objects.request("match", {claim.pk: 0.0}, given="again")
    work.drain()
    assert claim.evidence.get().stance == "supports"


def test_a_suggestion_nobody_answered_goes_when_it_is_not_found_again():
    reference = take_in(f"{BRIDGE_AGAIN}\n{RAIN}", source="وكالة")
    claim = claim_of(BRIDGE)
    work.drain()
    stale = Evidence.objects.create(
        claim=claim, sentence=reference.sentences.get(text=RAIN), score=0.9
    )
    Work.objects.request("match", {claim.pk: 0.0}, given="again")
    work.drain()
    assert not Evidence.objects.filter(pk=stale.pk).exists()
    assert claim.evidence.count() == 1


def test_the_later_claim_is_suggested_as_a_repeat_of_the_earlier_one(editor):
    earlier = claim_of(BRIDGE)
    later = claim_of(BRIDGE_AGAIN)
    work.drain()
    repeat = Repeat.objects.get()
    assert (repeat.claim, repeat.original) == (later, earlier)
    assert repeat.answer == ""
    repeat.reject(by=editor, seen=repeat.claim.version)
    Work.objects.request("match", {later.pk: 0.0}, given="again")
    work.drain()
    assert Repeat.objects.get().answer == "rejected"


def test_a_confirmed_repeat_can_be_undone_and_the_history_stays(editor):
    claim_of(BRIDGE)
    later = claim_of(BRIDGE_AGAIN)
    work.drain()
    repeat = Repeat.objects.get()
    repeat.confirm(by=editor, seen=1)
    later.refresh_from_db()
    assert later.repeat_of == repeat.original
    repeat.reject(by=editor, seen=2, why="حادثتان")
    later.refresh_from_db()
    assert later.repeat_of is None
    assert list(later.decisions.order_by("id").values_list("action", flat=True)) == [
        "repeat",
        "unrepeat",
    ]


def test_what_repeats_a_repeat_is_suggested_as_one_of_its_original(editor):
    first, second, third, fourth = (make_claim(f"{BRIDGE} {n}") for n in "أبجد")
    Repeat.objects.create(claim=third, original=second, score=0.9)
    Repeat.objects.create(claim=fourth, original=second, score=0.9)
    Repeat.objects.create(claim=fourth, original=first, score=0.8)
    Repeat.objects.create(claim=second, original=first, score=0.9).confirm(by=editor, seen=1)
    left = Repeat.objects.filter(answer="").order_by("claim")
    assert [(row.claim, row.original) for row in left] == [(third, first), (fourth, first)]
    left[0].confirm(by=editor, seen=1)
    third.refresh_from_db()
    assert third.repeat_of == first


def test_a_new_document_wakes_older_claims_and_marks_the_judged_ones(editor):
    claim = claim_of(BRIDGE)
    work.drain()
    verdict = judge(claim, "speculative", by=editor)
    take_in(BRIDGE_AGAIN, source="وكالة")
    work.drain()
    claim.refresh_from_db()
    assert claim.new_evidence_at
    assert claim.evidence.count() == 1
    assert claim.verdicts.get() == verdict


WHEAT = "ارتفعت أسعار القمح في الأسواق المحلية بنسبة 12% خلال عام 2023."
WHEAT_IN_ENGLISH = "Wheat prices in local markets rose by 12% in 2023."


def test_a_document_in_another_language_wakes_the_claims_it_bears_on(settings, editor):
    settings.EMBEDDINGS, settings.DENSE_FROM = "use", 0.2
    claim = claim_of(WHEAT)
    work.drain()
    judge(claim, "speculative", by=editor)
    take_in(f"{WHEAT_IN_ENGLISH}\nThe museum opens on Sunday.", source="Wire")
    work.drain()
    claim.refresh_from_db()
    assert claim.evidence.get().sentence.text == WHEAT_IN_ENGLISH
    assert claim.new_evidence_at
    assert claim.matched_encoder == "use"


def test_an_unrelated_document_wakes_nobody():
    claim_of(BRIDGE)
    work.drain()
    take_in(RAIN)
    work.drain()
    assert Work.objects.filter(kind="match").count() == 1


def test_a_later_article_wakes_the_claims_it_repeats():
    earlier = claim_of(BRIDGE)
    work.drain()
    claim_of(BRIDGE_AGAIN)
    work.drain()
    assert earlier.evidence.get().sentence.text == BRIDGE_AGAIN


def test_raising_twice_raises_once():
    document = take_in(f"{BRIDGE}\n{RAIN}", review=True)
    assert raise_claims(document) == []
    assert Claim.objects.count() == 2
    assert Work.objects.filter(kind="match").count() == 2
