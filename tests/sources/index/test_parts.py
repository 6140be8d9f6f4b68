"""A part of the archive has an index and vectors of its own that follow what belongs to it."""

import numpy as np
import pytest
from django.core.management import call_command

from sources.index import Query
from sources.index.following import caught_up, follower
from sources.index.parts import Part
from sources.index.vectors.embedding import packaged
from sources.index.vectors.following_vectors import vectors
from sources.models import Embedding, IndexChange
from tests.factories import make_document

pytestmark = pytest.mark.django_db(transaction=True)
BRIDGES = Part("bridges", lambda sentences: sentences.filter(document__title="جسر"))


@pytest.fixture
def documents():
    """Two texts of the same words; one is of the part."""
    made = [make_document("افتتاح الجسر الجديد", title=title) for title in ("جسر", "")]
    IndexChange.objects.record_many([document.pk for document in made])
    return made


def found(part):
    return [hit.document for hit in caught_up(part).search([Query("الجسر")], 10)[0]]


def test_a_part_holds_its_own_sentences_and_the_whole_holds_all(documents):
    assert found(BRIDGES) == [documents[0].pk]
    assert sorted(found(Part())) == [document.pk for document in documents]


def test_what_comes_into_a_part_and_what_leaves_it_is_followed(documents):
    assert found(BRIDGES) == [documents[0].pk]
    for document in documents:
        document.title = "" if document.title else "جسر"
        document.save()
        IndexChange.objects.record(document.pk)
    assert found(BRIDGES) == [documents[1].pk]


def test_a_rebuilt_index_lets_its_parts_be_made_anew(documents):
    assert found(BRIDGES)
    call_command("index", "--rebuild")
    assert not follower(BRIDGES).path.exists()
    assert found(BRIDGES) == [documents[0].pk]


def test_the_vectors_of_a_part_follow_though_their_number_stays(documents, settings):
    use = packaged("use")
    row = np.ones(use.dimensions, dtype="<f2").tobytes()
    ids = [document.sentences.get().pk for document in documents]
    Embedding.objects.bulk_create(
        Embedding(sentence_id=pk, encoder=use.name, vector=row) for pk in ids
    )
    assert vectors(use, BRIDGES, age=0).sentences().tolist() == ids[:1]
    assert sorted(vectors(use, age=0).sentences().tolist()) == ids
    for document in documents:
        document.title = "" if document.title else "جسر"
        document.save()
    assert vectors(use, BRIDGES, age=0).sentences().tolist() == ids[1:]
