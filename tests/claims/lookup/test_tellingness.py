"""Which verdicts are near enough to be told of, each threshold at its edge."""

import pytest

from claims.lookup.finding import is_telling
from sources.index.ranking.archive_ranking import Ranked
from sources.index.ranking.mixing import BM25, CHARACTERS, DENSE


def hit(score=0.9, **parts):
    return Ranked(1, score, parts)


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({CHARACTERS: 0.12}, True),
        ({CHARACTERS: 0.1199}, False),
        ({DENSE: 0.42}, True),
        ({DENSE: 0.4199}, False),
        ({CHARACTERS: 0.05, DENSE: 0.42}, True),
        ({CHARACTERS: 0.12, DENSE: 0.1}, True),
        ({BM25: 30.0}, False),
    ],
)
def test_what_speaks_of_something_else_is_not_told(parts, told):
    assert is_telling(hit(**parts)) is told


@pytest.mark.parametrize(("score", "told"), [(0.1, True), (0.0999, False)])
def test_what_is_hardly_alike_is_not_told(score, told):
    assert is_telling(hit(score, characters=0.5)) is told
