"""Finds on the scales: what bears on a claim comes first, and noise is left out."""

from datetime import UTC, datetime, timedelta

import pytest

from claims.matching import weighing
from claims.matching.bearing import BESIDE, COVERAGE, NEARNESS, NUMBER
from claims.matching.weighing import Scales, dates_of, stems_of
from sources.index.ranking.archive_ranking import Ranked
from sources.index.ranking.mixing import CHARACTERS, DENSE
from tests.factories import make_claim, make_document

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 4, 3, 12, tzinfo=UTC)
FLOOD = "غمرت السيول 300 منزل في كسلا"
SAME = "قال مسؤول إن السيول غمرت 300 منزل في كسلا"
SUBJECT = "تجتاح السيول المدن كل خريف"
OTHER = "عاد الهدوء إلى السوق"


class Archive:
    """An index that has met none of the words."""

    size = 0

    def frequency(self, _term):
        return 0


@pytest.fixture
def flood():
    claim = make_claim(FLOOD)
    claim.sentence.document.published_at = NOON
    return claim


def hits(*texts, **parts):
    told = parts or {CHARACTERS: 0.5}
    return [Ranked(n, 0.5, told, text) for n, text in enumerate(texts)]


def scales(dates=()):
    return Scales(Archive(), dict(enumerate(dates)))


def test_what_holds_more_of_the_claim_comes_first_and_noise_not_at_all(flood):
    found = scales([NOON] * 3).weigh(flood, hits(OTHER, SUBJECT, SAME))
    assert [one.sentence for one in found] == [2, 1]
    assert [one.band for one in found] == ["strong", "perhaps"]


def test_the_signs_are_kept_beside_the_likenesses(flood):
    (one,) = scales([NOON]).weigh(flood, hits(SAME, **{CHARACTERS: 0.7}))
    assert one.parts == {CHARACTERS: 0.7, COVERAGE: 1.0, NUMBER: 1.0, NEARNESS: 1.0}
    assert "300" in one.stems


@pytest.mark.parametrize(
    ("text", "shared"), [(SAME, 1.0), (SAME.replace("300", "30"), 0.0), (SUBJECT, 0.0)]
)
def test_a_number_of_the_claim_is_held_or_not(flood, text, shared):
    (one,) = scales([NOON]).weigh(flood, hits(text))
    assert one.parts[NUMBER] == shared


def test_what_is_written_in_another_script_is_not_read_word_by_word(flood):
    (one,) = scales([NOON]).weigh(flood, hits("Floods swept 300 houses", **{DENSE: 0.6}))
    assert one.parts == {DENSE: 0.6, BESIDE: 0.0, NUMBER: 1.0, NEARNESS: 1.0}


def test_a_vector_counts_beside_the_nearest(flood):
    near, far = (Ranked(n, 0.5, {DENSE: dense}, SAME) for n, dense in enumerate((0.7, 0.5)))
    found = scales([NOON] * 2).weigh(flood, [near, far])
    assert [one.parts[BESIDE] for one in found] == pytest.approx([0.0, -0.2])


def test_of_two_that_say_as_much_the_nearer_in_time_comes_first(flood):
    found = scales([NOON - timedelta(days=30), NOON]).weigh(flood, hits(SAME, SAME))
    assert [one.sentence for one in found] == [1, 0]


def test_what_weighs_the_same_keeps_the_order_of_the_search(flood):
    found = scales([NOON] * 3).weigh(flood, hits(SAME, SAME, SAME))
    assert [one.sentence for one in found] == [0, 1, 2]


def test_the_twenty_fourth_find_is_looked_at_and_the_next_is_not(flood):
    found = scales([NOON] * 25).weigh(flood, hits(*[SAME] * 25))
    assert len(found) == weighing.LOOKED_AT == 24


def test_a_claim_is_asked_without_its_addresses():
    claim = make_claim("غمرت السيول كسلا https://a.example/301")
    assert stems_of(claim) == stems_of(make_claim("غمرت السيول كسلا"))


def test_dates_are_looked_up_once(django_assert_num_queries):
    dated, undated = make_document(published_at=NOON), make_document()
    sentences = [each.sentences.get().pk for each in (dated, undated)]
    with django_assert_num_queries(1):
        assert dates_of(sentences) == dict(zip(sentences, [NOON, None], strict=True))
