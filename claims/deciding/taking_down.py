"""Taking a text down: what may not be kept goes, and that it was there stays."""

import json
import re
from typing import Final

from django.db import transaction
from django.db.models import F

from claims.models import Claim, Decision, Evidence, Look, Repeat, Verdict
from sources.clock import DatabaseNow
from sources.intake.correcting import LINES, check_reason
from sources.models import Document, Embedding, IndexChange, Ruling, Sentence
from sources.models.sentence import TAKEN_DOWN
from sources.people.models import KeptAnswer, Person
from sources.refusals.amending import StaleDocument, TakenDown

LETTER: Final = re.compile(r"\S")
BLOCK: Final = "█"
AT_ONCE: Final = 500
RECOGNISED: Final = 200  # characters by which words are found again


def tombstone(text: str) -> str:
    """As many lines, words and characters as the text had: every offset still holds."""
    return LETTER.sub(BLOCK, text)


@transaction.atomic
def take_down(document: Document, *, by: Person, seen: int, why: str) -> Ruling:
    """Remove bytes and words of a text for ever; raises a Refusal, having changed nothing.

    Its address, source and digest stay, so that it does not come in again unnoticed. Verdicts on
    its claims stand and show the tombstone; the words they commit to are gone, so their salt goes
    too, and the chain goes on over the commitments.
    """
    check_reason(why)
    row = Document.objects.select_for_update().get(pk=document.pk)
    if row.taken_down_at:
        raise TakenDown
    blank = {
        "original": b"",
        "body": tombstone(row.body),
        "locators": [],
        "title": "",
        "byline": "",
    }
    rows = Document.objects.filter(pk=row.pk, version=seen)
    if not rows.update(version=F("version") + 1, taken_down_at=DatabaseNow(), **blank):
        raise StaleDocument
    ruling = Ruling.objects.create(
        document=row,
        action=Ruling.Action.TAKEN_DOWN,
        before={"characters": len(row.body), "sha256": row.sha256},
        after={},
        by=by,
        why=why,
    )
    drop_suggestions(row)
    blank_sentences(row)
    blank_claims(row, by=by, why=why)
    blank_corrections(row)
    IndexChange.objects.record(row.pk)
    Verdict.objects.filter(claim__sentence__document=row).number_takedown()
    return ruling


@transaction.atomic
def take_down_words(verdict: Verdict, *, by: Person, seen: int, why: str) -> None:
    """Remove rationale and note of a verdict for ever; raises a Refusal, having changed nothing.

    What it came to, when, by whom and on what stays, and so does its place in chain and log. The
    salt goes with the words, so that nobody can try out which words they were.
    """
    check_reason(why)
    row = Verdict.objects.select_for_update().get(pk=verdict.pk)
    if row.taken_down_at:
        raise TakenDown
    number = {"verdict": row.seq}
    row.claim.change(
        Decision.Action.TAKE_WORDS, by=by, seen=seen, why=why, before=number, after=number
    )
    forget_answers_with(row.rationale)
    words = {"rationale": tombstone(row.rationale), "public_note": tombstone(row.public_note)}
    gone = Verdict.objects.filter(pk=row.pk)
    gone.update(salt="", taken_down_at=DatabaseNow(), **words)
    gone.number_takedown()
    forget_looks(row)


def forget_looks(verdict: Verdict) -> None:
    """What others wrote at a second look may quote the words that went."""
    for said in Look.objects.filter(second_look__verdict=verdict):
        forget_answers_with(said.rationale)
        Look.objects.filter(pk=said.pk).update(rationale=tombstone(said.rationale))


def forget_answers_with(words: str) -> None:
    """Answers kept for programs that ask again may hold the words for a day."""
    said = json.dumps(words[:RECOGNISED], ensure_ascii=False).strip('"')
    KeptAnswer.objects.filter(body__contains=said).delete()


def drop_suggestions(document: Document) -> None:
    """What the machine found in it and nobody judged is of no use to anybody any more."""
    Evidence.objects.filter(sentence__document=document).suggested().delete()
    Repeat.objects.filter(original__sentence__document=document, answer="").delete()


def blank_sentences(document: Document) -> None:
    """Also those that were replaced; none of them is searched for any more."""
    Embedding.objects.filter(sentence__document=document).delete()
    sentences = list(document.sentences.order_by("pk"))
    for sentence in sentences:
        sentence.text = tombstone(sentence.text)
        sentence.locator = ""
        sentence.furniture, sentence.is_furniture = TAKEN_DOWN, True
    fields = ["text", "locator", "furniture", "is_furniture"]
    Sentence.objects.bulk_update(sentences, fields, batch_size=AT_ONCE)


def blank_claims(document: Document, *, by: Person, why: str) -> None:
    """A decision on each claim, which whoever has it open hears of; and the proofs of its words."""
    for claim in Claim.objects.filter(sentence__document=document).order_by("pk"):
        number = {"document": document.pk}
        claim.change(
            Decision.Action.TAKE_DOWN,
            by=by,
            seen=claim.version,
            why=why,
            before=number,
            after=number,
            folded=" ",
            reasons=[],
        )
    Verdict.objects.filter(claim__sentence__document=document).update(salt="")


def blank_corrections(document: Document) -> None:
    """The titles and bylines that corrections remember are words of the text as well."""
    for ruling in document.rulings.filter(action=Ruling.Action.CORRECTED):
        for told in (ruling.before, ruling.after):
            told.update({name: tombstone(told[name]) for name in LINES if name in told})
        ruling.save(update_fields=["before", "after"])
