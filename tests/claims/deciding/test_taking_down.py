"""A text that may not be kept goes, and that it was there stays."""

import pytest
from django.db import connection

from claims.deciding.ruling import rule
from claims.deciding.taking_down import take_down, tombstone
from claims.models import Claim, Decision, Evidence, Judgement, Repeat, Verdict
from claims.refusals.changing import Illegal
from sources.intake.correcting import correct
from sources.intake.cutting import recut
from sources.intake.handing_in import hand_in
from sources.models import Document, Embedding, IndexChange, Ruling, Sentence
from sources.refusals.amending import NoReason, StaleDocument, TakenDown
from sources.text.sentences.splitting import Span
from tests.factories import judge, make_claim, make_document, make_evidence

WORDS = "سرقت فلانة 3 ملايين 🌍."


@pytest.fixture
def claim(db):
    return make_claim(WORDS, reasons=[{"code": "figure", "start": 12, "end": 13, "weight": 0.1}])


@pytest.fixture
def gone(claim, administrator):
    """The claim after its text was taken down."""
    document = claim.sentence.document
    take_down(document, by=administrator, seen=document.version, why="حكم محكمة")
    return Claim.objects.get(pk=claim.pk)


def every_cell() -> str:
    """All that the database holds, as text."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        found = []
        for table in tables:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            found += [str(bytes(c) if isinstance(c, memoryview) else c) for r in cursor for c in r]
    return "\n".join(found)


def test_no_word_of_it_is_left_in_any_table(claim, editor, administrator):
    document = claim.sentence.document
    correct(document, {"title": "فلانة سرقت", "byline": "فلانة"}, by=editor, seen=1, why="خطأ")
    recut(document, [Span(0, 10), Span(11, len(WORDS))], by=editor)
    Embedding.objects.create(sentence=document.sentences.first(), encoder="toy", vector=b"1")
    assert "فلانة" in every_cell()
    take_down(document, by=administrator, seen=2, why="حكم محكمة")
    left = every_cell()
    assert "فلانة" not in left
    assert "ملايين" not in left
    assert str(WORDS.encode()) not in left
    assert not Embedding.objects.exists()


def test_the_tombstone_has_the_lines_and_words_of_the_text(claim, gone):
    document = Document.objects.get(pk=gone.sentence.document_id)
    assert document.body == tombstone(WORDS) == "████ █████ █ ██████ ██"
    assert bytes(document.original) == b""
    assert (document.version, document.sha256) == (2, claim.sentence.document.sha256)
    for sentence in document.sentences.all():
        assert document.body[sentence.start : sentence.end] == sentence.text
        assert sentence.is_furniture


def test_a_row_says_who_took_it_down_and_why(gone, administrator):
    ruling = Ruling.objects.get()
    assert (ruling.action, ruling.by, ruling.why) == ("taken_down", administrator, "حكم محكمة")
    decision = Decision.objects.get(claim=gone)
    assert (decision.action, decision.why) == ("take_down", "حكم محكمة")
    assert gone.version == 2


def test_the_index_hears_of_it_last(claim, administrator):
    take_down(claim.sentence.document, by=administrator, seen=1, why="حكم")
    assert IndexChange.objects.get().document_id == claim.sentence.document_id
    assert not Sentence.objects.current().filter(is_furniture=False).exists()


def test_a_verdict_stands_the_chain_holds_and_its_proof_is_gone(claim, editor, administrator):
    first = judge(claim, "supported", by=editor)
    take_down(claim.sentence.document, by=administrator, seen=1, why="حكم")
    row = Verdict.objects.get()
    assert (row.digest, row.leaf, row.rationale) == (first.digest, first.leaf, first.rationale)
    assert row.link() == row.digest
    assert row.salt == ""
    assert Claim.objects.get(pk=claim.pk).standing == row


def test_what_rests_on_it_keeps_its_row_and_shows_blocks(editor, administrator):
    claim = make_claim("ارتفع السعر 5%.")
    evidence = make_evidence(claim, "بلغ السعر 5%.")
    document = evidence.sentence.document
    evidence.decide("supports", by=editor, seen=1)
    verdict = judge(claim, "supported", by=editor)
    take_down(document, by=administrator, seen=1, why="حكم")
    basis = verdict.bases.get()
    assert basis.evidence.sentence.text == tombstone("بلغ السعر 5%.")
    assert Verdict.objects.get().salt == verdict.salt


def test_nothing_but_a_void_is_said_of_its_claims(gone, editor):
    judgement = Judgement(rating="speculative", rationale="x")
    with pytest.raises(Illegal, match=r"taken down|حُذف"):
        Verdict.objects.give(gone, judgement, by=editor, seen=gone.version)


def test_its_sentences_are_neither_cut_nor_called_body_text_any_more(gone, editor):
    with pytest.raises(TakenDown):
        rule(gone.sentence, is_furniture=False, by=editor)
    with pytest.raises(TakenDown):
        recut(gone.sentence.document, [Span(0, 4)], by=editor)


def test_it_is_taken_down_once_on_the_version_seen_and_for_a_reason(claim, administrator):
    document = claim.sentence.document
    with pytest.raises(NoReason):
        take_down(document, by=administrator, seen=1, why="")
    with pytest.raises(StaleDocument):
        take_down(document, by=administrator, seen=2, why="حكم")
    assert Sentence.objects.get().text == WORDS
    take_down(document, by=administrator, seen=1, why="حكم")
    with pytest.raises(TakenDown):
        take_down(document, by=administrator, seen=2, why="حكم")


def test_the_same_bytes_do_not_come_in_again_unnoticed(editor, administrator):
    first = hand_in(by=editor, review=True, text=WORDS)
    take_down(first.document, by=administrator, seen=1, why="حكم")
    again = hand_in(by=editor, review=True, text=WORDS)
    assert (again.document.pk, again.is_new) == (first.document.pk, False)
    assert Claim.objects.count() <= 1


def test_what_nobody_judged_of_it_is_suggested_no_more(claim, editor, administrator):
    other = make_claim("قيل غير ذلك.")
    Evidence.objects.create(claim=other, sentence=claim.sentence, score=0.5)
    Repeat.objects.create(claim=other, original=claim, score=0.5)
    take_down(claim.sentence.document, by=administrator, seen=1, why="حكم")
    assert not (Evidence.objects.count() + Repeat.objects.count())


def test_other_texts_are_left_alone(claim, administrator):
    other = make_document(WORDS)
    take_down(claim.sentence.document, by=administrator, seen=1, why="حكم")
    assert Document.objects.get(pk=other.pk).body == WORDS
