"""Tokens of the newsroom: given once, limited to scopes, taken back, and honest about who acted."""

import base64
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from rest_framework.test import APIClient

from claims.models import Comment, Decision
from sources.models import Document
from sources.people.models import AccessToken, Person, Session
from sources.people.newsroom_tokens import (
    BadExpiry,
    BadLimit,
    EndedBefore,
    NameTaken,
    NoName,
    UnknownScopes,
    end_session,
    give_token,
    revoke_token,
)
from sources.people.roles import EDIT
from sources.people.scopes import SCOPES, opened_by, scopes_for, spelled
from sources.refusals.texts import TooManyCharacters
from tests.factories import judge, make_claim, make_evidence

pytestmark = pytest.mark.django_db

PASSWORD = "a-long-password-7"


def bearer(secret: str, scheme: str = "Bearer") -> APIClient:
    return APIClient(headers={"Authorization": f"{scheme} {secret}"})


def given(*scopes: str, name: str = "نظام النشر", by=None, days: int = 90, **more):
    """A new token and a client that sends it."""
    token, secret = give_token(name, scopes, days=days, by=by, **more)
    return token, bearer(secret)


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "Token"])
def test_a_program_asks_by_the_token_of_the_newsroom(administrator, scheme):
    _token, secret = give_token("CMS", ["read"], days=90, by=administrator)
    make_claim()
    answer = bearer(secret, scheme).get("/api/v1/claims/")
    assert (answer.status_code, len(answer.json()["results"])) == (200, 1)


def test_only_the_digest_of_a_token_is_kept(administrator):
    token, secret = give_token("CMS", ["read"], days=90, by=administrator)
    kept = AccessToken.objects.get(pk=token.pk)
    assert secret not in str(kept.__dict__)
    assert secret.startswith(kept.beginning)
    assert str(kept) == "CMS"


def test_what_a_program_decides_bears_the_name_of_its_token(administrator):
    token, program = given("judge", name="مدقق آلي", by=administrator)
    claim = make_claim()
    said = {"rating": "speculative", "rationale": "لا دليل بعد."}
    headers = {"If-Match": '"1"'}
    address = f"/api/v1/claims/{claim.pk}/verdicts/"
    told = program.post(address, said, format="json", headers=headers)
    assert told.status_code == 201, told.content
    by = Decision.objects.get(claim=claim).by
    assert by == token.user
    assert (by.get_username(), by.get_full_name()) == ("token:مدقق آلي", "مدقق آلي")
    assert token.made_by == administrator
    assert told.json()["editor"] == ""


def test_nobody_logs_in_as_a_program(administrator, client):
    token, _program = given("read", by=administrator)
    account = token.user
    said = {"username": account.username, "password": account.password}
    assert client.post("/admin/login/", said).status_code == 200
    assert not Session.objects.live().exists()
    for change in ({"is_staff": True}, {"is_superuser": True}, {"password": "pbkdf2$x"}):
        with pytest.raises(IntegrityError, match="program_never_logs_in"), transaction.atomic():
            Person.objects.filter(pk=account.pk).update(**change)


def test_the_account_of_a_program_is_not_among_the_people(administrator, browse):
    token, _program = given("read", by=administrator)
    desk = browse(administrator)
    assert "token:" not in desk.get("/admin/people/person/").content.decode()
    assert desk.get(f"/admin/people/person/{token.user_id}/change/").status_code == 302


@pytest.mark.parametrize(
    ("closing", "words"),
    [
        (lambda token: revoke_token(token, by=None), "revoked"),
        (lambda token: AccessToken.objects.update(expiry=datetime(2026, 1, 1, tzinfo=UTC)), "exp"),
        (lambda token: Person.objects.filter(pk=token.user_id).update(is_active=False), "closed"),
    ],
    ids=["revoked", "expired", "of a closed account"],
)
def test_a_token_that_is_closed_opens_nothing_and_says_why(closing, words):
    token, program = given("read")
    closing(token)
    answer = program.get("/api/v1/claims/?lang=en")
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Bearer"
    assert words in answer.json()["detail"]


@pytest.mark.parametrize("header", ["Bearer", "Bearer a b", "Bearer \udcff", "Bearer " + "0" * 64])
def test_what_is_no_token_is_refused(header):
    raw = header.encode("utf-8", "surrogateescape").decode("latin-1")
    answer = APIClient().get("/api/v1/claims/", HTTP_AUTHORIZATION=raw)
    assert answer.status_code == 401


def test_a_token_may_what_its_scopes_open_and_no_more(administrator):
    _token, program = given("ingest", by=administrator)
    handed = program.post(
        "/api/v1/documents/", {"text": "افتتحت البلدية الجسر.", "review": False}, format="json"
    )
    assert handed.status_code == 201
    assert Document.objects.get().added_by == _token.user
    refused = program.get("/api/v1/claims/?lang=en")
    assert refused.status_code == 403
    assert refused.json()["code"] == "missing_scope"
    assert "read, judge, publish" in refused.json()["detail"]


def test_who_may_not_read_what_is_inside_sees_what_strangers_see(editor):
    hidden = judge(make_claim(), "speculative", by=editor, publish=False)
    _token, program = given("ingest")
    assert program.get("/api/v1/verdicts/").json()["results"] == []
    assert program.get(f"/api/v1/verdicts/{hidden.seq}/").status_code == 404


def test_a_judge_publishes_nothing(editor):
    draft = judge(make_claim(), "speculative", by=editor, publish=False)
    address = f"/api/v1/verdicts/{draft.seq}/publish/"
    headers = {"If-Match": '"2"'}
    _judge, judging = given("judge", name="judge")
    _press, publishing = given("publish", name="press")
    assert judging.post(address, headers=headers).status_code == 403
    assert publishing.post(address, headers=headers).status_code == 200


def test_the_scopes_together_open_what_an_editor_may_but_speaking_to_readers():
    assert opened_by(" ".join(SCOPES)) == set(EDIT) - {
        "claims.change_report",
        "claims.add_label",
        "claims.change_label",
        "claims.add_topic",
        "claims.change_topic",
    }


def test_scopes_are_spelled_in_one_order():
    assert spelled(["publish", "read", "read"]) == "read publish"
    assert scopes_for("claims.publish_verdict") == ["publish"]


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        ({"name": " "}, NoName),
        ({"name": "a\u202eb"}, NoName),
        ({"name": "a" * 101}, TooManyCharacters),
        ({"scopes": []}, UnknownScopes),
        ({"scopes": ["read", "rule"]}, UnknownScopes),
        ({"days": 0}, BadExpiry),
        ({"days": 367}, BadExpiry),
        ({"per_minute": 0}, BadLimit),
        ({"per_minute": 100_001}, BadLimit),
    ],
    ids=str,
)
def test_a_token_that_cannot_be_is_refused(asked, refusal):
    fit = {"name": "CMS", "scopes": ["read"], "days": 1, "by": None}
    with pytest.raises(refusal):
        give_token(**fit | asked)
    assert not Person.objects.filter(is_program=True).exists()


def test_a_name_is_given_once_for_ever():
    token, _program = given("read", name="CMS")
    revoke_token(token, by=None)
    with pytest.raises(NameTaken):
        give_token("CMS", ["read"], days=90, by=None)
    assert AccessToken.objects.count() == 1


def test_a_token_is_revoked_once(administrator, editor):
    token, _program = given("read")
    revoke_token(token, by=administrator)
    with pytest.raises(EndedBefore):
        revoke_token(token, by=editor)
    token.refresh_from_db()
    assert token.revoked_by == administrator


def test_a_program_revokes_its_own_token():
    token, program = given("read")
    assert program.post("/api/v1/token/revoke/").status_code == 204
    assert program.get("/api/v1/claims/").status_code == 401
    token.refresh_from_db()
    assert token.revoked_by == token.user


def test_an_administrator_who_leaves_takes_no_token_along(administrator):
    _token, program = given("read", by=administrator)
    administrator.set_password("another-password-8")
    administrator.is_active = False
    administrator.save()
    assert program.get("/api/v1/claims/").status_code == 200


def test_a_token_has_a_limit_of_its_own():
    _token, slow = given("read", name="slow", per_minute=2)
    _token, quick = given("read", name="quick")
    with time_machine.travel(datetime(2026, 11, 29, 12, 0, 20, tzinfo=UTC), tick=False):
        answers = [slow.get("/api/v1/verdicts/") for _ in range(3)]
        assert [answer.status_code for answer in answers] == [200, 200, 429]
        assert answers[2]["Retry-After"] == "40"
        assert quick.get("/api/v1/verdicts/").status_code == 200
    assert answers[0]["RateLimit"] == '"user";r=1;t=40'
    assert answers[0]["RateLimit-Policy"] == '"user";q=2;w=60'
    names = ("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset")
    assert [answers[2][name] for name in names] == ["2", "0", "40"]


@pytest.mark.parametrize("address", ["docs/", "schema/"])
def test_what_explains_the_api_has_no_limit_to_tell(address):
    _token, program = given("read")
    answer = program.get(f"/api/v1/{address}")
    assert not [name for name in answer.headers if name.startswith("RateLimit")]


def test_a_session_is_ended_once_and_noted_with_its_person(administrator, editor, browse):
    browser = browse(editor)
    session = Session.objects.live().get()
    assert session.person == editor
    end_session(session, by=administrator)
    with pytest.raises(EndedBefore):
        end_session(session, by=administrator)
    assert browser.get("/admin/").status_code == 302
    assert str(editor.pk) == LogEntry.objects.get(user=administrator).object_id


def test_a_new_password_ends_the_other_sessions_and_not_this_one(editor, browse):
    here, elsewhere = browse(editor), browse(editor)
    said = {"old_password": PASSWORD, "new_password1": "bright-river-88", "new_password2": ""}
    said["new_password2"] = said["new_password1"]
    assert here.post("/admin/password_change/", said).status_code == 302
    assert here.get("/admin/").status_code == 200
    assert elsewhere.get("/admin/").status_code == 302
    assert Session.objects.live().count() == 1


def test_a_session_knows_since_when_and_by_which_browser(editor, client):
    said = {"username": "ed", "password": PASSWORD}
    headers = {"User-Agent": "Mozilla/5.0 (X11)" + "x" * 400}
    with time_machine.travel(datetime(2026, 11, 29, 8, 0, tzinfo=UTC), tick=False):
        assert client.post("/admin/login/", said, headers=headers).status_code == 302
    with time_machine.travel(datetime(2026, 11, 29, 9, 0, tzinfo=UTC), tick=False):
        client.post("/admin/review/public-name/", {"public_name": "سلمى"})
        session = Session.objects.live().get()
    assert session.began_at == datetime(2026, 11, 29, 8, 0, tzinfo=UTC)
    assert session.browser.startswith("Mozilla/5.0 (X11)x")
    assert session.pk not in session.handle


def test_a_visitor_without_a_name_is_nobody_signed_in(client):
    client.get("/admin/login/")
    client.session.save()
    assert not Session.objects.live().exists()


def told(capsys, *words: str) -> str:
    call_command("token", *words)
    return capsys.readouterr().out


def test_the_command_gives_lists_and_revokes(administrator, capsys):
    secret = told(capsys, "give", "CMS", "--scope", "ingest", "--by", "admin").strip()
    assert bearer(secret).get("/api/v1/claims/").json()["code"] == "missing_scope"
    assert told(capsys, "list").split("\t")[:3] == ["CMS", f"{secret[:8]}…", "ingest"]
    told(capsys, "revoke", secret[:8], "--by", "admin")
    assert bearer(secret).get("/api/v1/claims/").status_code == 401
    assert AccessToken.objects.get().revoked_by == administrator
    with pytest.raises(CommandError):
        told(capsys, "revoke", "CMS")


@pytest.mark.parametrize(
    "words",
    [
        ["give", "CMS", "--scope", "read", "--by", "ed"],
        ["give", "CMS", "--scope", "read", "--by", "nobody"],
        ["give", "CMS", "--scope", "read", "--days", "0"],
        ["give", " ", "--scope", "read"],
        ["revoke", ""],
    ],
    ids=" ".join,
)
def test_the_command_refuses_in_words(editor, words, capsys):
    with pytest.raises(CommandError):
        told(capsys, *words)
    assert not AccessToken.objects.exists()


def test_ended_tokens_of_a_person_are_let_go_of_with_the_next_one(consumer):
    basic = base64.b64encode(f"consumer:{PASSWORD}".encode()).decode()
    headers = {"Authorization": f"Basic {basic}"}
    first = APIClient().post("/api/v1/token/", headers=headers).json()["token"]
    assert bearer(first).post("/api/v1/token/revoke/").status_code == 204
    APIClient().post("/api/v1/token/", headers=headers)
    APIClient().post("/api/v1/token/", headers=headers)
    assert AccessToken.objects.filter(user=consumer).count() == 2


def test_a_program_comments_under_its_name(editor):
    published = judge(make_claim(), "speculative", by=editor)
    _token, program = given("judge", name="CMS")
    said = {"verdict": published.seq, "text": "من أين جاء هذا؟"}
    assert program.post("/api/v1/comments/", said, format="json").json()["author"] == "token:CMS"
    assert Comment.objects.get().author.is_program


def test_evidence_is_judged_on_the_version_seen_by_programs_as_well():
    evidence = make_evidence(make_claim())
    _token, program = given("judge")
    address = f"/api/v1/evidence/{evidence.pk}/"
    assert program.patch(address, {"stance": "supports"}, format="json").status_code == 428


def test_a_day_more_than_a_token_holds_is_too_late():
    token, program = given("read", days=1)
    assert token.expiry - token.created < timedelta(days=1, seconds=5)
    with time_machine.travel(token.expiry + timedelta(seconds=1)):
        assert program.get("/api/v1/claims/").status_code == 401
