"""Giving a claim to somebody by name, or to whoever has the least to do."""

from operator import attrgetter

from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from claims.models import Claim, Decision
from claims.refusals.changing import Illegal
from claims.refusals.queueing import DismissedClaim, InOtherHands, NoSuchEditor
from sources.people.models import Person

REVIEW = "claims.review_claim"
PASSWORDS = "django.contrib.auth.backends.ModelBackend"
BY_LOAD = attrgetter("open_claims", "pk")


@transaction.atomic
def assign(claim: Claim, *, by: Person, seen: int, why: str = "", to: str = "") -> None:
    """Put a claim in charge of the editor of this log-in name, also from another.

    Raises NoSuchEditor, DismissedClaim, Illegal when they have it already, or Stale.
    """
    editor = reviewers().filter(username=to).first()
    if editor is None:
        raise NoSuchEditor
    entrust(claim, editor, by=by, seen=seen, why=why)


@transaction.atomic
def spread(claim: Claim, *, by: Person, seen: int, why: str = "") -> None:
    """Put a claim that nobody has in charge of the editor with the fewest open claims.

    Who only keeps the newsroom gets claims by name alone. Spreads that run at once wait for each
    other, or all of them would choose the same person. Raises NoSuchEditor where there is no
    editor, InOtherHands, DismissedClaim or Stale.
    """
    editors = Group.objects.select_for_update().filter(name="editor").first()
    if claim.editor_id is not None:
        raise InOtherHands
    freest = min(reviewers().filter(groups=editors), key=BY_LOAD, default=None)
    if freest is None:
        raise NoSuchEditor
    entrust(claim, freest, by=by, seen=seen, why=why)


def entrust(claim: Claim, editor: Person, *, by: Person, seen: int, why: str) -> None:
    if claim.dismissed_as:
        raise DismissedClaim
    if claim.editor_id == editor.pk:
        raise Illegal(_("This editor is in charge of it already."))
    claim.change(Decision.Action.ENTRUST, by=by, seen=seen, why=why, editor=editor)


def reviewers() -> QuerySet[Person]:
    """Who may have claims in hand, by name, with `open_claims`: how many of them are unjudged."""
    theirs = Claim.objects.current().unjudged().filter(editor=OuterRef("pk")).order_by()
    counted = theirs.values("editor").annotate(n=Count("pk")).values("n")
    people = Person.objects.with_perm(REVIEW, backend=PASSWORDS).filter(is_staff=True)
    number = Coalesce(Subquery(counted), 0, output_field=IntegerField())
    return people.annotate(open_claims=number).order_by("username")
