"""The words that tell the figures of one text from one another."""

from collections import Counter
from typing import Final

from claims.comparing.reading import ReadText

_NEXT: Final = 2  # content words beside a figure


def names_behind(reading: ReadText) -> bool:
    """Whether figures are named behind them ("61% in the north"): the text goes on after the last.

    Any other text names them before: «الصادرات 8%».
    """
    last = reading.quantities[-1].figure.end
    return bool(_stems(reading, last, len(reading.text)))


def named(reading: ReadText) -> dict[int, frozenset[str]]:
    """The stems beside each figure that stand beside no other, by the id of its quantity."""
    spans = [quantity.figure[:2] for quantity in reading.quantities]
    if names_behind(reading):
        starts = [*(start for start, _ in spans[1:]), len(reading.text)]
        gaps = zip((end for _, end in spans), starts, strict=True)
        beside = [_stems(reading, *gap)[:_NEXT] for gap in gaps]
    else:
        ends = [0, *(end for _, end in spans[:-1])]
        gaps = zip(ends, (start for start, _ in spans), strict=True)
        beside = [_stems(reading, *gap)[-_NEXT:] for gap in gaps]
    common = Counter(stem for stems in beside for stem in {*stems})
    return {
        id(quantity): frozenset(stem for stem in stems if common[stem] == 1)
        for quantity, stems in zip(reading.quantities, beside, strict=True)
    }


def _stems(reading: ReadText, start: int, end: int) -> list[str]:
    tokens = [reading.tokens[at] for at in reading.content]
    return [token.stem for token in tokens if start <= token.start and token.end <= end]
