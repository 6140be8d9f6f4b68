"""`manage.py ingest`: texts of many places in, one line a document out."""

import io
import json
import re

import pytest
from django.core.management import CommandError, call_command

from claims.management.commands import ingest as command
from claims.models import Claim
from sources.intake.fetch import Fetched
from sources.intake.fetch.refusals import ForbiddenAddress
from sources.models import Document, Source

pytestmark = pytest.mark.django_db

ARTICLE = """ميناء الشرق يستقبل سفينة القمح

أعلنت هيئة الميناء يوم الأحد وصول سفينة تحمل 30 ألف طن من القمح. وقال المدير إن التفريغ صعب.
هل تكفي الكمية حاجة السوق؟
"""


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def run(*places: object, **options: object) -> tuple[str, str]:
    """What a run says on standard output and on standard error."""
    out, err = io.StringIO(), io.StringIO()
    call_command("ingest", *map(str, places), stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def test_one_line_of_json_tells_all_about_a_document(article):
    out, _err = run(article, review=True, json=True)
    told = json.loads(out)
    document = Document.objects.get()
    assert out.count("\n") == 1
    assert told.keys() == {"document", "sha256", "language", "sentences"}
    assert (told["document"], told["sha256"]) == (document.pk, document.sha256)
    assert told["language"] == "ar"
    for sentence in told["sentences"]:
        assert document.body[sentence["start"] : sentence["end"]] == sentence["text"]


def test_every_body_sentence_under_review_is_one_claim_with_its_reasons(article):
    told = json.loads(run(article, review=True, json=True)[0])
    figure = told["sentences"][1]
    claim = Claim.objects.get(pk=figure["claim"])
    assert claim.sentence.text == figure["text"]
    assert (figure["kind"], figure["check_worthiness"]) == (claim.kind, claim.check_worthiness)
    assert any("30" in reason for reason in figure["reasons"])
    claims = [s["claim"] for s in told["sentences"] if not s["furniture"]]
    assert sorted(claims) == sorted(Claim.objects.values_list("pk", flat=True))


def test_furniture_and_references_have_no_claim(article):
    told = json.loads(run(article, json=True)[0])
    assert told["sentences"][0]["furniture"]
    assert {s["claim"] for s in told["sentences"]} == {None}
    assert {s["kind"] for s in told["sentences"]} == {None}
    assert not Claim.objects.exists()


def test_without_json_a_person_reads_a_line_a_document(article):
    out, err = run(article, review=True)
    document = Document.objects.get()
    assert re.findall(r"\d+", out.partition(document.title)[0]) == [str(document.pk), "4", "3"]
    assert out.count("\n") == 1
    assert err == ""


def test_the_source_is_named_for_all(article, tmp_path):
    (tmp_path / "second.txt").write_text("خبر ثان.", encoding="utf-8")
    run(article, tmp_path / "second.txt", source="جريدة المرسى")
    assert Source.objects.get().name == "جريدة المرسى"


def test_one_bad_file_does_not_stop_the_rest(article, tmp_path):
    (tmp_path / "picture.txt").write_bytes(bytes(range(32)) * 9)
    out, err = io.StringIO(), io.StringIO()
    places = [str(tmp_path / name) for name in ("none.txt", "picture.txt", "article.txt")]
    with pytest.raises(CommandError):
        call_command("ingest", *places, json=True, stdout=out, stderr=err)
    assert json.loads(out.getvalue())["document"] == Document.objects.get().pk
    assert [line.partition(": ")[0] for line in err.getvalue().splitlines()] == places[:2]


def test_a_dash_is_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
    run("-", source="جريدة المرسى")
    assert Document.objects.get().body == ARTICLE


def test_a_folder_is_its_files_hidden_ones_left_out(tmp_path):
    (tmp_path / "inner").mkdir()
    (tmp_path / ".git").mkdir()
    for number, name in enumerate(("b.txt", "inner/a.txt", ".hidden", ".git/c.txt")):
        (tmp_path / name).write_text(f"خبر رقم {number}.", encoding="utf-8")
    run(tmp_path)
    assert set(Source.objects.values_list("name", flat=True)) == {"a.txt", "b.txt"}


def test_an_address_is_fetched_and_its_domain_is_the_source(monkeypatch):
    page = Fetched(
        ARTICLE.encode(), "text/plain", "https://www.marsa.example/1", "www.marsa.example"
    )
    monkeypatch.setattr("sources.intake.doors.fetch", lambda url: page)
    run("https://www.marsa.example/1")
    document = Document.objects.get()
    assert (document.url, document.source.domain) == (page.url, "marsa.example")


def test_an_address_that_is_refused_is_told_with_the_reason():
    err = io.StringIO()
    with pytest.raises(CommandError):
        call_command("ingest", "http://127.0.0.1/", stderr=err)
    assert str(ForbiddenAddress(host="127.0.0.1")) in err.getvalue()


def test_a_known_text_is_told_again_with_the_same_document(article):
    first, second = (json.loads(run(article, json=True, review=True)[0]) for _ in range(2))
    assert first == second


def test_long_work_tells_how_far_it_is(tmp_path, monkeypatch):
    monkeypatch.setattr(command, "QUIET", -1.0)
    monkeypatch.setattr(command, "BATCH", 1)
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"خبر رقم {number}.", encoding="utf-8")
    _out, err = run(tmp_path)
    assert [re.findall(r"\d+", line)[0] for line in err.splitlines()] == ["1", "2", "3"]


LINES = """{"text": "افتتحت البلدية الجسر أمس.", "source": "صحيفة المرسى", "review": false}
{"text": "بلغ الإنتاج 300 طن."}
"""


def test_a_file_of_lines_tells_of_a_text_in_each(tmp_path):
    (tmp_path / "night.jsonl").write_text(LINES, encoding="utf-8")
    out, err = run(tmp_path / "night.jsonl", review=True, json=True)
    assert [bool(d.review_since) for d in Document.objects.order_by("id")] == [False, True]
    assert (out.count("\n"), err) == (2, "")
    assert Source.objects.filter(name="صحيفة المرسى").exists()


def test_a_line_that_tells_of_nothing_is_named_by_its_number(monkeypatch):
    told = b"{broken\n" + LINES.encode() + b'{"text": "x", "txt": 1}\n'
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(told)))
    err = io.StringIO()
    with pytest.raises(CommandError):
        call_command("ingest", "-", jsonl=True, stdout=io.StringIO(), stderr=err)
    assert [line.partition(": ")[0] for line in err.getvalue().splitlines()] == ["-:1", "-:4"]
    assert Document.objects.count() == 2


def test_a_line_larger_than_any_file_is_refused_and_the_next_is_read(tmp_path, settings):
    settings.MAX_UPLOAD_BYTES = 9
    huge = json.dumps({"text": "x" * 300_000})
    path = tmp_path / "night.jsonl"
    path.write_text(f"{huge}\n" + LINES.splitlines()[1] + "\n", encoding="utf-8")
    err = io.StringIO()
    with pytest.raises(CommandError):
        call_command("ingest", str(path), stdout=io.StringIO(), stderr=err)
    assert err.getvalue().startswith(f"{path}:1: ")
