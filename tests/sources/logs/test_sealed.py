"""The chain: recomputed here from the words of the docstrings alone, without the product's code."""

import hashlib
import json
import threading

import pytest
from django.db import connection, transaction

from claims.models import Verdict
from claims.models.verdict import VERDICT_LOG
from sources.logs.models import LogHead
from sources.logs.sealed import canonical
from tests.factories import judge, make_claim

pytestmark = pytest.mark.django_db


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.fixture
def chain(editor):
    for _ in range(3):
        judge(make_claim(), "speculative", by=editor)
    return list(Verdict.objects.chain())


def test_a_leaf_is_the_digest_of_salt_and_body(chain):
    for row in chain:
        body = json.dumps(row.body(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert row.leaf == sha256(bytes.fromhex(row.salt) + body.encode())


def test_a_link_is_the_digest_of_the_link_before_the_leaf_and_what_stays_inside(chain):
    before = ""
    for row in chain:
        assert row.previous == before
        inside = f'{{"editor":{row.editor_id},"seq":{row.seq}}}'.encode()
        assert row.digest == sha256(bytes.fromhex(before) + bytes.fromhex(row.leaf) + inside)
        before = row.digest


def test_no_two_rows_share_a_salt(chain):
    assert len({row.salt for row in chain}) == len(chain)
    assert all(len(bytes.fromhex(row.salt)) == 32 for row in chain)


def test_the_same_words_have_another_leaf_under_another_salt(chain):
    row = chain[0]
    row.salt = "00" * 32
    assert row.commitment() != row.leaf


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("rating", "disputed"),
        ("rationale", "غير ذلك"),
        ("public_note", "ملاحظة"),
        ("kind", "update"),
    ],
)
def test_a_leaf_commits_to_every_word_of_the_judgement(chain, field, value):
    row = chain[1]
    setattr(row, field, value)
    assert row.commitment() != row.leaf


@pytest.mark.parametrize(("field", "value"), [("seq", 9), ("editor_id", 0)])
def test_a_link_commits_to_who_judged_and_when_in_the_order(chain, field, value):
    row = chain[1]
    setattr(row, field, value)
    assert row.commitment() == row.leaf
    assert row.link() != row.digest


def test_the_words_a_leaf_commits_to_tell_nothing_that_stays_inside(chain):
    assert not {"editor", "seq", "id"} & set(chain[1].body())


def test_the_head_holds_the_newest_number_and_digest(chain):
    head = LogHead.objects.get(log=VERDICT_LOG)
    assert (head.seq, head.digest) == (3, chain[-1].digest)


def test_a_number_taken_in_a_transaction_that_fails_is_given_again(editor, chain):
    with transaction.atomic():
        assert LogHead.objects.advance(VERDICT_LOG).seq == 4
        transaction.set_rollback(True)
    assert judge(make_claim(), "speculative", by=editor).seq == 4


def test_logs_count_apart(editor, chain):
    judge(make_claim(), "speculative", by=editor, publish=False)
    seqs = dict(LogHead.objects.values_list("log", "seq"))
    assert seqs == {"verdicts": 4, "publications": 3, "index": 3}


def test_canonical_json_sorts_keys_and_keeps_letters():
    assert canonical({"b": "خبر", "a": [1, "x"]}) == '{"a":[1,"x"],"b":"خبر"}'.encode()


def test_canonical_json_takes_no_number_that_is_none():
    with pytest.raises(ValueError, match="nan"):
        canonical({"a": float("nan")})


@pytest.mark.django_db(transaction=True)
def test_eight_writers_at_once_make_one_gapless_log():
    taken, lock = [], threading.Lock()

    def write():
        try:
            for _ in range(5):
                with transaction.atomic():
                    seq = LogHead.objects.advance("trial").seq
                with lock:
                    taken.append(seq)
        finally:
            connection.close()

    writers = [threading.Thread(target=write) for _ in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert sorted(taken) == list(range(1, 41))
