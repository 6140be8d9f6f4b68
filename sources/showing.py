"""Somebody's text between the words of a page: set apart, in its own direction, nothing invisible.

The direction is that of most of its words. The first letter alone, as `dir="auto"` goes by, turns
an Arabic sentence round that opens with a name in Latin letters, and puts its full stop in front.
"""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from sources.text.direction import direction
from sources.text.highlighting import Highlight, Piece, pieces


def visible(text: str, marks: Iterable[Highlight] = ()) -> SafeString:
    """The text with spans highlighted and by name what could not be seen or turns other signs."""
    return format_html_join("", "{}", ((render(piece),) for piece in pieces(text, marks)))


def render(piece: Piece) -> SafeString:
    if piece.hidden:
        code = f"U+{ord(piece.text[0]):04X}"
        return format_html('<span class="hidden-char" title="{}">{}</span>', piece.hidden, code)
    if not piece.styles:
        return format_html("{}", piece.text)
    return format_html(
        '<mark class="{}" title="{}">{}</mark>', " ".join(piece.styles), piece.title, piece.text
    )


def marked(text: str, marks: Iterable[Highlight] = ()) -> SafeString:
    """The text as one sentence of its own."""
    shown = visible(text, marks)
    return format_html('<span class="sentence" dir="{}">{}</span>', direction(text), shown)


def isolated(text: object) -> SafeString:
    """The text within a line of the page: a name, a title, a reason."""
    said = str(text)
    return format_html('<bdi class="name" dir="{}">{}</bdi>', direction(said), visible(said))


def prose(text: object) -> SafeString:
    """The text as a block of its own, its lines as they were typed."""
    said = str(text)
    return format_html('<p class="prose" dir="{}">{}</p>', direction(said), visible(said))
