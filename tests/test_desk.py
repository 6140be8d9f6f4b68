"""The desk: the queue, the claim page, and what people may do there."""

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.messages import get_messages
from django.urls import reverse

from claims.models import Claim, Comment, Evidence, Repeat, Verdict
from claims.models.claim import MATCH
from sources.models import Work
from tests.factories import (
    accept,
    decisions_of,
    judge,
    make_claim,
    make_evidence,
    make_source,
)

QUEUE = reverse("admin:claims_claim_changelist")


def page_of(claim: Claim) -> str:
    return reverse("admin:claims_claim_change", args=[claim.pk])


def post(client, name, pk, *args, seen, **fields):
    return client.post(reverse(f"review:{name}", args=[pk, *args]), {"seen": seen, **fields})


def bulk(client, name, claims, *, versions=None):
    shown = versions or {claim.pk: claim.version for claim in claims}
    return client.post(
        QUEUE,
        {
            "action": name,
            ACTION_CHECKBOX_NAME: [claim.pk for claim in claims],
            **{f"version-{pk}": version for pk, version in shown.items()},
        },
    )


def said(response) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


# The queue


def test_the_most_check_worthy_claim_stands_first(browse, editor):
    low = make_claim("خبر أقل أهمية.", check_worthiness=0.2)
    high = make_claim("خبر أهم بكثير.", check_worthiness=0.9)
    page = browse(editor).get(QUEUE).content.decode()
    assert page.index(page_of(high)) < page.index(page_of(low))


def test_the_queue_asks_as_often_for_many_claims_as_for_one(
    browse, editor, django_assert_max_num_queries
):
    client = browse(editor)
    for n in range(12):
        claim = make_claim(check_worthiness=n / 20, source=make_source(), editor=editor)
        Work.objects.request(MATCH, {claim.pk: 0.5})
        judge(claim, "speculative", by=editor)
    with django_assert_max_num_queries(14):
        assert client.get(QUEUE).status_code == 200


@pytest.mark.parametrize("query", ["الوزاره", "وَزَارَة", "وزارة  ", "؟!", "\x00", "%", "a" * 500])
def test_the_search_refuses_no_query(browse, editor, query):
    make_claim("قالت الوزارة إن العدد ارتفع.")
    assert browse(editor).get(QUEUE, {"q": query}).status_code == 200


def test_the_search_finds_another_spelling_and_leaves_the_rest_out(browse, editor):
    found = make_claim("قالت الوزارة إن العدد ارتفع.")
    other = make_claim("انخفض سعر القمح.")
    page = browse(editor).get(QUEUE, {"q": "الوِزارة"}).content.decode()
    assert page_of(found) in page
    assert page_of(other) not in page


FILTERS = [
    ("verdict", "speculative", "judged"),
    ("verdict", "draft", "draft"),
    ("verdict", "none", "plain"),
    ("kind", "figure", "figure"),
    ("speculative", "yes", "hedged"),
    ("charge", "me", "mine"),
    ("charge", "nobody", "plain"),
    ("tier", "primary", "primary"),
    ("language", "en", "english"),
    ("matching", "failed", "failed"),
    ("matching", "waiting", "waiting"),
    ("fresh", "yes", "fresh"),
    ("threads", "open", "discussed"),
    ("raised", "day", "plain"),
]


@pytest.fixture
def shelf(editor, analyst) -> dict[str, Claim]:
    """One claim for every filter to find."""
    names = ("judged", "draft", "plain", "failed", "waiting", "discussed", "english")
    claims = {name: make_claim() for name in names}
    claims |= {
        "figure": make_claim(kind="figure"),
        "hedged": make_claim(speculative=True),
        "mine": make_claim(editor=editor),
        "primary": make_claim(source=make_source(tier="primary")),
    }
    judge(claims["judged"], "speculative", by=editor)
    judge(claims["draft"], "speculative", by=editor, publish=False)
    verdict = judge(claims["discussed"], "speculative", by=editor)
    Comment.objects.create(verdict=verdict, author=analyst, text="لماذا؟")
    Work.objects.request(MATCH, {claims[name].pk: 0.5 for name in ("failed", "waiting")})
    Work.objects.filter(subject=claims["failed"].pk).update(state="dead", error="خطأ")
    document = claims["english"].sentence.document
    document.language = "en"
    document.save()
    claims["fresh"] = make_claim()
    Claim.objects.filter(pk=claims["fresh"].pk).update(new_evidence_at=document.added_at)
    return claims


@pytest.mark.parametrize("case", FILTERS)
def test_a_filter_leaves_what_it_says(browse, editor, shelf, case):
    name, value, expected = case
    found = browse(editor).get(QUEUE, {name: value}).context["cl"].result_list
    assert shelf[expected] in found


@pytest.mark.parametrize("name", sorted({name for name, _value, _claim in FILTERS} | {"source"}))
def test_a_filter_takes_any_value_from_the_address(browse, editor, name):
    for value in ("", "nonsense", "999999", "'\"", "١٢"):
        assert browse(editor).get(QUEUE, {name: value}).status_code in {200, 302}


# Bulk steps


def test_taking_charge_in_bulk_changes_those_nobody_has(browse, editor, second_editor):
    free, taken, mine = make_claim(), make_claim(editor=second_editor), make_claim(editor=editor)
    response = bulk(browse(editor), "take_charge", [free, taken, mine])
    owners = dict(Claim.objects.values_list("pk", "editor"))
    assert owners == {free.pk: editor.pk, taken.pk: second_editor.pk, mine.pk: editor.pk}
    assert len(said(response)) == 3
    assert decisions_of(free) == ["assign"]


def test_a_bulk_step_skips_what_another_editor_changed_meanwhile(browse, editor, second_editor):
    claim = make_claim()
    shown = {claim.pk: claim.version}
    claim.change("assign", by=second_editor, seen=claim.version, editor=second_editor)
    claim.change("release", by=second_editor, seen=claim.version, editor=None)
    response = bulk(browse(editor), "take_charge", [claim], versions=shown)
    claim.refresh_from_db()
    assert claim.editor is None
    assert len(said(response)) == 1


def test_a_claim_that_left_the_filtered_list_is_reported(browse, editor, second_editor):
    claim = make_claim()
    shown = {claim.pk: claim.version}
    claim.change("assign", by=second_editor, seen=claim.version, editor=second_editor)
    response = browse(editor).post(
        f"{QUEUE}?charge=nobody",
        {
            "action": "take_charge",
            ACTION_CHECKBOX_NAME: [claim.pk],
            **{f"version-{pk}": version for pk, version in shown.items()},
        },
    )
    assert len(said(response)) == 1


def test_a_row_without_its_version_is_skipped(browse, editor):
    claim = make_claim()
    bulk(browse(editor), "take_charge", [claim], versions={0: 1})
    claim.refresh_from_db()
    assert claim.editor is None


def test_only_the_editor_in_charge_lets_go(browse, editor, second_editor):
    mine, other = make_claim(editor=editor), make_claim(editor=second_editor)
    bulk(browse(editor), "let_go", [mine, other])
    assert set(Claim.objects.values_list("pk", "editor")) == {
        (mine.pk, None),
        (other.pk, second_editor.pk),
    }


def test_only_failed_matching_is_retried_in_bulk(browse, editor):
    failed, done = make_claim(), make_claim()
    Work.objects.request(MATCH, {failed.pk: 0.1, done.pk: 0.1})
    Work.objects.filter(subject=failed.pk).update(state="dead", attempts=5)
    Work.objects.filter(subject=done.pk).update(state="done")
    response = bulk(browse(editor), "retry_matching", [failed, done])
    assert set(Work.objects.values_list("subject", "state")) == {
        (failed.pk, "ready"),
        (done.pk, "done"),
    }
    assert len(said(response)) == 2


def test_an_analyst_has_no_bulk_step(browse, analyst):
    claim = make_claim()
    client = browse(analyst)
    assert b"take_charge" not in client.get(QUEUE).content
    bulk(client, "take_charge", [claim])
    claim.refresh_from_db()
    assert claim.editor is None


# The claim page


def test_the_page_shows_the_claim_between_its_neighbours(browse, editor):
    claim = make_claim("وقعت الدولتان اتفاقية جديدة.")
    page = browse(editor).get(page_of(claim)).content.decode()
    assert "وقعت الدولتان اتفاقية جديدة." in page
    assert claim.sentence.document.source.name in page


def test_the_page_asks_as_often_for_much_as_for_little(
    browse, editor, analyst, django_assert_max_num_queries
):
    claim = make_claim()
    for _n in range(6):
        accept(make_evidence(claim), by=editor)
        Repeat.objects.create(claim=claim, original=make_claim(), score=0.8)
    for n in range(4):
        verdict = judge(claim, "disputed", by=editor, public_note="تصحيح" if n else "")
        thread = Comment.objects.create(verdict=verdict, author=analyst, text="لماذا؟")
        thread.reply(author=editor, text="لأن المصدر نفى.").edit("نفى المصدر.", by=editor)
    client = browse(editor)
    with django_assert_max_num_queries(23):
        assert client.get(page_of(claim)).status_code == 200


def test_marks_stand_where_they_belong_beside_emoji(browse, editor):
    text = "بلغ 🚀🧑🏽‍🚀 العدد 35% أمس."
    start = text.index("35%")
    reason = {"code": "figure", "start": start, "end": start + 3, "weight": 0.1}
    claim = make_claim(text, reasons=[reason])
    page = browse(editor).get(page_of(claim)).content.decode()
    assert ">35%</mark>" in page


def test_a_text_that_looks_like_markup_is_shown_as_text(browse, editor):
    claim = make_claim("قال <script>alert(1)</script> إن العدد 35.")
    reason = {"code": "<b>", "start": 4, "end": 12, "weight": 0.1}
    Claim.objects.filter(pk=claim.pk).update(reasons=[reason, "x", {"code": 1}, {"code": "y"}])
    page = browse(editor).get(page_of(claim)).content.decode()
    assert "<script>alert" not in page
    assert "<b>" not in page


def test_an_invisible_character_is_shown_by_its_number(browse, editor):
    claim = make_claim("ارتفع العدد \u202eكثيرا.")
    assert "U+202E" in browse(editor).get(page_of(claim)).content.decode()


def test_copies_of_one_text_count_as_one_voice(browse, editor):
    claim = make_claim()
    for voice in (1, 1, 2):
        make_evidence(claim, voice=voice)
    assert browse(editor).get(page_of(claim)).context["voices"] == {"hits": 3, "independent": 2}


def test_an_earlier_verdict_comes_before_what_was_only_said_before(browse, editor):
    judged, unjudged, claim = make_claim(), make_claim(), make_claim()
    judge(judged, "speculative", by=editor)
    for original in (unjudged, judged):
        Repeat.objects.create(claim=claim, original=original, score=0.8)
    context = browse(editor).get(page_of(claim)).context
    assert [row.original for row in context["earlier"]] == [judged]
    assert [row.original for row in context["repeats"]] == [unjudged]


def test_a_repeat_is_confirmed_and_undone_by_people(browse, editor):
    original, claim = make_claim(), make_claim()
    row = Repeat.objects.create(claim=claim, original=original, score=0.8)
    client = browse(editor)
    post(client, "repeat", row.pk, seen=claim.version, answer="confirmed")
    claim.refresh_from_db()
    assert claim.repeat_of == original
    assert client.get(page_of(claim)).status_code == 200
    assert client.get(page_of(original)).status_code == 200
    post(client, "repeat", row.pk, seen=claim.version, answer="rejected")
    claim.refresh_from_db()
    assert claim.repeat_of is None
    assert decisions_of(claim) == ["repeat", "unrepeat"]


def test_a_stance_is_set_and_taken_back(browse, editor):
    row = make_evidence(make_claim())
    client = browse(editor)
    for version, stance in enumerate(["supports", "disputes", ""], start=1):
        assert post(client, "stance", row.pk, seen=version, stance=stance).status_code == 302
        row.refresh_from_db()
        assert row.stance == stance


def test_an_impossible_stance_is_refused(browse, editor):
    row = make_evidence(make_claim())
    assert post(browse(editor), "stance", row.pk, seen=1, stance="perhaps").status_code == 409


def test_nothing_is_chosen_before_the_editor_chooses(browse, editor):
    page = browse(editor).get(page_of(make_claim())).content.decode()
    assert 'name="rating"' in page
    assert "checked" not in page


def test_a_verdict_is_given_and_published(browse, editor):
    claim = make_claim()
    client = browse(editor)
    post(client, "judge", claim.pk, seen=1, rating="speculative", rationale="لا دليل بعد.")
    verdict = Verdict.objects.get()
    assert (verdict.kind, verdict.rating, verdict.editor) == ("first", "speculative", editor)
    assert post(client, "publish", verdict.pk, seen=2).status_code == 302
    assert Verdict.objects.published().count() == 1
    assert "#v" in client.get(page_of(claim)).content.decode()


def test_a_refused_verdict_keeps_what_was_written(browse, editor):
    claim = make_claim()
    written = "المصادر كلها تنفي ذلك."
    response = post(browse(editor), "judge", claim.pk, seen=1, rating="disputed", rationale=written)
    assert response.status_code == 409
    page = response.content.decode()
    assert written in page
    assert 'value="disputed" id="verdict-rating_1" checked' in page
    assert not Verdict.objects.exists()


def test_two_editors_at_once_the_second_is_told_and_keeps_the_words(browse, editor, second_editor):
    claim = make_claim()
    row = make_evidence(claim)
    post(browse(second_editor), "stance", row.pk, seen=1, stance="disputes")
    response = post(
        browse(editor), "judge", claim.pk, seen=1, rating="speculative", rationale="كلام طويل."
    )
    assert response.status_code == 412
    assert "كلام طويل." in response.content.decode()
    assert 'name="seen" value="2"' in response.content.decode()
    assert not Verdict.objects.exists()


def test_a_form_without_a_version_changes_nothing(browse, editor):
    row = make_evidence(make_claim())
    for fields in ({}, {"seen": "x"}):
        target = reverse("review:stance", args=[row.pk])
        assert browse(editor).post(target, {"stance": "supports", **fields}).status_code == 409
    assert not Evidence.objects.accepted().exists()


def test_changing_ones_mind_takes_a_public_note(browse, editor):
    claim = make_claim()
    judge(claim, "speculative", by=editor)
    claim.refresh_from_db()
    client, fields = browse(editor), {"kind": "void", "rationale": "تبيّن خطأ في الترجمة."}
    assert post(client, "judge", claim.pk, seen=claim.version, **fields).status_code == 409
    note = {"public_note": "سحبنا هذا الحكم."}
    assert post(client, "judge", claim.pk, seen=claim.version, **fields, **note).status_code == 302
    assert list(claim.verdicts.values_list("kind", flat=True)) == ["void", "first"]
    assert client.get(page_of(claim)).status_code == 200


def test_an_editor_takes_over_and_lets_go(browse, editor, second_editor):
    claim = make_claim(editor=second_editor)
    client = browse(editor)
    post(client, "step", claim.pk, "take", seen=1)
    claim.refresh_from_db()
    assert claim.editor == editor
    assert post(client, "step", claim.pk, "take", seen=2).status_code == 409
    post(client, "step", claim.pk, "let-go", seen=2)
    claim.refresh_from_db()
    assert claim.editor is None


def test_new_evidence_stays_marked_until_somebody_looked(browse, editor):
    claim = make_claim()
    Claim.objects.filter(pk=claim.pk).update(new_evidence_at=claim.raised_at)
    client = browse(editor)
    assert post(client, "step", claim.pk, "seen", seen=1).status_code == 302
    assert post(client, "step", claim.pk, "seen", seen=2).status_code == 409
    assert decisions_of(claim) == ["seen"]


def test_failed_matching_shows_its_reason_and_is_tried_again(browse, editor):
    claim = make_claim()
    Work.objects.request(MATCH, {claim.pk: 0.5})
    Work.objects.update(state="dead", error="المصدر لا يجيب")
    client = browse(editor)
    assert "المصدر لا يجيب" in client.get(page_of(claim)).content.decode()
    assert post(client, "step", claim.pk, "retry", seen=9).status_code == 412
    assert post(client, "step", claim.pk, "retry", seen=1).status_code == 302
    assert Work.objects.get().state == "ready"
    assert post(client, "step", claim.pk, "retry", seen=1).status_code == 409


def test_an_unknown_step_is_not_found(browse, editor):
    assert post(browse(editor), "step", make_claim().pk, "explode", seen=1).status_code == 404


# Following the work live


def test_the_page_follows_matching_until_it_is_done(browse, editor):
    claim = make_claim()
    Work.objects.request(MATCH, {claim.pk: 0.5})
    client, target = browse(editor), reverse("review:follow", args=[claim.pk])
    assert "hx-trigger" in client.get(page_of(claim)).content.decode()
    assert client.get(target, {"state": "waiting", "seen": 1}).status_code == 204
    Work.objects.update(state="done")
    Claim.objects.update(outcome="found")
    make_evidence(claim, "نفت الوزارة الخبر.")
    answer = client.get(target, {"state": "waiting", "seen": 1})
    assert "نفت الوزارة الخبر." in answer.content.decode()
    assert "hx-trigger" not in answer.content.decode()


def test_what_arrives_live_still_carries_the_version_the_editor_saw(browse, editor, second_editor):
    claim = make_claim()
    make_evidence(claim)
    claim.change("assign", by=second_editor, seen=1, editor=second_editor)
    target = reverse("review:follow", args=[claim.pk])
    page = browse(editor).get(target, {"state": "waiting", "seen": 1}).content.decode()
    assert 'name="seen" value="1"' in page
    assert 'name="seen" value="2"' not in page


def test_htmx_gets_the_inner_part_alone(browse, editor):
    row = make_evidence(make_claim())
    target = reverse("review:stance", args=[row.pk])
    response = browse(editor).post(
        target, {"seen": 1, "stance": "supports"}, headers={"hx-request": "true"}
    )
    assert response.status_code == 200
    assert b"<html" not in response.content
    assert b'id="claim"' in response.content


def test_the_next_claim_is_the_next_nobody_else_has(browse, editor, second_editor):
    first = make_claim(check_worthiness=0.9)
    make_claim(check_worthiness=0.8, editor=second_editor)
    judged = make_claim(check_worthiness=0.7)
    judge(judged, "speculative", by=editor)
    last = make_claim(check_worthiness=0.6, editor=editor)
    client = browse(editor)
    assert client.get(reverse("review:next", args=[first.pk])).url == page_of(last)
    assert client.get(reverse("review:next", args=[last.pk])).url == page_of(first)


def test_an_empty_queue_leads_back_to_the_list(browse, editor):
    assert browse(editor).get(reverse("review:next", args=[make_claim().pk])).url == QUEUE


# Talk


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
    post(browse(analyst), "edit", own.pk, seen=1, text="القول الجديد")
    page = browse(analyst).get(page_of(verdict.claim)).content.decode()
    assert "القول القديم" in page
    assert "القول الجديد" in page


def test_nobody_edits_the_words_of_another(browse, editor, analyst, verdict):
    own = Comment.objects.create(verdict=verdict, author=analyst, text="قولي")
    assert post(browse(editor), "edit", own.pk, seen=1, text="قولك").status_code == 403


@pytest.mark.parametrize("text", ["", "   ", "ط" * 10_001])
def test_an_empty_or_endless_comment_is_refused_and_kept(browse, analyst, verdict, text):
    response = post(browse(analyst), "comment", verdict.pk, seen=1, text=text)
    assert response.status_code == 409
    assert text.strip() in response.content.decode()
    assert not Comment.objects.exists()


# Who may do what

MAY = {
    "judge": ("editor", "administrator"),
    "publish": ("editor", "administrator"),
    "stance": ("editor", "administrator"),
    "repeat": ("editor", "administrator"),
    "take": ("editor", "administrator"),
    "let-go": ("editor", "administrator"),
    "seen": ("editor", "administrator"),
    "retry": ("editor", "administrator"),
    "comment": ("editor", "administrator", "analyst"),
    "reply": ("editor", "administrator", "analyst"),
    "resolve": ("editor", "administrator", "analyst"),
}
CAST = ("editor", "administrator", "analyst", "consumer", "stranger")


@pytest.fixture
def targets(editor, analyst) -> dict[str, str]:
    claim = make_claim()
    verdict = judge(claim, "disputed", by=editor, publish=False)
    thread = Comment.objects.create(verdict=verdict, author=analyst, text="لماذا؟")
    row = Repeat.objects.create(claim=claim, original=make_claim(), score=0.8)
    steps = {name: ("step", claim.pk, name) for name in ("take", "let-go", "seen", "retry")}
    verbs = {
        **steps,
        "judge": ("judge", claim.pk),
        "publish": ("publish", verdict.pk),
        "stance": ("stance", claim.evidence.get().pk),
        "repeat": ("repeat", row.pk),
        "comment": ("comment", verdict.pk),
        "reply": ("reply", thread.pk),
        "resolve": ("settle", thread.pk, "resolve"),
    }
    return {verb: reverse(f"review:{name}", args=args) for verb, (name, *args) in verbs.items()}


@pytest.mark.parametrize("role", CAST)
@pytest.mark.parametrize("verb", MAY)
def test_each_role_may_do_what_the_table_says(browse, request, targets, verb, role):
    client = browse(request.getfixturevalue(role))
    status = client.post(targets[verb], {"seen": 0, "text": "نص"}).status_code
    assert (status != 403) == (role in MAY[verb])


@pytest.mark.parametrize("verb", MAY)
def test_who_is_not_signed_in_is_sent_to_the_login(browse, targets, verb):
    response = browse().post(targets[verb], {"seen": 1})
    assert response.status_code == 302
    assert "/login/" in response.url


@pytest.mark.parametrize("verb", MAY)
def test_following_a_link_changes_nothing(browse, editor, targets, verb):
    assert browse(editor).get(targets[verb]).status_code == 405


def test_an_analyst_sees_no_button_that_would_be_refused(browse, analyst, editor):
    claim = make_claim(editor=editor)
    judge(claim, "disputed", by=editor, publish=False)
    page = browse(analyst).get(page_of(claim)).content.decode()
    for name in ("judge", "publish", "stance"):
        assert f"/{name}/" not in page
    assert "/comment/" in page


@pytest.mark.parametrize("role", ["consumer", "stranger"])
def test_strangers_see_no_claim(browse, request, role):
    client = browse(request.getfixturevalue(role))
    claim = make_claim()
    assert client.get(page_of(claim)).status_code in {302, 403}
    assert client.get(reverse("review:follow", args=[claim.pk])).status_code == 403
