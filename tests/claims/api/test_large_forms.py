"""A request with more in it than anybody sends is refused in words, at both doors alike."""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from rest_framework.test import APIClient

from tests.problems import problem

pytestmark = pytest.mark.django_db
DOCUMENTS = "/api/v1/documents/"
TEXT = "افتتحت البلدية الجسر."
BEYOND = settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1
TOO_MANY = {f"x{number}": "1" for number in range(1_001)}


@pytest.fixture
def program(editor):
    client = APIClient()
    client.force_authenticate(editor)
    return client


@pytest.fixture
def desk(browse, editor):
    client = browse(editor)
    address = reverse("admin:sources_document_add")
    return lambda said, language="en": client.post(f"{address}?lang={language}", said)


@pytest.mark.parametrize(("fields", "status"), [(900, 201), (1_001, 400)])
def test_a_form_of_too_many_fields_is_refused_in_words(program, fields, status):
    form = {f"x{number}": "1" for number in range(fields)}
    said = {"text": TEXT, "review": "false", **form}
    answer = program.post(DOCUMENTS, said, format="multipart")
    assert answer.status_code == status
    assert status == 201 or problem(answer)["code"] == "too_much"


def assert_told_on_a_page(answer, words):
    assert answer.status_code == 400
    assert answer["Content-Type"].startswith("text/html")
    assert words in answer.content.decode()
    assert 'class="site-header"' in answer.content.decode()


@pytest.mark.parametrize(
    ("language", "words"), [("en", "more fields, files or text than one form"), ("ar", "نموذج")]
)
def test_the_desk_says_it_on_a_page_in_the_language_of_the_user(desk, language, words):
    assert_told_on_a_page(desk({"text": TEXT, **TOO_MANY}, language), words)
    assert_told_on_a_page(desk({"text": "a" * BEYOND}, language), words)


def test_a_body_beyond_all_bounds_is_refused_as_json(program):
    answer = program.post(DOCUMENTS, {"text": "a" * BEYOND}, format="json")
    assert (answer.status_code, answer.json()["code"]) == (400, "too_much")


@pytest.mark.parametrize(
    ("language", "words"), [("en", "larger than"), ("ar", "أكبر من")], ids=["English", "Arabic"]
)
def test_a_file_beyond_all_bounds_is_refused_at_both_doors(program, desk, language, words):
    large = "a" * (settings.MAX_UPLOAD_BYTES + 200_000)
    address = f"{DOCUMENTS}?lang={language}"
    answer = program.post(address, {"file": held(large)}, format="multipart")
    assert (answer.status_code, answer.json()["code"]) == (400, "too_large")
    assert words in answer.json()["detail"]
    shown = desk({"file": held(large)}, language).content.decode()
    assert words in shown
    assert 'name="file"' in shown


def held(text):
    return SimpleUploadedFile("a.txt", text.encode(), "text/plain")


def test_what_is_wrong_before_any_view_is_told_in_the_callers_format():
    client = Client(raise_request_exception=False)
    nowhere = {"headers": {"Host": "elsewhere.example"}}
    assert client.get("/api/v1/claims/", **nowhere).json()["code"] == "bad_request"
    assert_told_on_a_page(client.get("/", **nowhere), "<h1>")
