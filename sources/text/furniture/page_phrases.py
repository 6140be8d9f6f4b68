"""What gives furniture away in words, as `page_phrases.toml` lists it: phrases a reason, and words.

`OPENINGS` open a short line of its own, `ADDRESSES` speak to the reader, `ANYWHERE` may stand in
any sentence: phrases by the reason they give. Words are in levelled spelling, phrases as written.
"""

import re
from collections.abc import Mapping
from typing import Final

from sources.text.dates.month_names import GREGORIAN, HIJRI, WEEKDAYS
from sources.text.lexicon.word_lists import lists_beside, phrases
from sources.text.spelling.levelling import levelled_words, spelling

_LISTS: Final = lists_beside(__file__)


def _by_reason(part: str) -> Mapping[str, tuple[str, ...]]:
    return {code: phrases(table["phrases"]) for code, table in _LISTS[part].items()}


def _words(part: str) -> frozenset[str]:
    return frozenset(spelling(_LISTS[part]["words"]).split())


OPENINGS: Final = _by_reason("openings")
ADDRESSES: Final = _by_reason("addresses")
ANYWHERE: Final = _by_reason("anywhere")
COLUMN: Final = phrases(_LISTS["column"]["phrases"])
NETWORKS: Final = _words("networks")
REQUESTS: Final = _words("requests")
SHARING: Final = NETWORKS | _words("sharing")
LINKS: Final = _words("links")
AGENCIES: Final = _words("agencies")
TELEPHONES: Final = _words("telephones")
CONTACTS: Final = _words("contacts") | TELEPHONES
PROFESSIONS: Final = _words("professions")
ABOUT_AUTHORS: Final = _words("about_authors")
JOINERS: Final = _words("joiners")
DATES: Final = _words("dates") | levelled_words(*GREGORIAN, *HIJRI, *WEEKDAYS)


def any_of(given: tuple[str, ...]) -> str:
    """An alternation of phrases in levelled spelling, the longest first.

    A blank may stand before a colon or a bar.
    """
    longest = sorted(map(spelling, given), key=len, reverse=True)
    return "|".join(re.sub(r"(:|\\\|)", r" ?\1", re.escape(phrase)) for phrase in longest)
