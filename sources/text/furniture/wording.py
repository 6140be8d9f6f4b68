"""What the words of a sentence alone tell: which furniture it is, if any."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from sources.text.furniture.page_phrases import (
    ADDRESSES,
    AGENCIES,
    ANYWHERE,
    DATES,
    LINKS,
    NETWORKS,
    OPENINGS,
    REQUESTS,
    SHARING,
    any_of,
)
from sources.text.furniture.page_units import PROSE_WORDS, Unit
from sources.text.spelling.word_patterns import WORD_OR_FIGURE

NOTICE_WORDS: Final = 14  # "read also", "leave a comment" and their like
CAPTION_WORDS: Final = 30


def _opening(tables: Mapping[str, tuple[str, ...]]) -> dict[str, re.Pattern[str]]:
    """What matches a text that opens with one of the phrases, by reason."""
    return {
        code: re.compile(rf"\W*(?:{any_of(phrases)})(?!\w)") for code, phrases in tables.items()
    }


_STARTS: Final = _opening(OPENINGS)
_ADDRESSES: Final = _opening(ADDRESSES)
_LABEL: Final = re.compile(rf"\W*(?:{any_of(OPENINGS['read_also'])}) ?[:|]")
_HOLDS: Final = {code: re.compile(any_of(phrases)) for code, phrases in ANYWHERE.items()}
_BY: Final = re.compile(r"by (?-i:\w)[\w.'-]+( [\w.'-]+){1,3}(,.*| and .*)?$")
_AGENCY: Final = re.compile(r"[\w ]{2,40}[-–—:/] ?\(?[\w ،/-]{2,40}\)? ?[:–-]?$")
_ASKING: Final = SHARING | REQUESTS | LINKS


def by_words(unit: Unit) -> str:
    """The reason a unit's words give to call it furniture, "" if they give none."""
    for code, phrase in _HOLDS.items():
        if phrase.search(unit.text):
            return code
    if unit.words > CAPTION_WORDS:
        return ""
    if _is_signed(unit.text):
        return "byline"
    brief = unit.words < PROSE_WORDS and not unit.item
    if _LABEL.match(unit.text) or (brief and _STARTS["read_also"].match(unit.text)):
        return "read_also"
    if unit.words <= NOTICE_WORDS and not unit.item and _is_loose(unit):
        return _short_line(unit)
    return _address(unit) if unit.alone else ""


def _is_signed(text: str) -> bool:
    """Nothing but initials and agencies."""
    words = WORD_OR_FIGURE.findall(text)
    return bool(words) and all(
        word in AGENCIES or (len(word) == 1 and word.isalpha()) for word in words
    )


def _is_loose(unit: Unit) -> bool:
    """Whether it is a line of its own that is not closed, or closed by dots of omission."""
    return unit.line or (unit.alone and unit.trailing)


def _address(unit: Unit) -> str:
    """What a line of its own asks of the reader, whatever closes it."""
    for code, opening in _ADDRESSES.items():
        if opening.match(unit.text):
            return code
    words = WORD_OR_FIGURE.findall(unit.text)
    named = _made_of(words, NETWORKS) and not NETWORKS.isdisjoint(words)
    return "share" if named or _asks_to_share(words) else ""


def _asks_to_share(words: Sequence[str]) -> bool:
    """«شارك هذا الخبر عبر فيسبوك وتويتر»: a request, the names of networks and little else."""
    bare = [word if word in SHARING else word.removeprefix("و") for word in words]
    return _ASKING.issuperset(bare) and not REQUESTS.isdisjoint(bare)


def _short_line(unit: Unit) -> str:
    for code, opening in _STARTS.items():
        if opening.match(unit.text):
            return code
    words = WORD_OR_FIGURE.findall(unit.text)
    if any(map(str.isdigit, words)) and _made_of(words, DATES):
        return "date"
    if _made_of(words, SHARING) or _asks_to_share(words):
        return "share"
    if _BY.match(unit.text):
        return "byline"
    return "dateline" if unit.words <= 6 and _AGENCY.match(unit.text) and unit.introduces else ""


def _made_of(words: Sequence[str], known: frozenset[str]) -> bool:
    return all(word in known or word.isdigit() for word in words)
