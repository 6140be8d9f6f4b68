"""Filing a claim under topics: a decision on the version seen, that its editor may undo."""

import pytest
from django.db import IntegrityError, transaction

from claims.deciding.filing import file_also_under, file_under
from claims.deciding.undoing import undo
from claims.models import Claim, Decision, Topic
from claims.refusals.changing import Stale, Unchanged
from claims.refusals.filing import NoTopic
from claims.refusals.undoing import Overtaken
from tests.factories import judge, make_claim, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim():
    return make_claim()


@pytest.fixture
def health():
    return make_topic()


@pytest.fixture
def water():
    return make_topic("المياه", "Water")


def file(claim, *topics, by, why=""):
    claim.refresh_from_db()
    file_under(claim, [str(topic.pk) for topic in topics], by=by, seen=claim.version, why=why)


def test_a_claim_is_filed_under_these_topics_and_no_other(claim, health, water, editor):
    file(claim, health, by=editor)
    file(claim, water, health, by=editor, why="عن تلوث المياه")
    assert set(claim.topics.all()) == {health, water}
    decision = Decision.objects.latest("id")
    assert (decision.action, decision.by, decision.why) == ("topics", editor, "عن تلوث المياه")
    assert decision.before == {"topics": [health.pk]}
    assert decision.after == {"topics": sorted([health.pk, water.pk])}
    file(claim, by=editor)
    assert not claim.topics.exists()


def test_one_topic_more_leaves_the_others(claim, health, water, editor):
    file(claim, health, by=editor)
    file_also_under(claim, water, by=editor, seen=claim.version)
    assert set(claim.topics.all()) == {health, water}
    with pytest.raises(Unchanged):
        file_also_under(claim, water, by=editor, seen=claim.version)


@pytest.mark.parametrize(
    ("topics", "seen", "refusal"),
    [
        (["{health}"], 7, Stale),
        (["999"], 1, NoTopic),
        (["{health}", "x"], 1, NoTopic),
        (["9" * 30], 1, NoTopic),
        ([], 1, Unchanged),
    ],
)
def test_what_is_refused_changes_nothing(health, editor, topics, seen, refusal):
    claim = make_claim()
    asked = [topic.format(health=health.pk) for topic in topics]
    with pytest.raises(refusal):
        file_under(claim, asked, by=editor, seen=seen)
    claim.refresh_from_db()
    assert (claim.version, claim.topics.count(), Decision.objects.count()) == (1, 0, 0)


def test_a_topic_named_twice_is_one(claim, health, editor):
    file(claim, health, health, by=editor)
    assert claim.topics.count() == 1


def test_filing_is_undone(claim, health, water, editor):
    file(claim, health, by=editor)
    file(claim, water, by=editor)
    undo(claim, by=editor, seen=claim.version)
    assert list(claim.topics.all()) == [health]


def test_filing_that_somebody_changed_since_is_not_undone(
    claim, health, water, editor, second_editor
):
    file(claim, health, by=editor)
    file(claim, water, by=second_editor)
    with pytest.raises(Overtaken):
        undo(claim, by=editor, seen=claim.version)
    assert list(claim.topics.all()) == [water]


def test_readers_have_met_topics_of_what_was_published(claim, health, water, editor):
    told = make_claim()
    told.topics.add(health)
    claim.topics.add(water)
    judge(told, "speculative", by=editor)
    judge(claim, "speculative", by=editor, publish=False)
    assert list(Topic.objects.told()) == [health]


@pytest.mark.parametrize("lacking", ["name_ar", "name_en", "slug"])
def test_the_database_takes_no_topic_without_its_words(lacking):
    words = {"name_ar": "س", "name_en": "s", "slug": "s", lacking: ""}
    with pytest.raises(IntegrityError), transaction.atomic():
        Topic.objects.create(**words)


def test_a_claim_stands_under_a_topic_once(claim, health):
    through = Claim.topics.through
    claim.topics.add(health)
    with pytest.raises(IntegrityError), transaction.atomic():
        through.objects.create(claim=claim, topic=health)
