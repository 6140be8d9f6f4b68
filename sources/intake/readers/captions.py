"""Captions (SubRip, WebVTT): what is said, as running text, and at which second.

The forms: https://www.w3.org/TR/webvtt1/ and what SubRip writes, which no standard describes.
"""

import html
import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final, NamedTuple

from sources.intake.readers.reading import Locator, ReadFile

PAUSE: Final = 2.0  # seconds without a word after which something new begins
_TIME: Final = r"(?:(\d{1,6}):)?(\d{1,2}):(\d\d)[.,](\d{1,3})"
_TIMING: Final = re.compile(rf"^[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}(?!\d).*$", re.M)
# Half a time beside an arrow, or digits alone where a time stands; an arrow among words is said.
_BROKEN_TIMING: Final = re.compile(
    r"^[ \t]*\d{1,6}:\d{1,2}[:.,][\d:.,]*[ \t]*-->|-->[ \t]*\d{1,6}:\d{1,2}[:.,]"
    r"|^[ \t]*\d{1,6}:[\d:]*[ \t]*-->[\d:.,\s]*\Z"
    r"|\A\d{1,6}\n\d{1,6}:[\d:., \t>-]*$|^\d{1,6}\n\d{1,6}:[\d:., \t>-]*\Z",
    re.M,
)
_NUMBER: Final = re.compile(r"\n[ \t]*\d{1,9}[ \t]*\n\Z")
_NAME: Final = re.compile(r"\n[ \t]*\n[^\n]+\n\Z")
_NOT_SAID: Final = re.compile(r"(?:WEBVTT|NOTE|STYLE|REGION)\b")
_HEADER: Final = re.compile(r"WEBVTT[ \t]*(?:-[ \t]*)?([^\n]*)")
_SPOKEN_IN: Final = re.compile(r"^Language:[ \t]*([A-Za-z-]+)", re.M)
_VOICE: Final = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>\n]{1,100})>")
_MARKUP: Final = re.compile(
    r"</?(?:[biuvc]|font|lang|ruby|rt)\b[^<>\n]*>|<\d[\d:.]*>|\{\\[^{}\n]*\}", re.I
)
_SPEAKS: Final = re.compile(r"(?:[-–—]|>>)[ \t]*(?=\S)")


class Caption(NamedTuple):
    """What is shown at a time, `start` and `end` in seconds."""

    start: float
    end: float
    lines: list[str]


def read(data: bytes, chars: int) -> ReadFile:
    """The words of captions in UTF-8; raises ValueError where a time is cut off or none stands."""
    text = data.decode().removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    cues = list(cues_of(text))
    if not cues:
        raise ValueError("no cue")
    head = text[: text.find("\n\n")]
    header, spoken = _HEADER.match(head), _SPOKEN_IN.search(head)
    body, locators = joined(cues)
    return ReadFile(
        body=body,
        title=header[1] if header else "",
        language=spoken[1] if header and spoken else "",
        locators=locators,
    )


def cues_of(text: str) -> Iterator[Caption]:
    """The cues in order; whatever has no time goes on with what was said before it."""
    named = bool(_HEADER.match(text))
    timings = list(_TIMING.finditer(text))
    said_in(text[: timings[0].start() if timings else None].rstrip(), named=named)
    ends = [timing.start() for timing in timings[1:]]
    for timing, end in zip_longest(timings, ends):
        below = text[timing.end() : end]
        words = without_number(below, named=named) if end else below.rstrip()
        yield Caption(seconds(timing, 1), seconds(timing, 5), said_in(words, named=named))


def without_number(below: str, *, named: bool) -> str:
    """What stands before the next time, but for the number or, in WebVTT, the name of its cue."""
    shorter = _NUMBER.sub("\n", below)
    return _NAME.sub("\n", below) if named and shorter == below else shorter


def said_in(words: str, *, named: bool) -> list[str]:
    """The lines of what stands below a time; WebVTT alone has notes beside them."""
    lines: list[str] = []
    for block in re.split(r"\n[ \t]*\n\s*", words):
        if named and _NOT_SAID.match(block):
            pass
        elif _BROKEN_TIMING.search(block):
            raise ValueError("a time is cut off")
        else:
            lines.extend(lines_of(block))
    return lines


def seconds(timing: re.Match[str], first: int) -> float:
    hours, minutes, whole, part = (timing[first + n] or "0" for n in range(4))
    return int(hours) * 3600 + int(minutes) * 60 + float(f"{whole}.{part}")


def lines_of(block: str) -> list[str]:
    """Lines as they are heard: the name of a voice in front, nothing of how they look."""
    voiced = _VOICE.sub(r"\1: ", block)
    plain = (" ".join(html.unescape(_MARKUP.sub("", line)).split()) for line in voiced.split("\n"))
    return [line for line in plain if line]


def joined(cues: Sequence[Caption]) -> tuple[str, tuple[Locator, ...]]:
    """The cues as lines: a new one for a speaker or after a pause; rolling repeats once."""
    pieces: list[str] = []
    locators: list[Locator] = []
    length, last, ended = 0, "", -PAUSE
    for cue in cues:
        for place, line in enumerate(cue.lines):
            paused = cue.start - ended >= PAUSE
            if line == last and place == 0 and not paused:
                continue
            new = bool(_SPEAKS.match(line)) or paused
            pieces.append(between := ("\n" if new else " ") if pieces else "")
            length += len(between)
            locators.append((length, time_code(cue.start)))
            pieces.append(line)
            length, last, ended = length + len(line), line, cue.end
        ended = cue.end
    return "".join(pieces), tuple(locators)


def time_code(moment: float) -> str:
    """As WebVTT writes a time: 00:01:02.500."""
    whole, thousandths = divmod(round(moment * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{thousandths:03}"
