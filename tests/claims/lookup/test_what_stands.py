"""What is told is what stands: corrected verdicts as corrected, taken back ones not at all."""

import pytest

from claims.models import Repeat
from claims.models.claim import Claim
from tests.claims.lookup.conftest import BRIDGE, DAM, only, told
from tests.factories import judge, make_claim

NOTE = {"public_note": "تبيّن غير ذلك."}
RETOLD = "دشّن عمدة مدينة الرمال معبرًا جديدًا فوق النهر نهاية الأسبوع."


def repeat_of(original, text, *, by, why="الخبر نفسه."):
    claim = make_claim(text)
    Repeat.objects.create(claim=claim, original=original, score=0.8).confirm(by=by, seen=1, why=why)
    return Claim.objects.get(pk=claim.pk)


def test_a_corrected_verdict_is_told_as_corrected(ask, dam, editor):
    judge(dam, "speculative", by=editor, kind="correction", **NOTE)
    (match,) = only(ask(text=DAM))
    assert match["rating"] == "speculative"


def test_an_update_that_is_not_published_changes_nothing(ask, dam, editor):
    judge(dam, "speculative", by=editor, kind="update", publish=False, **NOTE)
    (match,) = only(ask(text=DAM))
    assert match["rating"] == "disputed"


def test_what_was_taken_back_is_not_known(ask, dam, editor):
    assert only(ask(text=DAM))
    judge(dam, "", by=editor, kind="void", **NOTE)
    assert only(ask(text=DAM)) == []


def test_a_verdict_given_again_after_a_void_stands(ask, dam, editor):
    judge(dam, "", by=editor, kind="void", **NOTE)
    judge(dam, "speculative", by=editor, kind="update", **NOTE)
    (match,) = only(ask(text=DAM))
    assert match["rating"] == "speculative"


def test_the_words_of_a_repeat_lead_to_its_original_once(ask, editor):
    original = told(BRIDGE, "speculative", by=editor)
    repeat_of(original, RETOLD, by=editor)
    (match,) = only(ask(text=RETOLD))
    assert (match["claim"], match["url"].split("/")[-2]) == (original.pk, str(original.pk))
    assert [match["claim"] for match in only(ask(text=f"{RETOLD[:-1]} {BRIDGE}"))] == [original.pk]


def test_the_very_words_of_a_repeat_are_the_same(ask, editor):
    original = told(BRIDGE, "speculative", by=editor)
    repeat_of(original, RETOLD, by=editor)
    (match,) = only(ask(text=RETOLD))
    assert (match["band"], match["differs"]) == ("strong", [])


def test_a_repeat_that_differs_from_its_original_is_told_to_differ(ask, dam, editor):
    other = DAM.replace("48%", "47%")
    repeat_of(dam, other, by=editor, why="قرّبت الوزارة الرقم.")
    (match,) = only(ask(text=other))
    assert (match["claim"], match["band"]) == (dam.pk, "likely")
    assert {"what": "figure", "asked": "47%", "held": "48%"} in match["differs"]


def test_a_repeat_confirmed_before_its_original_was_published_is_known_afterwards(ask, editor):
    original = make_claim(BRIDGE)
    repeat_of(original, RETOLD, by=editor)
    assert only(ask(text=RETOLD)) == []
    judge(original, "speculative", by=editor)
    assert [match["claim"] for match in only(ask(text=RETOLD))] == [original.pk]


def test_a_repeat_taken_back_leads_nowhere(ask, editor):
    original = told(BRIDGE, "speculative", by=editor)
    claim = repeat_of(original, RETOLD, by=editor)
    assert only(ask(text=RETOLD))
    Repeat.objects.get().reject(by=editor, seen=claim.version)
    assert only(ask(text=RETOLD)) == []


def test_a_verdict_published_between_two_questions_is_known_to_the_second(ask, editor):
    assert only(ask(text=BRIDGE)) == []
    told(BRIDGE, "speculative", by=editor)
    assert only(ask(text=BRIDGE))


def test_the_nearest_comes_first_and_no_more_than_a_reader_looks_at(ask, editor):
    claims = [
        told(
            f"افتتح رئيس البلدية جسر النهر الجديد في مدينة {place} يوم الأحد.",
            "speculative",
            by=editor,
        )
        for place in ("الرمال", "الكرمل", "السهل", "الوادي", "الشمس", "البحر", "التل")
    ]
    matches = only(ask(text=BRIDGE))
    assert len(matches) == 5
    assert matches[0]["claim"] == claims[0].pk
    likeness = [match["likeness"] for match in matches]
    assert likeness == sorted(likeness, reverse=True)
    assert [match["band"] for match in matches] == ["strong", *["likely"] * 4]


@pytest.mark.parametrize(
    "asked",
    [
        "أَعْلَنَتْ وِزَارَةُ المِيَاهِ أَنَّ مَخْزُونَ سَدِّ الوَادِي بَلَغَ ٤٨٪ مِنْ سَعَتِهِ فِي نِهَايَةِ نِيسَانَ ٢٠٢٥.",
        "اعلنت وزاره المياه ان مخزون سد الوادى بلغ ٤٨٪ من سعته في نهايه نيسان ٢٠٢٥",
        "أعلنـــت وزارة الميـــاه أن مخزون سد الوادي بلغ 48 في المئة من سعته نهاية أبريل 2025.",
    ],
)
def test_other_spellings_digits_and_vowels_are_the_same(ask, dam, asked):
    (match,) = only(ask(text=asked))
    assert (match["claim"], match["band"], match["differs"]) == (dam.pk, "strong", [])
