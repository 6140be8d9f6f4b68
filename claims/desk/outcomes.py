"""What a decision came to, where its action alone does not say it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from django.utils.dateparse import parse_datetime
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from claims.desk.moments import moment_words
from claims.models import Decision, Dismissal, Priority, Rating, Stance
from sources.people.models import Person
from sources.templatetags.marking import who
from sources.text.direction import unturned

Action = Decision.Action
# The words of what stands under these names in a decision.
WORDS: Final[Mapping[str, Mapping[Any, str | Promise]]] = {
    "stance": dict(Stance.choices),
    "rating": dict(Rating.choices),
    "priority": dict(Priority.choices),
    "dismissed_as": dict(Dismissal.choices),
}


def outcome_words(decision: Decision) -> str:
    """In a word or two; the decision needs `entrusted` where it is one of assigning."""
    after = decision.after
    if decision.action == Action.DEADLINE:
        return deadline_words(after.get("deadline"))
    if entrusted := getattr(decision, "entrusted", None):
        return who(entrusted)
    found = (str(WORDS[name].get(after.get(name), "")) for name in WORDS)
    return next(filter(None, found), "")


def deadline_words(said: str | None) -> str:
    moment = parse_datetime(said or "")
    if moment is None:
        return _("none")
    return moment_words(moment)


def load_words(person: Person) -> str:
    """Somebody who may have a claim in hand, and how many wait for them already."""
    said = {"name": unturned(who(person)), "n": person.open_claims}  # type: ignore[attr-defined]
    return _("%(name)s (%(n)s open)") % said


def with_entrusted(decisions: Iterable[Decision]) -> Sequence[Decision]:
    """With whom each decision of assigning put in charge, in one query where there is any.

    A decision keeps their number alone, so that a name that was erased stands nowhere.
    """
    rows = list(decisions)
    given = [row for row in rows if row.action == Action.ENTRUST]
    people = Person.objects.in_bulk({row.after["editor"] for row in given})
    for row in given:
        row.entrusted = people[row.after["editor"]]  # type: ignore[attr-defined]
    return rows
