"""Bringing evidence over HTTP: the same verb as at the desk, once for each key."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from rest_framework.test import APIClient

from claims.models import Claim, Decision, Evidence
from sources.models import Document
from sources.people.newsroom_tokens import give_token
from tests.factories import judge, make_claim, make_document, make_evidence

pytestmark = pytest.mark.django_db

SAID = "بلغت واردات القمح 4 ملايين طن."
TEXT = f"نشرت الوزارة تقريرها. {SAID}"


@pytest.fixture
def claim() -> Claim:
    return make_claim("بلغت واردات القمح 9 ملايين طن.")


def bring(client, claim, body, *, seen=1, form="json", **headers):
    address = f"/api/v1/claims/{claim.pk}/evidence/"
    headers = {"If-Match": f'"{seen}"', **headers}
    return client.post(address, body, format=form, headers=headers)


def sentence(**fields) -> dict:
    return {"sentence": make_document(SAID).sentences.get().pk, "stance": "disputes", **fields}


def text(**fields) -> dict:
    return {"text": TEXT, "source": "وزارة", "quote": "4 ملايين", "stance": "disputes", **fields}


def test_a_sentence_of_the_archive_stands_as_evidence(api, editor, claim):
    answer = bring(api(editor), claim, sentence(quote="4 ملايين", why="تقرير"))
    assert answer.status_code == 201
    told = answer.json()
    assert (told["stance"], told["quote"], told["brought"]) == ("disputes", "4 ملايين", True)
    assert (told["score"], told["band"]) == (None, "")
    assert answer["ETag"] == '"2"'
    assert api(editor).get(answer["Location"]).json() == told
    assert Decision.objects.get().why == "تقرير"


def test_a_text_is_taken_in_and_quoted(api, editor, claim):
    told = bring(api(editor), claim, text(url="https://agri.example/1", title="تقرير")).json()
    document = Document.objects.get(pk=told["sentence"]["document"])
    assert (told["sentence"]["text"], told["quote"]) == (SAID, "4 ملايين")
    assert (document.url, document.title) == ("https://agri.example/1", "تقرير")
    assert (document.source.domain, document.review_since) == ("agri.example", None)


def test_a_file_is_brought_in_a_form(api, editor, claim):
    body = {"file": SimpleUploadedFile("تقرير.txt", TEXT.encode(), "text/plain")}
    body |= {"source": "وزارة", "stance": "supports", "quote": "4 ملايين"}
    answer = bring(api(editor), claim, body, form="multipart")
    assert answer.status_code == 201
    assert bytes(Evidence.objects.get().sentence.document.original) == TEXT.encode()


@pytest.mark.parametrize("body", [{}, text() | {"sentence": 1}, {"source": "وزارة"}], ids=str)
def test_one_of_a_text_and_a_sentence_is_brought(api, editor, claim, body):
    if "sentence" in body:
        body |= sentence()
    answer = bring(api(editor), claim, body)
    assert (answer.status_code, answer.json()["code"]) == (400, "nothing_brought")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"stance": ""}, "unknown_stance"),
        ({"stance": "neutral"}, "unknown_stance"),
        ({"source": ""}, "no_publisher"),
        ({"quote": ""}, "no_quote"),
        ({"quote": "5 ملايين"}, "not_quoted"),
        ({"url": "no address"}, "no_web_address"),
        ({"published_at": "01/02/2026"}, "impossible_date"),
        ({"why": "س" * 2_001}, "too_many_characters"),
    ],
)
def test_a_refusal_has_its_code_and_leaves_no_evidence(api, editor, claim, change, code):
    answer = bring(api(editor), claim, text(**change))
    assert (answer.status_code, answer.json()["code"]) == (400, code)
    assert not Evidence.objects.exists()


def test_a_sentence_that_is_not_there_is_a_wrong_field(api, editor, claim):
    answer = bring(api(editor), claim, {"sentence": 10**9, "stance": "supports"})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["code"] == "does_not_exist"


def test_a_claim_is_no_evidence_for_itself(api, editor, claim):
    answer = bring(api(editor), claim, {"sentence": claim.sentence_id, "stance": "supports"})
    assert (answer.status_code, answer.json()["code"]) == (409, "own_sentence")


def test_the_same_again_by_its_key_is_answered_as_before_and_brought_once(api, editor, claim):
    client, body = api(editor), text()
    first, again = (bring(client, claim, body, **{"Idempotency-Key": "k1"}) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.content == again.content
    assert again["Idempotent-Replayed"] == "true"
    assert Evidence.objects.count() == 1


def test_without_a_key_the_same_again_is_refused(api, editor, claim):
    client, body = api(editor), text()
    bring(client, claim, body)
    assert bring(client, claim, body).status_code == 412
    again = bring(client, claim, body, seen=2)
    assert (again.status_code, again.json()["code"]) == (409, "evidence_already")
    assert Evidence.objects.count() == 1


def test_who_may_judge_but_hand_nothing_in_picks_from_the_archive_alone(claim):
    _token, secret = give_token("judge", ["judge"], days=1, by=None)
    program = APIClient(headers={"Authorization": f"Bearer {secret}"})
    refused = bring(program, claim, text())
    assert refused.status_code == 403
    assert not Document.objects.filter(body__contains=SAID).exists()


def test_readers_see_the_quotation_and_who_found_it_with_the_verdict(api, editor, claim):
    bring(api(editor), claim, text())
    claim.refresh_from_db()
    judge(claim, "disputed", by=editor)
    (row,) = api().get("/api/v1/verdicts/").json()["results"][0]["evidence"]
    assert (row["quote"], row["brought"], row["score"]) == ("4 ملايين", True, None)
    assert "ed" not in {str(value) for value in row.values()}


def test_what_the_machine_found_says_so(api, editor, claim):
    row = make_evidence(claim)
    told = api(editor).get(f"/api/v1/evidence/{row.pk}/").json()
    assert (told["brought"], told["quote"], told["score"]) == (False, "", 0.8)
