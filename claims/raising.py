"""Turning a document's sentences into claims; safe to run twice."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from django.db import transaction

from claims.models import Claim
from claims.models.statement import MATCH
from claims.triage import Assessment, assess
from sources.models import Document, Sentence
from sources.models.versions import stood_before
from sources.text.spelling.folding import terms
from sources.work.models import Work

# How many sentences above a new one are read with it: a list of possible outcomes is shorter.
CONTEXT: Final = 50


class Reading(NamedTuple):
    """What triage makes of a sentence, and its words as the search of the queue knows them."""

    assessment: Assessment
    folded: str


# By place in the body: start and end.
Readings = Mapping[tuple[int, int], Reading]
NOTHING: Final[Readings] = MappingProxyType({})


def read(sentences: Sequence[Sentence]) -> Readings:
    """What the body sentences of a document say, in order; takes a millisecond each."""
    body = [sentence for sentence in sentences if not sentence.is_furniture]
    assessed = assess([sentence.text for sentence in body])
    return {
        (s.start, s.end): Reading(found, f" {' '.join(terms(s.text))} ")
        for s, found in zip(body, assessed, strict=True)
    }


def claim_from(sentence: Sentence, reading: Reading) -> Claim:
    """An unsaved claim with what triage made of the sentence."""
    assessment, folded = reading
    return Claim(
        sentence=sentence,
        folded=folded,
        kind=assessment.kind,
        speculative=assessment.speculative,
        check_worthiness=assessment.check_worthiness,
        reasons=[reason._asdict() for reason in assessment.reasons],
    )


@transaction.atomic
def raise_claims(document: Document, ahead: Readings = NOTHING) -> list[Claim]:
    """Raise each body sentence of the current cut that is no claim yet, and ask for its matching.

    Of a text that its publisher changed only what is new in it: the rest are claims of the version
    before, where they were judged. What holds no word is none.

    Claim and work row share one transaction: nothing that was raised can be forgotten. What was
    read `ahead` of it is not read again: nobody who writes waits for triage.
    """
    body = list(document.sentences.current().filter(is_furniture=False).order_by("start"))
    claimed = Claim.objects.filter(sentence__document=document)
    raised = set(claimed.values_list("sentence_id", flat=True)) | raised_before(document, body)
    new = [one for one in body if one.pk not in raised and has_words(one.text)]
    readings = {**ahead, **read(unread(body, new, ahead))}
    claims = Claim.objects.bulk_create(claim_from(s, readings[s.start, s.end]) for s in new)
    ask_for_matching(claims)
    return claims


def raised_before(document: Document, body: Sequence[Sentence]) -> set[int]:
    """The sentences that a version under review said already."""
    former = document.revises
    return stood_before(document, body) if former and former.review_since else set()


def has_words(text: str) -> bool:
    """Whether it says anything: of brackets and dashes alone nothing can be checked."""
    return any(map(str.isalnum, text))


def unread(
    body: Sequence[Sentence], new: Sequence[Sentence], ahead: Readings
) -> Sequence[Sentence]:
    """The stretch of the body that must still be read, with what stands above it."""
    wanted = {s.pk for s in new if (s.start, s.end) not in ahead}
    lacking = [n for n, s in enumerate(body) if s.pk in wanted]
    return body[max(0, lacking[0] - CONTEXT) : lacking[-1] + 1] if lacking else []


def ask_for_matching(claims: Sequence[Claim], *, given: str = "") -> None:
    """Queue claims, the most check-worthy first; `given` names what there is new to match."""
    Work.objects.request(MATCH, {c.pk: c.check_worthiness for c in claims}, given=given)
