"""`/api/v1/log/`: a program takes the log away, and checks it without our help."""

import base64
import hashlib
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from claims.models import Verdict
from claims.publishing.checkpointing import make_key, sign_what_came
from sources.logs.merkle import is_earlier, is_included
from sources.logs.verify import Key, commitment, leaf_hash, signed_note
from tests.factories import judge, make_claim
from tests.problems import wrong_fields

pytestmark = pytest.mark.django_db


@pytest.fixture
def log(settings, tmp_path, editor):
    """Five entries, the first three of them signed."""
    settings.CHECKPOINT_KEY_FILE = tmp_path / "checkpoint_key"
    key = make_key()
    for number in range(5):
        judge(make_claim(), "speculative", by=editor)
        if number == 2:
            sign_what_came()
    return key


def ask(path="", status=200, **query):
    answer = APIClient().get(f"/api/v1/log/{path}", query)
    assert answer.status_code == status, answer.content
    return answer


def hashes(told):
    return [bytes.fromhex(each) for each in told]


def test_the_log_says_how_long_it_is_and_what_is_signed(log):
    told = ask().json()
    assert (told["size"], told["checkpoint"]["size"], told["keys"]) == (5, 3, [str(log)])
    assert told["checkpoint"]["note"] == ask("checkpoint/").content.decode()


def test_checkpoint_and_key_come_as_plain_text_that_c2sp_reads(log):
    note, key = ask("checkpoint/"), ask("key/")
    assert note["Content-Type"] == key["Content-Type"] == "text/plain; charset=utf-8"
    known = Key.read(key.content.decode())
    read = signed_note(note.content.decode().splitlines(), [known])
    assert (read.origin, read.size, known) == ("127.0.0.1:8000/log", 3, log)


def test_a_log_nobody_signed_has_no_checkpoint_and_no_key(editor):
    judge(make_claim(), "speculative", by=editor)
    assert ask().json() == {"size": 1, "checkpoint": None, "keys": []}
    ask("checkpoint/", status=404)
    ask("key/", status=404)


def test_the_root_of_all_leaves_is_the_signed_one(log):
    rows = ask("leaves/").json()["results"]
    proof = ask("consistency/", first=3, second=5).json()
    signed = base64.b64decode(ask().json()["checkpoint"]["root"])
    assert proof["first_root"] == signed.hex()
    a, b, c = (leaf_hash(row["entry"].encode()) for row in rows[:3])
    both = hashlib.sha256(b"\x01" + a + b).digest()
    assert signed == hashlib.sha256(b"\x01" + both + c).digest()
    assert [row["hash"] for row in rows[:3]] == [each.hex() for each in (a, b, c)]


@pytest.mark.parametrize("seq", range(1, 6))
@pytest.mark.parametrize("size", [3, 5])
def test_every_entry_is_proved_in_every_log_that_holds_it(log, seq, size):
    if seq > size:
        assert "size" in wrong_fields(ask("inclusion/", status=400, seq=seq, size=size))
        return
    told = ask("inclusion/", seq=seq, size=size).json()
    leaf, root = hashes([told["leaf"], told["root"]])
    assert is_included(leaf, seq - 1, size, path=hashes(told["path"]), root=root)


@pytest.mark.parametrize("second", range(1, 6))
@pytest.mark.parametrize("first", range(1, 6))
def test_the_log_is_proved_to_have_only_grown(log, first, second):
    if first > second:
        assert "second" in wrong_fields(ask("consistency/", status=400, first=first, second=second))
        return
    told = ask("consistency/", first=first, second=second).json()
    old, new = hashes([told["first_root"], told["second_root"]])
    assert is_earlier((first, old), (second, new), path=hashes(told["path"]))


def test_a_leaf_holds_no_words_and_its_body_is_what_readers_were_told(log):
    row = ask("leaves/", after=4).json()["results"][0]
    entry, body, verdict = (
        json.loads(row["entry"]),
        json.loads(row["body"]),
        Verdict.objects.get(seq=5),
    )
    assert entry == {
        "at": verdict.publication.at.isoformat(),
        "claim": verdict.claim_id,
        "commitment": commitment(row["salt"], row["body"].encode()),
        "kind": "first",
        "rating": "speculative",
        "seq": 5,
    }
    assert (body["rationale"], body["text"]) == (verdict.rationale, verdict.claim.sentence.text)
    assert not {"editor", "seq"} & set(body)


def test_what_was_erased_leaves_its_entry_and_every_proof(log):
    before = ask("inclusion/", seq=2, size=5).json()
    Verdict.objects.filter(seq=2).update(rationale="—", public_note="", salt="")
    row = ask("leaves/", after=1, limit=1).json()["results"][0]
    assert set(row) == {"entry", "hash"}
    assert ask("inclusion/", seq=2, size=5).json() == before


def test_a_draft_is_no_entry(log, editor):
    judge(make_claim("مسودة لم تنشر."), "speculative", by=editor, publish=False)
    assert "مسودة" not in ask("leaves/").content.decode()
    assert ask().json()["size"] == 5


def test_leaves_come_page_by_page(log):
    first = ask("leaves/", limit=3).json()
    assert (len(first["results"]), first["after"], first["more"]) == (3, 3, True)
    rest = ask("leaves/", limit=3, after=3).json()
    assert (len(rest["results"]), rest["after"], rest["more"]) == (2, 5, False)
    assert ask("leaves/", after=99).json() == {"results": [], "after": 99, "more": False}


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("leaves/", {"after": -1}),
        ("leaves/", {"after": 2**63}),
        ("leaves/", {"limit": 101}),
        ("leaves/", {"before": 1}),
        ("", {"size": 1}),
        ("checkpoint/", {"size": 1}),
        ("key/", {"x": 1}),
        ("inclusion/", {}),
        ("inclusion/", {"seq": "ا", "size": 1}),
        ("inclusion/", {"seq": 0, "size": 1}),
        ("consistency/", {"first": 1}),
        ("consistency/", {"first": 0, "second": 1}),
        ("consistency/", {"first": "1e3", "second": 5}),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(log, path, query):
    assert ask(path, status=400, **query).json()


@pytest.mark.parametrize("query", [{"seq": 1, "size": 6}, {"seq": 2**63 - 1, "size": 2**63 - 1}])
def test_a_log_that_long_is_not_there_yet(log, query):
    told = ask("inclusion/", status=404, **query)
    assert "immutable" not in told.headers.get("Cache-Control", "")


def test_the_last_number_there_is_can_be_asked_from(log):
    assert ask("leaves/", after=2**63 - 1).json()["results"] == []


def test_answers_are_the_same_for_everybody_and_kept_by_caches(log, editor):
    proof = ask("inclusion/", seq=1, size=5)
    assert proof["Cache-Control"] == "public, max-age=31536000, immutable"
    assert ask("leaves/", limit=2)["Cache-Control"] == "public, max-age=3600"
    assert ask("leaves/")["Cache-Control"] == ask()["Cache-Control"] == "public, max-age=60"
    again = APIClient().get(
        "/api/v1/log/leaves/", headers={"If-None-Match": ask("leaves/")["ETag"]}
    )
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("path", "query", "most"),
    [
        ("", {}, 4),
        ("leaves/", {}, 6),
        ("inclusion/", {"seq": 2, "size": 5}, 3),
        ("consistency/", {"first": 2, "second": 5}, 3),
    ],
)
def test_an_answer_costs_a_few_queries_and_the_count_of_who_asked(log, path, query, most):
    with CaptureQueriesContext(connection) as asked:
        ask(path, **query)
    assert len(asked) <= most
