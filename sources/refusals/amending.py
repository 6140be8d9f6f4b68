"""Why what is held of texts, people and sources is not amended."""

from django.utils.translation import gettext_lazy as _

from sources.refusals.refusal import Refusal


class NoReason(Refusal):
    """A change that readers will ask about, and nobody said why."""

    code = "no_reason"
    message = _("Say why: the reason is kept with the change.")


class StaleDocument(Refusal):
    """Somebody else changed what is said of a text after this person looked at it (HTTP 412)."""

    code = "stale"
    message = _("Somebody else changed this document meanwhile. Reload, look again, and decide.")


class TakenDown(Refusal):
    """Nothing can be said of a text that is gone."""

    code = "taken_down"
    message = _("This text was taken down. Nothing about it can be changed any more.")


class NothingNew(Refusal):
    """A correction that corrects nothing."""

    code = "nothing_new"
    message = _("Nothing would change: all of this is said of the text already.")


class SameStory(Refusal):
    """Another document tells the same to readers of the same address."""

    code = "same_story"
    message = _("Document %(id)s holds the same text of that address already.")


class OneselfErased(Refusal):
    """Who erases themselves can answer nobody who asks why."""

    code = "oneself_erased"
    message = _("Nobody erases themselves; ask another administrator.")


class BeyondYou(Refusal):
    """Who may not change somebody may not erase them."""

    code = "beyond_you"
    message = _("Only a superuser erases a superuser.")


class AlreadyErased(Refusal):
    """There is nothing left to erase."""

    code = "already_erased"
    message = _("The data of this person was erased before.")


class SameSource(Refusal):
    """A source to be merged into itself."""

    code = "same_source"
    message = _("A source cannot be merged into itself. Choose another one.")


class MergedSource(Refusal):
    """One of two sources was merged into another before."""

    code = "merged_source"
    message = _("Somebody else merged one of the two sources meanwhile. Reload and look again.")
