"""The verbs of saying by what they do, as `saying.toml` lists them; each reader levels them."""

from typing import Final

from sources.text.lexicon.word_lists import phrases, shared_lists, words

_LISTS: Final = shared_lists("saying")


def _verbs(manner: str) -> tuple[str, ...]:
    return words(*(table[manner] for table in _LISTS.values() if manner in table))


ALWAYS: Final = _verbs("always")
BEFORE_A_CLAUSE: Final = _verbs("before_a_clause")
DENYING: Final = words(_LISTS["deny"]["always"])
ASKING: Final = words(*_LISTS["ask"].values())
WITHOUT_A_SPEAKER: Final = words(_LISTS["without_a_speaker"]["words"])
BEHIND_A_QUOTATION: Final = words(_LISTS["behind_a_quotation"]["words"])
CLAUSE: Final = words(_LISTS["clause"]["words"])
ACCORDING: Final = phrases(_LISTS["according"]["phrases"])
ASCRIBED: Final = phrases(_LISTS["ascribed"]["phrases"])
