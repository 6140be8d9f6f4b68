"""Whoever hands a file in, and wherever: it is read alike, and refused alike."""

import io
import sys

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from rest_framework.test import APIClient

from claims.management.commands import ingest as command
from claims.models import Claim
from sources.intake.cutting import recut
from sources.intake.ingest import Arrival, ingest
from sources.models import Document, Sentence
from sources.refusals.refusal import Refusal
from sources.text.sentences.splitting import Span
from tests.claims.desk.papers import ADD
from tests.sources.intake.formats import samples

pytestmark = pytest.mark.django_db

FILES = {
    "ship.srt": samples.srt(*samples.CUES).encode(),
    "ship.xml": samples.NEWSML.encode(),
    "ship.eml": bytes(samples.mail()),
    "ship.rtf": samples.RTF,
    "ship.odt": samples.odt(),
    "ship.csv": samples.delimited(),
}
REFUSED = {
    "two.json": b'[{"text": "a"}, {"text": "b"}]',
    "killed.xml": samples.NITF.replace("usable", "canceled").encode(),
    "feed.xml": b"<?xml version='1.0'?><rss><channel/></rss>",
    "cut.srt": b"1\n00:00:01,000 --> 00:00:02,000\na\n\n2\n00:00:03,000 --",
}


def at_desk(name, data, browse, editor):
    answer = browse(editor).post(ADD, {"file": SimpleUploadedFile(name, data)})
    return "" if answer.status_code == 302 else answer.content.decode()


def at_api(name, data, _browse, editor):
    client = APIClient()
    client.force_authenticate(editor)
    answer = client.post("/api/v1/documents/", {"file": SimpleUploadedFile(name, data)})
    return "" if answer.status_code == 201 else answer.json()["detail"]


def by_command(name, data, tmp_path):
    (tmp_path / name).write_bytes(data)
    said = io.StringIO()
    try:
        call_command("ingest", str(tmp_path / name), "--review", stdout=io.StringIO(), stderr=said)
    except CommandError:
        return said.getvalue()
    return ""


def by_watched_folder(name, data, tmp_path, monkeypatch):
    (tmp_path / name).write_bytes(data)
    monkeypatch.setattr(command, "looks", lambda: range(2))
    said = io.StringIO()
    call_command("ingest", str(tmp_path), "--watch", "--review", stdout=io.StringIO(), stderr=said)
    return said.getvalue()


def by_pipe(_name, data, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    said = io.StringIO()
    try:
        call_command("ingest", "-", "--review", stdout=io.StringIO(), stderr=said)
    except CommandError:
        return said.getvalue()
    return ""


@pytest.fixture(params=["desk", "api", "command", "folder", "pipe"])
def door(request, browse, editor, tmp_path, monkeypatch):
    monkeypatch.setattr(command, "QUIET", float("inf"))  # a slow machine tells how far it is
    return {
        "desk": lambda name, data: at_desk(name, data, browse, editor),
        "api": lambda name, data: at_api(name, data, browse, editor),
        "command": lambda name, data: by_command(name, data, tmp_path),
        "folder": lambda name, data: by_watched_folder(name, data, tmp_path, monkeypatch),
        "pipe": lambda name, data: by_pipe(name, data, monkeypatch),
    }[request.param]


def test_every_door_takes_these_files_alike(door):
    for name, data in FILES.items():
        assert door(name, data) == ""
    cut = {d.media_type: list(d.sentences.values_list("text", "locator")) for d in held()}
    assert len(cut) == len(FILES)
    assert cut["application/x-subrip"][1] == (samples.SECOND, "00:00:03.600")
    assert cut["text/csv"][0] == ("السنة | الكمية | الميناء", "A1:C1")
    told = Claim.objects.filter(sentence__document__media_type="text/csv")
    assert not told.exists()


def change(what, row):
    return reverse(f"admin:{what}_change", args=[row.pk])


def held():
    return Document.objects.order_by("pk")


def test_every_door_refuses_these_files_in_the_same_words(door, db):
    for name, data in REFUSED.items():
        words = door(name, data)
        with pytest.raises(Refusal) as refused:
            ingest(Arrival(data))
        assert str(refused.value) in words.replace("&quot;", '"')
    assert not held().exists()


@pytest.fixture
def captions(editor):
    """Captions under review: three sentences that run over four of them."""
    arrival = Arrival(FILES["ship.srt"], source_name="المرسى")
    return ingest(arrival, by=editor, review=True).document


def test_a_sentence_cut_anew_says_its_own_second(captions, editor):
    first, second, third = captions.sentences.order_by("start")
    at = captions.body.index("30 ألف")
    spans = [Span(first.start, at - 1), Span(at, first.end)]
    spans += [Span(second.start, second.end), Span(third.start, third.end)]
    recut(captions, spans, by=editor)
    standing = Sentence.objects.current().order_by("start")
    assert [s.locator for s in standing] == [
        *("00:00:01.000", "00:00:03.600", "00:00:03.600", "01:02:03.450"),
    ]


def test_a_claim_says_at_which_second_at_the_desk_and_in_the_api(captions, browse, editor):
    claim = Claim.objects.get(sentence__locator="00:00:03.600")
    page = browse(editor).get(change("claims_claim", claim)).content.decode()
    assert "00:00:03.600" in page
    of_document = browse(editor).get(change("sources_document", captions)).content.decode()
    assert "01:02:03.450" in of_document
    client = APIClient()
    client.force_authenticate(editor)
    assert client.get(f"/api/v1/claims/{claim.pk}/").json()["sentence"]["locator"] == "00:00:03.600"
    rows = client.get(f"/api/v1/sentences/?document={captions.pk}").json()["results"]
    assert [row["locator"] for row in rows] == ["00:00:01.000", "00:00:03.600", "01:02:03.450"]


def test_a_row_is_shown_as_one_and_can_become_a_claim(browse, editor):
    table = ingest(Arrival(FILES["ship.csv"]), by=editor, review=True).document
    page = browse(editor).get(change("sources_document", table)).content.decode()
    assert "صف من جدول" in page
    assert not Claim.objects.exists()


def test_places_off_the_text_have_none(db):
    document = Document(locators=[[3, "A1"], [9, "A2"]])
    assert [document.locator_at(at) for at in (0, 2, 3, 8, 9, 99)] == [
        "",
        "",
        "A1",
        "A1",
        "A2",
        "A2",
    ]
