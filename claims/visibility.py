"""What leaves the house: insiders see all, everybody else what was published."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef

from claims.models import Claim, Comment, Evidence, Verdict
from claims.models.claim import ClaimQuerySet
from claims.models.comment import CommentQuerySet
from claims.models.evidence import EvidenceQuerySet
from claims.models.verdict import VerdictQuerySet
from claims.publishing.stream import stream
from sources.people.models import Person

Reader = Person | AnonymousUser


def is_insider(reader: Reader) -> bool:
    """Editors, analysts and administrators: those who may read the decisions."""
    return reader.has_perm("claims.view_decision")


def verdicts_for(reader: Reader) -> VerdictQuerySet:
    return Verdict.objects.for_readers() if is_insider(reader) else stream()


def claims_for(reader: Reader) -> ClaimQuerySet:
    claims = Claim.objects.for_queue()
    return claims if is_insider(reader) else claims.published()


def evidence_for(reader: Reader) -> EvidenceQuerySet:
    """Outsiders see what published verdicts rest on."""
    evidence = Evidence.objects.for_claim_page()
    published = Verdict.objects.published().filter(evidence=OuterRef("pk"))
    return evidence if is_insider(reader) else evidence.filter(Exists(published))


def comments_for(reader: Reader) -> CommentQuerySet:
    comments = Comment.objects.with_people()
    return comments if is_insider(reader) else comments.none()
