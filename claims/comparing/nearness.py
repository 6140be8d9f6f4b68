"""The words beside a stretch of a text, found without reading the rest of it."""

from bisect import bisect_left, bisect_right

from claims.comparing.reading import ReadText


def near(reading: ReadText, span: tuple[int, int], words: int) -> frozenset[int]:
    """So many content words either side of a span, function words not counted."""
    tokens, content = reading.tokens, reading.content
    before = bisect_right(content, span[0], key=lambda at: tokens[at].end)
    after = bisect_left(content, span[1], key=lambda at: tokens[at].start)
    return frozenset((*content[max(0, before - words) : before], *content[after : after + words]))
