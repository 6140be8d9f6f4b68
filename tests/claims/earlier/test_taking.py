"""What is read of ClaimReview in pages, feeds and files, and what is refused in words."""

import json
from datetime import date

import pytest

from claims.earlier.taking import take_in
from claims.models import PastCheck
from claims.refusals.earlier import NoReview
from sources.models import Source
from sources.refusals.refusal import Refusal
from sources.refusals.texts import NoText, TooCostly, TooLong, TwoTexts, Unreadable
from tests.claims.earlier.samples import CLAIM, bare, page, rated, review, take

pytestmark = pytest.mark.django_db


def test_a_check_in_a_page_is_kept_as_its_publisher_words_it(editor):
    item = {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "سامر الحقل"},
        "datePublished": "2026-04-30T10:00:00Z",
        "appearance": {"@type": "CreativeWork", "url": "https://board.example/7"},
    }
    told = review(headline="كم يسكن الوادي؟", itemReviewed=item, inLanguage="ar-EG")
    outcome = take(page(told), by=editor)
    assert (outcome.taken, outcome.held, outcome.refused) == (1, 0, [])
    check = PastCheck.objects.get()
    assert (check.claim_text, check.label, check.headline) == (CLAIM, "مضلل", "كم يسكن الوادي؟")
    assert (check.said_by, check.said_on) == ("سامر الحقل", date(2026, 4, 30))
    assert check.said_at == "https://board.example/7"
    assert (check.published_on, check.language) == (date(2026, 5, 4), "ar")
    assert (check.source.name, check.source.domain) == ("مرصد التحقق", "verify.example")
    assert (check.raw["claimReviewed"], check.came, check.added_by) == (CLAIM, "file", editor)


HOLDERS = {
    "bare": bare(review()),
    "list": bare([review()]),
    "graph": page({"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, review()]}),
    "feed": bare(
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [review()]}]}
    ),
    "feed of objects": bare({"dataFeedElement": {"item": review()}}),
    "several types": bare(review(**{"@type": ["Review", "ClaimReview"]})),
    "type by its address": bare(review(**{"@type": "http://schema.org/ClaimReview"})),
    "second script": page({"@type": "NewsArticle"}, review()),
    "after a broken script": page('{"@type": ', review()),
    "lists of one": bare(
        review(
            [CLAIM],
            url=["https://verify.example/checks/1"],
            author=[{"@type": "Organization", "name": "مرصد التحقق"}],
            reviewRating=[{"alternateName": ["مضلل"]}],
            datePublished=["2026-05-04"],
        )
    ),
    "scalars": bare(review(author="مرصد التحقق", reviewRating="مضلل", itemReviewed="ادعاء")),
    "marked by bytes": b"\xef\xbb\xbf" + bare(review()),
}


@pytest.mark.parametrize("data", HOLDERS.values(), ids=HOLDERS)
def test_a_check_is_found_whatever_holds_it(data, editor):
    assert take(data, by=editor).taken == 1
    check = PastCheck.objects.get()
    told = (check.claim_text, check.label, check.url, check.source.name, str(check.published_on))
    at = "https://verify.example/checks/1"
    assert told == (CLAIM, "مضلل", at, "مرصد التحقق", "2026-05-04")


def test_of_a_feed_each_check_is_taken_or_refused_by_itself(editor, in_english):
    feed = [
        review(url="https://verify.example/1"),
        review(" ", url="https://verify.example/2"),
        review(url="https://verify.example/3"),
        review(url="javascript:alert(1)"),
        review(url="", author={}),
        review("ن" * 2001, url="https://verify.example/6"),
        review(url="https://verify.example/7", reviewBody="ن" * 20_000),
    ]
    outcome = take(bare(feed), by=editor)
    assert outcome.taken == 2
    assert [(each.place, each.why.code) for each in outcome.refused] == [
        (2, "no_claim_text"),
        (4, "no_web_address"),
        (5, "no_publisher"),
        (6, "too_many_characters"),
        (7, "too_much_of_one"),
    ]
    assert all(str(each.why) for each in outcome.refused)


def test_a_claim_of_just_the_longest_is_taken(editor):
    assert take(bare(review("ن" * 2000)), by=editor).taken == 1


def test_the_same_taken_twice_changes_nothing(editor, second_editor):
    take(bare(review()), by=editor)
    before = PastCheck.objects.values().get()
    again = review(url="http://www.verify.example/checks/1/?utm_source=x#top", headline="أخرى")
    outcome = take(page(again), by=second_editor)
    assert (outcome.taken, outcome.held) == (0, 1)
    assert PastCheck.objects.values().get() == before


def test_the_same_twice_in_one_file_is_one(editor):
    outcome = take(bare([review(), review()]), by=editor)
    assert (outcome.taken, outcome.held) == (1, 1)


def test_another_claim_at_the_same_address_is_another_check(editor):
    take(bare([review(), review("توقف المصنع عن العمل")]), by=editor)
    assert PastCheck.objects.count() == 2
    assert Source.objects.count() == 1


def test_numbers_are_gapless_in_the_order_of_taking(editor):
    take(bare([review("أ ب ت"), review("ث ج ح")]), by=editor)
    take(bare([review("أ ب ت"), review("خ د ذ")]), by=editor)
    assert list(PastCheck.objects.order_by("seq").values_list("seq", flat=True)) == [1, 2, 3]


def test_what_it_came_as_is_fit_for_any_database(editor):
    take(bare(review()).replace("مضلل".encode(), b"\\u0000\\ud800x"), by=editor)
    check = PastCheck.objects.get()
    assert check.label == "\ufffd\ufffdx"
    assert check.raw["reviewRating"]["alternateName"] == "\ufffd\ufffdx"


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (page({"@type": "NewsArticle"}), NoReview),
        (b"<!doctype html><p>prose</p>", NoReview),
        (bare({"@type": "Review"}), NoReview),
        (b"[]", NoReview),
        (b'{"@type": "ClaimReview", "claimReviewed": "x"', Unreadable),
        (bare(review()).replace(b'"2026-05-04"', b"NaN"), Unreadable),
        (b'{"a":' * 5_000 + b"1" + b"}" * 5_000, TooCostly),
        (bare(review(itemReviewed=json.loads("[" * 17 + "]" * 17))), TooCostly),
        (bare([review("ك") for _number in range(5_001)]), TooLong),
        (b"\x89PNG\r\n\x1a\n\x00\x00", Refusal),
        (b"", Refusal),
    ],
    ids=["other-type", "prose", "review", "empty-list", "torn", "nan", "deep", "nested", "many",
         "image", "nothing"],
)  # fmt: skip
def test_what_tells_of_no_check_is_refused_in_words(data, refusal, editor):
    with pytest.raises(refusal) as refused:
        take(data, by=editor)
    assert str(refused.value)
    assert not PastCheck.objects.exists()


def test_exactly_one_thing_is_handed_in(editor):
    with pytest.raises(NoText):
        take_in(by=editor)
    with pytest.raises(TwoTexts):
        take_in(url="https://verify.example/1", reviews=[review()], by=editor)


@pytest.mark.parametrize(
    ("rating", "label", "scale"),
    [
        (rated(1, 5, 1), "", (1.0, 5.0, 1.0)),
        (rated("٤٫٥".translate(str.maketrans("٤٥", "45")), "5", "1"), "", (4.5, 5.0, 1.0)),
        (rated("4,5", "5", 0), "", (4.5, 5.0, 0.0)),
        (rated([3], [5], [1]), "", (3.0, 5.0, 1.0)),
        (rated("False"), "False", (None, None, None)),
        (rated(True, 1, 0), "", (None, 1.0, 0.0)),
        (rated(1e300, 5, 1, alternateName="Fake"), "Fake", (None, 5.0, 1.0)),
        ({"@type": "Rating", "name": "Fake"}, "Fake", (None, None, None)),
        ({"alternateName": "x" * 400}, "x" * 299 + "…", (None, None, None)),
    ],
)
def test_their_label_and_their_scale_are_kept_as_they_are(rating, label, scale, editor):
    take(bare(review(reviewRating=rating)), by=editor)
    check = PastCheck.objects.get()
    assert (check.label, check.scale) == (label, scale)


def test_a_person_who_wrote_it_is_not_its_publisher(editor):
    by_name = {"@type": "Person", "name": "لمى السهل"}
    house = {"@type": "Organization", "name": "دار التحقق"}
    take(bare(review(author=by_name, publisher=house)), by=editor)
    assert Source.objects.get().name == "دار التحقق"
