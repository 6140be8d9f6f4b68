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


class ReceiverInside(Refusal):
    """A receiver whose address itself says that it is no public one (HTTP 400)."""

    code = "receiver_inside"
    message = _(
        "This address lies inside a network, where no letter is sent. Give one on the public "
        "internet, or have this host and port named in the setting WEBHOOK_INSIDE."
    )


class WebhookStopped(Refusal):
    """A webhook that is told nothing, and so nothing again (HTTP 409)."""

    code = "webhook_stopped"
    message = _("This webhook is stopped, so it is told nothing. Start it, then tell it again.")
