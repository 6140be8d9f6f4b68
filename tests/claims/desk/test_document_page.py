"""The page of a document: its sentences and their claims."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.desk.sentence_pages import SHOWN, place_of
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
    assert client.post(target, {"is_furniture": "yes"}).url == place_of(sentence)
    assert client.post(target, {"is_furniture": "yes"}).status_code == 409
    sentence.refresh_from_db()
    assert sentence.is_furniture
    assert Ruling.objects.get().by == editor
    assert client.post(target, {"is_furniture": "maybe"}).status_code == 400
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


def long_document(sentences: int) -> list[Sentence]:
    document = make_document(*(f"جملة رقم {n}." for n in range(sentences)), review=True)
    rows = list(document.sentences.order_by("start"))
    Claim.objects.bulk_create(Claim(sentence=sentence, folded=" ") for sentence in rows)
    return rows


def shown(client, address: str) -> list[int]:
    response = client.get(address)
    assert response.status_code == 200
    return [sentence.pk for sentence in response.context["sentences"]]


def test_a_page_of_sentences_holds_no_more_than_one_can_read(browse, analyst):
    rows = long_document(SHOWN + 1)
    client, target = (
        browse(analyst),
        reverse("admin:sources_document_change", args=[rows[0].document_id]),
    )
    assert shown(client, target) == [row.pk for row in rows[:SHOWN]]
    assert shown(client, f"{target}?p=2") == [rows[SHOWN].pk]
    assert shown(client, f"{target}?p=99") == [rows[SHOWN].pk]
    assert shown(client, f"{target}?p=%00") == [row.pk for row in rows[:SHOWN]]
    assert f"{target}?p=2#sentences" in client.get(target).content.decode()


def test_an_article_is_one_page(browse, analyst):
    rows = long_document(3)
    target = reverse("admin:sources_document_change", args=[rows[0].document_id])
    assert 'rel="next"' not in browse(analyst).get(target).content.decode()


def test_a_sentence_is_found_on_whichever_page_it_stands(browse, editor):
    rows = long_document(SHOWN + 2)
    client, last = browse(editor), rows[-1]
    assert shown(client, place_of(last)) == [row.pk for row in rows[SHOWN:]]
    assert shown(client, place_of(rows[SHOWN - 1])) == [row.pk for row in rows[:SHOWN]]
    target = reverse("review:furniture", args=[last.pk])
    assert client.post(target, {"is_furniture": "yes"}).url == place_of(last)
    refused = client.post(target, {"is_furniture": "yes"})
    assert refused.status_code == 409
    assert last in refused.context["sentences"]


def test_the_sentence_of_another_document_leads_nowhere(browse, analyst):
    rows, other = long_document(SHOWN + 1), make_document().sentences.get()
    target = reverse("admin:sources_document_change", args=[rows[0].document_id])
    assert shown(browse(analyst), f"{target}?sentence={other.pk}")[0] == rows[0].pk


def test_the_numbers_are_those_of_the_whole_document_on_every_page(browse, analyst):
    rows = long_document(SHOWN + 1)
    first, last = rows[0].claim, rows[-1].claim
    Work.objects.request("match", {first.pk: 0.5, last.pk: 0.5})
    client = browse(analyst)
    for place in (rows[0], rows[-1]):
        context = client.get(place_of(place)).context
        assert (context["claims"], context["open"], context["settled"]) == (len(rows), 2, SHOWN - 1)


def test_a_page_that_follows_the_work_stays_at_its_place(browse, analyst):
    rows = long_document(SHOWN + 1)
    Work.objects.request("match", {rows[0].claim.pk: 0.5})
    client = browse(analyst)
    follow = reverse("review:sentences", args=[rows[0].document_id])
    assert f"{follow}?open=1&amp;p=2" in client.get(place_of(rows[-1])).content.decode()
    assert client.get(f"{follow}?open=1&p=2").status_code == 204
    assert shown(client, f"{follow}?open=2&p=2") == [rows[SHOWN].pk]
