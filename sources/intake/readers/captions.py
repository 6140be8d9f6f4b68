"""Captions (SubRip, WebVTT): what is said, as running text, and at which second.

The forms: https://www.w3.org/TR/webvtt1/ and what SubRip writes, which no standard describes.
"""

import html
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from sources.intake.readers.reading import Locator, ReadFile

PAUSE: Final = 2.0  # seconds without a word after which something new begins
_TIME: Final = r"(?:(\d{1,3}):)?(\d{1,2}):(\d\d)[.,](\d{1,3})"
_TIMING: Final = re.compile(rf"^[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}(?!\d).*$", re.M)
_BROKEN_TIMING: Final = re.compile(r"-->|\A\d{1,6}\n\d+:")
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
    """The cues in order; a block without a time goes on with what was said before it."""
    cue: Caption | None = None
    for block in re.split(r"\n[ \t]*\n\s*", text.strip()):
        if timing := _TIMING.search(block):
            if cue:
                yield cue
            cue = Caption(seconds(timing, 1), seconds(timing, 5), lines_of(block[timing.end() :]))
        elif _BROKEN_TIMING.search(block):
            raise ValueError("a time is cut off")
        elif cue and not _NOT_SAID.match(block) and not block.isdecimal():
            cue.lines.extend(lines_of(block))
    if cue:
        yield cue


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
        for line in cue.lines:
            if line == last:
                continue
            new = bool(_SPEAKS.match(line)) or cue.start - ended >= PAUSE
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
