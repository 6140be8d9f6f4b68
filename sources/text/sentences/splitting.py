"""Cutting running text into sentences, Arabic first, Latin script as well.

A new line always ends a sentence. Inside a line one compiled expression finds the places where a
sentence might end, and only there is anything looked at, so the time is linear in the text.
Commas, semicolons and colons never end a sentence.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from sources.text.sentences import abbreviations as known
from sources.text.sentences.initials import (
    ARABIC,
    is_abbreviation,
    is_initial,
    is_number_of_a_title,
    last_word,
    next_word,
)
from sources.text.sentences.long_sentences import LONGEST, parts
from sources.text.spelling.characters import HIDDEN, QUOTES


class Span(NamedTuple):
    """A stretch of a text: code points from start up to, not including, end."""

    start: int
    end: int


_NEWLINES: Final = r"\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
_LINE: Final = re.compile(rf"\S[^{_NEWLINES}]*+")
_VISIBLE: Final = re.compile(rf"[^\s{HIDDEN}]")
_STOP: Final = re.compile(
    rf"([.!?؟…۔‼⁇⁈⁉。．！？।॥]++)[{HIDDEN}]*+"
    rf"([{QUOTES})\]}}）］」』،]*+(?:\s++[”»)\]](?=\s))?+)"
    rf"[{HIDDEN}]*+(\s*+)"
)
_WIDE: Final = frozenset("。．！？।॥")
# A short line is a headline if nothing but dots of omission stands in it, and not at its end.
_PROSE: Final = re.compile(rf"(?<![.…])[.!?؟۔](?=\s)|[.!?؟…۔‼⁇⁈⁉。．！？।॥][\s{QUOTES})\]]*\Z")
_MARKER: Final = re.compile(r"[(\[]?(?:\d{1,3}|\w)")
_ENGLISH_GLUE: Final = re.compile(r"(?!Com\b|Net\b|Org\b|Gov\b|Edu\b)[A-Z][a-z]")
_ADDRESS: Final = re.compile(r"://|@|\A(?:www\.|#)")
_ABBREVIATED: Final = 4  # letters of an abbreviation that no list names
_TITLE: Final = 48  # a quotation that is part of a sentence, such as a title, is short
_BRACKET: Final = 300  # a bracket further away than this was never closed
_HEADLINE: Final = 120  # a longer line is no headline


def split(text: str) -> list[Span]:
    """Give the sentences of any text in order, trimmed, offsets in code points, in linear time.

    Only white space or hidden characters lie between spans; none is longer than
    `long_sentences.LONGEST`. In the spirit of Unicode UAX #29, with the habits of Arabic
    newspapers: dotted initials and headlines, stops glued to words.
    """
    spans: list[Span] = []
    for line in _LINE.finditer(text):
        if _VISIBLE.search(text, *line.span()):
            spans.extend(_sentences(text, *line.span()))
    if any(span.end - span.start > LONGEST for span in spans):
        return [Span(*part) for span in spans for part in parts(text, *span)]
    return spans


def _sentences(text: str, begin: int, end: int) -> Iterator[Span]:
    """Cut one line, given without its leading white space."""
    headline = end - begin <= _HEADLINE and not _PROSE.search(text, begin, end)
    done: Span | None = None
    for stop in _STOP.finditer(text, begin, end):
        if stop.start() > begin:
            close = _close(text, begin, stop, end=end, headline=headline)
            if not close:
                continue
            if done:
                yield done
            done = Span(begin, close)
        elif done:  # nothing but another stop: it belongs to the sentence before
            done = Span(done.start, close := stop.end(2))
        else:
            continue
        begin = stop.end() if close == stop.end(2) else close
    if done:
        yield done
    if begin < end:
        yield Span(begin, begin + len(text[begin:end].rstrip()))


def _close(text: str, begin: int, stop: re.Match[str], *, end: int, headline: bool) -> int:
    """Say where the sentence closes at this stop, 0 if it goes on."""
    after = stop.end()
    marks, closers, blank = stop.groups()
    if after == end or marks[-1] in _WIDE:
        return stop.end(2)
    if closers and _is_aside(text, begin, stop):
        return 0
    dots = marks[-1] in ".…" and marks != "."
    if dots and headline:
        return 0
    if blank:
        goes_on = _goes_on_after_dots if dots else _goes_on
        return 0 if goes_on(text, begin, stop) else stop.end(2)
    if not _is_glued_end(text, begin, stop):
        return 0
    return stop.end(1) if closers and closers[-1] in QUOTES else stop.end(2)


def _is_aside(text: str, begin: int, stop: re.Match[str]) -> bool:
    """A stop inside a bracket or a quotation that the sentence goes on from."""
    at, closers = stop.start(), stop[2]
    if closers[-1] == "،":
        return len(closers) > 1 or text[at] != "."
    if closers[0] in ")]":
        return _last_of("([", text, begin + 1, at) > _last_of(closers[0], text, begin, at)
    if closers[0] not in QUOTES or not stop[3]:
        return False
    opened = _last_of(QUOTES, text, begin, at)
    if opened == begin:
        return next_word(text, stop.end()) in known.SAYING
    lead = text[max(begin, opened - 3) : opened].rstrip()
    return text[at] != "." and 0 <= at - opened <= _TITLE and not lead.endswith((":", "،", ","))


def _last_of(marks: str, text: str, begin: int, at: int) -> int:
    """The nearest of some marks before a position, -1 if none is near."""
    return max(text.rfind(mark, max(begin, at - _BRACKET), at) for mark in marks)


def _goes_on_after_dots(text: str, begin: int, stop: re.Match[str]) -> bool:
    """After dots of omission a small letter or a subordinator goes on with the sentence."""
    follower = next_word(text, stop.end())
    return follower[:1].islower() or follower in known.CONTINUERS or follower in known.AND_SO_ON


def _goes_on(text: str, begin: int, stop: re.Match[str]) -> bool:
    """After a stop and a blank: abbreviations, initials and list markers go on."""
    at, small = stop.start(), text[stop.end()].islower()
    if stop[2] == "،":
        word = last_word(text, begin, at)
        return "." in word or word in known.AND_SO_ON
    if stop[2] or stop[1] != ".":
        return small
    if text[at - 1].isspace():
        return False
    word = last_word(text, begin, at)
    short = len(word) <= _ABBREVIATED
    if not word or not (short or "." in word or small or word in known.LISTED):
        return False
    if word[-1].isdigit() and is_number_of_a_title(text, begin, stop):
        return True
    return (
        _is_marker(text, begin, at)
        or is_abbreviation(text, begin, stop, word)
        or (small and (short or "." in word))
    )


def _is_marker(text: str, begin: int, at: int) -> bool:
    """A figure or letter alone at the front marks a list item: it is no sentence."""
    return at - begin <= 4 and bool(_MARKER.fullmatch(text, begin, at))


def _is_glued_end(text: str, begin: int, stop: re.Match[str]) -> bool:
    """A stop with no blank after it ends a sentence only between two plain words."""
    at, after = stop.start(), stop.end()
    follower = text[after]
    word = last_word(text, begin, at)
    if not word or _ADDRESS.search(word) or _is_marker(text, begin, at):
        return False
    if ARABIC.match(follower) or (follower in "([«" and ARABIC.match(text[at - 1])):
        return stop[1] != "." or not is_initial(text, word, after)
    return bool(_ENGLISH_GLUE.match(text, after)) and word[-2:].islower() and word[-2:].isalpha()
