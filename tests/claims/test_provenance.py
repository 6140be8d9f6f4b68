"""One form of provenance at every door: the same text with the same hints is the same document."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from rest_framework.test import APIClient

from claims.management.command_words import wrong_words
from sources.models import Document
from tests.claims.desk.papers import ADD
from tests.problems import problem

pytestmark = pytest.mark.django_db

TEXT = "افتتحت البلدية الجسر الكبير.\nوحضر الافتتاح مئة شخص."
SAID = {
    "url": "https://ar.paper.example/news/7",
    "title": "جسر جديد",
    "byline": "سلمى الحداد",
    "language": "ar",
    "published_at": "2026-03-01T09:30",
    "source": "صحيفة الضفة",
    "source_domain": "paper.example",
    "source_tier": "reliable",
}
AT_DESK = {"source": "source_name"}
AT_COMMAND = {"published_at": "published", "source_domain": "domain", "source_tier": "tier"}
OPTIONS = ("url", "title", "byline", "language", "published", "source", "domain", "tier")


def renamed(said: dict[str, str], names: dict[str, str]) -> dict[str, str]:
    return {names.get(name, name): value for name, value in said.items()}


def by_desk(client: Any, _person: Any, said: dict[str, str], text: str = TEXT) -> str:
    data: dict[str, Any] = {"text": text, **renamed(said, AT_DESK)}
    answer = client.post(ADD, data)
    return "" if answer.status_code == 302 else answer.content.decode()


def by_desk_as_file(client: Any, _person: Any, said: dict[str, str]) -> str:
    file = SimpleUploadedFile("خبر.txt", TEXT.encode(), content_type="text/plain")
    answer = client.post(ADD, {"file": file, **renamed(said, AT_DESK)})
    return "" if answer.status_code == 302 else answer.content.decode()


def by_api(_client: Any, person: Any, said: dict[str, str], text: str = TEXT) -> str:
    client = APIClient()
    client.force_authenticate(person)
    data = {"text": text, "review": False, **said}
    answer = client.post("/api/v1/documents/", data, format="json")
    return "" if answer.status_code in {200, 201} else answer.content.decode()


def by_api_as_file(_client: Any, person: Any, said: dict[str, str]) -> str:
    client = APIClient()
    client.force_authenticate(person)
    file = SimpleUploadedFile("خبر.txt", TEXT.encode(), content_type="text/plain")
    data = {"file": file, "review": "false", **said}
    answer = client.post("/api/v1/documents/", data, format="multipart")
    return "" if answer.status_code == 201 else answer.content.decode()


def by_command(_client: Any, _person: Any, said: dict[str, str]) -> str:
    given = renamed(said, AT_COMMAND)
    options = [f"--{name}={given[name]}" for name in OPTIONS if name in given]
    err = io.StringIO()
    try:
        call_command("ingest", "-", *options, stdout=io.StringIO(), stderr=err)
    except CommandError as refused:
        return err.getvalue() or str(refused)
    return ""


DOORS: dict[str, Callable[[Any, Any, dict[str, str]], str]] = {
    "desk": by_desk,
    "desk, as a file": by_desk_as_file,
    "API": by_api,
    "API, as a file": by_api_as_file,
    "command": by_command,
}


@pytest.fixture
def through(browse, editor, monkeypatch):
    """Hand the text in through a door: what the door complains of, "" when it was taken in."""
    standard_input = io.TextIOWrapper(io.BytesIO(TEXT.encode()))
    monkeypatch.setattr("sys.stdin", standard_input)
    return lambda door, **said: DOORS[door](browse(editor), editor, SAID | said)


@pytest.mark.parametrize("door", DOORS)
def test_every_door_keeps_what_is_said_of_a_text(through, settings, door):
    settings.TIME_ZONE = "Asia/Riyadh"
    assert through(door) == ""
    document = Document.objects.select_related("source").get()
    assert (document.body, document.original) == (TEXT, TEXT.encode())
    assert (document.url, document.title) == (SAID["url"], SAID["title"])
    assert (document.byline, document.language) == (SAID["byline"], "ar")
    assert document.published_at is not None
    assert document.published_at.isoformat() == "2026-03-01T06:30:00+00:00"
    assert document.source.name == SAID["source"]
    assert (document.source.domain, document.source.tier) == ("paper.example", "reliable")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"url": "javascript:alert(1)"}, "ليس عنوان صفحة"),
        ({"url": "https://a.example/" + "x" * 2_000}, "2,000"),
        ({"title": "س" * 501}, "500"),
        ({"byline": "س" * 301}, "300"),
        ({"source": "س" * 201}, "200"),
        ({"source_domain": "x" * 254}, "253"),
        ({"language": "عربي"}, "عربي"),
        ({"language": "zz"}, "zz"),
        ({"language": "AR"}, "AR"),
        ({"language": "und"}, "und"),
        ({"source_tier": "best"}, "primary"),
        ({"published_at": "01/02/2026"}, "2026-11-29"),
        ({"published_at": "yesterday"}, "2026-11-29"),
        ({"published_at": "2026-02-30"}, "2026-11-29"),
        ({"published_at": "0001-01-01T00:00:00+14:00"}, ""),
        ({"published_at": "9999-12-31T23:59:00-14:00"}, ""),
    ],
)
@pytest.mark.parametrize("door", DOORS)
def test_every_door_refuses_the_same_hints_in_the_same_words(through, door, said, words):
    complaint = through(door, **said)
    assert complaint
    assert words in complaint
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    "said",
    [
        {"title": "س" * 500},
        {"byline": "س" * 300},
        {"source": "س" * 200},
        {"language": "en"},
        {"language": "de"},
        {"language": "ckb"},
        {"published_at": "2026-03-01"},
        {"published_at": "2026-03-01T09:30:15+03:00"},
    ],
)
@pytest.mark.parametrize("door", DOORS)
def test_every_door_takes_hints_as_long_as_their_fields(through, door, said):
    assert through(door, **said) == ""


@pytest.mark.parametrize("door", DOORS)
def test_an_address_without_scheme_is_one_of_the_web(through, door):
    assert through(door, url="paper.example/news/7") == ""
    assert Document.objects.get().url == "https://paper.example/news/7"


def test_what_is_said_of_a_known_text_is_checked_as_well(browse, editor):
    client = browse(editor)
    assert by_desk(client, editor, SAID) == ""
    for door in (by_desk, by_desk_as_file, by_api, by_api_as_file):
        assert "500" in door(client, editor, SAID | {"title": "س" * 501})
    assert Document.objects.count() == 1


PASTED = {"desk": by_desk, "API": by_api}


@pytest.mark.parametrize("around", ["{}", "\n\n{}\n \n", "\r\n {}\t", "\x00{}\x00"], ids=repr)
def test_what_stands_around_a_pasted_text_is_none_of_it(browse, editor, around):
    for door in PASTED.values():
        assert door(browse(editor), editor, {}, around.format(TEXT)) == ""
    document = Document.objects.get()
    assert (document.body, document.original) == (TEXT, TEXT.encode())


@pytest.mark.parametrize(
    ("text", "words"),
    [("...", "لا نص فيه"), ("\n؟!\n", "لا نص فيه"), (" \n\x00", "أعطِ نصًّا")],
)
@pytest.mark.parametrize("door", PASTED)
def test_marks_alone_are_no_text(browse, editor, door, text, words):
    assert words in PASTED[door](browse(editor), editor, {}, text)
    assert not Document.objects.exists()


def test_marks_alone_are_no_text_for_the_command_either(editor, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"...\n")))
    assert "لا نص فيه" in by_command(None, editor, {})
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"language": "zz"}, "unknown_language"),
        ({"source_tier": "best"}, "unknown_tier"),
        ({"published_at": "01/02/2026"}, "impossible_date"),
        ({"url": "javascript:alert(1)"}, "no_web_address"),
        ({"title": "س" * 501}, "too_many_characters"),
    ],
)
def test_desk_and_api_refuse_a_text_with_the_same_status(browse, editor, said, code):
    client = APIClient()
    client.force_authenticate(editor)
    at_api = client.post("/api/v1/documents/", {"text": TEXT, **said}, format="json")
    form = {"text": TEXT, **renamed(said, AT_DESK)}
    assert (problem(at_api)["code"], browse(editor).post(ADD, form).status_code) == (code, 400)
    assert at_api.status_code == 400


def complaint_of(*given: str) -> str:
    """What the command says to a line that it cannot follow."""
    err = io.StringIO()
    with pytest.raises(CommandError) as refused:
        call_command("ingest", *given, stdout=io.StringIO(), stderr=err)
    return err.getvalue() + str(refused.value)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ((), "حدّد ما يُستلم"),
        (("/nowhere/at/all",), "لا يوجد ملف كهذا"),
        (("x" * 300,), "لا يكون اسم ملف بهذا الطول"),
        (("-", "--colour=red"), "لا يعرف --colour=red"),
        (("-", "--title"), "--title تنقصه قيمته"),
    ],
)
def test_the_command_says_what_is_wrong_in_the_language_of_the_house(db, given, words):
    assert words in complaint_of(*given)


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("argument --title: expected one argument", "--title"),
        ("unrecognized arguments: --colour red", "--colour red"),
    ],
)
def test_what_argparse_says_in_english_is_said_in_our_words(said, named):
    assert named in wrong_words(said)
    assert "argument" not in wrong_words(said)
