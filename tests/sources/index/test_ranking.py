"""The order of found sentences, and the scores they are shown with."""

import numpy as np
import pytest

from sources.index import query_text as wording
from sources.index.ranking import mixing
from sources.index.ranking import score_bands as bands
from sources.index.ranking.archive_ranking import Archive, Candidate, rank
from sources.index.ranking.ngrams import Background, grams
from sources.index.vectors.centring import Centre

ARCHIVE = [
    "أعلنت وزارة الصحة تسجيل إصابات جديدة بالكوليرا في المحافظة",
    "ارتفعت أسعار القمح في السوق المحلية خلال الأسبوع الماضي",
    "افتتح الوزير معرض الكتاب في العاصمة بحضور ناشرين عرب",
    "البرلمان يناقش مشروع قانون الموازنة الجديدة غدا",
    "The ministry of health reported new cases of cholera in the province",
]
QUERY = "وزارة الصحة تعلن إصابات بالكوليرا"


@pytest.fixture
def archive():
    return Archive(Background.learned(ARCHIVE))


def candidates(vectors=None):
    scores = [9.0, 2.0, 1.0, 0.0, 0.0]
    return [
        Candidate(
            number, text, scores[number - 1], None if vectors is None else vectors[number - 1]
        )
        for number, text in enumerate(ARCHIVE, start=1)
    ]


def vectors_along(*cosines):
    """Unit vectors in the plane with these cosines to the first axis."""
    return [np.array([c, np.sqrt(1 - c * c)], dtype=np.float32) for c in cosines]


AXIS = np.array([1.0, 0.0], dtype=np.float32)


def test_the_sentence_that_says_the_same_comes_first(archive):
    ranked = rank(QUERY, candidates(), archive=archive)
    assert ranked[0].sentence == 1
    assert ranked[0].score > ranked[1].score


def test_every_candidate_is_ranked_once(archive):
    ranked = rank(QUERY, candidates(), archive=archive)
    assert sorted(place.sentence for place in ranked) == [1, 2, 3, 4, 5]


def test_nothing_found_gives_nothing(archive):
    assert rank(QUERY, [], archive=archive) == []


def test_scores_never_rise_down_the_list(archive):
    vectors = vectors_along(0.2, 0.95, 0.1, 0.3, 0.9)
    ranked = rank(QUERY, candidates(vectors), archive=archive, query_vector=AXIS)
    scores = [place.score for place in ranked]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_an_english_sentence_is_judged_by_its_vector_alone_for_an_arabic_claim(archive):
    vectors = vectors_along(0.1, 0.1, 0.1, 0.1, 0.99)
    ranked = rank(QUERY, candidates(vectors), archive=archive, query_vector=AXIS)
    english = next(place for place in ranked if place.sentence == 5)
    assert set(english.parts) == {mixing.DENSE}
    assert ranked.index(english) < 2


def test_without_vectors_a_foreign_sentence_stays_in_the_list(archive):
    ranked = rank(QUERY, candidates(), archive=archive)
    english = next(place for place in ranked if place.sentence == 5)
    assert english.band == bands.PERHAPS


def test_a_sentence_never_embedded_is_ranked_by_its_words(archive):
    vectors = [None, *vectors_along(0.5, 0.4, 0.3, 0.2)]
    ranked = rank(QUERY, candidates(vectors), archive=archive, query_vector=AXIS)
    assert ranked[0].sentence == 1
    assert mixing.DENSE not in ranked[0].parts


def test_a_prefix_does_not_hide_a_word_from_the_n_grams():
    background = Background.learned(ARCHIVE)
    near, far = background.likeness("بالقلعة", ["جولة في قلعتنا", "سوق الخضار"])
    assert near > 0.02 > far


def test_likeness_of_a_text_with_itself_is_one_and_with_nothing_zero():
    background = Background.learned(ARCHIVE)
    same, empty = background.likeness(QUERY, [QUERY, ""])
    assert same == pytest.approx(1, abs=1e-5)
    assert empty == 0


def test_n_grams_never_reach_across_a_word_boundary():
    apart, joined = grams(["اب جد"]), grams(["ابجد"])
    assert not set(apart.buckets) & set(joined.buckets) - set(grams(["اب", "جد"]).buckets)
    assert set(apart.buckets) == set(grams(["جد اب"]).buckets)


def test_rare_n_grams_weigh_more_than_common_ones():
    background = Background.learned(["الوزير زار"] * 50 + ["كوليرا"])
    rare, common = background.likeness("الوزير كوليرا", ["كوليرا", "الوزير"])
    assert rare > common


def test_lone_surrogates_and_empty_texts_are_no_error():
    background = Background.learned([])
    assert background.likeness("\ud800 نص", ["", "\udfff", "نص"]).shape == (3,)


def test_a_tweet_is_searched_without_its_addresses_and_signs():
    tweet = "@someone خبر عاجل #كورونا_في_الأردن https://example.org/a?b=1"
    assert wording.searchable(tweet) == "خبر عاجل كورونا في الأردن"


def test_an_email_address_is_not_a_mention():
    assert wording.searchable("write to desk@example.org") == "write to desk@example.org"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("وزارة الصحة WHO", "arabic"), ("The وزارة said so", "latin"), ("2017", "")],
)
def test_script_is_that_of_most_letters(text, expected):
    assert wording.script(text) == expected


def test_equal_scores_say_nothing():
    z = mixing.standardised(np.array([3.0, 3.0, 3.0]))
    assert z.tolist() == [0.0, 0.0, 0.0]


def test_a_component_without_opinion_leaves_the_word_to_the_others():
    parts = {
        mixing.BM25: np.array([np.nan, 1.0, 0.0]),
        mixing.DENSE: np.array([1.0, 0.5, 0.0]),
    }
    assert np.argsort(-mixing.mixed(parts))[0] == 0


def test_centring_spreads_a_crowd_apart():
    generator = np.random.default_rng(7)
    cone = np.array([5.0] + [0.0] * 15) + generator.normal(size=(40, 16))
    crowd = (cone / np.linalg.norm(cone, axis=1, keepdims=True)).astype(np.float32)
    texts = ["نص"] * 40
    centre = Centre.learned((texts, crowd), (texts, crowd))
    raw = crowd[1:] @ crowd[0]
    centred = centre.nearness(("نص", crowd[0]), texts[1:], crowd[1:])
    assert centred.std() > 2 * raw.std()


def test_a_few_texts_are_no_crowd():
    vectors = np.stack(vectors_along(0.9, 0.8))
    centre = Centre.learned((["نص"] * 2, vectors), (["نص"] * 2, vectors))
    assert centre.nearness(("نص", vectors[0]), ["نص"], vectors[:1])[0] == pytest.approx(1)


@pytest.mark.parametrize(
    ("score", "expected"), [(1.0, bands.STRONG), (0.2, bands.LIKELY), (0.0, bands.PERHAPS)]
)
def test_bands_have_floors(score, expected):
    assert bands.band(score) == expected
