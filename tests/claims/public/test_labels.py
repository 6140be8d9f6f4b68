"""What readers see of the newsroom's own labels: beside the rating, everywhere it is said."""

import json

import pytest
from django.utils import translation

from claims.models import Label, Newsroom
from claims.public.share_card import picture, said_in
from claims.publishing.claimreview import claim_review
from claims.publishing.claimreview_rules import broken
from claims.publishing.history import chapters
from claims.publishing.stream import stream
from tests.factories import judge, make_claim, make_label, make_source

pytestmark = pytest.mark.django_db
WORDS = "بلغ العدد 12 ألفًا."
FULL = "Disputed · Misleading"
NOTE = {"public_note": "تبيّن غير ذلك."}


@pytest.fixture
def label():
    return make_label("مضلل", "Misleading", description_en="It is true of another year.")


@pytest.fixture
def row(label, editor):
    claim = make_claim(WORDS, source=make_source("مجلة الحقل"))
    return judge(claim, "disputed", by=editor, label=str(label.pk))


def test_the_page_of_a_claim_says_the_label_and_what_it_means(reader, row):
    page = reader(f"/claims/{row.claim_id}/")
    assert page.index("Disputed</strong>") < page.index(">Misleading</strong>") < page.index("<h1")
    assert "It is true of another year." in page
    assert f"{FULL}: {WORDS}" in page  # its title


def test_a_label_called_otherwise_today_stands_as_it_was(reader, row):
    Label.objects.update(name_en="Cut short", description_en="Something else.")
    page = reader(f"/claims/{row.claim_id}/")
    assert "Misleading" in page
    assert "It is true of another year." in page
    assert "Cut short" not in page


def test_a_label_is_said_in_arabic_to_who_reads_arabic(browse, row):
    page = browse().get(f"/claims/{row.claim_id}/", {"lang": "ar"}).content.decode()
    assert ">مضلل</strong>" in page
    assert "Misleading" not in page


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/sources/{source}/",
        "/articles/{document}/",
        "/feeds/verdicts.atom",
        "/feeds/verdicts.json",
    ],
)
def test_wherever_a_verdict_is_listed_its_label_stands_beside_it(reader, row, address):
    document = row.claim.sentence.document
    page = reader(address.format(source=document.source_id, document=document.pk))
    assert FULL in page


def test_the_card_in_the_pages_of_others_says_it_too(reader, row):
    page = reader(f"/embed/claims/{row.claim_id}/")
    assert ">Misleading</strong>" in page
    assert "It is true of another year." in page


@pytest.mark.parametrize(("name", "said"), [("Misleading", FULL), ("M" * 40, "Disputed")])
def test_the_picture_says_the_label_where_it_fits(editor, in_english, name, said):
    label = make_label("مضلل", name)
    row = judge(make_claim(), "disputed", by=editor, label=str(label.pk))
    assert said_in(row) == said
    assert said in picture(row, Newsroom())["verdict"]


def test_readers_narrow_the_front_page_to_a_label_they_may_have_met(reader, row, label, editor):
    plain = judge(make_claim("قيل غيره."), "disputed", by=editor)
    unmet = make_label("مجتزأ", "Cut short")
    page = reader("/", label=str(label.pk))
    assert WORDS in page
    assert plain.claim.sentence.text not in page
    assert f'<option value="{label.pk}" selected>Misleading</option>' in page
    assert str(unmet) not in page


def test_before_any_label_was_published_nobody_is_asked_for_one(reader, editor, label):
    judge(make_claim(), "speculative", by=editor)
    assert 'name="label"' not in reader("/", label="1")


@pytest.mark.parametrize("asked", ["x", "999"])
def test_a_label_nobody_met_is_refused_in_words(reader, row, asked):
    page = reader("/", label=asked)
    assert 'class="error"' in page


@pytest.mark.parametrize("kind", ["atom", "json"])
def test_a_feed_of_a_label_tells_what_takes_it_back(reader, row, label, editor, kind):
    judge(make_claim("قيل غيره."), "disputed", by=editor)
    judge(row.claim, "disputed", by=editor, kind="correction", **NOTE)
    feed = reader(f"/feeds/verdicts.{kind}", label=str(label.pk))
    assert feed.count("/claims/") > 0
    assert "Correction: disputed: " in feed
    assert f"{FULL}: {WORDS}" in feed
    assert "قيل غيره." not in feed
    assert ": Misleading" in feed  # its title says what it follows


def test_a_feed_sorts_by_rating_and_label(reader, row):
    (item,) = json.loads(reader("/feeds/verdicts.json"))["items"]
    assert item["tags"] == ["disputed", "Misleading"]


def test_a_feed_of_a_label_there_is_not_is_refused(browse, db):
    assert browse().get("/feeds/verdicts.atom", {"label": "999"}).status_code == 400


def test_the_method_tells_each_label_that_is_offered(reader, label):
    make_label("ساخر", "Satire", rating="speculative", is_retired=True)
    page = reader("/methodology/")
    assert "Misleading" in page
    assert "It is true of another year." in page
    assert "Satire" not in page


def test_another_label_of_the_same_rating_is_a_change_in_words(row, editor):
    cut = make_label("مجتزأ", "Cut short")
    note = {"kind": "update", **NOTE}
    judge(row.claim, "disputed", by=editor, label=str(cut.pk), **note)
    judge(row.claim, "disputed", by=editor, label=str(cut.pk), **note)
    told = chapters(list(stream().filter(claim=row.claim)))
    assert [chapter.changes_rating for chapter in told] == [False, True, False]


def test_the_page_shows_from_which_label_to_which(reader, row, editor):
    judge(row.claim, "disputed", by=editor, kind="update", **NOTE)
    page = reader(f"/claims/{row.claim_id}/")
    assert f'<del class="rating disputed">{FULL}</del>' in page


@pytest.mark.parametrize(
    ("language", "words", "rating"),
    [("ar", "مضلل", "تعارضه الأدلة"), ("en", "Misleading", "Disputed")],
)
def test_machines_that_gather_fact_checks_are_told_the_label(row, language, words, rating):
    with translation.override(language):
        review = claim_review(list(stream().filter(claim=row.claim)), Newsroom())
    said = review["reviewRating"]
    assert (said["alternateName"], said["ratingExplanation"]) == (words, rating)
    assert not list(broken(review))


def test_under_a_label_disputed_is_still_not_false(row):
    review = claim_review(list(stream().filter(claim=row.claim)), Newsroom())
    review["reviewRating"]["ratingValue"] = review["reviewRating"]["worstRating"]
    assert "disputed_is_not_false" in {rule.code for rule in broken(review)}


def test_under_a_label_what_is_speculative_has_no_number(editor):
    early = make_label("مبكر", "Too early", rating="speculative")
    row = judge(make_claim(), "speculative", by=editor, label=str(early.pk))
    review = claim_review(list(stream().filter(claim=row.claim)), Newsroom())
    assert "ratingValue" not in review["reviewRating"]
    review["reviewRating"] |= {"ratingValue": 3, "bestRating": 5, "worstRating": 1}
    assert "speculative_has_no_number" in {rule.code for rule in broken(review)}
