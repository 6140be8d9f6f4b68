"""What claims, evidence, verdicts and comments look like as JSON, field by field."""

import pytest

from claims.models import Comment, Evidence
from claims.models.statement import MATCH
from sources.work.models import Work
from tests.factories import accept, judge, make_claim, make_evidence, make_source
from tests.problems import wrong_fields

pytestmark = pytest.mark.django_db

PASSAGE = {
    *("text", "start", "end", "locator", "document", "url", "title", "language", "published_at"),
    "source",
}


def told(client, room: str, number: int) -> dict:
    answer = client.get(f"/api/v1/{room}/{number}/")
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_a_new_claim_has_no_editor_rating_work_or_evidence(api, editor):
    claim = make_claim("بيع 40 قاربا.", kind="figure", check_worthiness=0.4)
    row = told(api(editor), "claims", claim.pk)
    empty = ("editor", "repeat_of", "work_state", "rating", "verdict_seq", "matched_at")
    assert {name: row[name] for name in empty} == dict.fromkeys(empty)
    assert (row["evidence_count"], row["outcome"], row["version"]) == (0, "", 1)
    assert (row["kind"], row["speculative"], row["check_worthiness"]) == ("figure", False, 0.4)


def test_a_claim_tells_where_its_matching_and_its_judging_stand(api, editor):
    claim = make_claim(editor=editor, outcome="found")
    Work.objects.request(MATCH, {claim.pk: 0.5})
    verdict = judge(claim, "disputed", by=editor)
    make_evidence(claim, voice=1)
    make_evidence(claim, voice=2)
    row = told(api(editor), "claims", claim.pk)
    assert (row["editor"], row["outcome"], row["work_state"]) == ("ed", "found", "ready")
    assert (row["rating"], row["verdict_seq"], row["evidence_count"]) == (
        "disputed",
        verdict.seq,
        2,
    )


def test_a_draft_rates_nothing_yet(api, editor):
    claim = make_claim()
    judge(claim, "speculative", by=editor, publish=False)
    assert told(api(editor), "claims", claim.pk)["rating"] is None


def test_a_passage_says_where_it_stands_and_who_publishes_it(api, editor):
    source = make_source("المرسى", domain="anchor.example", tier="primary", language="ar")
    claim = make_claim("رست السفينة.", source=source)
    passage = told(api(editor), "claims", claim.pk)["sentence"]
    assert set(passage) == PASSAGE
    assert (passage["start"], passage["end"]) == (0, len("رست السفينة."))
    assert passage["document"] == claim.sentence.document_id
    assert passage["source"] == {
        "id": source.pk,
        "name": "المرسى",
        "domain": "anchor.example",
        "tier": "primary",
        "language": "ar",
    }


def test_evidence_keeps_the_machines_suggestion_apart_from_the_persons_stance(api, editor):
    row = make_evidence(
        make_claim("The mill ground 30 tons of wheat."), "That mill ground 45 tons of wheat."
    )
    accept(row, by=editor, stance="irrelevant")
    shown = told(api(editor), "evidence", row.pk)
    assert (shown["suggested_stance"], shown["stance"]) == ("disputes", "irrelevant")
    assert [found["code"] for found in shown["explanation"]["findings"]] == ["figure_conflicts"]
    assert (shown["score"], shown["band"], shown["voice"]) == (0.8, "strong", 1)


def test_the_basis_of_a_verdict_is_each_piece_with_its_stance_of_then(api, editor):
    claim = make_claim()
    rows = [make_evidence(claim, score=score, voice=n) for n, score in ((1, 0.9), (2, 0.7))]
    for row, stance in zip(rows, ("disputes", "supports"), strict=True):
        accept(row, by=editor, stance=stance)
    verdict = judge(claim, "disputed", by=editor)
    Evidence.objects.update(stance="")
    basis = told(api(), "verdicts", verdict.seq)["evidence"]
    assert {(one["id"], one["stance"], one["score"], one["voice"]) for one in basis} == {
        (rows[0].pk, "disputes", 0.9, 1),
        (rows[1].pk, "supports", 0.7, 2),
    }
    assert {one["claim"] for one in basis} == {claim.pk}
    assert set(basis[0]["sentence"]) == PASSAGE


def test_a_verdict_tells_when_it_was_given_and_when_it_left(api, editor):
    claim = make_claim("انهار السقف.")
    draft = judge(claim, "speculative", by=editor, publish=False)
    row = told(api(editor), "verdicts", draft.seq)
    assert (row["published_at"], row["publication_seq"]) == (None, None)
    claim.refresh_from_db()
    draft.publish(by=editor, seen=claim.version)
    row = told(api(), "verdicts", draft.seq)
    assert row["publication_seq"] == 1
    assert row["given_at"] <= row["published_at"]
    assert (row["claim"], row["kind"]) == (claim.pk, "first")
    assert row["appearance"]["text"] == row["claim_text"] == "انهار السقف."


def test_a_void_has_no_rating_and_keeps_its_note(api, editor):
    claim = make_claim()
    judge(claim, "speculative", by=editor)
    void = judge(claim, "", by=editor, kind="void", public_note="سحبنا الحكم.")
    row = told(api(), "verdicts", void.seq)
    assert (row["rating"], row["kind"], row["public_note"]) == ("", "void", "سحبنا الحكم.")


def test_each_verdict_names_the_digest_of_the_one_before(api, editor):
    first, second = (judge(make_claim(), "speculative", by=editor) for _ in range(2))
    rows = [told(api(editor), "verdicts", one.seq) for one in (first, second)]
    assert rows[1]["previous"] == rows[0]["digest"]
    assert rows[1]["digest"] != rows[0]["digest"]


def test_a_comment_names_its_verdict_by_number_and_its_people_by_name(api, editor, analyst):
    judge(make_claim(), "speculative", by=editor, publish=False)
    verdict = judge(make_claim(), "speculative", by=editor)
    thread = Comment.objects.create(verdict=verdict, author=analyst, text="من أين الرقم؟")
    row = told(api(analyst), "comments", thread.pk)
    assert (row["verdict"], row["author"], row["parent"]) == (verdict.seq, "ana", None)
    assert (row["resolved_by"], row["resolved_at"], row["version"]) == (None, None, 1)
    thread.resolve(by=editor)
    assert told(api(analyst), "comments", thread.pk)["resolved_by"] == "ed"


@pytest.mark.parametrize("name", ["version", "written_at", "resolved_at", "author", "resolved_by"])
def test_what_the_house_keeps_of_a_comment_is_not_set_by_its_writer(api, editor, analyst, name):
    verdict = judge(make_claim(), "speculative", by=editor)
    sent = {"verdict": verdict.seq, "text": "سؤال", name: "2001-01-01T00:00:00Z"}
    made = api(analyst).post("/api/v1/comments/", sent, format="json")
    assert made.status_code == 201
    assert made.json()[name] != sent[name]


@pytest.mark.parametrize("number", [0, 99, "one"])
def test_a_comment_on_no_verdict_is_refused(api, analyst, number):
    sent = {"verdict": number, "text": "سؤال"}
    answer = api(analyst).post("/api/v1/comments/", sent, format="json")
    assert answer.status_code == 400
    assert wrong_fields(answer) == ["verdict"]


def test_a_reply_to_a_comment_on_another_verdict_names_the_parent(api, editor, analyst):
    one, other = (judge(make_claim(), "speculative", by=editor) for _ in range(2))
    root = Comment.objects.create(verdict=one, author=analyst, text="سؤال")
    sent = {"verdict": other.seq, "text": "جواب", "parent": root.pk}
    answer = api(analyst).post("/api/v1/comments/", sent, format="json")
    assert wrong_fields(answer) == ["parent"]
    sent["verdict"] = one.seq
    assert api(analyst).post("/api/v1/comments/", sent, format="json").status_code == 201
