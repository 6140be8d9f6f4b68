"""People overrule the cut: what they change is kept as history, what they leave stays itself."""

from itertools import pairwise

import pytest

from claims.models import Claim
from sources.intake.cutting import cut, recut, rule_furniture
from sources.intake.ingest import Arrival, ingest
from sources.models import Document, IndexChange, Ruling, Sentence
from sources.refusals.sentences import AlreadyCut, BadCut
from sources.text.sentences.splitting import Span

pytestmark = pytest.mark.django_db

BODY = "وصلت السفينة أمس، وبدأ التفريغ صباحا. قال المدير إن العمل صعب. غادر الوفد مساء."


@pytest.fixture
def document() -> Document:
    return ingest(Arrival(BODY.encode(), source_name="المرسى"), review=True).document


def standing(document: Document) -> list[Sentence]:
    return list(document.sentences.current().order_by("start"))


def spans(*texts: str) -> list[Span]:
    return [Span(at := BODY.index(text), at + len(text)) for text in texts]


FIRST, SECOND = "وصلت السفينة أمس،", "وبدأ التفريغ صباحا."
MIDDLE, LAST = "قال المدير إن العمل صعب.", "غادر الوفد مساء."


def test_cutting_loses_nothing_but_white_space(document):
    gaps = [BODY[a.end : b.start] for a, b in pairwise(cut(document))]
    assert not "".join(gaps).strip()


def test_a_sentence_is_split_and_the_others_stay_themselves(document, editor):
    before = standing(document)
    recut(document, spans(FIRST, SECOND, MIDDLE, LAST), by=editor, why="خبران")
    after = standing(document)
    assert [s.text for s in after] == [FIRST, SECOND, MIDDLE, LAST]
    assert [s.pk for s in after[2:]] == [s.pk for s in before[1:]]
    assert [s.position for s in after] == [0, 1, 2, 3]


def test_sentences_are_merged(document, editor):
    whole, rest = BODY.partition(f" {LAST}")[0], LAST
    recut(document, spans(whole, rest), by=editor)
    assert [s.text for s in standing(document)] == [whole, rest]


def test_what_was_replaced_stays_in_the_archive_with_its_claim(document, editor):
    replaced = standing(document)[0]
    claim = replaced.claim
    recut(document, spans(FIRST, SECOND, MIDDLE, LAST), by=editor)
    replaced.refresh_from_db()
    assert replaced.retired_at is not None
    assert Claim.objects.get(pk=claim.pk).sentence == replaced


def test_new_sentences_under_review_become_claims_and_old_claims_stay(document, editor):
    kept = standing(document)[2].claim
    recut(document, spans(FIRST, SECOND, MIDDLE, LAST), by=editor)
    claims = [s.claim for s in standing(document)]
    assert claims[3] == kept
    assert len({c.pk for c in claims}) == 4


def test_a_recut_says_who_changed_what_and_why_and_the_index_follows(document, editor):
    seq = IndexChange.objects.last_seq()
    replaced = standing(document)[0]
    ruling = recut(document, spans(FIRST, SECOND, MIDDLE, LAST), by=editor, why="خبران")
    made = standing(document)[:2]
    assert (ruling.action, ruling.by, ruling.why) == ("recut", editor, "خبران")
    assert ruling.before == [[replaced.pk, replaced.start, replaced.end]]
    assert ruling.after == [[s.pk, s.start, s.end] for s in made]
    assert [c.document_id for c in IndexChange.objects.since(seq)] == [document.pk]


@pytest.mark.parametrize(
    "cut_at",
    [
        [Span(0, 10), Span(5, len(BODY))],
        [Span(0, 10)],
        [Span(0, len(BODY) + 1)],
        [Span(-3, len(BODY))],
        [Span(20, len(BODY)), Span(0, 20)],
        [Span(0, 0), Span(0, len(BODY))],
        [Span(0, 5), Span(4, len(BODY))],
        [Span(0, BODY.index(" ") + 1), Span(BODY.index(" ") + 1, len(BODY))],
        [],
    ],
)
def test_a_cut_that_loses_or_overlaps_is_refused(cut_at, document, editor):
    before = standing(document)
    with pytest.raises(BadCut):
        recut(document, cut_at, by=editor)
    assert standing(document) == before
    assert not Ruling.objects.exists()


def test_the_heir_of_furniture_is_furniture(document, editor):
    first = standing(document)[0]
    rule_furniture(first, is_furniture=True, by=editor)
    recut(document, spans(FIRST, SECOND, MIDDLE, LAST), by=editor)
    assert [s.is_furniture for s in standing(document)] == [True, True, False, False]


def test_a_ruling_on_furniture_is_a_row_and_the_index_follows(document, editor):
    seq = IndexChange.objects.last_seq()
    sentence = standing(document)[0]
    ruling = rule_furniture(sentence, is_furniture=True, by=editor, why="إعلان")
    sentence.refresh_from_db()
    assert sentence.is_furniture
    assert (ruling.action, ruling.why, ruling.by) == ("furniture", "إعلان", editor)
    assert ruling.before == {"sentence": sentence.pk, "is_furniture": False}
    assert IndexChange.objects.since(seq).count() == 1


def test_furniture_ruled_body_text_becomes_a_claim(editor):
    text = "اقرأ أيضا: سفينة ثانية في الطريق\n" + BODY
    document = ingest(Arrival(text.encode(), source_name="المرسى"), review=True).document
    teaser = document.sentences.filter(is_furniture=True)[0]
    assert not Claim.objects.filter(sentence=teaser).exists()
    rule_furniture(teaser, is_furniture=False, by=editor)
    assert Claim.objects.filter(sentence=teaser).exists()


def test_the_second_of_two_equal_rulings_is_refused(document, editor, second_editor):
    sentence = standing(document)[0]
    stale = Sentence.objects.get(pk=sentence.pk)
    rule_furniture(sentence, is_furniture=True, by=editor)
    with pytest.raises(AlreadyCut):
        rule_furniture(stale, is_furniture=True, by=second_editor)
    assert Ruling.objects.count() == 1


def test_a_replaced_sentence_cannot_be_ruled_on(document, editor):
    replaced = standing(document)[0]
    recut(document, spans(FIRST, SECOND, MIDDLE, LAST), by=editor)
    with pytest.raises(AlreadyCut):
        rule_furniture(replaced, is_furniture=True, by=editor)
