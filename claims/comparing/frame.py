"""Whether two figures count the same thing of the same event: only then do they meet or conflict.

Figures of one unit are in every second sentence of news. What frames one is the words beside it
that both texts have, who and where, and when: of what changes from day to day (people hurt or
freed, prices) only the figures of one day can be compared, be it the day of both texts or one that
both name.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from claims.comparing.aligning import Alignment
from claims.comparing.bounds import ABOUT
from claims.comparing.differences import DATE_AGREES, FIGURE_AGREES, FIGURE_CONFLICTS, Finding
from claims.comparing.nearness import near
from claims.comparing.quantities import PEOPLE, Quantity
from claims.comparing.reading import ReadText
from sources.text.lexicon.word_lists import lists_beside
from sources.text.spelling.folding import folded_words

_LISTS: Final = {name: folded_words(block) for name, block in lists_beside(__file__).items()}
_NEAR: Final = 4  # content words either side of a figure
_OF_ALL: Final = 3  # words before a figure that say it is the whole: «من أصل 350»
_SAME_STORY: Final = 30  # days between two texts that still tell of one event
_SAME_NEWS: Final = 3  # days in which a figure is not yet a newer one
_FAR: Final = 3  # times the other: figures further apart rarely count the same
_ROUGH: Final = 1.1  # times the other: as far off may be what was only about right
_LARGELY: Final = 0.6  # of the claim's words
_NEVER: Final = 10**6
_ONE_TIME: Final = 31  # days of a date that tells when; a year tells too little

Read = tuple[ReadText, ReadText]


class Setting(NamedTuple):
    """How far apart in days what two texts tell may be, and the share of the claim both have."""

    days: int
    coverage: float


def framed(
    read: Read, words: Alignment, findings: Sequence[Finding], *, coverage: float
) -> frozenset[str]:
    """The codes of the findings about figures of which one at least is of the same thing."""
    setting = Setting(0 if _at_one_time(read, findings) else _days_apart(read), coverage)
    return frozenset(
        finding.code
        for finding in findings
        if finding.code in _RULES
        and _beside(read, words, finding)
        and _RULES[finding.code](read, quantities_of(read, finding), setting)
    )


def quantities_of(read: Read, finding: Finding) -> tuple[Quantity, Quantity]:
    """The quantities a finding about figures joins."""
    mine = next(q for q in read[0].quantities if q.figure[:2] == finding.claim)
    return mine, next(q for q in read[1].quantities if q.figure[:2] == finding.found)


def is_undated(read: Read) -> bool:
    """Whether a figure of a price, a rate or a weekly count is told and not of when."""
    if not all(text.quantities for text in read):
        return False
    timed = any(token.text in _LISTS["timed"] for text in read for token in text.tokens)
    return timed and not all(text.reference or text.dates for text in read)


def _beside(read: Read, words: Alignment, finding: Finding) -> bool:
    """Whether a word both texts have stands near the figure in both."""
    mine = near(read[0], finding.claim or (0, 0), _NEAR)
    theirs = near(read[1], finding.found or (0, 0), _NEAR)
    return any(pair.claim in mine and pair.found in theirs for pair in words.pairs)


def _agree(_read: Read, pair: tuple[Quantity, Quantity], setting: Setting) -> bool:
    """Counted in words both texts know, and told of one event."""
    return _counts(pair) and setting.days <= _SAME_STORY


def _conflict(read: Read, pair: tuple[Quantity, Quantity], setting: Setting) -> bool:
    """Of one thing on one day; further apart than a guess, and not by so much as to be of another.

    Nearly the whole of a claim said again with another figure is a conflict, however far apart.
    """
    limit = 0 if _is_toll(pair) else _SAME_NEWS
    if not _counts(pair) or setting.days > limit or any(map(_is_all, read, pair)):
        return False
    if pair[0].fates != pair[1].fates:
        return False
    ratio = _ratio(pair)
    far = setting.coverage < _LARGELY and ratio >= _FAR
    rough = any(one.bound == ABOUT for one in pair) and ratio < _ROUGH
    return not (far or rough)


def _counts(pair: tuple[Quantity, Quantity]) -> bool:
    return all(one.unit and one.kind != "ordinal" for one in pair)


def _is_toll(pair: tuple[Quantity, Quantity]) -> bool:
    """How many people were hurt, freed or found is another number every day."""
    return any(one.fates or one.unit in PEOPLE for one in pair)


def _is_all(reading: ReadText, quantity: Quantity) -> bool:
    before = [token.text for token in reading.tokens if token.end <= quantity.figure.start]
    return not _LISTS["of_all"].isdisjoint(before[-_OF_ALL:])


def _at_one_time(read: Read, findings: Sequence[Finding]) -> bool:
    """Whether both texts name one day, week or month, whenever they were written."""
    return any(
        finding.code == DATE_AGREES
        and all(
            (mention.latest - mention.earliest).days < _ONE_TIME
            for text, span in zip(read, (finding.claim, finding.found), strict=True)
            for mention in text.dates
            if mention[:2] == span
        )
        for finding in findings
    )


def _days_apart(read: Read) -> int:
    mine, theirs = (text.reference for text in read)
    if mine is None and theirs is None:
        return 0
    return abs((mine - theirs).days) if mine and theirs else _NEVER


def _ratio(pair: tuple[Quantity, Quantity]) -> float:
    low, high = sorted(float(abs(one.low)) for one in pair)
    return high / low if low else float(_NEVER)


_RULES: Final[Mapping[str, Callable[[Read, tuple[Quantity, Quantity], Setting], bool]]] = {
    FIGURE_AGREES: _agree,
    FIGURE_CONFLICTS: _conflict,
}
