"""Whatever a caller sends is answered in words; no number, date, header or body is our fault."""

import pytest
from rest_framework.test import APIClient

from claims.models import Comment
from tests.factories import judge, make_claim, make_evidence

pytestmark = pytest.mark.django_db

LISTS = ["claims", "verdicts", "evidence", "documents", "comments"]
HUGE = "9" * 30
CURSORS = ["cD1hYmM=", "cD05OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5", "%00", "bz1hYmM=", "A" * 5000]
FIELDS = ["source", "document", "claim", "since", "changed_since", "given_after", "raised_before"]
FIELDS += ["min_check_worthiness", "kind", "q", "stance", "verdict", "language"]
VALUES = [HUGE, f"-{HUGE}", "abc", "%00", "nan", "1e400", "x" * 9000, "%ED%A0%80"]
VALUES += ["0001-01-01T00:00:00%2B14:00", "9999-12-31T23:59:59-14:00"]
IDS = ["abc", HUGE, "-1", "%00", "٣"]
VERSIONS = ["9" * 5000, "9" * 19, "abc", "-1", "*", "٣", "ÿ"]
BODIES = [
    b"[" * 100_000,
    b'{"a":' * 5000,
    b"\xff",
    b"null",
    b"[]",
    b'{"text":"\\ud800"}',
    b'{"text":"\\u0000"}',
    b'{"parent":1}',
    b'{"parent":[]}',
    b'{"parent":1e400}',
    b'{"text":"x","parent":' + HUGE.encode() + b"}",
    b'{"text":"x","verdict":' + HUGE.encode() + b"}",
    b'{"rating":{},"rationale":[]}',
    b'{"rating":"speculative","rationale":"\\ud800"}',
    b'{"text":"x","published_at":"9999-12-31T23:59:59-14:00"}',
    b'{"url":"http://[::1"}',
]


@pytest.fixture
def knock(editor, monkeypatch):
    """Send something as an editor, or as nobody; gives the answer even where we failed."""
    monkeypatch.setattr("rest_framework.throttling.SimpleRateThrottle.allow_request", allow)

    def send(method, address, *, stranger=False, **more):
        client = APIClient(raise_request_exception=False)
        if not stranger:
            client.force_authenticate(editor)
        answer = getattr(client, method)(f"/api/v1/{address}", **more)
        assert answer.status_code < 500, (address[:80], answer.content[:200])
        return answer

    return send


def allow(*_):
    return True


@pytest.mark.parametrize("name", LISTS)
def test_a_cursor_we_never_gave_leads_nowhere(knock, editor, name):
    judge(make_claim(), "speculative", by=editor)
    for cursor in CURSORS:
        assert knock("get", f"{name}/?cursor={cursor}").status_code in {200, 404}


@pytest.mark.parametrize("name", LISTS)
def test_no_value_of_a_filter_is_too_much(knock, name):
    for field in FIELDS:
        for value in VALUES:
            answer = knock("get", f"{name}/?{field}={value}")
            assert answer.status_code in {200, 400}


@pytest.mark.parametrize("name", LISTS)
def test_what_is_no_id_names_nothing(knock, name):
    for pk in IDS:
        assert knock("get", f"{name}/{pk}/").status_code == 404


@pytest.mark.parametrize("version", VERSIONS)
def test_a_version_we_never_gave_changes_nothing(knock, editor, version):
    claim = make_claim()
    row = make_evidence(claim)
    judged = judge(make_claim(), "speculative", by=editor)
    said = Comment.objects.create(verdict=judged, author=editor, text="لماذا؟")
    for method, address, body in (
        ("post", f"claims/{claim.pk}/verdicts/", {"rating": "speculative", "rationale": "س"}),
        ("patch", f"evidence/{row.pk}/", {"stance": "supports"}),
        ("patch", f"comments/{said.pk}/", {"text": "كيف؟"}),
    ):
        answer = knock(method, address, data=body, format="json", HTTP_IF_MATCH=f'"{version}"')
        # Arabic digits are digits: a version is a version in any of them.
        assert answer.status_code in {412, 428}
    assert not claim.verdicts.exists()


@pytest.mark.parametrize("body", BODIES, ids=lambda body: repr(body[:24]))
def test_no_body_is_our_fault(knock, editor, body):
    claim = make_claim()
    verdict = judge(make_claim(), "speculative", by=editor)
    said = Comment.objects.create(verdict=verdict, author=editor, text="لماذا؟")
    for method, address in (
        ("post", "comments/"),
        ("patch", f"comments/{said.pk}/"),
        ("post", f"claims/{claim.pk}/verdicts/"),
        ("patch", f"evidence/{make_evidence(claim).pk}/"),
    ):
        more = {"data": body, "content_type": "application/json", "HTTP_IF_MATCH": '"1"'}
        assert knock(method, address, **more).status_code in {200, 400}


@pytest.mark.parametrize("token", ["Token ÿé", f"Token {'a' * 9000}", "Token", "Token a b"])
def test_what_is_no_token_is_refused_as_one(knock, token):
    answer = knock("get", "verdicts/", stranger=True, HTTP_AUTHORIZATION=token)
    assert answer.status_code == 401


@pytest.mark.parametrize("chosen", ["abc", "\x00", HUGE])
@pytest.mark.parametrize("address", ["/admin/work/work/", "/admin/claims/claim/"])
def test_a_chosen_row_that_can_be_none_is_no_row(browse, editor, address, chosen):
    action = {"/admin/work/work/": "retry", "/admin/claims/claim/": "take_charge"}[address]
    answer = browse(editor).post(address, {"action": action, "_selected_action": [chosen]})
    assert answer.status_code in {200, 302, 404}
