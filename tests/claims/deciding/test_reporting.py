"""What an editor does about a reader's report: each step a row, on the version that was seen."""

import pytest
from django.db import IntegrityError, transaction

from claims.deciding.reporting import take_in
from claims.models import Claim, Report, ReportDecision, ReportState
from claims.refusals.changing import Illegal, NoWords, StaleReport
from sources.refusals.texts import TooLong, TooManyCharacters
from tests.factories import judge, make_claim

pytestmark = pytest.mark.django_db


def received(**said) -> Report:
    sent = {"kind": "claim", "text": "سيُقطع الماء غدًا عن المدينة كلها.", "language": "ar", **said}
    return Report.objects.receive(token=f"t{Report.objects.count()}", **sent)


def state_of(report: Report) -> str:
    return Report.objects.for_list().get(pk=report.pk).state


def steps_of(report: Report) -> list[tuple[str, str]]:
    return list(report.decisions.values_list("action", "words"))


def test_an_answer_is_a_row_and_the_next_one_another(editor, second_editor):
    report = received()
    assert state_of(report) == ReportState.WAITING
    report.answer(by=editor, seen=1, text="نبحث فيه.")
    report.answer(by=second_editor, seen=2, text="لا أصل له.")
    assert steps_of(report) == [("answer", "نبحث فيه."), ("answer", "لا أصل له.")]
    assert state_of(report) == ReportState.ANSWERED


def test_an_answer_says_something(editor):
    with pytest.raises(NoWords):
        received().answer(by=editor, seen=1, text="\u200b \n")


def test_an_answer_has_its_length(editor):
    report = received()
    with pytest.raises(TooManyCharacters):
        report.answer(by=editor, seen=1, text="ا" * 5001)
    assert steps_of(report) == []


def test_of_two_editors_the_second_hears_that_somebody_was_first(editor, second_editor):
    report = received()
    report.answer(by=editor, seen=1, text="نبحث فيه.")
    for verb in (Report.answer, Report.close, take_in):
        with pytest.raises(StaleReport):
            verb(report, by=second_editor, seen=1, text="وأنا أيضًا.")
    assert len(steps_of(report)) == 1


def test_a_report_is_closed_once_and_taken_up_again(editor):
    report = received()
    report.close(by=editor, seen=1)
    assert state_of(report) == ReportState.CLOSED
    with pytest.raises(Illegal):
        report.close(by=editor, seen=2)
    report.reopen(by=editor, seen=2)
    assert state_of(report) == ReportState.WAITING
    with pytest.raises(Illegal):
        report.reopen(by=editor, seen=3)
    assert [action for action, _ in steps_of(report)] == ["close", "reopen"]


def test_a_sent_claim_becomes_an_article_under_review(editor):
    report = received(url="https://news.example/water")
    document = take_in(report, by=editor, seen=1, text="نبحث فيه.")
    report.refresh_from_db()
    assert report.document == document
    assert document.added_by == editor
    assert document.url == "https://news.example/water"
    assert document.source.domain == "news.example"
    assert Claim.objects.filter(sentence__document=document).exists()
    assert steps_of(report) == [("take_in", "نبحث فيه.")]
    assert state_of(report) == ReportState.TAKEN_IN


@pytest.mark.parametrize(
    ("named", "source"), [("قناة النهر", "قناة النهر"), (" ", "sent by a reader")]
)
def test_a_claim_without_an_address_is_of_who_is_said_to_have_said_it(
    editor, settings, named, source
):
    settings.LANGUAGE_CODE = "en"
    assert take_in(received(), by=editor, seen=1, source_name=named).source.name == source


def test_a_claim_is_taken_in_once(editor):
    report = received()
    take_in(report, by=editor, seen=1)
    with pytest.raises(Illegal):
        take_in(report, by=editor, seen=report.version)


def test_an_error_is_no_article(editor):
    claim = make_claim()
    judge(claim, "speculative", by=editor)
    with pytest.raises(Illegal):
        take_in(received(kind="error", claim=claim), by=editor, seen=1)


def test_a_claim_that_the_intake_refuses_waits_on(editor, settings):
    settings.MAX_DOCUMENT_CHARS = 5
    report = received()
    with pytest.raises(TooLong):
        take_in(report, by=editor, seen=1)
    assert state_of(report) == ReportState.WAITING


def test_an_error_in_what_nobody_published_is_no_report(editor):
    claim = make_claim()
    judge(claim, "speculative", by=editor, publish=False)
    with pytest.raises(Illegal):
        received(kind="error", claim=claim)


def test_those_that_wait_are_neither_answered_nor_taken_in_nor_closed(editor):
    waiting, answered, taken, closed = (received(text=f"قيل كلام رقم {n} أمس.") for n in range(4))
    answered.answer(by=editor, seen=1, text="نعم.")
    take_in(taken, by=editor, seen=1)
    closed.close(by=editor, seen=1)
    assert list(Report.objects.waiting()) == [waiting]


@pytest.mark.parametrize(
    "change",
    [{"text": ""}, {"kind": "praise"}, {"kind": "error", "text": "", "url": "https://a.b/"}],
)
def test_the_database_keeps_no_report_that_says_nothing(change):
    report = received()
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(**change)


def test_the_database_keeps_who_did_what(editor):
    report = received()
    report.answer(by=editor, seen=1, text="نعم.")
    with pytest.raises(IntegrityError), transaction.atomic():
        ReportDecision.objects.update(action="close")
    with pytest.raises(IntegrityError), transaction.atomic():
        ReportDecision.objects.all()._raw_delete("default")
