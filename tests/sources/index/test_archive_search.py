"""The search over the archive: index, vectors and texts of one newsroom."""

import numpy as np
import pytest

from sources.index import archive_search as standing
from sources.index.archive_search import standing_search
from sources.index.engine.entries import Query
from sources.index.vectors.embedding import packaged
from sources.index.vectors.encoders import encoder
from sources.index.vectors.following_vectors import VectorFollower, embed, vectors
from sources.models import Embedding, IndexChange, Sentence
from tests.factories import make_document

pytestmark = pytest.mark.django_db(transaction=True)

CHOLERA = "وزارة الصحة تسجل إصابات جديدة بالكوليرا في المحافظة الجنوبية"
WHEAT = "ارتفاع أسعار القمح في الأسواق المحلية خلال الأسبوع"
BOOKS = "افتتاح معرض الكتاب في العاصمة بحضور ناشرين عرب"


@pytest.fixture(scope="module")
def use():
    return packaged("use")


@pytest.fixture
def archive():
    """Three documents of one sentence each, known to the index."""
    documents = [make_document(text) for text in (CHOLERA, WHEAT, BOOKS)]
    IndexChange.objects.record_many([document.pk for document in documents])
    return [document.sentences.get().pk for document in documents]


def test_without_an_encoder_search_is_lexical(archive, settings):
    settings.EMBEDDINGS = ""
    search = standing_search(dense=True)
    assert search.dense is None
    (ranked,) = search.find([Query("إصابات بالكوليرا سجلتها الوزارة")])
    assert ranked[0].sentence == archive[0]


def test_with_vectors_an_english_claim_finds_the_arabic_sentence(archive, settings):
    settings.EMBEDDINGS = "use"
    assert embed(archive, encoder()) == 3
    (ranked,) = standing_search(dense=True).find([Query("Wheat prices rise in local markets")])
    assert ranked[0].sentence == archive[1]


def test_the_claims_own_document_is_no_answer_by_vector_either(archive, settings):
    settings.EMBEDDINGS = "use"
    embed(archive, encoder())
    own = Sentence.objects.get(pk=archive[1]).document_id
    (ranked,) = standing_search(dense=True).find([Query("Wheat prices rise", own)])
    assert archive[1] not in [place.sentence for place in ranked]


def test_a_retired_sentence_is_found_no_more(archive, settings):
    settings.EMBEDDINGS = ""
    search = standing_search()
    Sentence.objects.filter(pk=archive[0]).delete()
    (ranked,) = search.find([Query("إصابات بالكوليرا")])
    assert archive[0] not in [place.sentence for place in ranked]


def test_an_endpoint_out_of_reach_leaves_the_words(archive, settings):
    settings.EMBEDDINGS = "http://127.0.0.1:9/v1/embeddings#bge-m3"
    (ranked,) = standing_search(dense=True).find([Query("إصابات بالكوليرا")])
    assert ranked[0].sentence == archive[0]


def test_an_encoder_that_fails_in_the_middle_leaves_the_words(archive, settings, use, monkeypatch):
    settings.EMBEDDINGS = "use"
    embed(archive, use)
    search = standing_search(dense=True)
    monkeypatch.setattr(search.dense.encoder, "encode_queries", refuse)
    (ranked,) = search.find([Query("إصابات بالكوليرا")])
    assert ranked[0].sentence == archive[0]
    assert "dense" not in ranked[0].parts


def refuse(_texts):
    raise ConnectionError("away")


def test_embedding_twice_makes_one_vector(archive, use):
    assert embed(archive[:2], use) == 2
    assert embed(archive, use) == 1
    assert Embedding.objects.filter(encoder="use").count() == 3


def test_vectors_follow_what_comes_and_goes(archive, use):
    embed(archive[:2], use)
    assert len(vectors(use, age=0)) == 2
    embed(archive[2:], use)
    Sentence.objects.filter(pk=archive[0]).delete()
    assert sorted(vectors(use, age=0).sentences().tolist()) == archive[1:]


def test_spoilt_vectors_of_a_host_are_copied_anew(archive, use, settings):
    embed(archive, use)
    vectors(use, age=0)
    (rows,) = settings.INDEX_DIR.glob("vectors-*/rows.f16")
    rows.unlink()
    spoilt = VectorFollower(rows.parent, use.name, use.dimensions)
    assert sorted(spoilt.caught_up(0).sentences().tolist()) == archive


def test_what_is_added_is_there_at_once_and_a_glance_at_the_rest_is_spared(
    archive, use, django_assert_num_queries
):
    vectors(use, age=0)
    first = vector_of(archive[0])
    vector_of(archive[1])
    assert len(vectors(use, age=60)) == 2
    first.delete()
    with django_assert_num_queries(1):
        assert len(vectors(use, age=60)) == 2
    assert len(vectors(use, age=0)) == 1


def test_the_stored_vector_is_the_encoders(archive, use):
    embed(archive[:1], use)
    kept = vectors(use, age=0).of(archive[:1])[archive[0]]
    assert kept == pytest.approx(use.encode_passages([CHOLERA])[0], abs=1e-3)
    assert np.linalg.norm(kept) == pytest.approx(1, abs=1e-2)


def vector_of(sentence: int, *, pk: int | None = None) -> Embedding:
    half = np.ones(512, dtype="<f2") / np.sqrt(512).astype("<f2")
    return Embedding.objects.create(
        pk=pk, sentence_id=sentence, encoder="use", vector=half.tobytes()
    )


def test_vectors_are_followed_though_their_ids_are_committed_out_of_order(archive, use):
    vector_of(archive[0], pk=10)
    assert set(vectors(use, age=0).sentences().tolist()) == {archive[0]}
    vector_of(archive[1], pk=5_000)
    assert set(vectors(use, age=0).sentences().tolist()) == set(archive[:2])
    vector_of(archive[2], pk=11)
    assert set(vectors(use, age=0).sentences().tolist()) == set(archive)


def test_a_vector_that_goes_while_another_comes_is_followed(archive, use):
    first = vector_of(archive[0])
    assert set(vectors(use, age=0).sentences().tolist()) == {archive[0]}
    first.delete()
    vector_of(archive[1])
    assert set(vectors(use, age=0).sentences().tolist()) == {archive[1]}


def test_only_what_is_new_is_read_when_nothing_else_has_changed(
    archive, use, django_assert_num_queries
):
    vector_of(archive[0])
    vectors(use, age=0)
    vector_of(archive[1])
    with django_assert_num_queries(5):
        assert len(vectors(use, age=0)) == 2


def test_what_a_search_encoded_before_its_deadline_is_not_encoded_again(
    archive, settings, use, monkeypatch
):
    settings.EMBEDDINGS = "use"
    monkeypatch.setattr(standing, "FEW", 1)
    embed(archive, encoder())
    standing._as_queries.cache_clear()
    asked = []

    def encode(texts):
        if len(asked) == 2:
            asked.append("late")
            raise TimeoutError
        asked.extend(texts)
        return use.encode_passages(texts)

    monkeypatch.setattr(encoder(), "encode_queries", encode)
    with pytest.raises(TimeoutError):
        standing_search(dense=True)
    standing_search(dense=True)
    assert sorted(asked) == sorted([CHOLERA, WHEAT, BOOKS, "late"])
