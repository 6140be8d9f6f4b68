"""Where a claim stands in the list it was opened from, and which come before and after it.

Two queries, however long the list is: the numbers of its first thousand, and, for a claim that is
further down or has left the list since (one that was just judged), its neighbours by the order.
"""

from collections.abc import Sequence
from copy import copy
from typing import Any, Final, NamedTuple

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.db import connection
from django.db.models import Q, QuerySet, Subquery
from django.http import HttpRequest, QueryDict

from claims.desk.queue import Queue
from claims.desk.trail import Trail, address_of, list_of
from claims.models import Claim

# Counting further takes as long as the list is, and nobody plans a day by it.
COUNTED: Final = 1_000
NOWHERE: Final = Q(pk__in=[])


class Unfetched(ChangeList):
    """The filters, the search and the order of a list; none of its rows."""

    def get_results(self, request: HttpRequest) -> None:
        self.result_list = []


class WalkedQueue(Queue):
    """The list without what only its page needs."""

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return Unfetched

    def get_list_filter(self, request: HttpRequest) -> list[Any]:
        return [kind for kind in self.list_filter if kind.parameter_name in request.GET]


def listed(request: HttpRequest, query: str) -> QuerySet[Claim]:
    """The claims of the list with this query string; of the whole queue if it asks for nonsense."""
    asked = copy(request)
    asked.GET = QueryDict(query)
    try:
        shown = WalkedQueue(Claim, admin.site).get_changelist_instance(asked)
    except IncorrectLookupParameters:
        return Claim.objects.for_queue()
    found: QuerySet[Claim] = shown.queryset
    return found


class Walk(NamedTuple):
    """A claim's place in a list of claims, and the ways on from there."""

    trail: Trail
    number: int | None
    total: int
    is_more: bool
    previous: str
    next: str
    skip: str
    back: str


def walk_along(request: HttpRequest, claim: Claim, trail: Trail) -> Walk:
    """The claim in the list of the trail."""
    trail = trail.without(claim.pk)
    rows = listed(request, trail.query)
    counted = list(rows.values_list("pk", flat=True)[: COUNTED + 1])
    at = counted.index(claim.pk) if claim.pk in counted[:COUNTED] else None
    before, after = beside(rows, claim) if at is None else around(counted, at)
    later = Trail(trail.query, trail.skipped).putting_off(claim.pk)
    return Walk(
        trail=trail,
        number=None if at is None else at + 1,
        total=min(len(counted), COUNTED),
        is_more=len(counted) > COUNTED,
        previous=address_of(before, trail) if before else "",
        next=onward(after, trail),
        skip=onward(after, later) if onward(after, trail) else "",
        back=list_of(
            trail, page=None if at is None else at // Queue.list_per_page + 1, at=claim.pk
        ),
    )


def onward(after: int | None, trail: Trail) -> str:
    """The next claim, or at the end of the list the first that was put off; "" after all."""
    pk = after or next(iter(trail.skipped), None)
    return address_of(pk, trail.without(pk)) if pk else ""


def around(counted: Sequence[int], at: int) -> tuple[int | None, int | None]:
    after = counted[at + 1] if at + 1 < len(counted) else None
    return (counted[at - 1] if at else None), after


def beside(rows: QuerySet[Claim], claim: Claim) -> tuple[int | None, int | None]:
    """The claims before and after where this one stands or would stand, in one query."""
    order = [str(name) for name in rows.query.order_by]
    before = rows.filter(beyond(claim, order, back=True)).reverse().values("pk")[:1]
    after = rows.filter(beyond(claim, order, back=False)).values("pk")[:1]
    both = Claim.objects.filter(pk=claim.pk).values_list(Subquery(before), Subquery(after))
    earlier, later = both.get()
    return earlier, later


def beyond(claim: Claim, order: Sequence[str], *, back: bool) -> Q:
    """What comes after the claim in this order, or before it."""
    past, level = NOWHERE, Q()
    for name in order:
        field, rising = name.lstrip("-"), name.startswith("-") == back
        value = value_at(claim, field)
        past |= level & further(field, value, rising=rising)
        level &= Q(**{f"{field}__isnull": True}) if value is None else Q(**{field: value})
    return past & bound(claim, order[0], back=back)


def bound(claim: Claim, name: str, *, back: bool) -> Q:
    """The first key alone, where no row lacks it: an index is entered there, not read through."""
    field, rising = name.lstrip("-"), name.startswith("-") == back
    if "__" in field:
        return Q()
    return Q(**{f"{field}__{'gte' if rising else 'lte'}": value_at(claim, field)})


def further(field: str, value: Any, *, rising: bool) -> Q:
    """Rows with a later value; where none is held counts as the database sorts it."""
    empty_first = connection.features.order_by_nulls_first == rising
    if value is None:
        return Q(**{f"{field}__isnull": False}) if empty_first else NOWHERE
    later = Q(**{f"{field}__{'gt' if rising else 'lt'}": value})
    return later if empty_first else later | Q(**{f"{field}__isnull": True})


def value_at(claim: Claim, field: str) -> Any:
    """What the claim holds at the end of a path of fields."""
    value: Any = claim
    for name in field.split("__"):
        value = getattr(value, name, None)
    return value
