"""A published verdict on every sentence of an archive, written straight into the tables."""

from hashlib import sha256
from itertools import islice

from django.db import transaction
from django.db.models import OuterRef, Subquery

from claims.models import Claim, Publication, Rating, Verdict, VerdictKind
from sources.models import Sentence
from sources.people.models import Person

TOGETHER = 5_000


def judge_all() -> None:
    """Claims, verdicts and publications of the same numbers as the sentences."""
    editor = Person.objects.create(username="editor")
    sentences = Sentence.objects.order_by("pk").values_list("pk", flat=True).iterator()
    while batch := list(islice(sentences, TOGETHER)):
        with transaction.atomic():
            Claim.objects.bulk_create(Claim(pk=pk, sentence_id=pk, folded="") for pk in batch)
            Verdict.objects.bulk_create(verdict(pk, editor) for pk in batch)
            Publication.objects.bulk_create(
                Publication(pk=pk, verdict_id=pk, seq=pk, by=editor) for pk in batch
            )
    given = Verdict.objects.filter(claim=OuterRef("pk")).values("pk")[:1]
    Claim.objects.filter(standing=None).update(standing=Subquery(given))


def verdict(pk: int, editor: Person) -> Verdict:
    name = sha256(str(pk).encode()).hexdigest()
    return Verdict(
        pk=pk,
        seq=pk,
        claim_id=pk,
        kind=VerdictKind.FIRST,
        rating=Rating.SPECULATIVE,
        rationale="لا دليل.",
        editor=editor,
        leaf=name,
        digest=name,
    )
