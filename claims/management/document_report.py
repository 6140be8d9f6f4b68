"""What became of a document, for programs: its sentences and the claims raised from them."""

from typing import Any

from claims.models import Claim
from sources.models import Document, Sentence


def report(document: Document) -> dict[str, Any]:
    """A document with its sentences and their claims, offsets in code points of the body."""
    sentences = document.sentences.current().select_related("claim").order_by("start")
    return {
        "document": document.pk,
        "sha256": document.sha256,
        "language": document.language,
        "sentences": [sentence_report(sentence) for sentence in sentences],
    }


def sentence_report(sentence: Sentence) -> dict[str, Any]:
    claim: Claim | None = getattr(sentence, "claim", None)
    return {
        "start": sentence.start,
        "end": sentence.end,
        "text": sentence.text,
        "furniture": sentence.is_furniture,
        "claim": claim.pk if claim else None,
        "kind": claim.kind if claim else None,
        "check_worthiness": claim.check_worthiness if claim else None,
        "reasons": [spelt_out(r, sentence.text) for r in claim.reasons] if claim else [],
    }


def spelt_out(reason: dict[str, Any], text: str) -> str:
    """A reason as its code and the words that gave it, unless it is the sentence as a whole."""
    words = text[reason["start"] : reason["end"]]
    return f"{reason['code']}: {words}" if words not in {"", text} else str(reason["code"])
