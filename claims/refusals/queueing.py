"""Why a claim's place in the queue stays as it is."""

from django.utils.translation import gettext_lazy as _

from claims.refusals.changing import Illegal
from sources.refusals.refusal import Refusal


class UnknownDismissal(Refusal):
    """A word that is no reason to dismiss (HTTP 400)."""

    code = "unknown_dismissal"
    message = _("Choose the reason: not checkable, not worth it, duplicate or settled elsewhere.")


class UnknownPriority(Refusal):
    """A word that is no priority (HTTP 400)."""

    code = "unknown_priority"
    message = _("Choose the priority: urgent, normal or low.")


class NoSuchEditor(Refusal):
    """A name of nobody who reviews claims here (HTTP 400)."""

    code = "no_such_editor"
    message = _("Nobody of this name reviews claims here.")


class PastDeadline(Refusal):
    """A deadline that nobody could meet (HTTP 400)."""

    code = "past_deadline"
    message = _("This moment is past; a deadline lies ahead.")


class NoSuchMoment(Refusal):
    """What is no moment of ISO 8601, or one that nobody plans for (HTTP 400)."""

    code = "no_such_moment"
    message = _("Write the deadline as 2026-11-29 or 2026-11-29T08:00, within ten years from now.")


class DismissedClaim(Illegal):
    """A step on a claim that nobody works on (HTTP 409)."""

    code = "dismissed_claim"
    message = _("This claim was dismissed. Restore it first.")


class JudgedClaim(Illegal):
    """A dismissal of what was judged (HTTP 409)."""

    code = "judged_claim"
    message = _("A verdict was given on it. Void the verdict and publish the void first.")


class TiedRepeat(Illegal):
    """A dismissal of what shows the verdict of another, or whose verdict others show (HTTP 409)."""

    code = "tied_repeat"
    message = _("It is part of a confirmed repeat. Undo the repeat first.")


class InOtherHands(Illegal):
    """A claim that somebody else has in hand (HTTP 409)."""

    code = "in_other_hands"
    message = _("Another editor is in charge; open the claim to take it over.")
