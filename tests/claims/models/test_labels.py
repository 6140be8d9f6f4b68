"""The newsroom's own labels: of one rating each, kept in the words of the day, never lost."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import translation

from claims.models import Decision, Label, Verdict
from claims.publishing.log import leaves
from claims.refusals.judging import NoLabel
from sources.logs.verify import commitment
from tests.factories import judge, make_claim, make_label

pytestmark = pytest.mark.django_db


@pytest.fixture
def misleading():
    return make_label("مضلل", "Misleading")


@pytest.fixture
def labelled(misleading, editor):
    return judge(make_claim(), "disputed", by=editor, label=str(misleading.pk))


def test_a_verdict_bears_the_label_that_was_chosen(labelled, misleading):
    kept = Verdict.objects.get(pk=labelled.pk)
    assert kept.label == misleading
    assert (kept.label_ar, kept.label_en) == ("مضلل", "Misleading")
    assert (kept.label_means_ar, kept.label_means_en) == (
        misleading.description_ar,
        misleading.description_en,
    )
    assert Decision.objects.get(action="judge").after == {
        "rating": "disputed",
        "label": misleading.pk,
    }


@pytest.mark.parametrize(
    ("language", "name", "full"),
    [("ar", "مضلل", "تعارضه الأدلة · مضلل"), ("en", "Misleading", "Disputed · Misleading")],
)
def test_it_is_said_in_the_language_of_the_page(labelled, language, name, full):
    with translation.override(language):
        assert (str(labelled.label), labelled.label_words, labelled.in_full) == (name, name, full)
        assert labelled.label_means == labelled.label.meaning


def test_a_verdict_without_a_label_says_its_rating_alone(editor, in_english):
    plain = judge(make_claim(), "speculative", by=editor)
    assert (plain.label, plain.label_words, plain.label_told) == (None, "", None)
    assert plain.in_full == "Speculative"


def test_what_was_judged_keeps_the_words_of_its_day(labelled, misleading, editor):
    Label.objects.filter(pk=misleading.pk).update(name_ar="مجتزأ", name_en="Cut short")
    later = judge(make_claim(), "disputed", by=editor, label=str(misleading.pk))
    kept = Verdict.objects.get(pk=labelled.pk)
    assert (kept.label_en, later.label_en) == ("Misleading", "Cut short")
    assert kept.label_id == later.label_id


def test_a_retired_label_stays_where_it_was_and_is_chosen_no_more(labelled, misleading, editor):
    Label.objects.update(is_retired=True)
    assert Verdict.objects.get(pk=labelled.pk).label_words
    with pytest.raises(NoLabel):
        judge(make_claim(), "disputed", by=editor, label=str(misleading.pk))
    assert not Label.objects.offered().exists()


def test_a_correction_keeps_the_label_that_was_retired_meanwhile(labelled, misleading, editor):
    Label.objects.update(is_retired=True)
    note = {"kind": "correction", "public_note": "صحّحنا الرقم."}
    kept = judge(labelled.claim, "disputed", by=editor, label=str(misleading.pk), **note)
    assert kept.label == misleading
    judge(labelled.claim, "disputed", by=editor, **note)
    with pytest.raises(NoLabel):  # it was given up
        judge(labelled.claim, "disputed", by=editor, label=str(misleading.pk), **note)


def test_an_amendment_says_anew_which_label_it_bears(labelled, editor):
    note = {"kind": "update", "public_note": "أضفنا مصدرًا."}
    amended = judge(labelled.claim, "disputed", by=editor, **note)
    assert amended.label is None


def test_nobody_says_another_label_later(labelled):
    other = make_label("مجتزأ", "Cut short")
    for said in ({"label": other}, {"label_en": "False"}, {"label_means_ar": "x"}):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            Verdict.objects.filter(pk=labelled.pk).update(**said)


def test_a_label_neither_moves_to_another_rating_nor_goes(misleading):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Label.objects.update(rating="supported")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        misleading.delete()


def test_a_label_that_a_verdict_bears_is_protected_by_it(labelled, misleading):
    with pytest.raises(ProtectedError):
        misleading.delete()


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ({"rating": "true"}, "label_has_a_rating"),
        ({"name_ar": ""}, "label_is_named_in_both_languages"),
        ({"name_en": ""}, "label_is_named_in_both_languages"),
        ({"name_en": "Other"}, "offered_labels_differ_in_arabic"),
        ({"name_ar": "آخر"}, "offered_labels_differ_in_english"),
    ],
)
def test_the_database_holds_the_rules_of_labels(misleading, said, rule):
    with pytest.raises((IntegrityError, ValidationError)), transaction.atomic():
        make_label(**said)
    assert rule in {one.name for one in Label._meta.constraints}


def test_the_name_of_a_retired_label_is_free_again(misleading):
    Label.objects.update(is_retired=True)
    assert make_label("مضلل", "Misleading").pk != misleading.pk


@pytest.mark.parametrize("lacking", ["label_ar", "label_en"])
def test_the_database_takes_no_label_without_its_words(labelled, lacking):
    row = Verdict.objects.get(pk=labelled.pk)
    row.pk, row.seq, row.digest, row.kind, row.public_note = None, 9, "9", "update", "x"
    setattr(row, lacking, "")
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_labels_come_rating_by_rating_in_the_order_of_the_ratings(misleading):
    right = make_label("صحيح بإيضاح", "With context", rating="supported")
    cut = make_label("مجتزأ", "Cut short")
    assert Label.objects.all().by_rating() == [
        ("supported", [right]),
        ("disputed", [misleading, cut]),
    ]


def test_readers_have_met_what_was_published_alone(labelled, misleading, editor):
    draft = make_label("مجتزأ", "Cut short")
    judge(make_claim(), "disputed", by=editor, label=str(draft.pk), publish=False)
    assert list(Label.objects.told()) == [misleading]


def test_the_log_commits_to_the_label_and_says_it_for_ever(labelled):
    (leaf,) = leaves(after=0, limit=5)
    said = {"id": labelled.label_id, "name_ar": "مضلل", "name_en": "Misleading"}
    assert json.loads(leaf["entry"])["label"] == json.loads(leaf["body"])["label"] == said
    assert commitment(leaf["salt"], leaf["body"].encode()) == labelled.leaf


def test_what_was_sealed_without_a_label_is_read_as_it_was(editor):
    judge(make_claim(), "speculative", by=editor)
    (leaf,) = leaves(after=0, limit=5)
    assert "label" not in {*json.loads(leaf["entry"]), *json.loads(leaf["body"])}


@pytest.mark.parametrize("meaning", ["description_ar", "description_en"])
def test_what_a_label_means_may_not_turn_the_words_after_it(misleading, meaning):
    setattr(misleading, meaning, "Part of it is true\u202e, part is not.")
    with pytest.raises(ValidationError) as refused:
        misleading.full_clean()
    assert list(refused.value.message_dict) == [meaning]
