"""Why a change was not made."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sources.refusals.refusal import Refusal


class Stale(Refusal):
    """Somebody else changed the claim after this person looked at it (HTTP 412)."""

    code = "stale"
    message = _("Somebody else changed this claim meanwhile. Reload, look again, and decide.")


class StaleComment(Stale):
    """The comment was edited after this person looked at it (HTTP 412)."""

    message = _("This comment was edited meanwhile. Reload, look at its words, and edit again.")


class StaleReport(Stale):
    """Somebody else handled the report after this person looked at it (HTTP 412)."""

    message = _("Somebody else handled this report meanwhile. Reload, look again, and decide.")


class Illegal(Refusal):
    """The change is against a rule that its words name (HTTP 409)."""

    code = "illegal"

    def __init__(self, words: str | Promise = "") -> None:
        super().__init__()
        self.words = words or self.message

    def __str__(self) -> str:
        return str(self.words)


class NotYours(Illegal):
    """Only the one who wrote it may change it (HTTP 403)."""

    code = "not_yours"


class NoVersion(Refusal):
    """The request does not say which version it saw (HTTP 428)."""

    code = "no_version"
    message = _(
        "Say which version you saw: a program in the If-Match header, as read from the ETag; "
        "on a page, reload it."
    )


class Unchanged(Refusal):
    """Nothing would be decided: it is so already (HTTP 409)."""

    code = "unchanged"
    message = _(
        "It is so already, perhaps since somebody else decided it meanwhile. Nothing was changed."
    )


class NoChoice(Refusal):
    """One of two things has to be said, and neither was (HTTP 400)."""

    code = "no_choice"
    message = _("Say which of the two you mean.")


class TooManyStarts(Refusal):
    """More sentences marked at once than anybody cuts (HTTP 400)."""

    code = "too_many_starts"
    message = _("At most %(limit)s sentences may begin in one cut. Do it in parts.")


class NoWords(Refusal):
    """Nothing was written where words are needed (HTTP 400)."""

    code = "no_words"
    message = _("Write something first.")


class UnknownStance(Refusal):
    """A word that is no stance (HTTP 400)."""

    code = "unknown_stance"
    message = _("This stance is not one of supports, disputes, context, irrelevant.")
