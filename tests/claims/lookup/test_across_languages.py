"""An English question finds an Arabic claim by its vector, if one is held."""

import pytest

from sources.index.vectors.encoders import encoder
from sources.index.vectors.following_vectors import embed
from tests.claims.lookup.conftest import BRIDGE, only, told

pytestmark = pytest.mark.django_db(transaction=True)
WHEAT = "ارتفاع أسعار القمح في الأسواق المحلية خلال الأسبوع"


@pytest.fixture
def wheat(settings, editor):
    settings.EMBEDDINGS = "use"
    claims = [told(text, "speculative", by=editor) for text in (WHEAT, BRIDGE)]
    embed([claim.sentence_id for claim in claims], encoder())
    return claims[0]


def test_an_english_question_finds_the_arabic_claim_and_calls_it_no_more_than_likely(ask, wheat):
    matches = only(ask(text="Wheat prices rise in local markets during the week"))
    assert [match["claim"] for match in matches][:1] == [wheat.pk]
    assert {match["band"] for match in matches} == {"likely"}


def test_by_words_alone_nothing_is_found_across_languages(ask, wheat, settings):
    settings.EMBEDDINGS = ""
    assert only(ask(text="Wheat prices rise in local markets during the week")) == []
    assert only(ask(text=WHEAT))
