"""What makes a ClaimReview a good one: a table of rules, each with its words for the editor."""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.models import Rating
from claims.publishing.claimreview_parts import (
    Data,
    are_in_order,
    do_dates_follow,
    is_above_the_worst,
    is_address,
    is_appearance,
    is_citation,
    is_correction,
    is_date,
    is_named,
    is_page,
    label,
    numbers,
    part,
    parts,
    says,
    text,
)

# Words that pass a judgement we never pass: a claim is disputed, not false.
VERDICTS_OF_OTHERS: Final = {"false", "خطأ", "كاذب", "كذب", "fake", "lie"}


class Rule(NamedTuple):
    """What must hold, and what is said where it does not."""

    code: str
    words: Promise
    holds: Callable[[Data], bool]


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "context",
        _("It must speak schema.org."),
        lambda d: (
            text(d.get("@context")).rstrip("/") in ("https://schema.org", "http://schema.org")
        ),
    ),
    Rule("type", _("It must be a ClaimReview."), lambda d: bool(d.get("@type") == "ClaimReview")),
    Rule("url", _("It needs the address of its own page."), lambda d: is_page(d.get("url"))),
    Rule(
        "claim",
        _("It must say which claim it reviews."),
        lambda d: bool(text(d.get("claimReviewed"))),
    ),
    Rule(
        "claim_tells_rating",
        _("The claim must not say how it is rated."),
        lambda d: not label(d) or not text(d.get("claimReviewed")).startswith(f"{label(d)}:"),
    ),
    Rule(
        "rating",
        _("It needs a rating."),
        lambda d: bool(part(d, "reviewRating").get("@type") == "Rating"),
    ),
    Rule("label", _("The rating must be said in words."), lambda d: bool(label(d))),
    Rule(
        "numbers",
        _("The numbers of a rating come together: worst, value and best, in this order, from 1."),
        are_in_order,
    ),
    Rule(
        "label_is_ours",
        _("We never call a claim false."),
        lambda d: label(d).casefold() not in VERDICTS_OF_OTHERS,
    ),
    Rule(
        "disputed_is_not_false",
        _("Disputed is not false: its number stands above the worst."),
        lambda d: not says(d, Rating.DISPUTED) or is_above_the_worst(d),
    ),
    Rule(
        "speculative_has_no_number",
        _("What is speculative has no number."),
        lambda d: not says(d, Rating.SPECULATIVE) or not numbers(d),
    ),
    Rule("author", _("It must name who reviewed."), lambda d: is_named(d, "author")),
    Rule(
        "author_address",
        _("The reviewer's address must be whole."),
        lambda d: is_address(part(d, "author").get("url")),
    ),
    Rule(
        "editor",
        _("An editor is named, or left out."),
        lambda d: "editor" not in d or is_named(d, "editor"),
    ),
    Rule(
        "published",
        _("It must say when it was published."),
        lambda d: is_date(d.get("datePublished")),
    ),
    Rule(
        "modified",
        _("When it was changed must be a date."),
        lambda d: "dateModified" not in d or is_date(d["dateModified"]),
    ),
    Rule("dates", _("It cannot be changed before it was published."), do_dates_follow),
    Rule(
        "body",
        _("It must say why."),
        lambda d: bool(text(d.get("reviewBody"))),
    ),
    Rule(
        "item",
        _("What is reviewed must be a Claim."),
        lambda d: bool(part(d, "itemReviewed").get("@type") == "Claim"),
    ),
    Rule(
        "claimant",
        _("Whoever made the claim is named, or left out."),
        lambda d: (
            "author" not in part(d, "itemReviewed") or is_named(part(d, "itemReviewed"), "author")
        ),
    ),
    Rule(
        "claim_date",
        _("When the claim was made must be a date, or left out."),
        lambda d: is_date(part(d, "itemReviewed").get("datePublished", "2000-01-01")),
    ),
    Rule(
        "appearance",
        _("Where the claim appeared must be an address, or left out."),
        lambda d: all(map(is_appearance, parts(part(d, "itemReviewed"), "appearance"))),
    ),
    Rule(
        "citations",
        _("What it cites must be named, and its addresses whole."),
        lambda d: all(map(is_citation, parts(d, "citation"))),
    ),
    Rule(
        "corrections",
        _("A correction says what was corrected, and when."),
        lambda d: all(map(is_correction, parts(d, "correction"))),
    ),
    Rule(
        "licence",
        _("The licence must be an address, or left out."),
        lambda d: "license" not in d or is_address(d["license"]),
    ),
)


def broken(data: Data) -> Iterator[Rule]:
    """The rules a ClaimReview breaks, in the order of the table."""
    return (rule for rule in RULES if not rule.holds(data))
