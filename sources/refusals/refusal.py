"""What every refusal is: words for people, a code for programs."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error of ours
    """A text that cannot be taken in; `str()` is for the user, `code` for programs.

    Whatever passes by itself says in how many `seconds` it is worth asking again.
    """

    code = "refused"
    seconds = 0
    message: str | Promise = _("This text cannot be taken in.")

    def __init__(self, **details: object) -> None:
        super().__init__(details)
        self.details = details

    def __str__(self) -> str:
        return str(self.message) % self.details


class Busy(Refusal):
    """As many texts are being read as may be at once; the same one is taken in later (HTTP 503)."""

    code = "busy"
    seconds = 5
    message = _(
        "Other texts are being read at the moment, so this one was not begun. "
        "Send it again in a few seconds."
    )
