"""Idempotency-Key: what is sent again does nothing again and is answered as before."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.utils import timezone
from rest_framework.test import APIClient

from claims.machine import FORGET, forget
from claims.models import Comment, Verdict
from sources.clock import from_now
from sources.models import Document
from sources.people.kept_answers import GIVEN_UP, BadKey, OtherRequest, StillRunning
from sources.people.models import AccessToken, KeptAnswer
from sources.work.models import Work
from tests.factories import judge, make_claim, make_document, make_source

pytestmark = pytest.mark.django_db

SAID = {"rating": "speculative", "rationale": "لا دليل بعد."}
COMMENTS = "/api/v1/comments/"


def keyed(key: str = "k1", **more: str) -> dict[str, Any]:
    return {"headers": {"Idempotency-Key": key, **more}}


def judging(client, claim, *, key: str = "k1", seen: int = 1, said=SAID):
    address = f"/api/v1/claims/{claim.pk}/verdicts/"
    return client.post(address, said, format="json", **keyed(key, **{"If-Match": f'"{seen}"'}))


def test_the_same_again_is_answered_as_before_and_done_once(api, editor):
    claim, desk = make_claim(), api(editor)
    first, again = judging(desk, claim), judging(desk, claim)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.content == again.content
    assert (first["ETag"], first["Location"]) == (again["ETag"], again["Location"])
    assert ("Idempotent-Replayed" in first, again["Idempotent-Replayed"]) == (False, "true")
    assert Verdict.objects.count() == 1


@pytest.mark.parametrize("change", [{"said": SAID | {"rationale": "غيره"}}, {"seen": 2}])
def test_another_request_by_the_same_key_is_refused(api, editor, change):
    claim, desk = make_claim(), api(editor)
    judging(desk, claim)
    other = judging(desk, claim, **change)
    assert (other.status_code, other.json()["code"]) == (422, "other_request")
    assert "Retry-After" not in other
    elsewhere = judging(desk, make_claim())
    assert elsewhere.status_code == 422


def test_a_key_belongs_to_who_sent_it(api, editor, second_editor):
    judging(api(editor), make_claim())
    assert judging(api(second_editor), make_claim()).status_code == 201


def test_what_was_refused_did_nothing_and_frees_its_key(api, editor):
    claim, desk = make_claim(), api(editor)
    assert judging(desk, claim, said={"rating": "supported", "rationale": "x"}).status_code == 409
    assert not KeptAnswer.objects.exists()
    assert judging(desk, claim).status_code == 201


def test_what_still_runs_is_not_begun_again(api, editor):
    published = judge(make_claim(), "speculative", by=editor)
    said = {"verdict": published.seq, "text": "لماذا؟"}
    desk = api(editor)
    desk.post(COMMENTS, said, format="json", **keyed())
    KeptAnswer.objects.update(status=None)
    waiting = desk.post(COMMENTS, said, format="json", **keyed())
    assert (waiting.status_code, waiting.json()["code"]) == (409, "still_running")
    assert int(waiting["Retry-After"]) > 0
    assert Comment.objects.count() == 1


def test_what_a_killed_process_began_is_taken_over_by_one(editor):
    asked = {"caller": editor, "key": "k", "fingerprint": "f"}
    first = KeptAnswer.objects.begin(**asked)
    with pytest.raises(StillRunning):
        KeptAnswer.objects.begin(**asked)
    KeptAnswer.objects.update(begun_at=from_now(-GIVEN_UP - 1))
    second = KeptAnswer.objects.begin(**asked)
    assert second.mine
    with pytest.raises(StillRunning):
        KeptAnswer.objects.begin(**asked)
    with pytest.raises(StillRunning):
        first.answer(201, headers={}, body="{}")
    first.let_go()
    second.answer(200, headers={}, body="{}")
    assert KeptAnswer.objects.get().status == 200


def test_the_answer_is_kept_with_what_was_done_or_neither(api, editor, monkeypatch):
    def gone(*_args: object, **_more: object) -> None:
        raise StillRunning

    published = judge(make_claim(), "speculative", by=editor)
    monkeypatch.setattr(KeptAnswer, "answer", gone)
    said = {"verdict": published.seq, "text": "لماذا؟"}
    assert api(editor).post(COMMENTS, said, format="json", **keyed()).status_code == 409
    assert not Comment.objects.exists()


@pytest.mark.parametrize("key", ["", "x" * 256, "مفتاح", "a\tb"])
def test_a_key_that_is_none_is_refused(editor, key):
    with pytest.raises(BadKey):
        KeptAnswer.objects.begin(caller=editor, key=key, fingerprint="f")


def test_a_key_of_yesterday_is_a_new_one(editor):
    asked = {"caller": editor, "key": "k"}
    KeptAnswer.objects.begin(fingerprint="f", **asked)
    with pytest.raises(OtherRequest):
        KeptAnswer.objects.begin(fingerprint="g", **asked)
    KeptAnswer.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert KeptAnswer.objects.begin(fingerprint="g", **asked).mine


def test_answers_are_let_go_after_a_day(api, editor):
    judging(api(editor), make_claim(), key="old")
    KeptAnswer.objects.update(until=timezone.now() - timedelta(seconds=1))
    judging(api(editor), make_claim(), key="new")
    work = Work.objects.get(kind=FORGET)
    assert work.due_at - timezone.now() > timedelta(hours=23, minutes=59)
    forget([work.subject])({work.subject})
    assert [row.key for row in KeptAnswer.objects.all()] == ["new"]


def test_a_text_handed_in_again_is_answered_as_new_again(api, editor):
    desk, said = api(editor), {"text": "افتتحت البلدية الجسر.", "review": False}
    answers = [desk.post("/api/v1/documents/", said, format="json", **keyed()) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert desk.post("/api/v1/documents/", said, format="json").status_code == 200


def test_a_file_sent_again_is_the_same_whatever_parts_the_form(editor):
    def sent(boundary: str):
        body = (
            f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n'
            "Content-Type: text/plain\r\n\r\nThe bridge was opened.\r\n"
            f"--{boundary}--\r\n"
        )
        kind = f"multipart/form-data; boundary={boundary}"
        client = APIClient()
        client.force_authenticate(editor)
        return client.post("/api/v1/documents/", body, content_type=kind, **keyed())

    assert [sent(name).status_code for name in ("aaaa1", "bbbb2")] == [201, 201]
    assert Document.objects.count() == 1


def test_a_form_is_read_after_its_bytes_were(api, editor):
    upload = SimpleUploadedFile("a.txt", b"The bridge was opened.", "text/plain")
    answer = api(editor).post("/api/v1/documents/", {"file": upload}, **keyed())
    assert answer.status_code == 201


def test_a_stranger_keeps_nothing(api):
    assert api().post(COMMENTS, {}, format="json", **keyed()).status_code == 401
    assert not KeptAnswer.objects.exists()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("documents/", {"text": "افتتحت البلدية الجسر.", "review": False}),
        ("comments/", {"verdict": "{seq}", "text": "x"}),
        ("sentences/{sentence}/furniture/", {"is_furniture": True}),
    ],
)
def test_what_was_made_says_where_it_is(api, editor, address, said):
    published = judge(make_claim(), "speculative", by=editor)
    ids = {"seq": published.seq, "sentence": make_document().sentences.get().pk}
    said = {name: str(value).format(**ids) for name, value in said.items()}
    answer = api(editor).post(f"/api/v1/{address.format(**ids)}", said, format="json")
    assert answer.status_code == 201
    assert api(editor).get(answer["Location"]).status_code == 200


def test_a_merge_sent_again_is_no_second_merge(api, editor):
    one, other = make_source(), make_source()
    address = f"/api/v1/sources/{one.pk}/merge/"
    answers = [
        api(editor).post(address, {"into": other.pk}, format="json", **keyed()) for _ in range(2)
    ]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert one.merges.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_many_who_ask_at_once_by_one_key_one_is_obeyed(editor):
    published = judge(make_claim(), "speculative", by=editor)
    _token, secret = AccessToken.objects.create(editor)
    said = {"verdict": published.seq, "text": "لماذا؟"}
    together = Barrier(4)

    def ask(_number: int) -> int:
        try:
            client = APIClient(headers={"Authorization": f"Bearer {secret}"})
            together.wait()
            return client.post(COMMENTS, said, format="json", **keyed()).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(ask, range(4)))
    assert set(answers) <= {201, 409}
    assert 201 in answers
    assert Comment.objects.count() == 1
    assert not transaction.get_connection().in_atomic_block
