"""Why a change was refused, in words for people; pages and API turn each into its answer."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sources.refusals import Refusal


class Stale(Refusal):
    """Somebody else changed the claim after this person looked at it (HTTP 412)."""

    code = "stale"
    message = _("Somebody else changed this claim meanwhile. Reload, look again, and decide.")


class StaleComment(Stale):
    """The comment was edited after this person looked at it (HTTP 412)."""

    message = _("This comment was edited meanwhile. Reload, look at its words, and edit again.")


class Illegal(Refusal):
    """The change is against a rule that its words name (HTTP 409)."""

    code = "illegal"

    def __init__(self, words: str | Promise) -> None:
        super().__init__()
        self.words = words

    def __str__(self) -> str:
        return str(self.words)
