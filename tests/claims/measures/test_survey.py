"""Which weeks are measured, and which rows stand together."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.measures.survey import WEEKS, Survey, this_week
from claims.models import Claim
from tests.factories import make_claim, make_source, make_topic

pytestmark = pytest.mark.django_db


def test_a_week_begins_on_monday_where_the_newsroom_is(zone):
    begun = timezone.localtime(this_week())
    assert (begun.weekday(), begun.hour, begun.minute, begun.second) == (0, 0, 0, 0)
    assert timedelta(0) <= timezone.now() - begun < timedelta(days=7, hours=1)


def test_the_weeks_follow_one_another_and_the_last_is_this_one(zone):
    weeks = Survey().weeks
    assert len(weeks) == WEEKS
    assert weeks[-1] == this_week()
    assert {timezone.localtime(week).weekday() for week in weeks} == {0}
    assert {timezone.localtime(week).hour for week in weeks} == {0}


def test_a_row_belongs_to_the_week_it_fell_in_at_its_edges(zone, raised, monday):
    raised(monday)
    raised(monday - timedelta(microseconds=1))
    groups = Survey().claims().order_by("raised_at").values_list("group", flat=True)
    assert list(groups) == [Survey().weeks[-2], monday]


def test_what_is_older_than_the_first_week_is_not_counted(raised):
    first = Survey().weeks[0]
    raised(first - timedelta(microseconds=1))
    kept = raised(first)
    assert list(Survey().claims()) == [kept]


def test_one_source_is_measured_alone(raised, publish, monday):
    mine, other = make_source("جريدة السوق"), make_source("جريدة الحي")
    for source in (mine, other):
        publish(raised(monday, source=source), "speculative", monday)
    of_mine = Survey("week", mine.pk)
    assert [c.sentence.document.source for c in of_mine.claims()] == [mine]
    assert [p.verdict.claim.sentence.document.source for p in of_mine.publications()] == [mine]


def test_by_source_the_rows_of_a_source_stand_together(raised, monday):
    source = make_source()
    raised(monday, source=source)
    raised(monday - timedelta(weeks=3), source=source)
    assert set(Survey("source").claims().values_list("group", flat=True)) == {source.pk}


def test_by_topic_a_claim_stands_in_each_of_its_topics_and_one_of_none_in_no_row(raised, monday):
    topics = [make_topic(), make_topic("الماء", "Water")]
    raised(monday).topics.add(*topics)
    raised(monday)
    groups = Survey("topic").claims().values_list("group", flat=True)
    assert sorted(groups) == [topic.pk for topic in topics]


def test_one_topic_is_measured_alone(raised, publish, monday):
    topic = make_topic()
    mine = raised(monday)
    mine.topics.add(topic)
    for claim in (mine, raised(monday)):
        publish(claim, "speculative", monday)
    of_mine = Survey("week", topic=topic.pk)
    assert list(of_mine.claims()) == [mine]
    assert [p.verdict.claim for p in of_mine.publications()] == [mine]


def test_what_is_no_sentence_of_its_article_any_more_is_not_counted(monday):
    claim = make_claim()
    type(claim.sentence).objects.filter(pk=claim.sentence_id).update(is_furniture=True)
    assert Claim.objects.count() == 1
    assert not Survey().claims().exists()
