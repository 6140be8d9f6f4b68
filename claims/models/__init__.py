"""What is said, and whether it holds: claims, evidence, repeats, verdicts and comments."""

from claims.models.claim import Claim
from claims.models.comment import Comment, Edit
from claims.models.decision import Decision
from claims.models.evidence import Evidence, Stance
from claims.models.judgement import Judgement, Rating, VerdictKind
from claims.models.repeat import Repeat
from claims.models.statement import Kind, Outcome
from claims.models.verdict import Basis, Publication, Verdict

__all__ = [
    "Basis",
    "Claim",
    "Comment",
    "Decision",
    "Edit",
    "Evidence",
    "Judgement",
    "Kind",
    "Outcome",
    "Publication",
    "Rating",
    "Repeat",
    "Stance",
    "Verdict",
    "VerdictKind",
]
