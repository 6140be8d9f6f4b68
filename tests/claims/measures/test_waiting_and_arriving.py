"""How long claims wait, what came in, and how much of it has evidence."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.measures.arriving import DAYS, Covered, coverage, last_days
from claims.measures.survey import MOST_SOURCES, Survey
from claims.measures.waiting import AGES, Backlog, ages, queued
from claims.models import Claim
from tests.factories import judge, make_claim, make_evidence, make_source

pytestmark = pytest.mark.django_db
A_MOMENT = timedelta(minutes=1)


@pytest.mark.parametrize("edge", range(len(AGES)))
def test_each_age_of_the_queue_ends_where_the_next_begins(raised, edge):
    now = timezone.now()
    raised(now - AGES[edge] + A_MOMENT)
    raised(now - AGES[edge] - A_MOMENT)
    expected = [0] * (len(AGES) + 1)
    expected[edge] = expected[edge + 1] = 1
    assert ages(Survey()) == expected


def test_what_is_judged_or_a_repeat_or_furniture_waits_for_nobody(raised, editor):
    waits = raised(timezone.now())
    judge(make_claim(), "speculative", by=editor, publish=False)
    Claim.objects.filter(pk=make_claim().pk).update(repeat_of=waits)
    menu = make_claim()
    type(menu.sentence).objects.filter(pk=menu.sentence_id).update(is_furniture=True)
    assert ages(Survey()) == [1, 0, 0, 0, 0]


def test_the_queue_of_one_source_is_counted_alone(raised):
    source = make_source()
    raised(timezone.now() - timedelta(days=40), source=source)
    raised(timezone.now())
    assert ages(Survey("week", source.pk)) == [0, 0, 0, 0, 1]


def test_the_sources_of_which_most_waits_come_first(raised):
    full, long = make_source(), make_source()
    for _ in range(2):
        raised(timezone.now(), source=full)
    raised(timezone.now() - timedelta(days=7) - A_MOMENT, source=long)
    by_source = queued(Survey("source"))
    assert list(by_source.items()) == [
        (full.pk, Backlog(2, 0)),
        (long.pk, Backlog(1, 1)),
    ]


def test_more_sources_than_a_plot_holds_are_left_out():
    for _ in range(MOST_SOURCES + 1):
        make_claim()
    assert len(queued(Survey("source"))) == MOST_SOURCES


def test_a_claim_is_covered_by_one_independent_find_that_bears_on_it(raised, monday):
    covered, echoed, on_the_subject = (raised(monday) for _ in range(3))
    make_evidence(covered)
    make_evidence(echoed, voice=0)
    make_evidence(on_the_subject, band="perhaps", score=0.2)
    assert coverage(Survey()) == {monday: Covered(3, 1)}


def test_several_finds_cover_a_claim_once(raised, monday):
    claim = raised(monday)
    for voice in (1, 2):
        make_evidence(claim, voice=voice)
    assert coverage(Survey())[monday].share == 1


def test_where_nothing_came_in_there_is_no_share():
    assert coverage(Survey()) == {}
    assert Covered(0, 0).share is None


def test_coverage_by_source_names_the_fullest_first(raised, monday):
    small, large = make_source(), make_source()
    raised(monday, source=small)
    for _ in range(2):
        raised(monday, source=large)
    assert list(coverage(Survey("source"))) == [large.pk, small.pk]


def test_four_weeks_of_days_end_with_today_where_the_newsroom_is(zone):
    days = last_days()
    assert len(days) == DAYS
    assert days[-1].day == timezone.localdate()
    assert days[0].day == timezone.localdate() - timedelta(days=DAYS - 1)


def test_a_claim_counts_on_the_day_it_was_raised_and_a_verdict_when_it_left(zone, raised, publish):
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    claim = raised(midnight - timedelta(microseconds=1))
    publish(claim, "speculative", midnight)
    days = last_days()
    assert [(each.claims, each.verdicts) for each in days[-2:]] == [(1, 0), (0, 1)]
    assert sum(each.claims + each.verdicts for each in days) == 2


def test_what_is_older_than_four_weeks_stands_in_no_day(zone, raised):
    first = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    first -= timedelta(days=DAYS - 1)
    raised(first - timedelta(hours=2))
    raised(first + timedelta(hours=2))
    assert [each.claims for each in last_days()] == [1, *[0] * (DAYS - 1)]
