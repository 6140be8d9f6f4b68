"""`/api/v1/reports/`: the desk's queue of readers' reports over HTTP."""

import pytest

from claims.models import Report
from tests.factories import judge, make_claim

pytestmark = pytest.mark.django_db
LIST = "/api/v1/reports/"


@pytest.fixture
def report(db) -> Report:
    sent = {"text": "سيُقطع الماء غدًا عن المدينة كلها.", "email": "me@mail.example"}
    return Report.objects.receive(token="t" * 32, kind="claim", language="ar", **sent)


def step(client, report, name, *, seen=1, **said):
    headers = {"If-Match": f'"{seen}"'}
    return client.post(f"{LIST}{report.pk}/{name}/", said, format="json", headers=headers)


def test_a_report_is_read_with_its_state_and_without_mail_or_token(api, editor, report):
    answer = api(editor).get(f"{LIST}{report.pk}/")
    assert answer["ETag"] == '"1"'
    told = answer.json()
    assert (told["kind"], told["state"], told["version"]) == ("claim", "waiting", 1)
    assert "me@mail.example" not in answer.content.decode()
    assert report.token not in answer.content.decode()


def test_the_list_is_narrowed_by_kind_claim_and_whether_it_waits(api, editor, report):
    claim = make_claim()
    judge(claim, "speculative", by=editor)
    sent = {"kind": "error", "text": "خطأ.", "language": "ar", "claim": claim}
    error = Report.objects.receive(token="x", **sent)
    error.close(by=editor, seen=1)
    narrowed = {
        "kind=error": [error.pk],
        f"claim={claim.pk}": [error.pk],
        "waiting=true": [report.pk],
        "waiting=false": [error.pk],
        "": [error.pk, report.pk],
    }
    for asked, expected in narrowed.items():
        rows = api(editor).get(f"{LIST}?{asked}").json()["results"]
        assert (asked, [row["id"] for row in rows]) == (asked, expected)
    assert api(editor).get(f"{LIST}?token=x").status_code == 400


def test_a_report_is_answered_taken_in_closed_and_taken_up_again(api, editor, report):
    client = api(editor)
    assert step(client, report, "answer", text="نبحث فيه.").json()["state"] == "answered"
    taken = step(client, report, "take-in", seen=2, source_name="قناة النهر")
    assert taken.json()["state"] == "taken_in"
    assert taken["ETag"] == '"3"'
    assert step(client, report, "close", seen=3).json()["state"] == "closed"
    assert step(client, report, "reopen", seen=4).json()["state"] == "taken_in"
    assert report.decisions.count() == 4


def test_what_the_desk_refuses_the_api_refuses(api, editor, report):
    client = api(editor)
    assert step(client, report, "answer", text=" ").json()["code"] == "no_words"
    assert step(client, report, "answer", text="ا" * 5001).json()["code"] == "too_many_characters"
    assert step(client, report, "answer", seen=9, text="نعم.").status_code == 412
    assert step(client, report, "reopen").json()["code"] == "illegal"
    assert report.decisions.count() == 0
