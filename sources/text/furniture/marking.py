"""Telling what surrounds an article from the article.

Nothing is deleted: every sentence gets a reason code, or "" for body text. Two kinds of ground
are used, and both are visible: words that only furniture uses (`page_phrases`), and the shape
of the page: a short line without a final stop, a line repeated word for word, what stands above
the first prose or below a comment form. In doubt a sentence is body text: an editor can strike a
superfluous claim, but nobody sees a lost one.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from sources.text.furniture.page_phrases import COLUMN, JOINERS, any_of
from sources.text.furniture.page_units import Unit, lay_out
from sources.text.furniture.shapes import author_boxes, by_shape, footers
from sources.text.furniture.wording import CAPTION_WORDS, by_words
from sources.text.sentences.splitting import Span

HEADING_WORDS: Final = 12  # a longer line in the middle of prose is prose
UNPUNCTUATED_WORDS: Final = 6  # where hardly a line is closed
HEADLINE_WORDS: Final = 18  # above the first prose headlines and standfirsts run longer
BARE_WORDS: Final = 4  # a "read also" of more words names what to read
_COLUMN: Final = re.compile(any_of(COLUMN))
_DASH: Final = re.compile(r" [-–—|/] ")
_FORMS: Final = frozenset({"comment_form"})


def mark(body: str, spans: Sequence[Span]) -> list[str]:
    """Give each sentence of `body` a reason to be furniture, or "" when it is body text.

    `spans` are the sentences in order, as `sentences.split` cuts them. Codes: byline, dateline,
    date, read_also, teaser, comment_form, cookie_notice, share, menu, caption, tagline, heading.
    """
    units = list(lay_out(body, spans))
    reasons = [by_words(unit) or by_shape(unit) for unit in units]
    for rule in (
        _below_the_form,
        _teasers,
        _repeats,
        _above_the_prose,
        _headings,
        author_boxes,
        footers,
        _signature,
        _foot,
    ):
        for at, reason in rule(units, reasons):
            reasons[at] = reasons[at] or reason
    return reasons


def _below_the_form(units: Sequence[Unit], reasons: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Below a comment form nothing belongs to the article, unless most of its prose does."""
    marker = next((at for at, reason in enumerate(reasons) if reason in _FORMS), len(units))
    above = sum(unit.prose for unit in units[:marker])
    if above > sum(unit.prose for unit in units[marker:]):
        yield from ((at, "comment_form") for at in range(marker, len(units)))


def _teasers(units: Sequence[Unit], reasons: Sequence[str]) -> Iterator[tuple[int, str]]:
    """From a "read also" standing alone to the next sentence of prose.

    A line that carries its title already may be the only one: below it any closed sentence ends.
    """
    reading = titled = False
    for at, (unit, reason) in enumerate(zip(units, reasons, strict=True)):
        if reason == "read_also" and unit.alone:
            reading, titled = True, _has_title(unit)
        elif reading and not (unit.stopped and not unit.trailing if titled else unit.prose):
            yield at, "teaser"
        else:
            reading = False


def _has_title(unit: Unit) -> bool:
    """Whether "read also" and the title of what to read stand in one line."""
    return not unit.introduces and (":" in unit.text or unit.words > BARE_WORDS)


def _repeats(units: Sequence[Unit], reasons: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Lines that come back word for word; a closed sentence stays body the first time."""
    counted = Counter(unit.text for unit in units if unit.alone and unit.words <= CAPTION_WORDS)
    seen: set[str] = set()
    for at, unit in enumerate(units):
        if unit.alone and counted[unit.text] > 1 and not unit.item:
            if unit.text in seen:
                yield at, "caption"
            elif not unit.stopped and not unit.introduces:
                yield at, "heading"
            seen.add(unit.text)


def _above_the_prose(units: Sequence[Unit], reasons: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Title, standfirst and author's name stand above the first closed sentence."""
    first = next((at for at, unit in enumerate(units) if unit.prose and not unit.asks), 0)
    limit = HEADLINE_WORDS if _is_punctuated(units, reasons) else UNPUNCTUATED_WORDS
    for at, unit in enumerate(units[:first]):
        if not unit.line or unit.introduces or unit.item or unit.words > limit:
            continue
        yield at, "byline" if _is_name(unit) else "heading"


def _is_name(unit: Unit) -> bool:
    """Two to four bare words without a function word; an article in front only beside a dash."""
    text, dashes = _DASH.subn(" ", unit.text)
    words = text.split()
    bare = all(word.isalpha() and word not in JOINERS for word in words)
    return 2 <= len(words) <= 4 and bare and (dashes > 0 or not text.startswith("ال"))


def _headings(units: Sequence[Unit], reasons: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Short unclosed lines between closed sentences, list items excepted."""
    listed = _listed(units)
    limit = HEADING_WORDS if _is_punctuated(units, reasons) else UNPUNCTUATED_WORDS
    for at, (unit, after) in enumerate(pairwise(units)):
        fits = unit.line and unit.words <= limit and not unit.introduces and not unit.item
        if fits and at not in listed and (after.prose or after.words > HEADING_WORDS):
            yield at, "heading"


def _listed(units: Sequence[Unit]) -> set[int]:
    """Places of the unclosed lines that a line ending in a colon introduces."""
    found: set[int] = set()
    open_list, spaced = False, False
    for at, unit in enumerate(units):
        if unit.introduces:
            open_list, spaced = True, at + 1 < len(units) and units[at + 1].spaced
        elif open_list and unit.line and unit.spaced == spaced:
            found.add(at)
        elif open_list and (not unit.alone or unit.spaced != spaced):
            open_list = False
    return found


def _is_punctuated(units: Sequence[Unit], reasons: Sequence[str]) -> bool:
    """Whether the lines of its text are closed; where they are not, lines may be wrapped prose."""
    last = max((at + 1 for at, unit in enumerate(units) if unit.prose), default=len(units))
    read = zip(units[:last], reasons[:last], strict=True)
    lines = [unit.stopped for unit, reason in read if unit.words > 4 and not reason]
    return 2 * sum(lines) >= len(lines)


def _signature(units: Sequence[Unit], reasons: Sequence[str]) -> Iterator[tuple[int, str]]:
    """What closes the page: the column's own description, the author's name."""
    last = max((at for at, unit in enumerate(units) if unit.prose), default=len(units))
    listed = _listed(units)
    for at in range(last + 1, len(units)):
        unit = units[at]
        if not unit.line or at in listed or unit.item:
            continue
        if _COLUMN.search(unit.text) and unit.words <= CAPTION_WORDS:
            yield at, "tagline"
        elif _is_name(unit) and unit.spaced:
            yield at, "byline"


def _foot(units: Sequence[Unit], reasons: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Short lines below the last prose and below what the page itself says there."""
    if not _is_punctuated(units, [""] * len(units)):
        return
    last = max((at for at, unit in enumerate(units) if unit.prose), default=len(units))
    machinery = False
    for at in range(last + 1, len(units)):
        machinery = machinery or bool(reasons[at])
        if machinery and units[at].line and units[at].words <= HEADING_WORDS:
            yield at, "menu"
