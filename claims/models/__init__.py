"""What is said, and whether it holds: claims, evidence, repeats, verdicts and comments."""

from claims.models.basis import Basis
from claims.models.check_table import CheckTable
from claims.models.claim import Claim
from claims.models.comment import Comment, Edit
from claims.models.decision import Decision
from claims.models.edition import Edition
from claims.models.evidence import Evidence
from claims.models.judgement import Judgement, VerdictKind
from claims.models.label import Label
from claims.models.label_reading import LabelReading
from claims.models.look_rule import LookRule
from claims.models.newsroom import Newsroom
from claims.models.past_check import PastCheck
from claims.models.publication import Publication
from claims.models.queueing import Dismissal, Priority
from claims.models.rating import Rating
from claims.models.repeat import Repeat
from claims.models.report import Report, ReportKind, ReportState
from claims.models.report_decision import ReportDecision
from claims.models.second_look import Look, SecondLook, Turn
from claims.models.stance import Stance
from claims.models.statement import Kind, Outcome
from claims.models.topic import Topic
from claims.models.verdict import Verdict

__all__ = [
    "Basis",
    "CheckTable",
    "Claim",
    "Comment",
    "Decision",
    "Dismissal",
    "Edit",
    "Edition",
    "Evidence",
    "Judgement",
    "Kind",
    "Label",
    "LabelReading",
    "Look",
    "LookRule",
    "Newsroom",
    "Outcome",
    "PastCheck",
    "Priority",
    "Publication",
    "Rating",
    "Repeat",
    "Report",
    "ReportDecision",
    "ReportKind",
    "ReportState",
    "SecondLook",
    "Stance",
    "Topic",
    "Turn",
    "Verdict",
    "VerdictKind",
]
