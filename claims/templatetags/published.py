"""What the desk is told of a verdict that left the house."""

from typing import Any

from django import template

from claims.models import Verdict
from claims.publishing.claimreview_advice import notes_on
from claims.publishing.history import is_withdrawn
from claims.publishing.stream import stream

register = template.Library()


@register.inclusion_tag("claims/_claimreview.html")
def claimreview_notes(verdict: Verdict) -> dict[str, Any]:
    """What machines that gather fact-checks miss in a standing verdict; nothing for any other."""
    rows = list(stream().filter(claim__id=verdict.claim_id))
    stands = bool(rows) and rows[-1].pk == verdict.pk and not is_withdrawn(rows)
    return {"notes": notes_on(rows) if stands else []}
