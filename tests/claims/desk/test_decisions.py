"""What editors decide on the claim page."""

from django.urls import reverse

from claims.models import Claim, Evidence, Repeat, Verdict
from claims.models.statement import MATCH
from sources.work.models import Work
from tests.claims.desk.hands import page_of, post
from tests.factories import (
    decisions_of,
    judge,
    make_claim,
    make_evidence,
)


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
    assert post(browse(editor), "stance", row.pk, seen=1, stance="perhaps").status_code == 400


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
    assert response.context["form"]["rating"].value() == "disputed"
    assert page.count(" checked") == 1
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
        assert browse(editor).post(target, {"stance": "supports", **fields}).status_code == 428
    assert not Evidence.objects.accepted().exists()


def test_changing_ones_mind_takes_a_public_note(browse, editor):
    claim = make_claim()
    judge(claim, "speculative", by=editor)
    claim.refresh_from_db()
    client, fields = browse(editor), {"kind": "void", "rationale": "تبيّن خطأ في الترجمة."}
    assert post(client, "judge", claim.pk, seen=claim.version, **fields).status_code == 400
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
