"""Who changed something and who read what is not published: a line each, whatever the log level."""

import json
import logging.config

import pytest
from django.test import Client
from rest_framework.test import APIClient

from factcheck.logs import logging_config
from sources.people.models import AccessToken
from sources.people.newsroom_tokens import give_token
from tests.factories import judge, make_claim

pytestmark = pytest.mark.django_db


@pytest.fixture
def audit(capsys, settings):
    """The lines of the audit that some requests leave, at a log level."""

    def written(ask, level: str = "WARNING") -> list[dict]:
        logging.config.dictConfig(logging_config(style="json", level=level))
        capsys.readouterr()
        ask()
        lines = map(json.loads, capsys.readouterr().err.splitlines())
        return [line for line in lines if line["logger"] == "factcheck.audit"]

    yield written
    with capsys.disabled():
        logging.config.dictConfig(settings.LOGGING)


@pytest.fixture
def claim():
    return make_claim("الجسر مغلق منذ عام.")


def bearer(token: str) -> APIClient:
    return APIClient(headers={"Authorization": f"Bearer {token}"})


@pytest.mark.parametrize("level", ["INFO", "WARNING", "ERROR"])
def test_who_reads_a_claim_at_the_desk_is_told_at_every_level(audit, browse, editor, claim, level):
    desk = browse(editor)
    (line,) = audit(lambda: desk.get(f"/admin/claims/claim/{claim.pk}/change/"), level)
    told = {name: line[name] for name in ("audit", "view", "of", "user", "status", "address")}
    assert told == {
        "audit": "read",
        "view": "admin:claims_claim_change",
        "of": {"object_id": str(claim.pk)},
        "user": "ed",
        "status": 200,
        "address": "127.0.0.1",
    }
    assert line["request_id"]


def test_no_line_tells_what_the_text_says(audit, browse, editor, claim):
    desk = browse(editor)
    lines = audit(lambda: desk.get(f"/admin/claims/claim/{claim.pk}/change/?q=الجسر"))
    assert "الجسر" not in json.dumps(lines, ensure_ascii=False)


def test_desk_and_api_are_told_alike(audit, editor, claim):
    _kept, token = AccessToken.objects.create(editor)
    (line,) = audit(lambda: bearer(token).get(f"/api/v1/claims/{claim.pk}/"))
    assert (line["audit"], line["user"], line["token"]) == ("read", "ed", token[:8])
    assert (line["view"], line["of"]) == ("v1:claim-detail", {"pk": str(claim.pk)})


def test_who_is_shown_what_was_published_alone_reads_nothing_inside(audit, consumer, editor, claim):
    judge(claim, "speculative", by=editor)
    _kept, token = AccessToken.objects.create(consumer)
    assert audit(lambda: bearer(token).get(f"/api/v1/claims/{claim.pk}/")) == []


@pytest.mark.parametrize(("scopes", "told"), [("read", 1), ("judge", 1), ("ingest", 0)])
def test_a_token_of_the_newsroom_is_told_by_what_it_may_see(
    audit, administrator, claim, scopes, told
):
    _kept, secret = give_token("برنامج", [scopes], days=30, by=administrator)
    lines = audit(lambda: bearer(secret).get("/api/v1/changes/"))
    assert [line["audit"] for line in lines] == ["read"] * told


def test_a_change_is_told_though_it_was_refused(audit, browse, editor, claim):
    desk = browse(editor)
    (line,) = audit(lambda: desk.post(f"/admin/review/claims/{claim.pk}/judge/"))
    assert (line["audit"], line["user"]) == ("write", "ed")
    assert line["status"] >= 400


def test_a_stranger_writes_and_reads_nothing(audit, client, claim):
    asked = ["/", "/admin/", f"/admin/claims/claim/{claim.pk}/change/", "/api/v1/claims/"]
    assert audit(lambda: [client.get(path) for path in asked]) == []
    assert audit(lambda: client.post("/api/v1/documents/", {})) == []


def test_pages_of_readers_are_read_by_everybody(audit, browse, editor):
    desk = browse(editor)
    assert audit(lambda: desk.get("/")) == []


def test_what_could_not_be_read_was_not_read(audit, browse, editor):
    desk = browse(editor)
    assert audit(lambda: desk.get("/admin/claims/claim/999999/change/")) == []


def test_signing_in_is_told_with_who_it_was(audit, editor):
    editor.set_password("a long way to the harbour")
    editor.save()
    said = {"username": "ed", "password": "a long way to the harbour"}
    (line,) = audit(lambda: Client().post("/admin/login/", said))
    assert (line["audit"], line["user"], line["view"]) == ("write", "ed", "admin:login")
    assert "harbour" not in json.dumps(line)
