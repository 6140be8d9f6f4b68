"""How the labels of others are read: the newsroom's table, common words, their own scale."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from claims.models import LabelReading, PastCheck
from claims.models.label_reading import NO_SCALE, ReadBy, Scale
from claims.refusals.earlier import UnknownReading, UnseenLabel
from sources.refusals.texts import TooManyCharacters
from tests.claims.earlier.samples import bare, rated, review, take

pytestmark = pytest.mark.django_db


def meaning(label: str = "", scale: Scale = NO_SCALE) -> tuple[str, str]:
    told = LabelReading.objects.table().meaning(label, scale)
    return told.rating, told.by


@pytest.mark.parametrize(
    ("scale", "rating"),
    [
        (Scale(5, 5, 1), "supported"),
        (Scale(4, 5, 1), "supported"),
        (Scale(3.99, 5, 1), ""),
        (Scale(3, 5, 1), ""),
        (Scale(2.01, 5, 1), ""),
        (Scale(2, 5, 1), "disputed"),
        (Scale(1, 5, 1), "disputed"),
        # Inverted: one is the best.
        (Scale(1, 1, 5), "supported"),
        (Scale(2, 1, 5), "supported"),
        (Scale(3, 1, 5), ""),
        (Scale(4, 1, 5), "disputed"),
        (Scale(5, 1, 5), "disputed"),
        # From nought, and in percent.
        (Scale(0, 1, 0), "disputed"),
        (Scale(75, 100, 0), "supported"),
        (Scale(-1, 1, -1), "disputed"),
        # None of its own scale, or none at all.
        (Scale(0, 5, 1), ""),
        (Scale(6, 5, 1), ""),
        (Scale(3, 3, 3), ""),
        (Scale(5, None, 1), ""),
        (Scale(5, 5, None), ""),
        (Scale(None, 5, 1), ""),
        (Scale(float("nan"), 5, 1), ""),
    ],
)
def test_a_number_is_read_on_its_own_scale(scale, rating):
    assert meaning("كلمة لا نعرفها", scale) == (rating, "scale" if rating else "nothing")


@pytest.mark.parametrize(
    ("label", "rating"),
    [
        ("False", "disputed"),
        ("FALSE.", "disputed"),
        ("«مضلّل»", "disputed"),
        ("زائـفةٌ", "disputed"),
        ("صحيح", "supported"),
        ("Mostly  True", "supported"),
        ("غير مؤكد", "speculative"),
        ("satire", ""),
        ("Not false", ""),
        ("", ""),
    ],
)
def test_common_words_are_read_however_they_are_spelled(label, rating):
    assert meaning(label)[0] == rating


def test_a_label_weighs_more_than_the_number_beside_it():
    assert meaning("False", Scale(5, 5, 1)) == ("disputed", ReadBy.WORDS)


def test_the_newsroom_has_the_last_word():
    LabelReading.objects.create(label="Misleading", rating="speculative")
    LabelReading.objects.create(label="ساخر", rating="")
    assert meaning("misleading!") == ("speculative", ReadBy.NEWSROOM)
    assert meaning("ساخر", Scale(1, 5, 1)) == ("", ReadBy.NEWSROOM), "nothing is read into it"


def test_what_the_table_says_holds_for_what_is_held_already(editor):
    take(bare(review(reviewRating={"alternateName": "نصف الحقيقة"})), by=editor)
    check = PastCheck.objects.get()
    assert check.meaning().rating == ""
    LabelReading.objects.read_as({"نِصف الحقيقة!": "disputed"})
    assert check.meaning().rating == "disputed"
    LabelReading.objects.read_as({"نصف الحقيقة": ""})
    assert check.meaning() == ("", ReadBy.NEWSROOM)
    assert LabelReading.objects.count() == 1, "said anew, and not beside it"


def test_an_inverted_scale_of_a_publisher_is_read_right(editor):
    take(bare(review(reviewRating=rated("5", "1", "5", alternateName="٤ خيول"))), by=editor)
    assert PastCheck.objects.get().meaning() == ("disputed", ReadBy.SCALE)


@pytest.mark.parametrize("label", ["", " ", "!!", "\u200f"])
def test_a_label_that_shows_nothing_is_none_of_the_table(label):
    with pytest.raises(ValidationError):
        LabelReading(label=label, rating="disputed").full_clean()


def test_a_label_stands_in_the_table_once():
    LabelReading.objects.create(label="Fake", rating="disputed")
    with pytest.raises(ValidationError):
        LabelReading(label="fake.", rating="").full_clean()
    with pytest.raises(IntegrityError):
        LabelReading.objects.create(label="FAKE", rating="")


@pytest.mark.parametrize(
    ("label", "rating", "refusal"),
    [
        ("", "disputed", UnseenLabel),
        ("!", "disputed", UnseenLabel),
        ("Fake", "false", UnknownReading),
        ("x" * 301, "disputed", TooManyCharacters),
    ],
)
def test_a_reading_that_cannot_be_is_refused_in_words(label, rating, refusal):
    with pytest.raises(refusal):
        LabelReading.objects.read_as({label: rating})
    assert not LabelReading.objects.exists()
    LabelReading.objects.read_as({"x" * 300: "disputed"})
