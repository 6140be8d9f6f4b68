"""The lists a team works by: who looks at which claims, in the same words at every door."""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from claims.models.comment import Comment
from claims.models.second_look import SecondLook
from claims.models.verdict import Verdict
from sources.people.models import Person
from sources.work.models import State

OF: Final = OuterRef("pk")


class Worklist(NamedTuple):
    """A list by its name; its claims are those with `with_work` that the condition keeps."""

    words: Promise
    keeps: Callable[[Person], Q]


def drafts() -> QuerySet[Verdict]:
    """Verdicts that are the newest of their claim and not published yet."""
    later = Verdict.objects.filter(claim=OuterRef("claim"), seq__gt=OuterRef("seq"))
    return Verdict.objects.filter(~Exists(later), publication=None)


def has_open_thread() -> Q:
    """Whether analysts still wait for an answer on it."""
    return Q(Exists(Comment.objects.unresolved().filter(verdict__claim=OF)))


def needs_look(person: Person) -> Q:
    """Whether this person is one who may look at its verdict a second time, or a third."""
    return Q(Exists(SecondLook.objects.due_to(person).filter(verdict__claim=OF)))


def among(claims: QuerySet[Claim]) -> Q:
    return Q(pk__in=claims.order_by().values("pk"))


# What nobody works on any more stands in the one list of its own.
DISMISSED: Final = "dismissed"
WORKLISTS: Final[Mapping[str, Worklist]] = {
    "mine": Worklist(_("my claims"), lambda person: Q(editor=person.pk)),
    "unassigned": Worklist(
        _("unassigned"), lambda person: Q(editor=None, verdicts=None, repeat_of=None)
    ),
    "overdue": Worklist(_("overdue"), lambda person: among(Claim.objects.overdue())),
    "drafts": Worklist(_("drafts"), lambda person: Q(Exists(drafts().filter(claim=OF)))),
    "second_look": Worklist(_("needs second look"), needs_look),
    "new_evidence": Worklist(_("new evidence"), lambda person: Q(new_evidence_at__isnull=False)),
    "open_threads": Worklist(_("open threads"), lambda person: has_open_thread()),
    "failed": Worklist(_("failed matching"), lambda person: Q(work_state=State.DEAD)),
    DISMISSED: Worklist(_("dismissed"), lambda person: ~Q(dismissed_as="")),
}


def claims_in(name: str, person: Person) -> Q:
    """What keeps the claims of a list; everything that waits for a name of none."""
    if name == DISMISSED:
        return WORKLISTS[name].keeps(person)
    listed = WORKLISTS[name].keeps(person) if name in WORKLISTS else Q()
    return listed & Q(dismissed_as="")
