"""The small cells of a list: a word in its colour."""

from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from claims.desk.labels import matching_state, matching_words
from claims.desk.moments import moment_words
from claims.models import Claim, Priority, Rating
from sources.showing import isolated

BREAK = mark_safe("<br>")  # a word of ours
RATINGS = dict(Rating.choices)


def chip(words: object, style: str = "", *, title: str = "") -> SafeString:
    about = format_html(' title="{}"', title) if title else ""
    return format_html('<span class="{}"{}>{}</span>', f"chip {style}".strip(), about, words)


def kind_chips(claim: Claim) -> SafeString:
    kind = chip(claim.get_kind_display())
    return kind + chip(_("speculative wording"), "speculative") if claim.speculative else kind


def matching_chip(claim: Claim) -> SafeString:
    """Where matching stands, and why it failed; the claim needs `with_work()`."""
    state = matching_state(claim)
    error: str | None = getattr(claim, "work_error", None)
    style = "" if state == "found" and not getattr(claim, "evidence_count", 0) else state
    return chip(matching_words(claim), style, title=(error or "") if state == "failed" else "")


def rating_chip(claim: Claim) -> SafeString | str:
    """The standing rating with its label, void, or a dash; of a repeat its original's.

    The claim needs `with_standing_verdict()`.
    """
    rating: str | None = getattr(claim, "told_rating", None)
    if rating is None:
        return "—"
    if claim.repeat_of_id and rating != getattr(claim, "rating", None):
        return inherited_chip(rating)
    return rated_chip(claim, rating) if rating else chip(_("withdrawn"), "void")


def inherited_chip(rating: str) -> SafeString:
    words = RATINGS[rating] if rating else _("withdrawn")
    return chip(_("%(rating)s, as its original") % {"rating": words}, rating or "void")


def rated_chip(claim: Claim, rating: str) -> SafeString:
    label = claim.standing.label_words if claim.standing else ""
    said = chip(RATINGS[rating], rating)
    return said + BREAK + chip(label, rating) if label else said


def queue_chips(claim: Claim) -> SafeString:
    """What people said of its place in the queue: dismissed, urgent or low, and until when."""
    return format_html_join(" ", "{}", ((shown,) for shown in said_of_its_place(claim)))


def said_of_its_place(claim: Claim) -> Iterator[SafeString]:
    if claim.dismissed_as:
        words = _("dismissed: %(reason)s") % {"reason": claim.get_dismissed_as_display()}
        yield chip(words, "dismissed")
    if claim.priority != Priority.NORMAL:
        yield chip(claim.get_priority_display(), claim.priority_word)
    if claim.is_due and claim.deadline:
        yield deadline_chip(claim.deadline)


def deadline_chip(deadline: datetime) -> SafeString:
    said = {"when": moment_words(deadline)}
    if deadline <= timezone.now():
        return chip(_("overdue since %(when)s") % said, "overdue")
    return chip(_("due %(when)s") % said, "due")


def source_chip(claim: Claim) -> SafeString:
    source = claim.sentence.document.source
    return isolated(source) + BREAK + chip(source.get_tier_display(), source.tier)
