"""How likely a find bears on a claim: each sign by itself, each floor at its edge."""

from datetime import UTC, datetime, timedelta
from math import exp, log

import pytest

from claims.matching import bearing
from claims.matching.bearing import (
    BESIDE,
    COVERAGE,
    NEARNESS,
    NUMBER,
    band,
    coverage,
    likelihood,
    nearness,
    numbers_of,
    tellingness,
)
from sources.index.ranking.mixing import BM25, DENSE
from sources.index.ranking.score_bands import LIKELY, PERHAPS, STRONG

NOON = datetime(2026, 4, 3, 12, tzinfo=UTC)


def tells(frequency, *, size=1_000_000):
    return tellingness(["نهر"], frequency=lambda _term: frequency, size=size)["نهر"]


def test_the_rarer_a_word_the_more_it_tells():
    assert tells(0) > tells(10) > tells(1_000) > 0


def test_a_word_that_one_sentence_in_twenty_holds_tells_nothing():
    twentieth = 1_000_000 / exp(bearing.COMMON)
    assert tells(twentieth) == 0
    assert tells(twentieth * 0.99) > 0
    assert tells(1_000_000) == 0


def test_how_much_a_word_tells_is_counted_in_nats():
    assert tells(9, size=999_999) == pytest.approx(log(100_000) - 3)


def test_a_small_archive_is_too_small_to_call_a_word_common():
    assert tells(3, size=3) == tells(3, size=bearing.SMALLEST) > 0
    assert tells(3, size=bearing.SMALLEST + 1_000) > tells(3, size=3)


def test_coverage_is_the_share_of_what_the_claim_tells():
    asked = {"نهر": 6.0, "جسر": 2.0, "في": 0.0}
    assert coverage(asked, {"نهر", "في"}) == 0.75
    assert coverage(asked, {"سوق"}) == 0.0
    assert coverage(asked, set(asked)) == 1.0


def test_of_a_claim_without_a_telling_word_nothing_is_covered():
    assert coverage({"في": 0.0}, {"في"}) == 0.0
    assert coverage({}, {"في"}) == 0.0


def test_numbers_begin_with_a_digit():
    assert numbers_of(["14", "نهر", "2.5", "f16"]) == {"14", "2.5"}


@pytest.mark.parametrize(
    ("apart", "near"),
    [
        (timedelta(), 1.0),
        (timedelta(days=3), 0.5),
        (timedelta(days=-3), 0.5),
        (timedelta(days=9), 0.25),
    ],
)
def test_two_texts_are_half_as_near_after_three_days(apart, near):
    assert nearness(NOON, NOON + apart) == pytest.approx(near)


def test_a_text_without_a_date_is_as_far_as_one_of_nine_days_ago():
    assert nearness(None, NOON) == nearness(NOON, None) == nearness(NOON, NOON - timedelta(days=9))


@pytest.mark.parametrize(
    ("signs", "total"),
    [
        ({COVERAGE: 0.0}, -4.5),
        ({COVERAGE: 1.0}, 1.5),
        ({COVERAGE: 0.0, NEARNESS: 1.0}, -1.5),
        ({COVERAGE: 0.0, NUMBER: 1.0}, -2.5),
        ({COVERAGE: 0.5, NEARNESS: 0.5, NUMBER: 1.0, BM25: 30.0}, 2.0),
        ({COVERAGE: 0.0, DENSE: 0.0}, -5.25),
        ({COVERAGE: 1.0, DENSE: 0.0}, -1.75),
        ({COVERAGE: 0.0, DENSE: 0.5, NEARNESS: 1.0}, -0.25),
        ({COVERAGE: 0.0, DENSE: 0.5, NUMBER: 1.0}, -1.75),
        ({COVERAGE: 0.0, DENSE: 0.5, BESIDE: -0.5}, -4.75),
    ],
)
def test_signs_count_by_their_weights(signs, total):
    assert likelihood(signs) == pytest.approx(1 / (1 + exp(-total)))


def test_where_words_say_nothing_they_count_as_on_the_whole():
    for signs in ({NUMBER: 1.0}, {DENSE: 0.5}):
        assert likelihood(signs) == likelihood({**signs, COVERAGE: 0.3})


@pytest.mark.parametrize(
    ("score", "name"),
    [
        (1.0, STRONG),
        (0.8, STRONG),
        (0.7999, LIKELY),
        (0.5, LIKELY),
        (0.4999, PERHAPS),
        (0.25, PERHAPS),
        (0.2499, ""),
        (0.0, ""),
    ],
)
def test_a_band_begins_at_its_floor_and_noise_has_none(score, name):
    assert band(score) == name
