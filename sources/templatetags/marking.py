"""Marked text, the banner, and fields of dynamic names, for every page."""

from collections.abc import Iterable

from django import template
from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sources.people.models import Person
from sources.text.highlighting import Highlight, Piece, pieces
from sources.work.models import Beat

register = template.Library()


@register.simple_tag
def marked(text: str, marks: Iterable[Highlight] = ()) -> SafeString:
    """The text as one sentence in its own direction, spans highlighted, nothing invisible."""
    inner = format_html_join("", "{}", ((render(piece),) for piece in pieces(text, marks)))
    return format_html('<span class="sentence" dir="auto">{}</span>', inner)


def render(piece: Piece) -> SafeString:
    if piece.hidden:
        code = f"U+{ord(piece.text[0]):04X}"
        return format_html('<span class="hidden-char" title="{}">{}</span>', piece.hidden, code)
    if not piece.styles:
        return format_html("{}", piece.text)
    return format_html(
        '<mark class="{}" title="{}">{}</mark>', " ".join(piece.styles), piece.title, piece.text
    )


@register.simple_tag
def silence() -> str:
    """What the banner says when no worker is alive, by the rows they leave in the database."""
    if Beat.objects.alive(settings.WORKER_SILENT_SECONDS).exists():
        return ""
    return _(
        "No worker is alive: new claims wait unmatched. Nothing is lost; "
        "the work is done as soon as a worker starts."
    )


@register.filter
def who(person: Person) -> str:
    """A person by full name, or by user name where there is none."""
    return person.get_full_name() or person.get_username()


@register.filter
def percent(share: float) -> int:
    """A share between 0 and 1 in whole percents."""
    return round(share * 100)
