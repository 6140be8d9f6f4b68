"""Why a step is not undone."""

from django.utils.translation import gettext_lazy as _

from claims.refusals.changing import Illegal


class NothingToUndo(Illegal):
    """This person took no step on the claim since something of it left the house (HTTP 409)."""

    code = "nothing_to_undo"
    message = _("You took no step here that could be undone.")


class NotUndoable(Illegal):
    """The last step is one that is answered by another, not taken back (HTTP 409)."""

    code = "not_undoable"
    message = _("Your last step here cannot be undone; take the step that answers it.")


class Overtaken(Illegal):
    """What was decided is not so any more (HTTP 409)."""

    code = "overtaken"
    message = _("Somebody changed it again since, so your step is not undone.")
