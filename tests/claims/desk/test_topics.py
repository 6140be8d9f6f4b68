"""Topics at the desk: made by editors, ticked beside the claim, given to many, filtered by."""

import pytest

from claims.models import Claim, Topic
from tests.claims.desk.hands import QUEUE, bulk, page_of, post, said
from tests.factories import make_claim, make_topic

pytestmark = pytest.mark.django_db
ADD = "/admin/claims/topic/add/"
WORDS = {"name_ar": "الصحة", "name_en": "Health", "slug": "health"}


@pytest.fixture
def health():
    return make_topic()


def test_an_editor_makes_a_topic_whose_address_stays(browse, editor):
    client = browse(editor)
    client.post(ADD, WORDS)
    topic = Topic.objects.get()
    client.post(f"/admin/claims/topic/{topic.pk}/change/", {**WORDS, "slug": "x", "name_en": "H"})
    topic.refresh_from_db()
    assert (topic.slug, topic.name_en) == ("health", "H")


@pytest.mark.parametrize("name", WORDS)
@pytest.mark.parametrize("said", ["", "\u200b"])
def test_a_topic_says_all_that_readers_need(browse, editor, name, said):
    assert browse(editor).post(ADD, {**WORDS, name: said}).status_code == 200
    assert not Topic.objects.exists()


@pytest.mark.parametrize(
    "twin", [{"name_ar": "الصحّة\u200f"}, {"name_en": "HEALTH"}, {"name_en": "He\u202ealth"}]
)
def test_readers_can_tell_two_topics_apart(browse, editor, health, twin):
    other = {"name_ar": "البيئة", "name_en": "Climate", "slug": "climate", **twin}
    assert browse(editor).post(ADD, other).status_code == 200
    assert Topic.objects.get() == health


@pytest.mark.parametrize(("slug", "made"), [("-", False), ("_-", False), ("5g", True)])
def test_the_address_of_a_topic_has_a_letter_or_a_digit(browse, editor, slug, made):
    browse(editor).post(ADD, {**WORDS, "slug": slug})
    assert Topic.objects.exists() is made


def test_a_topic_of_an_odd_address_may_still_be_named_anew(browse, editor):
    topic = make_topic(slug="-")
    said = {"name_ar": "الصحة", "name_en": "Public health"}
    assert browse(editor).post(f"/admin/claims/topic/{topic.pk}/change/", said).status_code == 302


def test_topics_are_ticked_beside_the_claim(browse, editor, health):
    claim, client = make_claim(), browse(editor)
    told = post(client, "topics", claim.pk, seen=1, topics=[health.pk])
    assert told.url == page_of(claim)
    assert list(claim.topics.all()) == [health]
    page = client.get(page_of(claim)).content.decode()
    assert "checked" in page[page.index(f'id="topic-{health.pk}"') :].split(">")[0]
    assert '<span class="chip">الصحة</span>' in page


def test_half_a_verdict_survives_the_filing(browse, editor, health):
    half = {"rationale": "نصف تعليل", "topics": [health.pk]}
    told = post(browse(editor), "topics", make_claim().pk, seen=1, **half)
    assert "نصف تعليل" in told.content.decode()
    assert Claim.objects.get().topics.count() == 1


def test_an_analyst_sees_topics_and_ticks_none(browse, analyst, health):
    claim = make_claim()
    claim.topics.add(health)
    page = browse(analyst).get(page_of(claim)).content.decode()
    assert '<span class="chip">الصحة</span>' in page
    assert 'name="topics"' not in page


def test_many_claims_are_filed_at_once_each_on_the_version_seen(browse, editor, health):
    fresh, stale, there = (make_claim() for _n in range(3))
    there.topics.add(health)
    versions = {fresh.pk: 1, stale.pk: 7, there.pk: 1}
    told = bulk(browse(editor), f"topic_{health.pk}", [fresh, stale, there], versions=versions)
    assert len(said(told)) == 3
    assert set(health.claims.all()) == {fresh, there}


def test_who_may_not_review_is_offered_no_topic_for_many(browse, analyst, health):
    make_claim()
    assert f"topic_{health.pk}" not in browse(analyst).get(QUEUE).content.decode()


def test_the_queue_is_narrowed_to_a_topic_or_to_none(browse, editor, health):
    filed, bare = make_claim("قيل أمر."), make_claim("قيل غيره.")
    filed.topics.add(health)
    for asked, shown, hidden in ((health.pk, filed, bare), ("none", bare, filed)):
        page = browse(editor).get(QUEUE, {"topic": asked}).content.decode()
        assert shown.sentence.text in page
        assert hidden.sentence.text not in page
