"""Filing a claim under topics: what readers find it by, decided by people alone."""

from collections.abc import Iterable

from django.db import transaction

from claims.models import Claim, Decision, SecondLook, Topic
from claims.refusals.changing import Unchanged
from claims.refusals.filing import NoTopic
from sources.people.models import Person
from sources.text.whole_numbers import number_from


@transaction.atomic
def file_under(
    claim: Claim, topics: Iterable[str], *, by: Person, seen: int, why: str = ""
) -> None:
    """File a claim under these topics, by their numbers as they were sent, and under no other.

    Raises Stale, NoTopic for a number that is none, and Unchanged where it is filed so already.
    """
    rows = topics_at(set(topics))
    before, after = numbers_of(claim), sorted(row.pk for row in rows)
    change = {"before": {"topics": before}, "after": {"topics": after}}
    claim.change(Decision.Action.TOPICS, by=by, seen=seen, why=why, **change)
    if before == after:
        raise Unchanged
    claim.topics.set(rows)
    ask_for_looks(claim)


def ask_for_looks(claim: Claim) -> None:
    """A draft waits for a second look as well where its claim's new topic asks for one."""
    draft = claim.verdicts.order_by("-seq").filter(publication=None).first()
    if draft and not claim.verdicts.filter(seq__gt=draft.seq).exists():
        SecondLook.objects.demand(draft)


def file_also_under(claim: Claim, topic: Topic, *, by: Person, seen: int, why: str = "") -> None:
    """File a claim under one topic more."""
    topics = {*numbers_of(claim), topic.pk}
    file_under(claim, map(str, topics), by=by, seen=seen, why=why)


def topics_at(numbers: set[str]) -> list[Topic]:
    found = list(Topic.objects.filter(pk__in=filter(None, map(number_from, numbers))))
    if len(found) != len(numbers):
        raise NoTopic
    return found


def numbers_of(claim: Claim) -> list[int]:
    """The topics that a claim is filed under now."""
    return sorted(claim.topics.values_list("pk", flat=True))
