"""The small cells of a list: a word in its colour."""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from claims.desk.labels import matching_state, matching_words
from claims.models import Claim, Rating
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
    """The standing rating with its label, void, or a dash; needs `with_standing_verdict()`."""
    rating: str | None = getattr(claim, "rating", None)
    if rating is None:
        return "—"
    return rated_chip(claim, rating) if rating else chip(_("void"), "void")


def rated_chip(claim: Claim, rating: str) -> SafeString:
    label = claim.standing.label_words if claim.standing else ""
    said = chip(RATINGS[rating], rating)
    return said + BREAK + chip(label, rating) if label else said


def source_chip(claim: Claim) -> SafeString:
    source = claim.sentence.document.source
    return isolated(source) + BREAK + chip(source.get_tier_display(), source.tier)
