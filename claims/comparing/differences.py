"""What two texts agree or differ on, each as a finding with its words in both texts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from claims.comparing.aligning import Alignment
from claims.comparing.nearness import near
from claims.comparing.reading import ReadText
from sources.text.dates.finding_dates import DateMention

FIGURE_AGREES: Final = "figure_agrees"
FIGURE_CONFLICTS: Final = "figure_conflicts"
DATE_AGREES: Final = "date_agrees"
DATE_CONFLICTS: Final = "date_conflicts"
NEGATION_DIFFERS: Final = "negation_differs"
CALLED_UNTRUE: Final = "called_untrue"
OPPOSITE_WORDS: Final = "opposite_words"
PLACE_DIFFERS: Final = "place_differs"
SAME_SPEAKER: Final = "same_speaker"
SCOPE_DIFFERS: Final = "scope_differs"
CONDITION_DIFFERS: Final = "condition_differs"
ROLES_EXCHANGED: Final = "roles_exchanged"
SCORE_AGREES: Final = "score_agrees"
SCORE_DIFFERS: Final = "score_differs"
WORD_DIFFERS: Final = "word_differs"
NAME_DIFFERS: Final = "name_differs"
DISPUTING: Final = frozenset(
    {
        FIGURE_CONFLICTS,
        DATE_CONFLICTS,
        NEGATION_DIFFERS,
        CALLED_UNTRUE,
        OPPOSITE_WORDS,
        SCORE_DIFFERS,
    }
)
# What makes another statement of a sentence, though it disputes nothing by itself.
ALTERING: Final = DISPUTING | {
    PLACE_DIFFERS,
    NAME_DIFFERS,
    SCOPE_DIFFERS,
    CONDITION_DIFFERS,
    ROLES_EXCHANGED,
}
AGREEING: Final = frozenset({FIGURE_AGREES, DATE_AGREES, SCORE_AGREES, SAME_SPEAKER})

_CALENDAR: Final = frozenset({"day", "month", "year"})
_WEEK: Final = 7
_MOSTLY: Final = 2
_NEAR: Final = 6  # content words either side of a figure that say what it is about


@dataclass(frozen=True)
class Finding:
    """One agreement or difference: code, spans in both texts (None: not said), what is meant."""

    code: str
    claim: tuple[int, int] | None
    found: tuple[int, int] | None
    meant: tuple[str, str] = ("", "")

    def to_json(self) -> dict[str, Any]:
        """Plain lists and strings."""
        return {
            "code": self.code,
            "claim": list(self.claim) if self.claim else None,
            "found": list(self.found) if self.found else None,
            "meant": list(self.meant),
        }


def about_the_same(
    claim: ReadText,
    found: ReadText,
    partners: Mapping[int, Sequence[int]],
    *,
    spans: tuple[tuple[int, int], tuple[int, int]],
) -> bool:
    """Whether a shared word stands near both spans and outside of them."""
    near_claim, near_found = near(claim, spans[0], _NEAR), near(found, spans[1], _NEAR)
    return any(on in near_found for at in near_claim for on in partners.get(at, ()))


def date_findings(claim: ReadText, found: ReadText, words: Alignment) -> Iterator[Finding]:
    """Dates agree where their days meet; two certain dates, or two weekdays, may conflict."""
    pairs = [(a, b) for a in claim.dates for b in found.dates]
    equal = [(a, b) for a, b in pairs if _meet(a, b)]
    yield from (_dates(DATE_AGREES, a, b) for a, b in equal)
    settled = {id(mention) for pair in equal for mention in pair}
    met = words.partners()
    for a, b in pairs:
        if id(a) in settled or id(b) in settled or not _apart(a, b):
            continue
        if about_the_same(claim, found, met, spans=(a[:2], b[:2])):
            yield _dates(DATE_CONFLICTS, a, b)
            settled |= {id(a), id(b)}


def _meet(a: DateMention, b: DateMention) -> bool:
    """Whether two dates may be one; a doubtful one must be met in most of its days.

    A weekday may be one of the two days at the ends of its week, and no day between.
    """
    both = (min(a.latest, b.latest) - max(a.earliest, b.earliest)).days + 1
    if both <= 0 or not (a.ambiguous or b.ambiguous):
        return both > 0
    if _is_weekday(a) and _is_weekday(b):
        return a.earliest.weekday() == b.earliest.weekday()
    return _MOSTLY * both >= min((d.latest - d.earliest).days + 1 for d in (a, b))


def _is_weekday(mention: DateMention) -> bool:
    week = (mention.latest - mention.earliest).days == _WEEK
    return mention.ambiguous and mention.precision == "day" and week


def _apart(a: DateMention, b: DateMention) -> bool:
    """Whether two dates exclude each other for sure."""
    if _is_weekday(a) and _is_weekday(b):
        near = abs((a.earliest - b.earliest).days) < _WEEK
        return near and a.earliest.weekday() != b.earliest.weekday()
    certain = not (a.ambiguous or b.ambiguous)
    return certain and (a.precision == b.precision or {a.precision, b.precision} <= _CALENDAR)


def _dates(code: str, a: DateMention, b: DateMention) -> Finding:
    meant = (_days(a.earliest, a.latest), _days(b.earliest, b.latest))
    return Finding(code, (a.start, a.end), (b.start, b.end), meant)


def _days(earliest: date, latest: date) -> str:
    return str(earliest) if earliest == latest else f"{earliest}/{latest}"


def opposite_findings(claim: ReadText, found: ReadText, words: Alignment) -> Iterator[Finding]:
    """Words of opposite poles, neither of them said by the other text as well."""
    theirs = {
        pole: at for at, named in found.poles.items() if at in words.only_found for pole in named
    }
    if not theirs:
        return
    both = _poles(claim, claim.content) & _poles(found, found.content)
    for at in words.only_claim:
        for axis, pole in claim.poles.get(at, ()):
            other = theirs.get((axis, 1 - pole))
            if other is not None and not both & {(axis, 0), (axis, 1)}:
                yield Finding(OPPOSITE_WORDS, span(claim, at), span(found, other), (axis, axis))


def _poles(reading: ReadText, positions: Sequence[int]) -> set[tuple[str, int]]:
    return {pole for at, named in reading.poles.items() if at in positions for pole in named}


def place_findings(claim: ReadText, found: ReadText, words: Alignment) -> Iterator[Finding]:
    """A place only the claim names beside one only the found text names."""
    mine = [at for at in words.only_claim if at in claim.places]
    theirs = [at for at in words.only_found if at in found.places]
    for at, other in zip(mine, theirs, strict=False):
        meant = (claim.places[at], found.places[other])
        yield Finding(PLACE_DIFFERS, span(claim, at), span(found, other), meant)


def span(reading: ReadText, at: int) -> tuple[int, int]:
    """Code points of one token."""
    return reading.tokens[at].start, reading.tokens[at].end
