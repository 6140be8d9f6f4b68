"""What leaves the house: insiders see all, everybody else what was published."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from claims.models import (
    Basis,
    Claim,
    Comment,
    Decision,
    Evidence,
    Repeat,
    SecondLook,
    Verdict,
)
from claims.models.claim import ClaimQuerySet
from claims.models.comment import CommentQuerySet
from claims.models.evidence import EvidenceQuerySet
from claims.models.repeat import RepeatQuerySet
from claims.models.second_look import SecondLookQuerySet
from claims.models.verdict import VerdictQuerySet
from claims.publishing.stream import stream
from sources.models import Document
from sources.models.document import DocumentQuerySet
from sources.people.models import Person

PUBLICATION = "standing__publication"
Reader = Person | AnonymousUser


def is_insider(reader: Reader) -> bool:
    """Editors, analysts and administrators: those who may read the decisions."""
    return reader.has_perm("claims.view_decision")


def verdicts_for(reader: Reader) -> VerdictQuerySet:
    """Insiders see drafts too, but for those they have yet to look at without knowing them."""
    if not is_insider(reader):
        return stream()
    return numbered_for(reader, Verdict.objects.for_readers().open_to(person_of(reader)))


def person_of(reader: Reader) -> Person:
    """Somebody known; raises TypeError for a stranger, who is no insider."""
    if not isinstance(reader, Person):
        raise TypeError(reader)
    return reader


def decisions_for(person: Person) -> QuerySet[Decision]:
    """All of them, but for what a verdict came to that this person has yet to look at."""
    hidden = SecondLook.objects.hidden_from(person).filter(verdict__claim=OuterRef("claim"))
    judged = Q(action=Decision.Action.JUDGE) & ~Q(by=person)
    return Decision.objects.filter(~judged | ~Exists(hidden))


def second_looks_for(reader: Reader) -> SecondLookQuerySet:
    """Those of verdicts; inside the house only."""
    looks = SecondLook.objects.for_page()
    return looks if is_insider(reader) else looks.none()


def numbered_for(reader: Reader, rows: VerdictQuerySet) -> VerdictQuerySet:
    """With neighbours by the number that leads whoever reads to a verdict.

    That is its number in the log for insiders, and its number of publication for all others.
    """
    return rows.with_neighbours("verdict__seq") if is_insider(reader) else rows


def claims_for(reader: Reader) -> ClaimQuerySet:
    """Each with `told_at`: when it last changed for who reads it."""
    claims = Claim.objects.for_page().prefetch_related("topics")
    if is_insider(reader):
        return claims.annotate(told_at=F("changed_at"))
    # What is decided inside and not published moves neither the time nor a number that they see.
    outside = claims.published()
    return outside.annotate(told_at=F(f"{PUBLICATION}__at"), verdict_seq=F(f"{PUBLICATION}__seq"))


def evidence_for(reader: Reader) -> EvidenceQuerySet:
    """Insiders see all, as it stands; outsiders what published verdicts rest on, as it was judged.

    Each row has its `shown_stance`.
    """
    evidence = Evidence.objects.for_claim_page()
    if is_insider(reader):
        return evidence.annotate(shown_stance=F("stance"))
    published = Basis.objects.filter(evidence=OuterRef("pk"), verdict__publication__isnull=False)
    newest = published.order_by("-verdict__publication__seq").values("stance")[:1]
    return evidence.annotate(shown_stance=Subquery(newest)).filter(shown_stance__isnull=False)


def documents_for(reader: Reader) -> DocumentQuerySet:
    """Insiders see all, outsiders those in which a claim stands that we told readers of."""
    if is_insider(reader):
        return Document.objects.all()
    told = Claim.objects.filter(sentence__document=OuterRef("pk"))
    return Document.objects.filter(Exists(told.told_of()))


def comments_for(reader: Reader) -> CommentQuerySet:
    """What was said about verdicts, those left out that this person has yet to look at."""
    comments = Comment.objects.with_people()
    if not is_insider(reader):
        return comments.none()
    return comments.open_to(person_of(reader))


def repeats_for(reader: Reader) -> RepeatQuerySet:
    repeats = Repeat.objects.for_claim_page()
    return repeats if is_insider(reader) else repeats.none()
