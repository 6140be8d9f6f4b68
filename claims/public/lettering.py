"""Letters of a picture: what the font has, how wide words are, where a text breaks into lines."""

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import fontpkg_ibm_plex_sans_arabic as plex

from sources.later import Later
from sources.text.direction import direction, unturned

if TYPE_CHECKING:
    import uharfbuzz as hb
else:
    hb = Later("uharfbuzz")

FAMILY: Final = "IBM Plex Sans Arabic"
WEIGHTS: Final = {400: "Regular", 700: "Bold"}
MORE: Final = "…"
# An isolate and its end (UAX #9): the drawing itself takes every line for a left-to-right one.
ISOLATES: Final = {"rtl": ("\u2067", "\u2069"), "ltr": ("\u2066", "\u2069")}
JOINERS: Final = frozenset("\u200c\u200d")


def font_file(weight: int) -> str:
    return str(Path(plex.ROOT) / "files" / f"IBMPlexSansArabic-{WEIGHTS[weight]}.ttf")


@cache
def face_of(weight: int) -> "hb.Face":
    return hb.Face(hb.Blob.from_file_path(font_file(weight)))


@cache
def letters_of(weight: int) -> frozenset[str]:
    """The characters that the font draws."""
    return frozenset(map(chr, face_of(weight).unicodes)) | JOINERS


@lru_cache(maxsize=4096)
def width_of(word: str, weight: int) -> float:
    """How wide a word is at a size of one, its letters joined as they are drawn."""
    face, buffer = face_of(weight), hb.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    hb.shape(hb.Font(face), buffer)
    advances: list[int] = [place.x_advance for place in buffer.glyph_positions]
    return sum(advances) / int(face.upem)


def drawable(text: str, weight: int) -> str:
    """The text on one line, without characters that turn others or that would be empty boxes."""
    letters = letters_of(weight)
    words = unturned(text).split()
    return " ".join(filter(None, ("".join(filter(letters.__contains__, word)) for word in words)))


class Room(NamedTuple):
    """Where a text goes: pixels, the sizes it may have, and lines apart by so many sizes."""

    width: int
    height: int
    sizes: tuple[int, ...]
    leading: float
    weight: int

    def lines_at(self, size: int) -> int:
        return int(self.height / (size * self.leading))


class Lettered(NamedTuple):
    """A text broken into lines of one size."""

    size: int
    leading: float
    lines: list[str]
    direction: str

    @property
    def rows(self) -> list[tuple[int, str]]:
        """Each line with how far it stands below the top, turned the way the text runs."""
        begin, end = ISOLATES[self.direction]
        step = round(self.size * self.leading)
        return [(number * step, f"{begin}{line}{end}") for number, line in enumerate(self.lines, 1)]


def lettered(text: str, room: Room) -> Lettered:
    """The text in the largest size that fits, or cut in the smallest."""
    runs, words, weight = direction(text), drawable(text, room.weight).split(), room.weight
    for size in room.sizes:
        lines = broken_into(words, weight=weight, widest=room.width / size)
        if len(lines) <= room.lines_at(size):
            return Lettered(size, room.leading, lines, runs)
    cut = cut_after(lines, room.lines_at(size), weight=weight, widest=room.width / size)
    return Lettered(size, room.leading, cut, runs)


def broken_into(words: list[str], *, weight: int, widest: float) -> list[str]:
    """Lines no wider than this, but for a word that is wider alone, which is cut."""
    blank, lines, room = width_of(" ", weight), [""], widest
    for word in words:
        wide = width_of(word, weight)
        if lines[-1] and wide + blank > room:
            lines, room = [*lines, ""], widest
        shown = word if wide <= widest else shortened(word, weight=weight, widest=widest)
        lines[-1] = f"{lines[-1]} {shown}".strip()
        room -= min(wide, widest) + blank
    return [line for line in lines if line]


def cut_after(lines: list[str], most: int, *, weight: int, widest: float) -> list[str]:
    """So many of the lines, with a sign that more was said."""
    last = shortened(f"{lines[most - 1]} {MORE}", weight=weight, widest=widest)
    return [*lines[: most - 1], last if last.endswith(MORE) else f"{last}{MORE}"]


def shortened(text: str, *, weight: int, widest: float) -> str:
    """As much of a text as fits, with the sign of more where something is left out."""
    if width_of(text, weight) <= widest:
        return text
    kept = text.removesuffix(MORE)
    while kept and width_of(f"{kept}{MORE}", weight) > widest:
        words, _blank, _word = kept.rpartition(" ")
        kept = words or kept[: -max(1, len(kept) // 20)]
    return f"{kept.rstrip()}{MORE}"
