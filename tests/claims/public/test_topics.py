"""Topics as readers meet them: a page and feeds of each, and links to them."""

import pytest

from tests.factories import judge, make_claim, make_topic

pytestmark = pytest.mark.django_db
WORDS, OTHER = "بلغ عدد الإصابات 12.", "افتُتح الجسر."
NOTE = {"public_note": "تبيّن غير ذلك."}


@pytest.fixture
def health():
    return make_topic()


@pytest.fixture
def filed(health, editor):
    """One claim of the topic, corrected once; another of no topic."""
    claim = make_claim(WORDS)
    claim.topics.add(health)
    judge(claim, "speculative", by=editor)
    judge(claim, "disputed", by=editor, kind="correction", **NOTE)
    judge(make_claim(OTHER), "speculative", by=editor)
    return claim


def test_the_page_of_a_topic_shows_its_verdicts_alone(reader, filed):
    page = reader("/topics/health/")
    assert "<h1>Health</h1>" in page
    assert WORDS in page
    assert OTHER not in page
    assert "/feeds/verdicts.atom?topic=health" in page
    assert WORDS not in reader("/topics/health/", rating="speculative")


def test_it_is_headed_in_the_language_of_the_reader(browse, filed):
    assert "<h1>الصحة</h1>" in browse().get("/topics/health/", {"lang": "ar"}).content.decode()


def test_a_topic_of_which_nothing_was_published_has_no_page(reader, editor):
    make_claim().topics.add(make_topic())
    reader("/topics/health/", status=404)
    assert 'name="topic"' not in reader("/")


def test_the_page_of_a_claim_leads_to_its_topics(reader, filed):
    assert '<a href="/topics/health/">Health</a>' in reader(f"/claims/{filed.pk}/")


def test_the_front_page_is_narrowed_to_a_topic(reader, filed):
    page = reader("/", topic="health")
    assert WORDS in page
    assert OTHER not in page
    assert '<option value="health" selected>Health</option>' in page
    assert 'class="error"' in reader("/", topic="nonsense")


@pytest.mark.parametrize("kind", ["atom", "json"])
def test_a_feed_of_a_topic_tells_each_row_of_its_claims(reader, browse, filed, kind):
    feed = reader(f"/feeds/verdicts.{kind}", topic="health")
    assert f"Correction: disputed: {WORDS}" in feed
    assert f"Speculative: {WORDS}" in feed
    assert OTHER not in feed
    assert ": Health" in feed
    unknown = browse().get(f"/feeds/verdicts.{kind}", {"topic": "nonsense"})
    assert unknown.status_code == 400


def test_a_kept_page_knows_at_once_that_a_claim_left_its_topic(reader, filed, health):
    assert WORDS in reader("/topics/health/")
    filed.topics.clear()
    reader("/topics/health/", status=404)


def test_the_sitemap_names_topics_of_which_something_was_published(reader, filed):
    make_claim().topics.add(make_topic("الصمت", "Silent"))
    told = reader("/sitemap.xml")
    assert "/topics/health/</loc>" in told
    assert "silent" not in told
