"""What the pages for readers say of verdicts and texts."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import template
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from claims.models import Evidence, Label, Rating, ReportState, Stance
from sources.text.direction import direction

register = template.Library()

MEANINGS: Final[Mapping[str, Promise]] = {
    Rating.SUPPORTED: _("Evidence from other sources supports this claim."),
    Rating.DISPUTED: _("Evidence from other sources contradicts this claim."),
    Rating.SPECULATIVE: _("There is no evidence yet that could settle this claim."),
    "": _("We took our verdict back. None stands at present."),
}
STANCES: Final[Mapping[str, Promise]] = {
    Stance.SUPPORTS: _("supports the claim"),
    Stance.DISPUTES: _("contradicts the claim"),
    Stance.CONTEXT: _("gives context to the claim"),
}
STATES: Final[Mapping[str, Promise]] = {
    ReportState.WAITING: _("An editor will read it."),
    ReportState.ANSWERED: _("An editor read it and answered."),
    ReportState.TAKEN_IN: _("We look for evidence of what you sent."),
    ReportState.CLOSED: _("We are done with it."),
}
# In a script element these would end it, or begin another.
ESCAPED: Final = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&"}

register.filter(name="direction")(direction)


@register.filter
def meaning(rating: str) -> str:
    """What a rating says about a claim, in one sentence."""
    return str(MEANINGS[rating])


@register.filter
def stance_for_readers(stance: str) -> str:
    return str(STANCES.get(stance, stance))


@register.simple_tag
def quoted(evidence: Evidence) -> SafeString:
    """The sentence, with the words that somebody quoted of it marked."""
    text, place = evidence.sentence.text, slice(evidence.quote_start, evidence.quote_end)
    if not evidence.quote:
        return format_html("{}", text)
    around = text[: place.start], evidence.quote, text[place.stop :]
    return format_html("{}<mark>{}</mark>{}", *around)


@register.filter
def state_meaning(state: str) -> str:
    """How far a report has come, in one sentence."""
    return str(STATES[state])


@register.simple_tag
def json_ld(data: dict[str, Any]) -> SafeString:
    """Structured data as a part of the page; whatever a claim says, it stays data."""
    body = json.dumps(data, ensure_ascii=False).translate(ESCAPED)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(body),  # noqa: S308 - escaped above
    )


@register.simple_tag
def ratings() -> list[tuple[str, str, str]]:
    """Every rating with its words and its meaning."""
    return [(value, capfirst(str(words)), meaning(value)) for value, words in Rating.choices]


@register.simple_tag
def offered_labels() -> list[tuple[str, Sequence[Label]]]:
    """The newsroom's own labels, rating by rating."""
    return Label.objects.offered().by_rating()
