"""The desk's queue of what readers sent, and the page of one report."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.models import Report
from tests.claims.desk.hands import post, said
from tests.claims.desk.papers import page
from tests.factories import judge, make_claim

pytestmark = pytest.mark.django_db
QUEUE = reverse("admin:claims_report_changelist")


@pytest.fixture
def report(db) -> Report:
    sent = {"text": "سيُقطع الماء غدًا عن المدينة كلها.", "email": "me@mail.example"}
    return Report.objects.receive(token="t" * 32, kind="claim", language="ar", **sent)


@pytest.fixture
def desk(browse, editor):
    editor.language = "en"
    editor.save()
    return browse(editor)


def step(client, report, name, *, seen=1, **fields):
    return post(client, "report", report.pk, name, seen=seen, **fields)


def test_home_says_how_many_wait_and_leads_to_them(desk, report, editor):
    home = desk.get(reverse("admin:index"))
    (count,) = [c for c in home.context["counts"] if c.label == "reports of readers"]
    assert count.number == 1
    assert "سيُقطع الماء" in desk.get(count.link).content.decode()
    step(desk, report, "close")
    assert "سيُقطع الماء" not in desk.get(count.link).content.decode()


def test_the_queue_takes_few_queries(desk, editor):
    for n in range(12):
        claim = make_claim()
        judge(claim, "speculative", by=editor)
        sent = {"kind": "error", "text": "خطأ.", "language": "ar", "claim": claim}
        Report.objects.receive(token=f"t{n}", **sent)
    with CaptureQueriesContext(connection) as asked:
        assert desk.get(QUEUE).status_code == 200
    assert len(asked) <= 12


def test_the_page_shows_what_was_sent_and_who_may_be_written_to(desk, browse, analyst, report):
    shown = page(desk, "admin:claims_report_change", report.pk)
    assert "سيُقطع الماء" in shown
    assert "mailto:me@mail.example" in shown
    assert f"/report/{report.token}/" in shown
    assert "me@mail.example" not in page(browse(analyst), "admin:claims_report_change", report.pk)


def test_an_editor_answers_and_the_reader_finds_it(desk, browse, report):
    answered = step(desk, report, "answer", text="لا أصل له.")
    assert said(answered) == ["Done."]
    assert "لا أصل له." in browse().get(f"/report/{report.token}/").content.decode()


def test_an_editor_takes_it_in_and_is_shown_the_document(desk, report):
    step(desk, report, "take-in", source_name="قناة النهر")
    report.refresh_from_db()
    assert report.document.source.name == "قناة النهر"
    shown = page(desk, "admin:claims_report_change", report.pk)
    assert reverse("admin:sources_document_change", args=[report.document_id]) in shown
    assert "take-in" not in shown


def test_what_was_typed_stays_when_a_step_is_refused(desk, report, second_editor):
    report.answer(by=second_editor, seen=1, text="نعم.")
    late = step(desk, report, "answer", text="كتبت كثيرًا.")
    assert late.status_code == 412
    assert "كتبت كثيرًا." in late.content.decode()
    assert report.decisions.count() == 1
    for unreadable in ("", "x"):
        assert step(desk, report, "answer", seen=unreadable, text="ا").status_code == 428
    assert step(desk, report, "answer", seen=2, text=" ").status_code == 400


def test_a_report_is_closed_and_taken_up_again(desk, report):
    step(desk, report, "close", text="شكرًا.")
    shown = page(desk, "admin:claims_report_change", report.pk)
    assert "Take it up again" in shown
    step(desk, report, "reopen", seen=2)
    actions = list(report.decisions.values_list("action", "words"))
    assert actions == [("close", "شكرًا."), ("reopen", "")]


def test_words_of_readers_are_text_at_the_desk(desk):
    sent = {"kind": "claim", "text": "<script>alert(1)</script>\u202eقلب", "language": "ar"}
    report = Report.objects.receive(token="x", **sent)
    for shown in (
        page(desk, "admin:claims_report_change", report.pk),
        desk.get(QUEUE).content.decode(),
    ):
        assert "<script>alert" not in shown
        assert "\u202e" not in shown


def test_no_report_is_nowhere(desk):
    assert desk.get(reverse("admin:claims_report_change", args=[7])).status_code == 404
    assert desk.get(f"{QUEUE}x/change/").status_code == 404
