"""Bringing evidence by hand: a text that is handed in, or a sentence of the archive."""

from dataclasses import dataclass
from typing import Any, Final

from django.db import transaction

from claims.models import Claim, Decision, Evidence, Stance
from claims.models.judgement import left_the_text
from claims.models.voicing import voice_anew
from claims.refusals.bringing import (
    EvidenceAlready,
    LeftTheArchive,
    NoPublisher,
    NoQuote,
    NotQuoted,
    OwnSentence,
)
from claims.refusals.changing import Stale, UnknownStance
from sources.intake.handing_in import hand_in
from sources.limits import keep_within
from sources.models import Document, Sentence
from sources.models.sentence import TAKEN_DOWN
from sources.people.models import Person
from sources.text.spelling.quoting import Quoted, place_of_quote
from sources.text.spelling.visible import is_seen

WHOLE: Final = Quoted(0, 0)  # nothing of the sentence is quoted apart
# By any of these a text is known to be of another publisher than the claim's.
NAMING: Final = ("source_name", "source_domain", "url")


@dataclass(frozen=True, kw_only=True)
class Bringing:
    """What a person says of what they bring: what it does to the claim, and its telling words."""

    stance: str
    quote: str = ""
    why: str = ""

    def check(self, claim: Claim, *, seen: int) -> None:
        """Raise what stands against it before anything is fetched and kept."""
        keep_within(Decision, why=self.why)
        if self.stance not in Stance.values:
            raise UnknownStance
        if claim.version != seen:
            raise Stale
        if left := left_the_text(claim):
            raise left


def bring_text(claim: Claim, said: Bringing, *, by: Person, seen: int, **given: Any) -> Evidence:
    """Hand in a text, a file or an address, and let what is quoted of it stand as evidence.

    It comes in by the one door of all texts, as a reference document of its source, and stays in
    the archive where its words do not stand as evidence. Raises a Refusal.
    """
    said.check(claim, seen=seen)
    if not any(is_seen(given.get(name, "")) for name in NAMING):
        raise NoPublisher
    document = hand_in(by=by, review=False, **given).document
    sentence = sentence_quoted(document, said.quote)
    return bring_sentence(claim, sentence, said, by=by, seen=seen)


def sentence_quoted(document: Document, quote: str) -> Sentence:
    """The sentence that says the quoted words, or the only one there is; of the article first."""
    rows = list(document.sentences.current().order_by("is_furniture", "start"))
    if is_seen(quote):
        saying = (row for row in rows if place_of_quote(quote, row.text))
        if sentence := next(saying, None):
            return sentence
        raise NotQuoted
    body = [row for row in rows if not row.is_furniture]
    if len(body) != 1:
        raise NoQuote(document=document.pk)
    return body[0]


@transaction.atomic
def bring_sentence(
    claim: Claim, sentence: Sentence, said: Bringing, *, by: Person, seen: int
) -> Evidence:
    """Let a sentence of the archive stand as evidence, be it found before or not.

    Raises a Refusal, having changed nothing.
    """
    Claim.objects.hold([claim.pk])
    said.check(claim, seen=seen)
    check_sentence(claim, sentence)
    quote = quoted_in(sentence, said.quote)
    row = row_for(claim, sentence, by=by)
    before = {"evidence": row.pk, "stance": row.stance, "quote": [*WHOLE]}
    after = {"evidence": row.pk, "stance": said.stance, "quote": [*quote]}
    claim.change(Decision.Action.BRING, by=by, seen=seen, why=said.why, before=before, after=after)
    row.stance, row.quote_start, row.quote_end = said.stance, *quote
    row.save(update_fields=["stance", "quote_start", "quote_end"])
    voice_anew(claim)
    row.refresh_from_db(fields=["voice"])
    return row


def row_for(claim: Claim, sentence: Sentence, *, by: Person) -> Evidence:
    """A new row, or the one in which the machine found it; nobody brings what somebody brought."""
    row = Evidence.objects.filter(claim=claim, sentence=sentence).first()
    if row is None:
        return Evidence.objects.create(claim=claim, sentence=sentence, brought_by=by)
    if row.is_brought or row.quote_end:
        raise EvidenceAlready
    return row


def check_sentence(claim: Claim, sentence: Sentence) -> None:
    if sentence.pk == claim.sentence_id:
        raise OwnSentence
    if sentence.retired_at or sentence.furniture == TAKEN_DOWN:
        raise LeftTheArchive


def quoted_in(sentence: Sentence, quote: str) -> Quoted:
    """Where the quoted words stand in a sentence; nowhere apart where nothing is quoted."""
    if not is_seen(quote):
        return WHOLE
    if not (place := place_of_quote(quote, sentence.text)):
        raise NotQuoted
    return place
