"""The way somebody came: the list of claims that was open, as one word of an address.

It is the list's own query string and the claims that were put off on the way. Nothing of it is kept
in a session, so two windows walk two lists, and a link to a claim carries its list along.
"""

from typing import Final, NamedTuple

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.http import urlencode

from sources.text.whole_numbers import number_from

# What an address carries it as, and what the put-off claims are called in it.
QUEUE: Final = "queue"
SKIPPED: Final = "skipped"
# Longer no filter of the list makes it; an address of more is not ours.
LONGEST: Final = 2_000
# Who puts off more than this begins the list anew.
MOST_SKIPPED: Final = 60


class Trail(NamedTuple):
    """The list that was open, and the claims put off for later, the first first."""

    query: str
    skipped: tuple[int, ...] = ()

    def without(self, pk: int) -> "Trail":
        return self._replace(skipped=tuple(other for other in self.skipped if other != pk))

    def putting_off(self, pk: int) -> "Trail":
        """With this claim as the last one put off."""
        return self._replace(skipped=(*self.without(pk).skipped, pk)[-MOST_SKIPPED:])

    def __str__(self) -> str:
        put_off = f"{SKIPPED}={'.'.join(map(str, self.skipped))}" if self.skipped else ""
        return "&".join(filter(None, [self.query, put_off]))


def read_trail(text: str) -> Trail:
    """The trail that an address names; what no list understands is found out by the list."""
    said = QueryDict(text.replace("\x00", "").replace("%00", ""), mutable=True)
    put_off = [number_from(word) for word in said.get(SKIPPED, "").split(".")]
    said.pop(SKIPPED, None)
    return Trail(said.urlencode(), tuple(filter(None, put_off))[-MOST_SKIPPED:])


def trail_in(request: HttpRequest) -> Trail | None:
    """The list somebody came from, if they came from one."""
    said = request.POST.get(QUEUE, request.GET.get(QUEUE))
    return read_trail(said) if said is not None and len(said) <= LONGEST else None


def address_of(pk: int, trail: Trail | None) -> str:
    """The page of a claim, with the list to go on with."""
    page = reverse("admin:claims_claim_change", args=[pk])
    return page if trail is None else f"{page}?{urlencode({QUEUE: str(trail)})}"


def list_of(trail: Trail, *, page: int | None = None, at: int | None = None) -> str:
    """The list itself, at the row of a claim; on another page of it where the claim has moved."""
    said = QueryDict(trail.query, mutable=True)
    if page is not None:
        said["p"] = str(page)
    row = f"#claim-{at}" if at else ""
    return f"{reverse('admin:claims_claim_changelist')}?{said.urlencode()}{row}"
