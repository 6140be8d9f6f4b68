"""Why a change was refused, in words for people; pages and API turn each into its answer."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from claims.models import Claim


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error of ours
    """A change that the rules of the desk do not allow; `str()` is for the user."""

    code = "refused"


class Stale(Refusal):
    """Somebody else changed the claim after this person looked at it (HTTP 412)."""

    code = "stale"

    def __init__(self, claim: "Claim") -> None:
        super().__init__(
            _("Somebody else changed this claim meanwhile. Reload, look again, and decide.")
        )
        self.claim = claim


class Illegal(Refusal):
    """The change is against a rule that the message names (HTTP 409)."""

    code = "illegal"
