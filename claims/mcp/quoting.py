"""Texts of others handed to a language model: each marked as a quotation, none turning a line.

What a model reads may hold words that look like orders. All text is data here, so everything is
quoted that is not known to be a word, an address or a moment of our own.
"""

from datetime import date
from typing import Any, Final

from claims.publishing.addresses import whole
from sources.text.direction import unturned

OURS: Final = frozenset(
    {
        *("band", "kind", "label", "language", "published_at", "given_at", "rating", "stance"),
        *("tier", "what", "name_ar", "name_en"),
    }
)
ISOLATED: Final = "\u2068{}\u2069"  # FIRST STRONG ISOLATE to POP DIRECTIONAL ISOLATE


def quoted(value: Any, name: str = "") -> Any:
    """The same data with every text of others as `{"quotation": …}`."""
    if isinstance(value, dict):
        return {key: quoted(inside, str(key)) for key, inside in value.items()}
    if isinstance(value, list | tuple):
        return [quoted(inside, name) for inside in value]
    if isinstance(value, date):
        return value.isoformat()
    return quotation(value, name) if isinstance(value, str) else value


def quotation(text: str, name: str) -> Any:
    """A text marked as said by somebody; our own words and addresses as they are."""
    if not text or name in OURS or (name == "url" and text.startswith(whole("/claims/"))):
        return text
    return {"quotation": ISOLATED.format(unturned(text))}
