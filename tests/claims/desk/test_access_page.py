"""The administrator's page of tokens and sessions."""

import re

import pytest
from rest_framework.test import APIClient

from sources.people.models import AccessToken, Session
from sources.people.newsroom_tokens import give_token, revoke_token

pytestmark = pytest.mark.django_db

PAGE = "/admin/review/access/"
FIT = {"name": "نظام النشر", "scopes": ["ingest", "read"], "days": 30, "per_minute": ""}


def shown(answer) -> str:
    return answer.content.decode()


def secret_of(answer) -> str:
    found = re.search(r'<code class="token" dir="ltr">(\w+)</code>', shown(answer))
    return found[1] if found else ""


@pytest.fixture
def desk(browse, administrator):
    client = browse(administrator)
    client.cookies["django_language"] = "en"
    return client


def test_a_new_token_is_shown_once_and_works(desk):
    answer = desk.post(f"{PAGE}tokens/", FIT)
    secret = secret_of(answer)
    assert answer.status_code == 201
    assert "no-store" in answer["Cache-Control"]
    client = APIClient(headers={"Authorization": f"Bearer {secret}"})
    assert client.get("/api/v1/claims/").status_code == 200
    again = shown(desk.get(PAGE))
    assert secret not in again
    assert secret[:8] in again


def test_every_token_shows_whose_it_is_what_it_may_and_until_when(desk, editor, administrator):
    give_token("CMS", ["ingest"], days=30, by=administrator, per_minute=7)
    AccessToken.objects.create(editor)
    page = shown(desk.get(PAGE))
    for words in ("CMS", "made by", "Hand texts in", "what its owner may", "never"):
        assert words.lower() in page.lower()
    assert page.count("/revoke/") == 2


def test_a_used_token_shows_how_often_by_day(desk):
    _token, secret = give_token("CMS", ["read"], days=30, by=None)
    client = APIClient(headers={"Authorization": f"Bearer {secret}"})
    for _ in range(3):
        client.get("/api/v1/verdicts/")
    assert "<summary><bdi>3</bdi></summary>" in shown(desk.get(PAGE))


def test_a_revoked_token_stays_on_the_page_with_who_revoked_it(desk, administrator):
    token, _secret = give_token("CMS", ["read"], days=30, by=None)
    assert desk.post(f"{PAGE}tokens/{token.pk}/revoke/").status_code == 302
    token.refresh_from_db()
    assert token.revoked_by == administrator
    page = shown(desk.get(PAGE))
    assert "revoked" in page
    assert "/revoke/" not in page


def test_who_comes_second_hears_that_it_ended_before(desk):
    token, _secret = give_token("CMS", ["read"], days=30, by=None)
    revoke_token(token, by=None)
    late = desk.post(f"{PAGE}tokens/{token.pk}/revoke/")
    assert late.status_code == 409
    assert "This has ended already." in shown(late)


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"name": ""}, 400),
        ({"name": "x" * 101}, 400),
        ({"name": "\x00"}, 400),
        ({"scopes": []}, 400),
        ({"scopes": ["rule"]}, 400),
        ({"days": ""}, 400),
        ({"days": "9" * 400}, 400),
        ({"days": "367"}, 400),
        ({"per_minute": "0"}, 400),
        ({"name": "taken"}, 409),
    ],
    ids=str,
)
def test_what_cannot_be_is_refused_and_what_was_typed_stays(desk, wrong, status):
    give_token("taken", ["read"], days=30, by=None)
    answer = desk.post(f"{PAGE}tokens/", FIT | wrong)
    assert answer.status_code == status
    assert not secret_of(answer)
    assert re.search('class="(refused|errorlist)', shown(answer))
    assert AccessToken.objects.count() == 1


def test_the_page_speaks_arabic(browse, administrator):
    page = shown(browse(administrator).get(PAGE))
    assert 'dir="rtl"' in page
    assert "الرموز والجلسات" in page


def test_a_session_ends_when_an_administrator_ends_it(desk, editor, browse):
    browser = browse(editor)
    session = Session.objects.live().get(person=editor)
    page = shown(desk.get(PAGE))
    assert session.handle in page
    assert session.pk not in page
    assert page.count("you, here") == 1
    assert desk.post(f"{PAGE}sessions/{session.handle}/end/").status_code == 302
    assert browser.get("/admin/").status_code == 302
    assert desk.post(f"{PAGE}sessions/{session.handle}/end/").status_code == 404


def test_only_administrators_find_the_way_here(desk, editor, browse):
    assert PAGE in shown(desk.get("/admin/"))
    assert PAGE not in shown(browse(editor).get("/admin/"))


def test_the_page_asks_the_database_as_often_for_many_as_for_few(
    desk, editor, django_assert_max_num_queries
):
    for number in range(12):
        give_token(f"CMS {number}", ["read"], days=30, by=editor)
    desk.get(PAGE)
    with django_assert_max_num_queries(16):
        desk.get(PAGE)
