"""Django finds the desk here."""

from claims.desk import (
    claim_admin,
    label_admin,
    log_admin,
    look_rule_admin,
    newsroom_admin,
    past_check_admin,
    report_admin,
    topic_admin,
    watch_admin,
)
from claims.desk import document_pages as documents

__all__ = [
    "claim_admin",
    "documents",
    "label_admin",
    "log_admin",
    "look_rule_admin",
    "newsroom_admin",
    "past_check_admin",
    "report_admin",
    "topic_admin",
    "watch_admin",
]
