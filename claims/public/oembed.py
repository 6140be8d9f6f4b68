"""`/oembed/`: how to show a claim of ours within a page of somebody else (oembed.com, 1.0)."""

import re
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from claims.models import Newsroom, Verdict
from claims.public.claim_pages import original_of
from claims.publishing.addresses import picture_address, whole
from claims.publishing.stream import stream
from sources.text.direction import unturned
from sources.text.whole_numbers import number_from

WIDEST: Final = 600  # pixels
TALLEST: Final = 360
ROUTES: Final = ("claim", "readable", "embed")
SCHEME: Final = re.compile(r"^https?://")


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """The card of the claim at `url`; 501 for another format, 404 for what is no claim of ours."""
    if request.GET.get("format", "json") != "json":
        return said({"detail": _("Only the format json is spoken here.")}, status=501)
    row = row_at(request.GET.get("url", ""))
    if row is None:
        words = _("This is not the address of a published claim.")
        return said({"detail": words}, status=404)
    size = {"width": limit(request, "maxwidth", WIDEST)}
    return said(embedded(row, **size, height=limit(request, "maxheight", TALLEST)))


def said(data: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """JSON that any page may read."""
    answer = JsonResponse(data, status=status, json_dumps_params={"ensure_ascii": False})
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer


def limit(request: HttpRequest, name: str, most: int) -> int:
    """How many pixels there are for the card, and no more than it takes."""
    return min(most, number_from(request.GET.get(name, "")) or most)


def row_at(address: str) -> Verdict | None:
    """The newest published row of the claim that an address of ours leads to."""
    ours, bare = (SCHEME.sub("", each) for each in (settings.PUBLIC_URL, address.strip()))
    if not bare.startswith(f"{ours}/"):
        return None
    path = bare.removeprefix(ours).partition("#")[0].partition("?")[0]
    try:
        found = resolve(path)
    except Resolver404:
        return None
    if found.namespace != "public" or found.url_name not in ROUTES:
        return None
    pk = found.kwargs["pk"]
    return stream().newest().filter(claim__id=original_of(pk) or pk).first()


def embedded(row: Verdict, *, width: int, height: int) -> dict[str, Any]:
    """What oEmbed calls rich: a frame with the card."""
    newsroom, text = Newsroom.objects.ours(), unturned(row.claim.sentence.text)
    address = whole(reverse("public:embed", args=[row.claim_id]))
    frame = {"address": address, "title": text, "width": width, "height": height}
    return {
        "version": "1.0",
        "type": "rich",
        "title": text,
        "provider_name": newsroom.name,
        "provider_url": whole(reverse("public:front")),
        "cache_age": 3600,
        "width": width,
        "height": height,
        "html": render_to_string("public/frame.html", frame).strip(),
        "thumbnail_url": picture_address(row),
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
    }
