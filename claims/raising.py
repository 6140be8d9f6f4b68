"""Turning a document's sentences into claims; safe to run twice."""

from collections.abc import Sequence

from django.db import transaction

from claims.models import Claim
from claims.models.claim import MATCH
from claims.triage import Assessment, assess
from sources.models import Document, Sentence
from sources.text.spelling.folding import terms
from sources.work.models import Work


def claim_from(sentence: Sentence, assessment: Assessment) -> Claim:
    """An unsaved claim with what triage made of the sentence."""
    return Claim(
        sentence=sentence,
        folded=f" {' '.join(terms(sentence.text))} ",
        kind=assessment.kind,
        speculative=assessment.speculative,
        check_worthiness=assessment.check_worthiness,
        reasons=[reason._asdict() for reason in assessment.reasons],
    )


@transaction.atomic
def raise_claims(document: Document) -> list[Claim]:
    """Raise each standing body sentence that is no claim yet, and ask for its matching.

    Claim and work row share one transaction: nothing that was raised can be forgotten.
    """
    body = list(document.sentences.standing().filter(is_furniture=False).order_by("start"))
    raised = set(Claim.objects.filter(sentence__in=body).values_list("sentence_id", flat=True))
    judged = zip(body, assess([sentence.text for sentence in body]), strict=True)
    new = [claim_from(sentence, found) for sentence, found in judged if sentence.pk not in raised]
    claims = Claim.objects.bulk_create(new)
    ask_for_matching(claims)
    return claims


def ask_for_matching(claims: Sequence[Claim], *, given: str = "") -> None:
    """Queue claims, the most check-worthy first; `given` names what there is new to match."""
    Work.objects.request(MATCH, {c.pk: c.check_worthiness for c in claims}, given=given)
