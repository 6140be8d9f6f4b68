"""The permanent addresses of what left the house, whole, as others write them down."""

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from django.utils.text import Truncator, slugify
from django.utils.translation import get_language

from claims.models import Verdict


def whole(path: str) -> str:
    """A path of this site with the site before it."""
    return f"{settings.PUBLIC_URL}{path}"


def claim_address(pk: int) -> str:
    """The one permanent address of a claim."""
    return whole(reverse("public:claim", args=[pk]))


def picture_address(row: Verdict) -> str:
    """The picture of a published row in the language of now; what it shows never changes."""
    asked = QueryDict(mutable=True)
    asked.update({"v": str(row.publication.seq), "lang": get_language() or settings.LANGUAGE_CODE})
    return f"{whole(reverse('public:card', args=[row.claim_id]))}?{asked.urlencode()}"


def oembed_address(pk: int) -> str:
    """Where programs ask how to show a claim within a page of theirs."""
    asked = QueryDict(mutable=True)
    asked.update({"url": claim_address(pk), "format": "json"})
    return f"{whole(reverse('public:oembed'))}?{asked.urlencode()}"


def slug_of(text: str) -> str:
    """The first words of a claim as they stand in a readable address."""
    return slugify(Truncator(text).words(8, truncate=""), allow_unicode=True) or "claim"
