"""Correcting and taking down: desk and API say and do the same."""

import pytest
from django.urls import reverse
from rest_framework.test import APIClient

from claims.deciding.taking_down import take_down
from sources.models import Document, Ruling
from tests.factories import judge, make_claim, make_document, make_evidence, make_source


@pytest.fixture
def document(db):
    return make_document("جملة.", title="قديم", source=make_source("وكالة"))


@pytest.fixture
def call(document):
    """Ask the API as somebody, with the version they saw."""

    def ask(person, method: str, tail: str = "", *, seen: str | None = '"1"', **data):
        client = APIClient()
        client.force_authenticate(person)
        headers = {"If-Match": seen} if seen else {}
        address = f"/api/v1/documents/{document.pk}/{tail}"
        return getattr(client, method)(address, data, format="json", headers=headers)

    return ask


def test_the_api_corrects_on_the_version_in_if_match(call, editor, document):
    assert call(editor, "get")["ETag"] == '"1"'
    assert call(editor, "patch", title="جديد", why="خطأ", seen=None).status_code == 428
    changed = call(editor, "patch", title="جديد", why="خطأ")
    assert (changed.status_code, changed["ETag"]) == (200, '"2"')
    assert changed.json()["title"] == "جديد"
    assert call(editor, "patch", title="آخر", why="خطأ").status_code == 412


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"title": "جديد"}, 400),
        ({"title": "جديد", "why": ""}, 400),
        ({"title": "قديم", "why": "x"}, 409),
        ({"url": "x y", "why": "x"}, 400),
        ({"published_at": "0001-01-01T00:00:00+14:00", "why": "x"}, 400),
        ({"title": ["x"], "why": "x"}, 400),
        ({"title": "x" * 501, "why": "x"}, 400),
    ],
)
def test_the_api_refuses_what_cannot_be_said(call, editor, said, status):
    assert call(editor, "patch", **said).status_code == status
    assert not Ruling.objects.exists()


def test_the_api_takes_down_for_administrators_only(call, editor, administrator):
    assert call(editor, "post", "takedown/", why="حكم").status_code == 403
    done = call(administrator, "post", "takedown/", why="حكم")
    assert done.status_code == 200
    assert done.json()["taken_down_at"]
    assert call(administrator, "post", "takedown/", why="حكم", seen='"2"').status_code == 409


def test_the_desk_shows_what_is_said_and_takes_what_is_right(browse, editor, document):
    address = reverse("review:correct", args=[document.pk])
    shown = browse(editor).get(address).content.decode()
    assert 'value="قديم"' in shown
    posted = {"seen": "1", "source_name": "وكالة", "title": "جديد", "why": "الصفحة"}
    assert browse(editor).post(address, posted).status_code == 302
    assert Document.objects.get().title == "جديد"
    page = browse(editor).get(reverse("admin:sources_document_change", args=[document.pk]))
    assert "قديم" in page.content.decode()
    assert "الصفحة" in page.content.decode()


def test_the_desk_keeps_what_was_typed_when_somebody_else_was_first(browse, editor, document):
    address = reverse("review:correct", args=[document.pk])
    posted = {"seen": "7", "source_name": "وكالة", "title": "جديد", "why": "الصفحة"}
    refused = browse(editor).post(address, posted)
    assert refused.status_code == 412
    assert 'value="جديد"' in refused.content.decode()
    assert 'value="الصفحة"' in refused.content.decode()
    assert browse(editor).post(address, {**posted, "published_at": "x"}).status_code == 400


def test_the_desk_takes_down_for_administrators_only(browse, editor, administrator, document):
    address = reverse("review:take-down", args=[document.pk])
    assert browse(editor).get(address).status_code == 403
    place = reverse("admin:sources_document_change", args=[document.pk])
    assert address not in browse(editor).get(place).content.decode()
    assert address in browse(administrator).get(place).content.decode()
    assert browse(administrator).post(address, {"seen": "1", "why": ""}).status_code == 400
    assert browse(administrator).post(address, {"seen": "1", "why": "حكم"}).status_code == 302
    after = browse(administrator).get(place).content.decode()
    assert "حكم" in after
    assert "/furniture/" not in after
    assert "/cut/" not in after
    assert address not in after


def test_readers_see_blocks_and_machines_no_claimreview(browse, editor, administrator):
    claim = make_claim("سرقت فلانة المال.")
    make_evidence(claim)
    judge(claim, "supported", by=editor)
    address = f"/claims/{claim.pk}"
    assert b"claimReviewed" in browse().get(f"{address}/", {"lang": "en"}).content
    take_down(claim.sentence.document, by=administrator, seen=1, why="حكم")
    page = browse().get(f"{address}/", {"lang": "en"}).content.decode()
    assert "taken down" in page
    assert "فلانة" not in page
    assert "claimReviewed" not in page
    assert browse().get(f"{address}.jsonld").status_code == 410
    feed = b"".join(browse().get("/claimreview.json")).decode()
    assert f"/claims/{claim.pk}/" not in feed
