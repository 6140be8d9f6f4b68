"""A newsroom with something in every table, and the folder it is written to."""

import json
from contextlib import nullcontext

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.test import TransactionTestCase

from claims.deciding.looking import look
from claims.earlier.taking import take_in
from claims.models import (
    CheckTable,
    Comment,
    Edit,
    Judgement,
    LabelReading,
    Newsroom,
    Repeat,
    Report,
)
from claims.models.report import new_token
from claims.models.report_decision import ReportDecision
from claims.moving import exporting
from claims.moving.exporting import export
from claims.moving.manifest import NAME, sums_of
from sources.models import Embedding, IndexChange, Ruling, Source
from sources.people.erasing import erase
from sources.people.models import Person
from sources.work.models import Work
from tests.factories import (
    accept,
    judge,
    make_claim,
    make_document,
    make_entry,
    make_evidence,
    make_label,
    make_person,
    make_rule,
    make_source,
    make_topic,
    make_watch,
)

PNG = b"\x89PNG\r\n\x1a\n and more"


def fill(editor: Person, analyst: Person) -> None:
    """Something in every table that moves."""
    paper = make_source("وكالة «النهر»", domain="river.example")
    make_source("وكالة النهر").merge_into(paper, by=editor, why="الوكالة نفسها")
    claim = make_claim("انخفض التضخم إلى ٣٫٢٪ 🌍.", source=paper, reasons=[{"z": 1, "a": -0.05}])
    accept(make_evidence(claim, "بلغ التضخم ٣٫٢٪.", parts={"words": 0.5}), by=editor)
    make_evidence(claim, "بلغ ٤٪.", score=None, brought_by=editor, quote_start=4, quote_end=6)
    first = judge(claim, "supported", by=editor)
    label = str(make_label("=مضلل").pk)
    claim.topics.add(make_topic())
    judge(claim, "disputed", by=editor, kind="correction", public_note="=صححنا", label=label)
    judge(claim, "", by=editor, kind="void", public_note="سحبناه.", publish=False)
    make_rule()
    differing = judge(make_claim(), "speculative", by=editor, publish=False)
    accept(make_evidence(differing.claim), by=editor)
    for _turn in ("second", "third"):
        said = Judgement(rating="disputed", rationale="=نظرت")
        version = type(differing.claim).objects.get(pk=differing.claim_id).version
        look(differing.second_look, said, by=make_person("editor"), seen=version)
    assert differing.second_look.settled_by
    thread = Comment.objects.write(first, "لماذا؟", author=analyst)
    thread.edit("لماذا إذن؟", by=analyst, seen=1)
    thread.reply(author=editor, text="انظر المصدر.")
    other = make_claim("انخفض التضخم إلى ٤٪.")
    report = Report.objects.create(
        token=new_token(), kind="error", claim=claim, text="الرقم خطأ", language="ar"
    )
    ReportDecision.objects.create(report=report, action="answer", words="شكرًا", by=editor)
    Repeat.objects.create(claim=other, original=claim, score=0.9)
    document = make_document("=HYPERLINK(1)", title="=cmd()|' /C calc'!A0", byline="+٩٦٦")
    Ruling.objects.create(document=document, action="furniture", before=[], after={}, by=editor)
    IndexChange.objects.record(document.pk)
    sentence = document.sentences.get()
    Embedding.objects.create(sentence=sentence, encoder="toy", vector=b"\x00\xff\x01")
    Work.objects.request("match", {claim.pk: 0.5, other.pk: 0.4})
    watch = make_watch(by=editor, source=paper, why={"ar": "تعذّر", "en": "It failed"})
    make_entry(watch, document=document)
    take_in(reviews=[{"@type": "ClaimReview", "claimReviewed": "=1+1", "author": "دار"}], by=editor)
    LabelReading.objects.create(label="Fake", rating="disputed")
    CheckTable.objects.create(name="قديم.csv", rows=[[1, ["ادعاء"]]], added_by=editor)
    Newsroom(name_ar="المرصد", logo=PNG).save()
    editor.user_permissions.add(permission_of("view_work"))
    erase(make_person("analyst", username="gone"), by=editor, why="طلبت ذلك")
    LogEntry.objects.create(
        user=editor,
        content_type=ContentType.objects.get_for_model(Source),
        object_id=str(paper.pk),
        object_repr="@river",
        action_flag=CHANGE,
    )
    assert Edit.objects.exists()


def permission_of(codename: str):
    return ContentType.objects.get_for_model(Work).permission_set.get(codename=codename)


@pytest.fixture
def world(transactional_db, editor, analyst):
    fill(editor, analyst)


@pytest.fixture
def empty_out():
    """Make the database one in which nobody ever worked, as `migrate` does."""
    return TransactionTestCase()._fixture_teardown


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "exports"
    place.mkdir()
    return place / "out"


@pytest.fixture
def small(db, folder, monkeypatch):
    """The export of a newsroom of one source, beside a database that is empty again."""
    monkeypatch.setattr(exporting, "snapshot", nullcontext)
    source = make_source("وكالة النهر")
    export(folder)
    source.delete()
    return folder


@pytest.fixture
def rewrite(small):
    """Change a file of the export, and let the manifest vouch for it all the same."""

    def change(name: str, text: str) -> None:
        (small / name).write_text(text, encoding="utf-8", errors="surrogatepass")
        reseal(small)

    return change


def reseal(folder) -> None:
    said = json.loads((folder / NAME).read_text())
    said["files"] = sums_of(folder)
    (folder / NAME).write_text(json.dumps(said))


def contents(folder) -> dict[str, bytes]:
    """All files of an export, the manifest without its time."""
    found = {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    said = json.loads(found[NAME])
    said.pop("made_at")
    return found | {NAME: json.dumps(said).encode()}


@pytest.fixture
def quiet():
    return lambda what, rows: None
