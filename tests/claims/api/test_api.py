"""The API, as its consumers meet it: roles, versions, pages, filters, refusals."""

import base64

import pytest
from django.utils import timezone
from rest_framework.test import APIClient
from rest_framework.throttling import AnonRateThrottle

from claims.models import Claim, Comment, Verdict
from sources.models import Sentence
from tests.factories import accept, judge, make_claim, make_document, make_evidence, make_source

pytestmark = pytest.mark.django_db

ROLES = ["editor", "analyst", "administrator", "consumer", "stranger", None]


def if_match(version):
    return {"headers": {"If-Match": f'"{version}"'}}


def seqs(response):
    assert response.status_code == 200, response.content
    return [row["seq"] for row in response.json()["results"]]


def test_a_stranger_reads_published_verdicts_and_no_others(api, editor):
    published = judge(make_claim(), "speculative", by=editor)
    hidden = judge(make_claim(), "speculative", by=editor, publish=False)
    assert seqs(api().get("/api/v1/verdicts/")) == [published.seq]
    assert api().get(f"/api/v1/verdicts/{published.seq}/").status_code == 200
    assert api().get(f"/api/v1/verdicts/{hidden.seq}/").status_code == 404
    assert api(editor).get(f"/api/v1/verdicts/{hidden.seq}/").status_code == 200


def test_a_verdict_tells_claim_evidence_and_place_in_the_log(api, editor):
    claim = make_claim("بلغ الإنتاج 300 طن.")
    verdict = judge(claim, "disputed", by=editor)
    told = api().get(f"/api/v1/verdicts/{verdict.seq}/").json()
    assert told["claim_text"] == "بلغ الإنتاج 300 طن."
    assert told["rating"] == "disputed"
    assert told["publication_seq"] == 1
    assert told["evidence"][0]["stance"] == "supports"
    assert told["leaf"] == verdict.leaf


# Rows: method and address; what each of ROLES is answered.
ACCESS = [
    ("get", "/api/v1/verdicts/", [200, 200, 200, 200, 200, 200]),
    ("get", "/api/v1/claims/", [200, 200, 200, 200, 403, 401]),
    ("get", "/api/v1/claims/{claim}/", [200, 200, 200, 404, 403, 401]),
    ("get", "/api/v1/claims/{claim}/verdicts/", [200, 200, 200, 404, 403, 401]),
    ("post", "/api/v1/claims/{claim}/verdicts/", [428, 403, 428, 403, 403, 401]),
    ("get", "/api/v1/evidence/", [200, 200, 200, 200, 403, 401]),
    ("patch", "/api/v1/evidence/{evidence}/", [428, 403, 428, 403, 403, 401]),
    ("get", "/api/v1/documents/", [200, 200, 200, 403, 403, 401]),
    ("post", "/api/v1/documents/", [201, 403, 201, 403, 403, 401]),
    ("get", "/api/v1/comments/", [200, 200, 200, 403, 403, 401]),
    ("post", "/api/v1/comments/", [201, 201, 201, 403, 403, 401]),
    ("post", "/api/v1/verdicts/{verdict}/publish/", [428, 403, 428, 403, 403, 401]),
    ("get", "/api/v1/schema/", [200, 200, 200, 200, 200, 200]),
    ("get", "/api/v1/docs/", [200, 200, 200, 200, 200, 200]),
]
BODIES = {
    "/api/v1/claims/{claim}/verdicts/": {"rating": "speculative", "rationale": "لا دليل."},
    "/api/v1/evidence/{evidence}/": {"stance": "supports"},
    "/api/v1/documents/": {"text": "افتتحت البلدية الجسر.", "review": False},
    "/api/v1/comments/": {"verdict": 1, "text": "من أين جاء هذا الرقم؟"},
}


@pytest.mark.parametrize("row", ACCESS, ids=lambda row: f"{row[0]} {row[1]}")
@pytest.mark.parametrize("role", ROLES)
def test_every_role_may_do_what_its_table_says(request, api, row, role):
    method, address, expected = row
    editor = request.getfixturevalue("editor")
    judged, claim = make_claim(), make_claim()
    verdict = judge(judged, "speculative", by=editor, publish=False)
    evidence = make_evidence(claim)
    person = request.getfixturevalue(role) if role else None
    ids = {"claim": claim.pk, "evidence": evidence.pk, "verdict": verdict.seq}
    call = getattr(api(person), method)
    body = {} if method == "get" else BODIES.get(address, {})
    response = call(address.format(**ids), body, format="json")
    assert response.status_code == expected[ROLES.index(role)], response.content


def test_a_verdict_is_given_on_the_version_the_editor_saw(api, editor):
    claim = make_claim()
    address = f"/api/v1/claims/{claim.pk}/verdicts/"
    said = {"rating": "speculative", "rationale": "لا دليل بعد."}
    read = api(editor).get(f"/api/v1/claims/{claim.pk}/")
    assert read["ETag"] == '"1"'
    assert api(editor).post(address, said, format="json").status_code == 428
    given = api(editor).post(address, said, format="json", **if_match(1))
    assert given.status_code == 201
    assert given["ETag"] == '"2"'
    late = api(editor).post(address, said, format="json", **if_match(1))
    assert late.status_code == 412
    assert late.json()["code"] == "stale"
    assert Verdict.objects.count() == 1


def test_a_rule_that_stands_against_a_verdict_is_named(api, editor):
    claim = make_claim()
    said = {"rating": "supported", "rationale": "كذا."}
    address = f"/api/v1/claims/{claim.pk}/verdicts/"
    answer = api(editor).post(address, said, format="json", **if_match(1))
    assert answer.status_code == 409
    assert answer.json()["code"] == "unsupported"
    assert answer.json()["detail"]


def test_an_editor_judges_evidence_then_the_claim_and_publishes(api, editor):
    claim = make_claim()
    evidence = make_evidence(claim)
    desk = api(editor)
    stance = {"stance": "disputes"}
    desk.patch(f"/api/v1/evidence/{evidence.pk}/", stance, format="json", **if_match(1))
    said = {"rating": "disputed", "rationale": "النشرة الرسمية تقول غير ذلك."}
    given = desk.post(f"/api/v1/claims/{claim.pk}/verdicts/", said, format="json", **if_match(2))
    seq = given.json()["seq"]
    published = desk.post(f"/api/v1/verdicts/{seq}/publish/", **if_match(3))
    assert published.status_code == 200
    assert seqs(api().get("/api/v1/verdicts/")) == [seq]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("rating=disputed", [1]),
        ("rating=speculative", [2]),
        ("language=ar", [1, 2]),
        ("language=en", []),
        ("source={source}", [1]),
        ("given_before=2001-01-01T00:00:00Z", []),
        ("changed_since=2001-01-01T00:00:00Z", [1, 2]),
        ("history=all", [1, 2]),
        ("since=1", [2]),
        ("kind=correction", []),
    ],
)
def test_verdicts_are_filtered(api, editor, query, found):
    source = make_source()
    judge(make_claim(source=source), "disputed", by=editor)
    judge(make_claim(), "speculative", by=editor)
    assert seqs(api().get(f"/api/v1/verdicts/?{query.format(source=source.pk)}")) == found


def test_a_filter_nobody_knows_how_to_read_is_an_error_not_everything(api):
    answer = api().get("/api/v1/verdicts/?changed_since=yesterday")
    assert answer.status_code == 400


def test_pages_follow_a_cursor_and_lose_nothing_that_is_added_meanwhile(api, editor):
    for _ in range(3):
        judge(make_claim(), "speculative", by=editor)
    first = api().get("/api/v1/verdicts/?page_size=2")
    judge(make_claim(), "speculative", by=editor)
    assert seqs(first) == [1, 2]
    assert seqs(api().get(first.json()["next"])) == [3, 4]


def test_claims_are_found_in_any_inflection(api, editor):
    make_claim("وقّعت الدولتان المعاهدة.")
    make_claim("هطلت الأمطار.")
    answer = api(editor).get("/api/v1/claims/?q=معاهدة")
    assert [row["sentence"]["text"] for row in answer.json()["results"]] == [
        "وقّعت الدولتان المعاهدة."
    ]


def test_comments_are_threaded_edited_openly_and_resolved(api, editor, analyst, second_analyst):
    verdict = judge(make_claim(), "speculative", by=editor)
    address = "/api/v1/comments/"
    asked = api(analyst).post(address, {"verdict": verdict.seq, "text": "لماذا؟"}, format="json")
    root = asked.json()["id"]
    reply = {"verdict": verdict.seq, "text": "لأن المصدر واحد.", "parent": root}
    replied = api(second_analyst).post(address, reply, format="json")
    assert replied.json()["parent"] == root
    again = {**reply, "text": "شكرًا.", "parent": replied.json()["id"]}
    assert api(analyst).post(address, again, format="json").json()["parent"] == root
    edited = api(analyst).patch(
        f"{address}{root}/", {"text": "لماذا هذا الحكم؟"}, format="json", **if_match(1)
    )
    assert edited.json()["text"] == "لماذا هذا الحكم؟"
    assert Comment.objects.get(pk=root).edits.get().text_before == "لماذا؟"
    foreign = api(second_analyst).patch(
        f"{address}{root}/", {"text": "x"}, format="json", **if_match(2)
    )
    assert foreign.status_code == 403
    assert api(analyst).post(f"{address}{root}/resolve/").json()["resolved_by"] == "ana"
    assert api(analyst).post(f"{address}{root}/resolve/").status_code == 409
    assert api(analyst).post(f"{address}{root}/reopen/").json()["resolved_by"] is None
    assert len(api(analyst).get(f"{address}?resolved=false").json()["results"]) == 3


def test_a_reply_stays_with_its_verdict(api, editor, analyst):
    one, other = (judge(make_claim(), "speculative", by=editor) for _ in range(2))
    root = Comment.objects.create(verdict=one, author=analyst, text="سؤال")
    wrong = {"verdict": other.seq, "text": "جواب", "parent": root.pk}
    assert api(analyst).post("/api/v1/comments/", wrong, format="json").status_code == 400


def test_a_handed_in_text_becomes_a_document_once(api, editor):
    text = {"text": "افتتحت البلدية الجسر الكبير في عام 2021.", "source": "صحيفة المدينة"}
    made = api(editor).post("/api/v1/documents/", text, format="json")
    assert made.status_code == 201
    assert made.json()["source"]["name"] == "صحيفة المدينة"
    again = api(editor).post("/api/v1/documents/", text, format="json")
    assert again.status_code == 200
    assert again.json()["id"] == made.json()["id"]


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"text": ""},
        {"text": "نص", "url": "javascript:alert(1)"},
        {"text": "نص", "language": "arabic"},
        {"text": "نص", "source_tier": "best"},
        {"text": "نص", "published_at": "0001-01-01T00:00:00+14:00"},
        {"url": "ftp://example.org/"},
        {"url": "http://127.0.0.1/"},
        {"text": "   "},
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(api, editor, wrong):
    answer = api(editor).post("/api/v1/documents/", wrong, format="json")
    assert answer.status_code == 400
    assert answer.json()


def test_half_a_character_is_refused(api, editor):
    body = b'{"text": "half \\ud800"}'
    answer = api(editor).post("/api/v1/documents/", body, content_type="application/json")
    assert answer.status_code == 400


def test_progress_of_a_document_is_told(api, editor):
    document = make_document("جملة أولى.", review=True)
    Claim.objects.create(sentence=document.sentences.get(), folded=" ")
    told = api(editor).get(f"/api/v1/documents/{document.pk}/").json()
    assert (told["claims"], told["waiting"], told["failed"]) == (1, 0, 0)


def test_a_token_is_given_for_a_password_and_only_its_hash_is_kept(consumer):
    basic = base64.b64encode(b"consumer:a-long-password-7").decode()
    client = APIClient()
    given = client.post("/api/v1/token/", headers={"Authorization": f"Basic {basic}"})
    assert given.status_code == 200, given.content
    token = given.json()["token"]
    assert not any(token in str(row.__dict__) for row in consumer.auth_token_set.all())
    spent = APIClient()
    answer = spent.get("/api/v1/claims/", headers={"Authorization": f"Token {token}"})
    assert answer.status_code == 200
    spent.post("/api/v1/token/revoke/", headers={"Authorization": f"Token {token}"})
    gone = spent.get("/api/v1/claims/", headers={"Authorization": f"Token {token}"})
    assert gone.status_code == 401


def test_readers_who_ask_too_often_are_told_to_wait(api, monkeypatch):
    monkeypatch.setattr(AnonRateThrottle, "THROTTLE_RATES", {"anon": "2/min"})
    answers = [api().get("/api/v1/verdicts/").status_code for _ in range(3)]
    assert answers == [200, 200, 429]


@pytest.mark.parametrize(
    ("address", "queries"),
    [("/api/v1/verdicts/", 6), ("/api/v1/claims/", 6), ("/api/v1/evidence/", 6)],
)
def test_a_page_costs_the_same_queries_however_long(
    api, editor, address, queries, django_assert_max_num_queries
):
    for _ in range(5):
        judge(make_claim(), "disputed", by=editor)
    with django_assert_max_num_queries(queries):
        assert len(api(editor).get(address).json()["results"]) == 5


def test_readers_see_the_stance_a_published_verdict_rested_on_whatever_is_thought_since(
    api, editor
):
    claim = make_claim()
    row = make_evidence(claim)
    accept(row, by=editor)
    verdict = judge(claim, "supported", by=editor)
    accept(row, by=editor, stance="disputes")
    rests = api(None).get(f"/api/v1/verdicts/{verdict.seq}/").json()["evidence"]
    assert [(told["id"], told["stance"]) for told in rests] == [(row.pk, "supports")]
    assert api(editor).get(f"/api/v1/evidence/{row.pk}/").json()["stance"] == "disputes"


def test_consumers_list_evidence_as_it_was_judged(api, editor, consumer):
    claim = make_claim()
    row = make_evidence(claim)
    accept(row, by=editor)
    judge(claim, "supported", by=editor)
    accept(row, by=editor, stance="irrelevant")
    supports = api(consumer).get("/api/v1/evidence/?stance=supports").json()["results"]
    assert [told["id"] for told in supports] == [row.pk]
    assert not api(consumer).get("/api/v1/evidence/?stance=irrelevant").json()["results"]


@pytest.mark.parametrize("gone", [{"is_furniture": True}, {"retired_at": timezone.now()}])
def test_a_claim_that_left_the_queue_is_still_found_by_its_number(api, editor, gone):
    claim = make_claim()
    Sentence.objects.filter(pk=claim.sentence_id).update(**gone)
    assert api(editor).get("/api/v1/claims/").json()["results"] == []
    assert api(editor).get(f"/api/v1/claims/{claim.pk}/").json()["id"] == claim.pk


def test_a_search_goes_with_every_other_filter(api, editor):
    claim = make_claim("بلغ الإنتاج 300 طن.")
    make_claim("افتتحت البلدية الجسر.")
    found = api(editor).get("/api/v1/claims/?kind=fact&q=الإنتاج")
    assert [row["id"] for row in found.json()["results"]] == [claim.pk]


def test_an_address_that_leads_nowhere_is_said_in_the_callers_format(api, browse):
    answer = api().get("/api/v1/claims/abc/")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert "<html" in browse().get("/nowhere/").content.decode()


@pytest.mark.parametrize(
    ("address", "code"),
    [("/api/v1/claims/", "not_authenticated"), ("/api/v1/verdicts/9/", "not_found")],
)
def test_a_refusal_of_the_frame_has_its_code_too(api, address, code):
    said = api().get(address).json()
    assert said["code"] == code
    assert said["detail"]


def test_every_step_of_a_claim_tells_that_it_needs_the_version(api):
    paths = api().get("/api/v1/schema/?format=json").json()["paths"]
    team = ("assign", "spread", "priority", "deadline", "remove-deadline", "dismiss", "restore")
    for step in ("take", "let-go", "seen", "retry", *team):
        told = paths[f"/api/v1/claims/{{id}}/{step}/"]["post"]
        assert "If-Match" in [each["name"] for each in told["parameters"]]
        assert {"409", "412", "428", "429"} <= told["responses"].keys()
