"""What the shape of a line tells: addresses by themselves, starred footers, boxes on authors."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from sources.text.furniture.page_phrases import (
    ABOUT_AUTHORS,
    CONTACTS,
    NETWORKS,
    PROFESSIONS,
    TELEPHONES,
)
from sources.text.furniture.page_units import Unit
from sources.text.spelling.web_addresses import ADDRESS
from sources.text.spelling.word_patterns import WORD_OR_FIGURE

NOTICE_WORDS: Final = 14
BOX_WORDS: Final = 40  # an author is told of in a sentence or two
STARS: Final = 2  # more lines with a star are a list
NAME_WORDS: Final = 4  # before the profession: «سالم الخوري صحفي»
BOX_LINES: Final = 4  # at the end of a page
_DOMAIN: Final = re.compile(
    r"(?<!\S)[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|news|tv|[a-z]{2})(?:/\S*)?(?!\S)"
)
_BOX: Final = re.compile(r"(?<!\w)(?:ص ?\. ?ب|p\. ?o\.? box)\W{0,3}\d")
_NUMBER: Final = re.compile(r"\+?\d[\d ()/.-]*")
_STARRED: Final = re.compile(r"\*+ ?[^\s*]")


def by_shape(unit: Unit) -> str:
    """The reason that a line of its own which is no prose is furniture, "" if it may be body."""
    if not unit.line or unit.words > NOTICE_WORDS:
        return ""
    bare = _DOMAIN.sub(" ", ADDRESS.sub(" ", unit.text))
    addressed = bare != unit.text
    words = WORD_OR_FIGURE.findall(bare)
    if addressed and all(word in CONTACTS or word in NETWORKS for word in words):
        return "menu"
    if addressed and not NETWORKS.isdisjoint(words):
        return "share"
    return "menu" if _is_contact(bare) else ""


def _is_contact(text: str) -> bool:
    """A telephone or a box by its name, with its number and hardly a word besides."""
    words = WORD_OR_FIGURE.findall(_NUMBER.sub(" ", text))
    named = sum(word in TELEPHONES for word in words)
    boxed = _BOX.search(text) is not None
    return bool(_NUMBER.search(text)) and (2 * named >= len(words) > 0 or boxed)


def footers(units: Sequence[Unit], reasons: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The starred lines that close a page: who the author is, how figures were reckoned."""
    found: list[int] = []
    for at in range(len(units) - 1, -1, -1):
        if units[at].alone and _STARRED.match(units[at].text):
            found.append(at)
        elif not reasons[at]:
            break
    if len(found) <= STARS:
        yield from ((at, "tagline") for at in found if units[at].words <= BOX_WORDS)


def author_boxes(units: Sequence[Unit], reasons: Sequence[str]) -> Iterator[tuple[int, str]]:
    """At the end of a page a line that tells what its author does, and the name above it."""
    left = [
        at for at, reason in enumerate(reasons) if not reason or reason in {"byline", "heading"}
    ]
    for at in left[-BOX_LINES:]:
        if at and units[at].words <= BOX_WORDS and _tells_of_an_author(units[at], units[at - 1]):
            yield at, "tagline"
            if _is_bare(units[at - 1]):
                yield at - 1, "byline"


def _tells_of_an_author(unit: Unit, before: Unit) -> bool:
    words = WORD_OR_FIGURE.findall(unit.text)
    if not unit.alone or not words:
        return False
    if words[0] in PROFESSIONS and _is_bare(before):
        return True
    named = not PROFESSIONS.isdisjoint(words[1 : NAME_WORDS + 1])
    return named and not ABOUT_AUTHORS.isdisjoint(words)


def _is_bare(unit: Unit) -> bool:
    """Whether a line is as short as a name."""
    return unit.line and 2 <= unit.words <= NAME_WORDS
