"""How the desk answers a step: the version it needs, what it says, and what of a draft it keeps."""

from collections import Counter

import pytest
from django.contrib.messages import constants, get_messages
from django.http import Http404, QueryDict
from django.test import RequestFactory
from django.urls import reverse
from django.utils import translation

from claims.desk.bulk_actions import BULK, action, report, version_field, version_shown
from claims.desk.cutting_page import consequences, judged_words, quoting_words, starts_in
from claims.desk.home import summary
from claims.desk.responses import draft_in, show_claim
from claims.models import Comment
from claims.models.statement import MATCH
from claims.refusals.changing import Illegal
from sources.clock import DatabaseNow
from sources.models import Sentence
from sources.work.models import State, Work
from tests.claims.desk.hands import bulk, page_of, post, said
from tests.factories import accept, judge, make_claim, make_document, make_evidence

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def posted(**fields: str):
    request = RequestFactory().post("/", fields)
    request.htmx = False  # type: ignore[attr-defined]
    return request


def test_a_row_of_the_list_is_read_at_the_version_it_was_shown_with():
    claim = make_claim()
    assert version_field(claim.pk) == f"version-{claim.pk}"
    shown = {version_field(claim.pk): "4", version_field(claim.pk + 1): "9"}
    assert version_shown(posted(**shown), claim) == 4
    with pytest.raises(Illegal):
        version_shown(posted(**{version_field(claim.pk + 1): "9"}), claim)


@pytest.mark.parametrize("name", BULK)
def test_a_bulk_step_says_what_it_does_and_whom_it_takes(name):
    run, (label, _step, permission) = action(name), BULK[name]
    assert (run.__name__, run.short_description) == (name, label)
    assert run.allowed_permissions == [permission]


def messages_of(browse, editor, moved: int, skipped: Counter[str]) -> list[tuple[int, str]]:
    request = browse(editor).get("/admin/").wsgi_request
    report(request, moved, skipped)
    return [(message.level, str(message)) for message in get_messages(request)]


@pytest.mark.parametrize(
    ("moved", "told"),
    [(0, []), (1, ["1 claim changed."]), (2, ["2 claims changed."])],
)
def test_what_moved_is_told_once_and_nothing_is_not_told(browse, editor, moved, told):
    assert messages_of(browse, editor, moved, Counter()) == [(constants.SUCCESS, t) for t in told]


def test_what_was_skipped_is_told_by_its_reason(browse, editor):
    skipped = Counter({"It moved on.": 2, "You have it.": 1})
    assert messages_of(browse, editor, 0, skipped) == [
        (constants.WARNING, "2 claims skipped: It moved on."),
        (constants.WARNING, "1 claim skipped: You have it."),
    ]


def test_a_claim_nobody_chose_is_left_as_it_is(browse, editor):
    chosen, other = make_claim(), make_claim()
    shown = {claim.pk: claim.version for claim in (chosen, other)}
    bulk(browse(editor), "take_charge", [chosen], versions=shown)
    for claim in (chosen, other):
        claim.refresh_from_db()
    assert (chosen.editor, other.editor) == (editor, None)


def test_new_evidence_is_seen_in_bulk_where_there_is_any(browse, editor):
    fresh, stale = make_claim(), make_claim()
    type(fresh).objects.filter(pk=fresh.pk).update(new_evidence_at=DatabaseNow())
    response = bulk(browse(editor), "mark_seen", [fresh, stale])
    fresh.refresh_from_db()
    assert fresh.new_evidence_at is None
    assert len(said(response)) == 2


def test_a_step_that_went_well_leads_back_to_the_page_and_says_so(browse, editor):
    claim = make_claim()
    answered = post(browse(editor), "step", claim.pk, "take", seen=1)
    assert (answered.status_code, answered.url) == (302, page_of(claim))
    assert len(said(answered)) == 1


def test_with_htmx_the_same_step_answers_with_the_inner_page(browse, editor):
    claim, client = make_claim(), browse(editor)
    address = reverse("review:step", args=[claim.pk, "take"])
    answered = client.post(address, {"seen": 1}, headers={"HX-Request": "true"})
    assert answered.status_code == 200
    assert answered.template_name == "claims/_claim.html"
    assert client.get(page_of(claim)).template_name == "claims/claim.html"


def test_a_step_on_an_old_version_is_refused_and_says_why(browse, editor, second_editor):
    claim = make_claim()
    claim.change("assign", by=second_editor, seen=1, editor=second_editor)
    answered = post(browse(editor), "step", claim.pk, "take", seen=1)
    assert answered.status_code == 412
    assert answered.context["refused"]
    assert said(answered) == []


def test_the_page_of_no_claim_is_not_found(editor):
    request = posted()
    request.user = editor
    with pytest.raises(Http404):
        show_claim(request, 0)


def test_a_draft_comes_along_once_it_is_begun():
    claim = make_claim()
    assert draft_in(posted(rationale="  "), claim.pk) == {}
    kept = draft_in(posted(rationale="لأن المصدر نفى"), claim.pk)["form"]
    assert kept["rationale"].value() == "لأن المصدر نفى"
    assert [field.name for field in kept.asked()] == ["rating", "rationale"]


def test_a_draft_of_a_change_keeps_its_note(editor):
    claim = make_claim()
    judge(claim, "speculative", by=editor)
    judge(make_claim(), "speculative", by=editor)
    kept = draft_in(posted(public_note="وصلنا الرد"), claim.pk)["form"]
    assert kept["public_note"].value() == "وصلنا الرد"


def marking(**fields: list[str]):
    request = RequestFactory().post("/")
    data = QueryDict(mutable=True)
    for name, values in fields.items():
        data.setlist(name, values)
    request.POST = data  # type: ignore[assignment]
    return request


def test_a_button_for_joining_unmarks_one_word_of_those_marked():
    assert starts_in(marking(at=["0", "7", "12"], join=["7"])) == {"0", "12"}
    assert starts_in(marking(at=["0", "7", "7"])) == {"0", "7"}
    assert starts_in(marking(at=["0"], join=["9"])) == {"0"}
    assert starts_in(marking()) == set()


@pytest.mark.parametrize(("count", "word"), [(0, ""), (1, "1 piece"), (2, "2 pieces")])
def test_judged_evidence_that_stays_behind_is_counted(editor, count, word):
    claim = make_claim()
    make_evidence(claim)
    for stance in ("supports", "irrelevant")[:count]:
        accept(make_evidence(claim), by=editor, stance=stance)
    assert judged_words(claim).startswith(word)
    assert bool(judged_words(claim)) is bool(count)


@pytest.mark.parametrize(("count", "word"), [(0, ""), (1, "1 claim,"), (2, "2 claims,")])
def test_claims_that_quote_the_sentence_are_counted_once_they_judged_it(editor, count, word):
    sentence = make_document().sentences.get()
    for n in range(3):
        row = make_evidence(make_claim())
        type(row).objects.filter(pk=row.pk).update(
            sentence=sentence, stance="disputes" if n < count else ""
        )
    assert word in quoting_words(sentence)
    assert bool(quoting_words(sentence)) is bool(count)


def test_a_sentence_without_a_claim_has_no_consequences_and_a_judged_one_names_its_tie(editor):
    assert consequences(make_document().sentences.get()) == []
    claim = make_claim()
    assert consequences(claim.sentence) == []
    judge(claim, "disputed", by=editor)
    tie, judged = consequences(claim.sentence)
    assert "verdict" in tie
    assert judged.startswith("1 piece")


@pytest.fixture
def counts(editor):
    def told() -> dict[str, int]:
        return {count.link.partition("?")[2]: count.number for count in summary(editor)}

    return told


def test_the_home_page_counts_original_claims_without_a_verdict(counts, editor):
    plain, judged = make_claim(), make_claim()
    judge(judged, "speculative", by=editor, publish=False)
    make_claim(repeat_of=judged)
    menu, gone = make_claim(), make_claim()
    Sentence.objects.filter(pk=menu.sentence_id).update(is_furniture=True)
    Sentence.objects.filter(pk=gone.sentence_id).update(retired_at=DatabaseNow())
    assert plain
    assert counts()["verdict=none"] == 1


def test_the_home_page_counts_a_claim_once_however_often_it_was_judged(counts, editor):
    claim = make_claim(editor=editor)
    for n in range(3):
        judge(claim, "speculative", by=editor, public_note="تصحيح" if n else "")
    type(claim).objects.filter(pk=claim.pk).update(new_evidence_at=DatabaseNow())
    found = counts()
    assert (found["charge=me"], found["fresh=yes"], found["verdict=draft"]) == (1, 1, 0)


def test_the_home_page_counts_my_claims_and_not_those_of_others(counts, editor, second_editor):
    make_claim(editor=editor)
    make_claim(editor=second_editor)
    make_claim()
    assert counts()["charge=me"] == 1


def test_the_home_page_counts_open_threads_and_not_replies(counts, editor, analyst):
    verdict = judge(make_claim(), "speculative", by=editor)
    waiting, closed = (
        Comment.objects.create(verdict=verdict, author=analyst, text=text) for text in "أب"
    )
    waiting.reply(author=editor, text="سنسأل.")
    closed.resolve(by=editor)
    assert counts()["threads=open"] == 1


@pytest.mark.parametrize(("dead", "style"), [(0, ""), (1, "alarm")])
def test_failed_matching_alarms_and_other_failed_work_does_not(counts, editor, dead, style):
    claims = [make_claim(), make_claim()]
    Work.objects.request(MATCH, {claim.pk: 0.5 for claim in claims})
    Work.objects.filter(subject=claims[0].pk).update(state=State.DEAD if dead else State.DONE)
    Work.objects.create(kind="index", subject=1, state=State.DEAD)
    assert counts()["matching=failed"] == dead
    assert summary(editor)[-1].style == style
    assert all(not count.style for count in summary(editor)[:-1])


def test_the_home_page_asks_once_however_much_waits(editor, django_assert_num_queries):
    for _ in range(4):
        make_claim(editor=editor)
    editor.get_all_permissions()  # asked for once a request, whatever the page
    with django_assert_num_queries(1):
        summary(editor)
