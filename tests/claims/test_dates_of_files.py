"""A date that a file tells and no clock shows is left out; every door takes the text."""

import base64
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from rest_framework.test import APIClient

from sources.models import Document
from tests.claims.desk.papers import ADD
from tests.sources.intake.formats.samples import BOOK, NEWSML, NITF, epub, mail, ninjs

pytestmark = pytest.mark.django_db

FAR = ["9999-12-31T23:59:59-14:00", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00"]


def told_json(date):
    return json.dumps({"text": "قال الوزير إن 42 سفينة وصلت.", "published_at": date}).encode()


def late_mail():
    message = mail()
    message.replace_header("Date", "Fri, 31 Dec 9999 23:59:59 -1400")
    return bytes(message)


FILES = {
    "a.eml": late_mail(),
    "b.json": told_json(FAR[0]),
    "c.xml": NEWSML.replace("2026-10-05T09:30:00+03:00", FAR[0]).encode(),
    "d.xml": NITF.replace("20261005T093000+0300", "99991231T235959-1400").encode(),
    "e.json": ninjs(versioncreated=FAR[0]),
    "f.epub": epub(**{"OEBPS/book.opf": BOOK.replace("2026-10-05", "9999-12-31")}),
    "g.json": told_json(FAR[1]),
    "h.json": told_json(FAR[2]),
}


def by_desk(browse, person, file, name):
    return browse(person).post(ADD, {"file": SimpleUploadedFile(name, file)}).status_code == 302


def program(person):
    client = APIClient()
    client.force_authenticate(person)
    return client


def by_api(_browse, person, file, name):
    given = {"file": SimpleUploadedFile(name, file)}
    return program(person).post("/api/v1/documents/", given, format="multipart").status_code == 201


def by_batch(_browse, person, file, name):
    told = [{"file": {"data": base64.b64encode(file).decode(), "name": name}}]
    answer = program(person).post("/api/v1/documents/batch/", told, format="json")
    return [row["status"] for row in answer.json()["results"]] == [201]


@pytest.mark.parametrize("door", [by_desk, by_api, by_batch])
@pytest.mark.parametrize("name", ["a.eml", "b.json"])
def test_a_person_hands_it_in_and_it_is_taken_undated(browse, editor, door, name):
    assert door(browse, editor, FILES[name], name)
    assert Document.objects.get().published_at is None


def test_the_command_reads_on_behind_it(tmp_path):
    for name, file in FILES.items():
        (tmp_path / name).write_bytes(file)
    call_command("ingest", str(tmp_path), review=True)
    assert set(Document.objects.values_list("published_at", flat=True)) == {None}
    assert Document.objects.count() == len(FILES)


def test_a_date_that_clocks_show_is_kept(tmp_path):
    (tmp_path / "a.json").write_bytes(told_json("9999-12-30T10:00:00+00:00"))
    call_command("ingest", str(tmp_path))
    assert Document.objects.get().published_at.year == 9999
