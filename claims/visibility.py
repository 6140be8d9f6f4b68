"""What leaves the house: insiders see all, everybody else what was published."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import F, OuterRef, Subquery

from claims.models import Basis, Claim, Comment, Evidence, Repeat, Verdict
from claims.models.claim import ClaimQuerySet
from claims.models.comment import CommentQuerySet
from claims.models.evidence import EvidenceQuerySet
from claims.models.repeat import RepeatQuerySet
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
    """Insiders see all, as it stands; outsiders what published verdicts rest on, as it was judged.

    Each row has its `shown_stance`.
    """
    evidence = Evidence.objects.for_claim_page()
    if is_insider(reader):
        return evidence.annotate(shown_stance=F("stance"))
    published = Basis.objects.filter(evidence=OuterRef("pk"), verdict__publication__isnull=False)
    newest = published.order_by("-verdict__publication__seq").values("stance")[:1]
    return evidence.annotate(shown_stance=Subquery(newest)).filter(shown_stance__isnull=False)


def comments_for(reader: Reader) -> CommentQuerySet:
    comments = Comment.objects.with_people()
    return comments if is_insider(reader) else comments.none()


def repeats_for(reader: Reader) -> RepeatQuerySet:
    repeats = Repeat.objects.for_claim_page()
    return repeats if is_insider(reader) else repeats.none()
