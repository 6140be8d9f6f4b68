"""`/claims/<id>/card.png`: the picture that networks show beside a link to the claim."""

import base64
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from claims.models import Newsroom, Verdict
from claims.public.claim_pages import published
from claims.public.lettering import (
    FAMILY,
    ISOLATES,
    Room,
    drawable,
    font_file,
    lettered,
    shortened,
)
from sources.later import Later

if TYPE_CHECKING:
    import resvg_py
else:
    resvg_py = Later("resvg_py")

# The claim stands between the verdict and the foot, in sizes that are read on a telephone.
TOP: Final = 236
ROOM: Final = Room(width=1060, height=300, sizes=(60, 52, 46, 40), leading=1.5, weight=700)
WIDEST_VERDICT: Final = 16
A_YEAR: Final = 365 * 24 * 3600
A_WHILE: Final = 300
A_DAY: Final = 24 * 3600
# Paper and ink of each rating, as on the pages.
COLOURS: Final = {
    "supported": ("#e0f2e7", "#17603a"),
    "disputed": ("#fde8e8", "#9b1c1c"),
    "speculative": ("#fdf0d8", "#774000"),
    "": ("#fdf0d8", "#774000"),
}


@require_safe
def card(request: HttpRequest, pk: int) -> HttpResponse:
    """The picture of the newest row; under its number `v` it never changes."""
    row, newsroom = published(pk)[-1], Newsroom.objects.ours()
    data = cache.get_or_set(key_of(row, newsroom), partial(drawn, row, newsroom), A_DAY)
    answer = HttpResponse(data, content_type="image/png")
    is_fixed = request.GET.get("v") == str(row.publication.seq)
    lasting = {"max_age": A_YEAR, "immutable": True} if is_fixed else {"max_age": A_WHILE}
    patch_cache_control(answer, public=True, **lasting)
    return answer


def key_of(row: Verdict, newsroom: Newsroom) -> str:
    """Names the picture by all that is in it."""
    house = sha256(newsroom.name.encode() + bytes(newsroom.logo)).hexdigest()
    return f"card:{row.publication.seq}:{get_language()}:{house}"


def drawn(row: Verdict, newsroom: Newsroom) -> bytes:
    """The picture as PNG, in the language of now."""
    svg = render_to_string("public/card.svg", picture(row, newsroom))
    files = [font_file(400), font_file(700)]
    return resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=files)


def picture(row: Verdict, newsroom: Newsroom) -> dict[str, Any]:
    """What stands where."""
    paper, ink = COLOURS[row.rating]
    sentence = row.claim.sentence
    said_by = f"{_('Said by')} {sentence.document.source.name}"
    return {
        "family": FAMILY,
        "paper": paper,
        "ink": ink,
        "is_rtl": get_language_bidi(),
        "house": line(newsroom.name, 700, widest=24),
        "logo": data_address(newsroom),
        "verdict": line(said_in(row), 700, widest=WIDEST_VERDICT),
        "claim": lettered(sentence.text, ROOM),
        "top": TOP,
        "said_by": line(said_by, 400, widest=20),
        "site": urlsplit(settings.PUBLIC_URL).netloc,
    }


def said_in(row: Verdict) -> str:
    """Rating and label where the line has room for both, the rating alone where it has not."""
    whole = drawable(row.in_full, 700)
    fits = shortened(whole, weight=700, widest=WIDEST_VERDICT) == whole
    return row.in_full if fits else row.in_words


def line(text: str, weight: int, *, widest: float) -> str:
    """Some words on one line, which turn nothing around them and run as the page does."""
    begin, end = ISOLATES["rtl" if get_language_bidi() else "ltr"]
    return f"{begin}{shortened(drawable(text, weight), weight=weight, widest=widest)}{end}"


def data_address(newsroom: Newsroom) -> str:
    """The newsroom's picture as a part of this one; "" without one."""
    if not newsroom.logo_type:
        return ""
    return f"data:{newsroom.logo_type};base64,{base64.b64encode(bytes(newsroom.logo)).decode()}"
