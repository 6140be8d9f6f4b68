"""Numbers of ranking at their edges: bands, calibration, mixing, the words of a query."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.index.engine.entries import Entry, Hit, Query
from sources.index.query_text import script, searchable
from sources.index.ranking import score_bands as bands
from sources.index.ranking.archive_ranking import unknown
from sources.index.ranking.mixing import BM25, CHARACTERS, DENSE, WEIGHTS, mixed, standardised
from sources.index.searching import Search

UNIT = st.lists(st.floats(0, 1), min_size=1, max_size=12)
NAN = float("nan")


@pytest.mark.parametrize(
    ("score", "name"),
    [
        (1.0, "strong"),
        (0.4, "strong"),
        (0.3999, "likely"),
        (0.05, "likely"),
        (0.0499, "perhaps"),
        (0.0, "perhaps"),
    ],
)
def test_a_score_on_the_floor_of_a_band_is_in_it(score, name):
    assert bands.band(score) == name


@given(UNIT, UNIT)
def test_scores_are_shares_and_never_rise(characters, dense):
    size = min(len(characters), len(dense))
    parts = {CHARACTERS: np.array(characters[:size]), DENSE: np.array(dense[:size])}
    found = bands.scores(parts)
    assert ((found >= 0) & (found <= 1)).all()
    assert (np.diff(found) <= 1e-12).all()


@pytest.mark.parametrize(
    ("characters", "dense", "total"),
    [
        (0.5, NAN, -6.7 + 0.5 * 13.4),
        (NAN, 0.5, -10.0 + 0.5 * 22.0),
        (0.5, 0.5, -8.3 + 0.5 * 9.3 + 0.5 * 5.9),
    ],
)
def test_each_kind_of_likeness_has_its_table(characters, dense, total):
    parts = {CHARACTERS: np.array([characters]), DENSE: np.array([dense])}
    assert bands.scores(parts)[0] == pytest.approx(1 / (1 + np.exp(-total)))


def test_of_what_nothing_is_known_the_score_is_zero():
    parts = {CHARACTERS: np.array([NAN]), DENSE: np.array([NAN])}
    assert bands.scores(parts).tolist() == [0.0]
    assert bands.scores({CHARACTERS: np.array([NAN])}).tolist() == [0.0]


def test_where_order_and_likeness_disagree_the_score_is_midway():
    low, high = (
        bands.scores({CHARACTERS: np.array([0.2])}),
        bands.scores({CHARACTERS: np.array([0.9])}),
    )
    both = bands.scores({CHARACTERS: np.array([0.2, 0.9])})
    assert both.tolist() == pytest.approx([(low[0] + high[0]) / 2] * 2)


def test_standardised_scores_have_mean_nought_and_spread_one():
    found = standardised(np.array([1.0, 2.0, 3.0, 6.0]))
    assert found.mean() == pytest.approx(0)
    assert found.std() == pytest.approx(1)
    assert (np.diff(found) > 0).all()


def test_no_opinion_stays_none_and_does_not_move_the_others():
    with_none = standardised(np.array([1.0, NAN, 3.0]))
    assert np.isnan(with_none[1])
    assert with_none[[0, 2]].tolist() == standardised(np.array([1.0, 3.0])).tolist()
    assert np.isnan(standardised(np.array([NAN, NAN]))).all()


def test_opinions_count_by_their_weights():
    first, second = np.array([1.0, 0.0]), np.array([0.0, 1.0])
    assert mixed({BM25: first, CHARACTERS: second}).tolist() == [0.0, 0.0]
    dense = mixed({BM25: first, DENSE: second})
    expected = (WEIGHTS[DENSE] - WEIGHTS[BM25]) / (WEIGHTS[DENSE] + WEIGHTS[BM25])
    assert dense.tolist() == pytest.approx([-expected, expected])


def test_where_nobody_has_an_opinion_the_mean_stands():
    assert mixed({BM25: np.array([NAN, 1.0, 3.0])}).tolist() == [0.0, -1.0, 1.0]


@pytest.mark.parametrize(
    ("text", "sought"),
    [
        ("زار الوفد المصنع", "زار الوفد المصنع"),
        ("زار  الوفد\nالمصنع", "زار الوفد المصنع"),
        ("#زيارة_الوفد للمصنع", "زيارة الوفد للمصنع"),
        ("زار الوفد https://a.example/x المصنع", "زار الوفد المصنع"),
        ("زار الوفد WWW.a.example المصنع", "زار الوفد المصنع"),
        ("@desk زار الوفد", "زار الوفد"),
        ("كتب ed@a.example اليوم", "كتب ed@a.example اليوم"),
        ("https://a.example", ""),
        ("", ""),
    ],
)
def test_a_query_keeps_its_words_and_nothing_of_the_web(text, sought):
    assert searchable(text) == sought


@given(st.text(max_size=40))
def test_a_query_made_searchable_stays_so(text):
    once = searchable(text)
    assert once == " ".join(once.split())
    assert "#" not in once
    assert "_" not in once


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("زار", "arabic"),
        ("visit", "latin"),
        ("زا ab", ""),
        ("12", ""),
        ("", ""),
        ("زار ab", "arabic"),
    ],
)
def test_a_script_has_most_of_the_letters(text, name):
    assert script(text) == name


ENTRIES = {
    1: Entry(1, 10, "زار الوفد المصنع"),
    2: Entry(2, 20, "أغلق المصنع أبوابه"),
    3: Entry(3, 30, "زار الوفد المصنع أمس"),
}


class Shelf:
    """An engine that finds what it was given, and remembers what it was asked."""

    def __init__(self, *found: int) -> None:
        self.found = found
        self.asked: list[tuple[list[str], int]] = []
        self.looked_up: list[set[int]] = []

    def search(self, queries, limit):
        self.asked.append(([query.text for query in queries], limit))
        hits = [Hit(n, 0, 9.0 - n) for n in self.found]
        return [hits for _ in queries]

    def entries(self, sentences):
        self.looked_up.append(set(sentences))
        return {n: ENTRIES[n] for n in sentences if n in ENTRIES}


def search(shelf, **fields):
    return Search(shelf, shelf.entries, unknown(), **fields)


def test_a_sentence_that_is_gone_is_no_answer():
    shelf = Shelf(1, 2, 99)
    (ranked,) = search(shelf).find([Query("زار الوفد المصنع")])
    assert {place.sentence for place in ranked} == {1, 2}


def test_the_claims_own_document_is_no_answer():
    shelf = Shelf(1, 2, 3)
    first, second = search(shelf).find([Query("المصنع", 10), Query("المصنع", 20)])
    assert {place.sentence for place in first} == {2, 3}
    assert {place.sentence for place in second} == {1, 3}


def test_a_batch_is_looked_up_once_and_asked_to_its_depth():
    shelf = Shelf(1, 2)
    search(shelf, depth=7).find([Query("#زيارة_الوفد"), Query("المصنع")])
    assert shelf.asked == [(["زيارة الوفد", "المصنع"], 7)]
    assert shelf.looked_up == [{1, 2}]


def test_no_queries_have_no_answers():
    assert search(Shelf(1)).find([]) == []
