"""Talk about verdicts."""

import pytest

from claims.models import Comment, Verdict
from tests.claims.desk.hands import page_of, post
from tests.factories import (
    judge,
    make_claim,
)


@pytest.fixture
def verdict(editor) -> Verdict:
    return judge(make_claim(), "speculative", by=editor)


def test_a_thread_is_begun_answered_resolved_and_reopened(browse, analyst, editor, verdict):
    post(browse(analyst), "comment", verdict.pk, seen=1, text="هل راجعتم التقرير؟")
    thread = Comment.objects.get()
    post(browse(editor), "reply", thread.pk, seen=1, text="نعم.")
    post(browse(analyst), "settle", thread.pk, "resolve", seen=1)
    page = browse(analyst).get(page_of(verdict.claim)).content.decode()
    assert "هل راجعتم التقرير؟" in page
    assert "نعم." in page
    thread.refresh_from_db()
    assert thread.resolved_by == analyst
    assert post(browse(analyst), "settle", thread.pk, "resolve", seen=1).status_code == 409
    assert post(browse(analyst), "settle", thread.pk, "reopen", seen=1).status_code == 302


def test_an_edit_shows_the_words_before(browse, analyst, verdict):
    own = Comment.objects.create(verdict=verdict, author=analyst, text="القول القديم")
    post(browse(analyst), "edit", own.pk, seen=1, version=1, text="القول الجديد")
    page = browse(analyst).get(page_of(verdict.claim)).content.decode()
    assert "القول القديم" in page
    assert "القول الجديد" in page


def test_nobody_edits_the_words_of_another(browse, editor, analyst, verdict):
    own = Comment.objects.create(verdict=verdict, author=analyst, text="قولي")
    assert post(browse(editor), "edit", own.pk, seen=1, version=1, text="قولك").status_code == 403
    own.refresh_from_db()
    assert own.text == "قولي"


@pytest.mark.parametrize("text", ["", "   ", "ط" * 10_001])
def test_an_empty_or_endless_comment_is_refused_and_kept(browse, analyst, verdict, text):
    response = post(browse(analyst), "comment", verdict.pk, seen=1, text=text)
    assert response.status_code == 400
    assert text.strip() in response.content.decode()
    assert not Comment.objects.exists()
