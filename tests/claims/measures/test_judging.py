"""How long a verdict takes, and what becomes of it."""

from datetime import timedelta

import pytest

from claims.measures.judging import Changes, changes, times_to_verdict
from claims.measures.survey import MOST_SOURCES, Survey
from tests.factories import judge, make_source

pytestmark = pytest.mark.django_db
WEEK = timedelta(weeks=1)


def in_hours(times):
    return times.median / timedelta(hours=1), times.p95 / timedelta(hours=1)


@pytest.mark.parametrize(
    ("taken", "median", "p95"),
    [
        ([3], 3, 3),
        ([1, 9], 1, 9),
        ([9, 1, 4], 4, 9),
        ([1, 2, 3, 4], 2, 4),
        (list(range(1, 20)), 10, 19),
        (list(range(1, 21)), 10, 19),
        (list(range(1, 22)), 11, 20),
    ],
)
def test_median_and_95th_percentile_are_times_that_were_taken(hours, monday, taken, median, p95):
    hours(*taken)
    assert in_hours(times_to_verdict(Survey())[monday]) == (median, p95)


def test_only_the_first_verdict_of_a_claim_is_timed(raised, publish, monday):
    claim = raised(monday - timedelta(hours=4))
    publish(claim, "speculative", monday)
    publish(claim, "disputed", monday + timedelta(hours=1), public_note="وصل تقرير.")
    assert in_hours(times_to_verdict(Survey())[monday]) == (4, 4)


def test_a_time_counts_in_the_week_the_verdict_was_published(zone, raised, publish, monday):
    claim = raised(monday - 3 * WEEK)
    publish(claim, "speculative", monday - timedelta(seconds=1))
    assert list(times_to_verdict(Survey())) == [Survey().weeks[-2]]


def test_times_of_sources_are_those_of_the_sources_asked_for(hours):
    fast, slow, left_out = make_source(), make_source(), make_source()
    hours(1, source=fast)
    hours(50, source=slow)
    hours(7, source=left_out)
    times = times_to_verdict(Survey("source"), [fast.pk, slow.pk])
    assert {pk: in_hours(each) for pk, each in times.items()} == {
        fast.pk: (1, 1),
        slow.pk: (50, 50),
    }


def test_a_verdict_that_was_never_published_has_no_time(raised, editor, monday):
    judge(raised(monday), "speculative", by=editor, publish=False)
    assert times_to_verdict(Survey()) == {}


def counted(survey=None):
    return changes(survey or Survey())


def test_a_verdict_is_reversed_by_a_later_one_with_another_rating(raised, publish, monday):
    claim = raised(monday)
    publish(claim, "speculative", monday)
    assert counted()[monday] == Changes(1, 0, 0, 0, 0)
    publish(claim, "disputed", monday, public_note="وصل تقرير.")
    assert counted()[monday] == Changes(1, 1, 1, 0, 0)
    assert counted()[monday].rate == 1


def test_a_later_verdict_with_the_same_rating_reverses_nothing(raised, publish, monday):
    claim = raised(monday)
    publish(claim, "speculative", monday)
    publish(claim, "speculative", monday, kind="correction", public_note="اسم آخر.")
    assert counted()[monday] == Changes(1, 0, 0, 1, 0)


def test_taking_a_verdict_back_reverses_it(raised, publish, monday):
    claim = raised(monday)
    publish(claim, "speculative", monday)
    publish(claim, "", monday, kind="void", public_note="لم يُقل.")
    assert counted()[monday] == Changes(1, 1, 0, 0, 1)


def test_a_reversal_counts_when_the_first_verdict_was_published(zone, raised, publish, monday):
    claim, before = raised(monday - 2 * WEEK), Survey().weeks[-2]
    publish(claim, "speculative", before)
    publish(claim, "disputed", monday, public_note="وصل تقرير.")
    assert counted() == {before: Changes(1, 1, 0, 0, 0), monday: Changes(0, 0, 1, 0, 0)}
    assert counted()[monday].rate is None
    assert counted()[monday].changes == 1


def test_of_many_sources_those_with_most_first_verdicts_are_kept(raised, publish, monday):
    sources = [make_source() for _ in range(MOST_SOURCES + 1)]
    for source in sources:
        publish(raised(monday, source=source), "speculative", monday)
    publish(raised(monday, source=sources[-1]), "speculative", monday)
    found = counted(Survey("source"))
    assert len(found) == MOST_SOURCES
    assert next(iter(found)) == sources[-1].pk
    assert sources[-2].pk not in found


def test_each_measure_is_one_query(hours, django_assert_num_queries):
    hours(1, 2, 3)
    with django_assert_num_queries(2):
        changes(Survey())
        times_to_verdict(Survey())
