"""Claims are read before anybody who writes has to wait, and nothing is read twice."""

import pytest
from django.db import connection

from claims import raising
from claims.deciding.recutting import current_cut, cut_anew, window_at
from claims.models import Claim
from claims.raising import CONTEXT, raise_claims, read
from sources.intake.cutting import cut, rule_furniture
from sources.intake.ingest import Arrival, ingest
from sources.intake.reviewing import put_under_review
from sources.signals import sentences_cut
from sources.work.models import Work
from tests.factories import make_document

LINES = [f"افتتحت البلدية الجسر رقم {n} بعد {n} شهرًا." for n in range(1, 9)]


def arrival(*lines: str) -> Arrival:
    return Arrival("\n".join(lines or LINES).encode(), source_name="جريدة المرسى")


@pytest.fixture
def triage(monkeypatch):
    """Every call of triage: whether it stood inside a transaction, and how much it read."""
    calls, real = [], raising.assess

    def watched(sentences):
        if sentences:
            calls.append((connection.in_atomic_block, len(sentences)))
        return real(sentences)

    monkeypatch.setattr(raising, "assess", watched)
    return calls


def test_a_new_text_is_read_once_and_outside_of_its_transaction(transactional_db, triage):
    ingest(arrival(), review=True)
    assert triage == [(False, len(LINES))]
    assert Claim.objects.count() == Work.objects.filter(kind="match").count() == len(LINES)


def test_a_reference_text_is_not_read_for_claims(transactional_db, triage):
    ingest(arrival())
    assert triage == []


@pytest.mark.parametrize("again", [put_under_review, None], ids=["by hand", "sent again"])
def test_a_text_put_under_review_is_read_outside_of_its_transaction(
    transactional_db, triage, again
):
    document = ingest(arrival()).document
    triage.clear()
    if again:
        put_under_review([document])
    else:
        ingest(arrival(), review=True)
    assert (False, len(LINES)) in triage
    assert not any(inside for inside, _n in triage)
    assert Claim.objects.count() == len(LINES)


def test_another_editor_writes_while_a_long_text_is_read(transactional_db, editor):
    other = connection.copy()

    def write(sender, **_):
        with other.cursor() as cursor:
            cursor.execute(PATIENCE[connection.vendor])
            cursor.execute("UPDATE people_person SET first_name = 'هدى'")
        other.close()

    sentences_cut.connect(write)
    ingest(arrival(), review=True)
    editor.refresh_from_db()
    assert editor.first_name == "هدى"


PATIENCE = {"sqlite": "PRAGMA busy_timeout = 50", "postgresql": "SET lock_timeout = '50ms'"}


def test_what_is_read_ahead_is_what_is_read_on_the_spot(db):
    lines = ["فيما يلي بعض النتائج المحتملة:", "- هبوط حاد", "- ركود طويل", *LINES]
    document = make_document(*lines, review=True)
    ahead = read(cut(document))
    raise_claims(document, ahead)
    told = list(Claim.objects.order_by("id").values_list("kind", "reasons", "folded"))
    Work.objects.all().delete()
    Claim.objects.all().delete()
    raise_claims(document)
    assert told == list(Claim.objects.order_by("id").values_list("kind", "reasons", "folded"))


def test_a_new_cut_reads_no_more_than_what_is_new_and_what_stands_above(db, editor, triage):
    lines = [f"زار الوزير المدينة رقم {n} أمس." for n in range(CONTEXT + 40)]
    document = ingest(arrival(*lines), review=True).document
    triage.clear()
    middle = document.sentences.order_by("start")[CONTEXT + 20]
    seen = window_at(current_cut(document), middle.pk).seen()
    words = [middle.start, middle.start + middle.text.index("المدينة")]
    cut_anew(middle, {str(at) for at in words}, by=editor, seen=seen)
    assert [n for _inside, n in triage] == [CONTEXT + 2]


def test_ruling_furniture_reads_nothing_that_is_a_claim_already(db, editor, triage):
    sentence = ingest(arrival(), review=True).document.sentences.last()
    triage.clear()
    rule_furniture(sentence, is_furniture=True, by=editor)
    assert triage == []


def test_what_was_ruled_to_be_text_becomes_a_claim(db, editor, triage):
    document = make_document(*LINES, review=True)
    document.sentences.update(is_furniture=True)
    rule_furniture(document.sentences.first(), is_furniture=False, by=editor)
    assert [n for _inside, n in triage] == [1]
    assert Claim.objects.get().sentence == document.sentences.first()


def version(*lines: str) -> Arrival:
    text = "".join(f"<p>{line}</p>" for line in lines)
    page = f"<html><body><article>{text}</article></body></html>".encode()
    return Arrival(page, media_type="text/html", url="https://harbour.example/bridges")


def claimed() -> list[str]:
    return list(Claim.objects.order_by("pk").values_list("sentence__text", flat=True))


def test_of_a_changed_text_only_what_is_new_becomes_a_claim(transactional_db):
    ingest(version(*LINES), review=True)
    changed = LINES[3].replace("الجسر", "النفق")
    ingest(version(*LINES[:3], changed, *LINES[4:]), review=True)
    assert claimed() == [*LINES, changed]
    ingest(version(*LINES[:3], changed), review=True)
    assert claimed() == [*LINES, changed]


def test_where_the_version_before_served_as_evidence_all_of_the_new_one_is_raised(
    transactional_db,
):
    ingest(version(*LINES))
    ingest(version(*LINES[:3]), review=True)
    assert claimed() == LINES[:3]


def test_brackets_and_dashes_alone_are_no_claims(db):
    """A hundred thousand brackets behind a sentence were fifty claims for somebody to check."""
    said = "افتتحت البلدية الجسر رقم 3 بعد 5 أشهر."
    document = ingest(arrival(said, "[" * 100_000, "— … ***", "؟!"), review=True).document
    assert document.sentences.count() > 50
    assert [claim.sentence.text for claim in Claim.objects.all()] == [said]


def test_a_figure_alone_may_be_one(db):
    document = make_document("12,5%")
    assert len(raise_claims(document)) == 1
