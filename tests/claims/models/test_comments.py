"""Comments: no text that readers saw is ever lost, whoever edits what in how many tabs."""

import pytest
from django.urls import reverse

from claims.models import Comment
from claims.refusals.changing import Illegal, Stale
from tests.factories import judge, make_claim

pytestmark = pytest.mark.django_db


@pytest.fixture
def comment(editor, analyst):
    verdict = judge(make_claim(), "speculative", by=editor)
    return Comment.objects.create(verdict=verdict, author=analyst, text="أين البيان؟")


def words_before(comment):
    return [edit.text_before for edit in comment.edits.order_by("id")]


def test_a_comment_edited_in_two_tabs_keeps_every_text(comment, analyst):
    one, other = Comment.objects.get(pk=comment.pk), Comment.objects.get(pk=comment.pk)
    one.edit("أين البيان الأول؟", by=analyst, seen=one.version)
    with pytest.raises(Stale):
        other.edit("أين البيان الثاني؟", by=analyst, seen=other.version)
    comment.refresh_from_db()
    assert comment.text == "أين البيان الأول؟"
    assert words_before(comment) == ["أين البيان؟"]


def test_edits_one_after_the_other_keep_all_words(comment, analyst):
    for number in ("الأول", "الثاني"):
        comment.edit(f"أين البيان {number}؟", by=analyst, seen=comment.version)
    assert words_before(comment) == ["أين البيان؟", "أين البيان الأول؟"]
    assert comment.version == 3


def test_nobody_edits_the_words_of_another(comment, editor):
    with pytest.raises(Illegal):
        comment.edit("غيّرتها.", by=editor, seen=comment.version)
    assert not comment.edits.exists()


def test_the_second_tab_of_the_desk_hears_of_the_first_and_keeps_its_words(
    browse, comment, analyst
):
    client, target = browse(analyst), reverse("review:edit", args=[comment.pk])
    claim = comment.verdict.claim
    claim.refresh_from_db()
    form = {"seen": claim.version, "version": 1}
    assert client.post(target, {**form, "text": "من الأولى"}).status_code == 302
    late = client.post(target, {**form, "text": "من الثانية"})
    assert late.status_code == 412
    assert "من الثانية" in late.content.decode()
    assert words_before(comment) == ["أين البيان؟"]
