"""Why nobody is told at an address, or not from that number on."""

from django.utils.translation import gettext_lazy as _

from sources.refusals.refusal import Refusal


class Unencrypted(Refusal):
    """A receiver that everybody on the way could read with (HTTP 400)."""

    code = "unencrypted"
    message = _("A webhook is told over https:// only.")


class UnknownFilter(Refusal):
    """A word that is no rating, or no kind of publication (HTTP 400)."""

    code = "unknown_filter"
    message = _("“%(word)s” is not one of: %(known)s.")


class NoSuchNumber(Refusal):
    """Nothing of this number has left the house (HTTP 400)."""

    code = "no_such_number"
    message = _("The newest publication has the number %(newest)s; name one from 0 to that.")
