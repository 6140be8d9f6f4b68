"""The newsroom's own labels at the desk: made, worded, retired, chosen with a verdict."""

import pytest
from django.contrib.admin.models import LogEntry

from claims.desk.forms import verdict_form
from claims.models import Label, Verdict
from tests.claims.desk.hands import QUEUE, page_of, post
from tests.factories import judge, make_claim, make_label

pytestmark = pytest.mark.django_db
LIST = "/admin/claims/label/"
ADD = f"{LIST}add/"
WORDS = {
    "name_ar": "مضلل",
    "name_en": "Misleading",
    "description_ar": "صحيح في غير هذا.",
    "description_en": "True of something else.",
}
SAID = {"rating": "disputed", **WORDS}


@pytest.fixture
def label():
    return make_label("مضلل", "Misleading")


def page(client, address: str, **asked) -> str:
    return client.get(address, asked).content.decode()


def test_an_editor_makes_a_label_and_it_is_known_who_did(browse, editor):
    assert browse(editor).post(ADD, SAID).status_code == 302
    made = Label.objects.get()
    assert (made.rating, made.name_ar, made.is_retired) == ("disputed", "مضلل", False)
    assert LogEntry.objects.get().user == editor


@pytest.mark.parametrize("name", ["rating", *WORDS])
@pytest.mark.parametrize("said", ["", "\u200e\u200b"])
def test_a_label_says_all_that_readers_need(browse, editor, name, said):
    answer = browse(editor).post(ADD, {**SAID, name: said})
    assert answer.status_code == 200
    assert not Label.objects.exists()


@pytest.mark.parametrize(("length", "kept"), [(40, True), (41, False)])
def test_a_name_is_short_enough_for_a_line(browse, editor, length, kept):
    browse(editor).post(ADD, {**SAID, "name_en": "x" * length})
    assert Label.objects.exists() is kept


def test_two_labels_that_are_offered_have_two_names(browse, editor, label):
    told = browse(editor).post(ADD, {**SAID, "name_en": "Other"})
    assert "هذا الاسم يحمله وسم آخر مستعمل." in told.content.decode()
    assert Label.objects.get() == label


@pytest.mark.parametrize("name", ["Supported", "DISPUTED", "speculat\u200bive", "تعارضه الأدلّة"])
@pytest.mark.parametrize("field", ["name_ar", "name_en"])
def test_no_label_is_called_as_a_rating_in_either_language(browse, editor, field, name):
    told = browse(editor).post(ADD, {**SAID, field: name})
    assert told.status_code == 200
    assert not Label.objects.exists()


@pytest.mark.parametrize(
    "twin",
    [{"name_ar": "مضلل\u200f"}, {"name_ar": "مُضلّل"}, {"name_en": "MISLEADING"}],
)
def test_readers_can_tell_two_labels_apart(browse, editor, label, twin):
    other = {**SAID, "name_ar": "مبتور", "name_en": "Cropped", **twin}
    told = browse(editor).post(ADD, other)
    assert "هذا الاسم يحمله وسم آخر مستعمل." in told.content.decode()
    assert Label.objects.get() == label


@pytest.mark.parametrize("turning", ["\u202e", "\u2067", "\u202a"])
@pytest.mark.parametrize("field", ["name_ar", "name_en"])
def test_the_name_of_a_label_turns_no_text(browse, editor, field, turning):
    assert browse(editor).post(ADD, {**SAID, field: f"ab{turning}c"}).status_code == 200
    assert not Label.objects.exists()


def test_a_label_keeps_its_own_name_when_it_is_worded_anew(browse, editor, label):
    said = {**WORDS, "description_en": "True elsewhere."}
    assert browse(editor).post(f"{LIST}{label.pk}/change/", said).url == LIST
    label.refresh_from_db()
    assert label.description_en == "True elsewhere."


def test_a_label_is_retired_and_its_name_is_free_again(browse, editor, label):
    client = browse(editor)
    assert client.post(f"{LIST}{label.pk}/change/", {**WORDS, "is_retired": "on"}).url == LIST
    assert Label.objects.get().is_retired
    assert client.post(ADD, SAID).status_code == 302
    back = client.post(f"{LIST}{label.pk}/change/", WORDS)
    assert back.status_code == 200  # the name is taken meanwhile
    assert Label.objects.filter(is_retired=True).get() == label


def test_a_label_keeps_its_rating_whatever_is_sent(browse, editor, label):
    browse(editor).post(f"{LIST}{label.pk}/change/", {**WORDS, "rating": "supported"})
    assert Label.objects.get().rating == "disputed"


def test_the_bar_offers_the_labels_of_each_rating_and_none_that_is_retired(browse, editor, label):
    make_label("ساخر", "Satire", rating="speculative", is_retired=True)
    shown = page(browse(editor), page_of(make_claim()))
    assert '<optgroup class="disputed" label="تعارضه الأدلة">' in shown
    assert f'<option value="{label.pk}"' in shown
    assert "ساخر" not in shown


def test_without_any_label_the_bar_asks_for_none(browse, editor):
    assert 'name="label"' not in page(browse(editor), page_of(make_claim()))


def test_a_verdict_is_given_with_its_label(browse, editor):
    claim, early = make_claim(), make_label("مبكر", "Too early", rating="speculative")
    said = {"rating": "speculative", "rationale": "لا دليل.", "label": early.pk}
    assert post(browse(editor), "judge", claim.pk, seen=1, **said).status_code == 302
    assert Verdict.objects.get().label == early


@pytest.mark.parametrize("retired", [False, True])
def test_a_change_of_a_verdict_begins_with_the_label_it_bears(browse, editor, label, retired):
    row = judge(make_claim(), "disputed", by=editor, label=str(label.pk))
    Label.objects.update(is_retired=retired)
    shown = page(browse(editor), page_of(row.claim))
    assert "selected>" in shown[shown.index(f'<option value="{label.pk}"') :].split("</option>")[0]


def test_the_label_it_began_with_makes_no_draft(editor, label):
    row = judge(make_claim(), "disputed", by=editor, label=str(label.pk))
    other = make_label("مبتور", "Cropped")
    begun = [
        verdict_form(row.claim_id, {"label": said}).is_begun()
        for said in ("", str(label.pk), str(other.pk))
    ]
    assert begun == [True, False, True]


def test_a_refusal_keeps_the_label_that_was_chosen(browse, editor, label):
    said = {"rating": "speculative", "rationale": "لا دليل.", "label": label.pk}
    told = post(browse(editor), "judge", make_claim().pk, seen=1, **said)
    assert told.status_code == 400
    shown = told.content.decode()
    assert "هذا الوسم لتقييم آخر." in shown
    assert "selected>" in shown[shown.index(f'<option value="{label.pk}"') :].split("</option>")[0]


def test_the_preview_says_the_label_and_what_it_means(browse, editor, label):
    said = {"rating": "disputed", "rationale": "لا دليل.", "label": label.pk}
    told = post(browse(editor), "preview", make_claim().pk, seen=1, **said).content.decode()
    assert '<span class="chip disputed">مضلل</span> صحيح في سياق آخر.' in told


def test_the_queue_shows_labels_and_is_narrowed_to_one(browse, editor, label):
    judge(make_claim("قيل أمر."), "disputed", by=editor, label=str(label.pk))
    judge(make_claim("قيل غيره."), "disputed", by=editor)
    assert '<span class="chip disputed">مضلل</span>' in page(browse(editor), QUEUE)
    narrowed = page(browse(editor), QUEUE, label=label.pk)
    assert "قيل أمر." in narrowed
    assert "قيل غيره." not in narrowed


def test_the_page_of_a_claim_says_its_label_in_its_header_and_its_history(browse, editor, label):
    row = judge(make_claim(), "disputed", by=editor, label=str(label.pk))
    shown = page(browse(editor), page_of(row.claim))
    assert shown.count("تعارضه الأدلة · مضلل") == 2
