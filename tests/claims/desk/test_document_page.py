"""The page of a document: its sentences and their claims."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.models import Claim
from sources.models import Document, Ruling, Sentence
from sources.work.models import Work
from tests.claims.desk.papers import page
from tests.factories import make_claim, make_document


def test_a_document_shows_its_sentences_and_their_claims(browse, analyst):
    claim = make_claim("ارتفعت الصادرات 35%.")
    text = page(browse(analyst), "admin:sources_document_change", claim.sentence.document_id)
    assert "ارتفعت الصادرات 35%." in text
    assert reverse("admin:claims_claim_change", args=[claim.pk]) in text
    assert "/furniture/" not in text


def test_a_document_shows_the_kind_and_the_words_that_decided_it(browse, analyst):
    text = "ارتفعت الصادرات 35%."
    reason = {"code": "figure", "start": text.index("35%"), "end": len(text) - 1, "weight": 0.1}
    claim = make_claim(text, kind="figure", speculative=True, reasons=[reason])
    shown = page(browse(analyst), "admin:sources_document_change", claim.sentence.document_id)
    assert "35%</mark>" in shown
    assert "يذكر رقمًا" in shown
    assert '<span class="chip">رقم</span>' in shown
    assert "صياغة تخمينية" in shown


def test_a_document_asks_as_often_for_many_claims_as_for_few(browse, editor):
    client = browse(editor)

    def queries(document: Document) -> int:
        with CaptureQueriesContext(
            connection,
        ) as caught:
            page(client, "admin:sources_document_change", document.pk)
        return len(caught)

    few, many = make_document("جملة واحدة."), make_document(*(f"جملة رقم {n}." for n in range(20)))
    for sentence in Sentence.objects.all():
        Claim.objects.create(sentence=sentence, folded=" ")
    assert queries(few) == queries(many)


def test_an_editor_overrules_the_machine(browse, editor):
    sentence = make_document("اقرأ أيضا: خبر آخر.").sentences.get()
    target = reverse("review:furniture", args=[sentence.pk])
    client = browse(editor)
    assert client.post(target, {"is_furniture": "yes"}).url.endswith(f"#s{sentence.pk}")
    assert client.post(target, {"is_furniture": "yes"}).status_code == 409
    sentence.refresh_from_db()
    assert sentence.is_furniture
    assert Ruling.objects.get().by == editor
    assert client.post(target, {"is_furniture": "maybe"}).status_code == 404
    page(client, "admin:sources_document_change", sentence.document_id)


def test_a_reference_document_is_put_under_review(browse, editor, analyst):
    document = make_document("ارتفعت الصادرات 35% في عام 2023.")
    target = reverse("review:review", args=[document.pk])
    assert browse(analyst).post(target).status_code == 403
    assert browse(editor).post(target).status_code == 302
    assert browse(editor).post(target).status_code == 302
    assert Claim.objects.count() == 1


def test_a_document_is_followed_until_its_claims_are_matched(browse, editor):
    claim = make_claim()
    document = claim.sentence.document_id
    Work.objects.request("match", {claim.pk: 0.5})
    client, target = browse(editor), reverse("review:sentences", args=[document])
    assert "hx-trigger" in page(client, "admin:sources_document_change", document)
    assert client.get(target, {"open": 1}).status_code == 204
    Work.objects.update(state="done")
    answer = client.get(target, {"open": 1})
    assert answer.status_code == 200
    assert b"hx-trigger" not in answer.content
