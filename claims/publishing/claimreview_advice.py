"""What a ClaimReview may lack and is better with, each with its words for the editor."""

from collections.abc import Iterator, Sequence
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.models import Newsroom, Verdict
from claims.publishing.claimreview import claim_review
from claims.publishing.claimreview_parts import Data, is_named, part, parts
from claims.publishing.claimreview_rules import Rule, broken

ADVICE: Final[tuple[Rule, ...]] = (
    Rule(
        "appearance_given",
        _("The text of the claim has no address: nobody can follow where it was said."),
        lambda d: bool(part(d, "itemReviewed").get("appearance")),
    ),
    Rule(
        "claim_date_given",
        _("The text of the claim has no date: nobody can tell when it was said."),
        lambda d: bool(part(d, "itemReviewed").get("datePublished")),
    ),
    Rule(
        "citations_lead_somewhere",
        _("Evidence without an address is cited: nobody can follow it."),
        lambda d: all(bool(work.get("url")) for work in parts(d, "citation")),
    ),
    Rule(
        "editor_given",
        _("Its editor has chosen no public name: the newsroom alone is named."),
        lambda d: is_named(d, "editor"),
    ),
    Rule(
        "licence_given",
        _("The newsroom names no licence: nobody may be sure to use its words."),
        lambda d: bool(d.get("license")),
    ),
)


def lacking(data: Data) -> Iterator[Rule]:
    """What it is better with and has not, in the order of the table."""
    return (rule for rule in ADVICE if not rule.holds(data))


def notes_on(history: Sequence[Verdict]) -> list[Promise]:
    """What is wrong with the ClaimReview of the newest row, then what it lacks, in words."""
    review = claim_review(history, Newsroom.objects.ours())
    return [rule.words for rule in (*broken(review), *lacking(review))]
