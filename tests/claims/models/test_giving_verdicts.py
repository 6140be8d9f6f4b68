"""What giving and publishing a verdict write, and what a refusal leaves as it was."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from claims.models import Basis, Claim, Decision, Judgement, Publication, Verdict
from claims.models.publication import PUBLICATION_LOG
from claims.models.verdict import VERDICT_LOG
from claims.refusals.changing import Illegal, Stale
from sources.logs.models import LogHead
from sources.models import Sentence
from sources.refusals.texts import TooManyCharacters
from tests.factories import accept, judge, make_claim, make_evidence

pytestmark = pytest.mark.django_db


def give(claim, by, *, seen=None, **fields):
    claim.refresh_from_db()
    said = Judgement(**{"rating": "speculative", "rationale": "لا دليل.", **fields})
    seen = claim.version if seen is None else seen
    return Verdict.objects.give(claim, said, by=by, seen=seen)


def head_of(log):
    return LogHead.objects.of(log).values_list("seq", "digest").first()


@pytest.fixture
def claim():
    return make_claim()


def test_a_verdict_keeps_who_said_what_in_which_words(claim, editor):
    given = give(claim, editor, rationale="  لا دليل.\n", public_note=" \n")
    kept = Verdict.objects.get(pk=given.pk)
    assert (kept.claim, kept.editor, kept.kind) == (claim, editor, "first")
    assert (kept.rating, kept.rationale) == ("speculative", "لا دليل.")
    assert kept.public_note == ""


def test_a_change_of_a_verdict_keeps_its_note_as_well(claim, editor):
    give(claim, editor)
    given = give(claim, editor, public_note=" ملاحظة ")
    kept = Verdict.objects.get(pk=given.pk)
    assert (kept.kind, kept.public_note) == ("update", "ملاحظة")


def test_a_verdict_is_a_decision_on_the_version_it_was_given_on(claim, editor):
    give(claim, editor)
    decision = Decision.objects.get()
    assert (decision.claim, decision.action, decision.by) == (claim, "judge", editor)
    assert (decision.before, decision.after) == ({"version": 1}, {"rating": "speculative"})
    assert Claim.objects.get(pk=claim.pk).version == 2


def test_a_verdict_stays_in_the_house_until_it_is_published(claim, editor):
    given = give(claim, editor)
    assert Claim.objects.get(pk=claim.pk).standing is None
    assert not Publication.objects.exists()
    assert not Verdict.objects.published().exists()
    assert Verdict.objects.for_readers().get() == given


def test_the_head_of_the_log_is_the_newest_verdict(editor):
    for _ in range(2):
        newest = give(make_claim(), editor)
    assert head_of(VERDICT_LOG) == (2, newest.digest)


def test_a_refused_verdict_takes_no_number(claim, editor):
    give(make_claim(), editor)
    head = head_of(VERDICT_LOG)
    with pytest.raises(Illegal):
        give(claim, editor, rating="supported")
    with pytest.raises(Stale):
        give(claim, editor, seen=0)
    assert head_of(VERDICT_LOG) == head
    assert give(claim, editor).seq == 2


def test_a_refused_verdict_leaves_the_claim_and_its_decisions(claim, editor):
    with pytest.raises(Illegal):
        give(claim, editor, rating="disputed")
    assert Claim.objects.get(pk=claim.pk).version == 1
    assert not Decision.objects.exists()


@pytest.mark.parametrize(("field", "longest"), [("rationale", 20_000), ("public_note", 5_000)])
def test_the_words_of_a_verdict_have_a_limit(claim, editor, field, longest):
    give(claim, editor)
    changed = {"public_note": "راجعنا."}
    with pytest.raises(TooManyCharacters, match=f"{longest:,}"):
        give(claim, editor, **changed | {field: "س" * (longest + 1)})
    assert Claim.objects.get(pk=claim.pk).version == 2
    kept = give(claim, editor, **changed | {field: "س" * longest})
    assert getattr(kept, field) == "س" * longest


def test_a_verdict_keeps_what_readers_see_with_it_in_the_order_it_was_found(claim, editor):
    rows = [make_evidence(claim, score=score) for score in (0.2, 0.9, 0.5, 0.7)]
    stances = ["supports", "disputes", "irrelevant", "context"]
    for row, stance in zip(rows, stances, strict=True):
        accept(row, by=editor, stance=stance)
    make_evidence(claim)
    given = give(claim, editor, rating="disputed")
    taken = [rows[0], rows[1], rows[3]]
    told = [
        [row.pk, stance]
        for row, stance in zip(taken, ["supports", "disputes", "context"], strict=True)
    ]
    assert given.body()["basis"] == told
    assert Verdict.objects.get(pk=given.pk).body() == given.body()
    assert set(given.evidence.all()) == set(taken)


def test_a_speculative_verdict_rests_on_nothing(claim, editor):
    assert give(claim, editor).body()["basis"] == []
    assert not Basis.objects.exists()


def test_a_verdict_commits_to_its_words_its_claim_and_its_editor(claim, editor):
    give(claim, editor)
    given = give(claim, editor, public_note="ملاحظة")
    assert given.body() == {
        "basis": [],
        "claim": claim.pk,
        "given_at": given.given_at.isoformat(),
        "kind": "update",
        "public_note": "ملاحظة",
        "rating": "speculative",
        "rationale": "لا دليل.",
        "text": claim.sentence.text,
    }
    assert given.inside() == {"editor": editor.pk, "seq": 2}


def test_readers_see_the_strongest_basis_first_in_few_queries(
    claim, editor, django_assert_num_queries
):
    for score in (0.4, 0.9, 0.9, 0.6):
        accept(make_evidence(claim, score=score), by=editor)
    judge(claim, "supported", by=editor)
    judge(make_claim(), "speculative", by=editor)
    with django_assert_num_queries(2):
        shown = {
            row.claim_id: [
                (base.evidence.score, base.evidence.sentence.document.source.name)
                for base in row.bases.all()
            ]
            for row in Verdict.objects.for_readers()
            if row.publication and row.editor.username and row.claim.sentence.document.source.name
        }
    assert [score for score, _source in shown[claim.pk]] == [0.9, 0.9, 0.6, 0.4]


def test_a_list_of_verdicts_reads_no_heavy_texts(claim, editor):
    accept(make_evidence(claim), by=editor)
    judge(claim, "supported", by=editor)
    row = Verdict.objects.for_readers().get()
    evidence = row.bases.all()[0].evidence
    assert {"body", "original"} <= row.claim.sentence.document.get_deferred_fields()
    assert {"body", "original"} <= evidence.sentence.document.get_deferred_fields()
    assert {"folded", "reasons"} <= evidence.claim.get_deferred_fields()


def test_publishing_is_a_row_with_its_number_and_a_decision(claim, editor, second_editor):
    given = give(claim, editor)
    published = given.publish(by=second_editor, seen=2)
    assert (published.verdict, published.seq, published.by) == (given, 1, second_editor)
    decision = Decision.objects.get(action="publish")
    assert (decision.by, decision.claim) == (second_editor, claim)
    assert decision.before == decision.after == {"verdict": given.seq}
    assert Claim.objects.get(pk=claim.pk).standing == given


def test_publications_are_numbered_apart_from_verdicts(editor):
    held = [give(make_claim(), editor) for _ in range(3)]
    held[2].publish(by=editor, seen=2)
    held[0].publish(by=editor, seen=2)
    numbers = Publication.objects.order_by("seq").values_list("seq", "verdict__seq")
    assert list(numbers) == [(1, 3), (2, 1)]
    assert head_of(PUBLICATION_LOG) == (2, "")


def test_publishing_on_an_old_version_publishes_nothing(claim, editor):
    given = give(claim, editor)
    with pytest.raises(Stale):
        given.publish(by=editor, seen=1)
    assert not Publication.objects.exists()
    assert Claim.objects.get(pk=claim.pk).standing is None


def test_a_refused_publication_takes_no_number(claim, editor):
    row = make_evidence(claim)
    accept(row, by=editor)
    given = give(claim, editor, rating="supported")
    accept(row, by=editor, stance="")
    claim.refresh_from_db()
    with pytest.raises(Illegal):
        given.publish(by=editor, seen=claim.version)
    assert head_of(PUBLICATION_LOG) is None
    assert not Decision.objects.filter(action="publish").exists()


AGAIN = ("This verdict is already published.", "هذا الحكم منشور أصلًا.")
LATER = (
    "A later verdict replaces this one; publish that one instead.",
    "حلّ محلّ هذا الحكم حكم أحدث؛ انشر الأحدث.",
)


@pytest.mark.parametrize("words", [AGAIN, LATER])
def test_the_refusal_to_publish_says_what_to_do(claim, editor, words):
    old = judge(claim, "speculative", by=editor, publish=words is AGAIN)
    if words is LATER:
        give(claim, editor, public_note="راجعنا.")
    claim.refresh_from_db()
    with pytest.raises(Illegal) as refusal:
        old.publish(by=editor, seen=claim.version)
    for language, expected in zip(("en", "ar"), words, strict=True):
        with translation.override(language):
            assert str(refusal.value) == expected


def test_evidence_is_named_once_a_verdict(claim, editor):
    accept(make_evidence(claim), by=editor)
    basis = give(claim, editor, rating="supported").bases.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Basis.objects.create(verdict=basis.verdict, evidence=basis.evidence, stance="supports")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_row_is_named_by_its_number_and_what_it_says(claim, editor, language):
    first = judge(claim, "speculative", by=editor)
    void = judge(claim, "", by=editor, kind="void", public_note="سحبنا الحكم.")
    with translation.override(language):
        named = [str(first), str(void)]
    assert named == {"en": ["1: speculative", "2: void"], "ar": ["1: تخميني", "2: سحب"]}[language]


@pytest.mark.parametrize("left", [{"retired_at": timezone.now()}, {"is_furniture": True}])
def test_what_left_its_text_is_published_no_more_but_may_be_taken_back(claim, editor, left):
    judge(claim, "speculative", by=editor)
    update = judge(claim, "speculative", by=editor, publish=False, public_note="أضفنا مصدرا.")
    Sentence.objects.filter(pk=claim.sentence_id).update(**left)
    with pytest.raises(Illegal):
        Verdict.objects.get(pk=update.pk).publish(by=editor, seen=4)
    assert Publication.objects.count() == 1
    judge(claim, "", by=editor, kind="void", public_note="سحبناه.")
    assert not Verdict.objects.standing().exists()
