"""A published verdict as schema.org's ClaimReview, for machines that gather fact-checks."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from django.urls import reverse
from django.utils.text import capfirst

from claims.models import Basis, Newsroom, Rating, Verdict, VerdictKind
from claims.publishing.addresses import claim_address, whole
from sources.models import Document
from sources.text.direction import unturned

Data = dict[str, Any]

BEST, WORST = 5, 1
# Nearer the best is truer. That evidence disputes a claim does not make it false, so disputed
# stays above the worst; and of what nobody can know yet no number would be true.
VALUES: Final = {Rating.SUPPORTED: BEST, Rating.DISPUTED: 2}


def claim_review(history: Sequence[Verdict], newsroom: Newsroom) -> Data:
    """The newest published row of a claim, which is no void, with what came before it.

    Of what we do not know (an undated text, a source without an address) nothing is said.
    """
    row = history[-1]
    text = row.claim.sentence.text
    house = publisher(newsroom)
    said = known(
        {
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "url": claim_address(row.claim_id),
            "claimReviewed": text,
            "reviewRating": rating(row),
            "reviewBody": row.told_rationale,
            "author": house,
            "publisher": house,
            "editor": editor(row),
            "datePublished": history[0].publication.at.isoformat(),
            "dateModified": row.publication.at.isoformat(),
            "itemReviewed": item(row),
            "citation": [citation(basis) for basis in row.bases.all()],
            "correction": list(corrections(history)),
            "license": newsroom.licence_url,
        }
    )
    return {name: unturned_in(value) for name, value in said.items()}


def unturned_in(value: Any) -> Any:
    """All words in it without what turns the order of those that another page puts beside them."""
    if isinstance(value, dict):
        return {name: unturned_in(part) for name, part in value.items()}
    if isinstance(value, list):
        return [unturned_in(part) for part in value]
    return unturned(value) if isinstance(value, str) else value


def known(data: Data) -> Data:
    """The entries that say something."""
    return {name: value for name, value in data.items() if value not in (None, "", [])}


def rating(row: Verdict) -> Data:
    """The label or the rating in words, and in numbers where a number is true.

    Beside a label the rating is said as what explains it.
    """
    words = capfirst(str(row.get_rating_display()))
    said: Data = {"@type": "Rating", "alternateName": row.label_words or words}
    if row.label_words:
        said["ratingExplanation"] = words
    if (value := VALUES.get(Rating(row.rating))) is None:
        return said
    return {**said, "ratingValue": value, "bestRating": BEST, "worstRating": WORST}


def publisher(newsroom: Newsroom) -> Data:
    """The newsroom as an organisation, with where it says how it works."""
    method = whole(reverse("public:methodology"))
    logo = whole(reverse("public:logo")) if newsroom.logo_type else ""
    return known(
        {
            "@type": "Organization",
            "name": newsroom.name,
            "url": newsroom.address or whole(reverse("public:front")),
            "logo": logo,
            "publishingPrinciples": method,
            "correctionsPolicy": f"{method}#corrections",
        }
    )


def editor(row: Verdict) -> Data | None:
    """Who gave the verdict, by the name they chose for readers."""
    name = row.editor.public_name
    return {"@type": "Person", "name": name} if name else None


def item(row: Verdict) -> Data:
    """The claim: who published it, where and when."""
    document = row.claim.sentence.document
    return known(
        {
            "@type": "Claim",
            "author": {"@type": "Organization", "name": document.source.name},
            "datePublished": dated(document),
            "appearance": work(document) if document.url else None,
        }
    )


def citation(basis: Basis) -> Data:
    return work(basis.evidence.sentence.document)


def work(document: Document) -> Data:
    """A text of somebody else."""
    return known(
        {
            "@type": "CreativeWork",
            "url": document.url,
            "name": document.title or document.source.name,
            "datePublished": dated(document),
            "publisher": {"@type": "Organization", "name": document.source.name},
        }
    )


def dated(document: Document) -> str:
    """The day a text says it was published; "" where it says none."""
    return document.dated.isoformat() if document.dated else ""


def corrections(history: Sequence[Verdict]) -> Iterator[Data]:
    """What readers were told about each change that took something back."""
    for row in history:
        if row.kind in (VerdictKind.CORRECTION, VerdictKind.VOID):
            yield {
                "@type": "CorrectionComment",
                "text": row.told_note,
                "datePublished": row.publication.at.isoformat(),
            }


def feed_item(row: Verdict, newsroom: Newsroom) -> Data:
    """One entry of the data feed; the verdict comes with its history."""
    review = claim_review(row.claim.told, newsroom)
    return {"@type": "DataFeedItem", "dateModified": review["dateModified"], "item": review}
