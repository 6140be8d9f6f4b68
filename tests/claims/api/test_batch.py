"""Batch ingest: many texts in one call, each answered by itself and in order."""

import base64
import json

import pytest

from claims.models import Claim
from sources.intake import batches
from sources.models import Document

pytestmark = pytest.mark.django_db

ADDRESS = "/api/v1/documents/batch/"
TEXTS = ["افتتحت البلدية الجسر أمس.", "The port was closed on Monday.", "بلغ الإنتاج 300 طن."]


def lines(*told: object) -> bytes:
    raw = (said if isinstance(said, bytes) else json.dumps(said).encode() for said in told)
    return b"\n".join(raw)


def sent(client, *told: object):
    return client.post(ADDRESS, list(told), format="json")


def test_each_text_is_answered_in_order(api, editor):
    told = [{"text": text, "source": f"صحيفة {n}"} for n, text in enumerate(TEXTS)]
    answer = sent(api(editor), *told)
    assert answer.status_code == 200, answer.content
    rows = answer.json()["results"]
    assert [row["status"] for row in rows] == [201, 201, 201]
    assert [row["document"]["source"]["name"] for row in rows] == [one["source"] for one in told]
    assert {document.added_by for document in Document.objects.all()} == {editor}


def test_one_that_is_refused_stops_no_other(api, editor):
    answer = sent(api(editor), {"text": TEXTS[0]}, {"text": " "}, 7, {"text": TEXTS[1]})
    rows = answer.json()["results"]
    assert [row["status"] for row in rows] == [201, 400, 400, 201]
    assert [row.get("code") for row in rows] == [None, "no_text", "no_object", None]
    assert (answer.json()["taken"], answer.json()["refused"]) == (2, 2)


def test_known_bytes_are_told_to_be_known(api, editor):
    answer = sent(api(editor), {"text": TEXTS[0]}, {"text": TEXTS[0]})
    rows = answer.json()["results"]
    assert rows[0]["document"]["id"] == rows[1]["document"]["id"]
    assert sent(api(editor), {"text": TEXTS[0]}).json()["results"][0]["status"] == 200


def test_some_are_for_review_and_some_for_reference(api, editor):
    sent(api(editor), {"text": TEXTS[0], "review": False}, {"text": TEXTS[2], "review": True})
    reviewed = {d.body: bool(d.review_since) for d in Document.objects.all()}
    assert reviewed == {TEXTS[0]: False, TEXTS[2]: True}
    assert Claim.objects.get().sentence.text == TEXTS[2]


@pytest.mark.parametrize("kind", ["application/jsonl", "application/x-ndjson"])
def test_lines_are_read_as_a_list_is(api, editor, kind):
    body = lines({"text": TEXTS[0]}, b"", b"{broken", {"text": TEXTS[1]}, b"[" * 100_000)
    answer = api(editor).post(ADDRESS, body, content_type=kind)
    rows = answer.json()["results"]
    assert [row["status"] for row in rows] == [201, 400, 201, 400]
    assert rows[1]["code"] == "no_object"


def test_a_file_comes_in_base64(api, editor):
    page = b"<html><title>T</title><p>The bridge was opened on Monday by the mayor.</p></html>"
    file = {"data": base64.b64encode(page).decode(), "name": "a.html", "media_type": "text/html"}
    (row,) = sent(api(editor), {"file": file, "url": "https://paper.example/a"}).json()["results"]
    assert row["status"] == 201, row
    assert row["document"]["media_type"] == "text/html"
    assert bytes(Document.objects.get().original) == page


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({}, "no_text"),
        (None, "no_object"),
        ([], "no_object"),
        ({"text": 7}, "wrong_shape"),
        ({"text": "x", "txt": "y"}, "unknown_words"),
        ({"text": "\ud800"}, "wrong_shape"),
        ({"text": "x", "file": {"data": "eA=="}}, "two_texts"),
        ({"file": {"data": "%"}}, "wrong_shape"),
        ({"file": "x"}, "wrong_shape"),
        ({"file": {"data": "eA==", "path": "/etc/passwd"}}, "unknown_words"),
        ({"text": "x", "published_at": "tomorrow"}, "impossible_date"),
        ({"text": "x", "published_at": "2026-02-31"}, "impossible_date"),
        ({"text": "x", "published_at": 5}, "wrong_shape"),
        ({"text": "x", "review": "yes"}, "wrong_shape"),
        ({"text": "x", "source_tier": "best"}, "unknown_tier"),
        ({"text": "x", "language": "arabic"}, "unknown_language"),
        ({"text": "x", "title": "y" * 501}, "too_many_characters"),
        ({"text": "x", "url": "no address"}, "no_web_address"),
        ({"url": "http://127.0.0.1/"}, None),
    ],
    ids=str,
)
def test_what_cannot_be_read_is_refused_with_its_code(api, editor, said, code):
    body = json.dumps([said])
    answer = api(editor).post(ADDRESS, body, content_type="application/json")
    (row,) = answer.json()["results"]
    assert row["status"] == 400
    assert row["detail"]
    assert code in (None, row["code"])
    assert not Document.objects.exists()


@pytest.mark.parametrize("told", [[], [{"text": "x"}] * 101], ids=["none", "one too many"])
def test_a_call_brings_one_to_a_hundred_texts(api, editor, told):
    answer = sent(api(editor), *told)
    assert (answer.status_code, answer.json()["code"]) == (400, "too_many_texts")


@pytest.mark.parametrize("body", ["{}", "7", '"x"', "null", "", "[", "\udcff"])
def test_what_is_no_list_is_refused_as_a_whole(api, editor, body):
    raw = body.encode("utf-8", "surrogateescape")
    assert api(editor).post(ADDRESS, raw, content_type="application/json").status_code == 400


def test_a_hundred_and_one_lines_are_counted_before_they_are_kept(api, editor):
    answer = api(editor).post(ADDRESS, b'{"text": "x"}\n' * 5000, content_type="application/jsonl")
    assert answer.json()["code"] == "too_many_texts"


def test_a_call_is_no_larger_than_any_other(api, editor, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    answer = sent(api(editor), {"text": "x" * 2000})
    assert (answer.status_code, answer.json()["code"]) == (400, "too_much")


def test_what_there_is_no_time_for_can_be_sent_again(api, editor, monkeypatch):
    monkeypatch.setattr(batches, "PATIENCE", -1.0)
    (row,) = sent(api(editor), {"text": TEXTS[0]}).json()["results"]
    assert (row["status"], row["code"]) == (503, "busy")


def test_a_hundred_texts_are_written_ten_at_a_time(api, editor, monkeypatch):
    written = []

    def counted(arrivals, **more):
        written.append(len(arrivals))
        return real(arrivals, **more)

    real = batches.ingest_many
    monkeypatch.setattr(batches, "ingest_many", counted)
    answer = sent(api(editor), *({"text": f"بلغ الإنتاج {n} طن."} for n in range(25)))
    assert answer.json()["taken"] == 25
    assert [n for n in written if n] == [10, 10, 5]


def test_a_batch_sent_again_by_its_key_is_answered_as_before(api, editor):
    headers = {"Idempotency-Key": "night-1"}
    answers = [
        api(editor).post(ADDRESS, [{"text": TEXTS[0]}], format="json", headers=headers)
        for _ in range(2)
    ]
    assert answers[0].content == answers[1].content
    assert answers[1].json()["results"][0]["status"] == 201
