"""Where words that somebody quotes stand in a text, spelled with marks and hamzas or without."""

from bisect import bisect_left
from itertools import accumulate
from typing import NamedTuple

from sources.text.spelling.folding import tokenize


class Quoted(NamedTuple):
    """A span of a text, in Unicode code points."""

    start: int
    end: int


def place_of_quote(quote: str, text: str) -> Quoted | None:
    """The first place where the text says these words in a row; None where it does not.

    As they are written before as they fold; whole words, unless they are written alike.
    """
    quote = quote.strip()
    if quote and (at := text.find(quote)) >= 0:
        return Quoted(at, at + len(quote))
    wanted = "".join(f" {token.text}" for token in tokenize(quote))
    found = tokenize(text)
    at = "".join([*(f" {token.text}" for token in found), " "]).find(f"{wanted} ") if wanted else -1
    if at < 0:
        return None
    places = [0, *accumulate(len(token.text) + 1 for token in found)]
    first, after = bisect_left(places, at), bisect_left(places, at + len(wanted))
    return Quoted(found[first].start, found[after - 1].end)
