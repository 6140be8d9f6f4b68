"""Why a claim was not filed under topics."""

from django.utils.translation import gettext_lazy as _

from claims.refusals.changing import Illegal


class NoTopic(Illegal):
    """A number under which the newsroom has no topic (HTTP 400)."""

    code = "no_topic"
    message = _("There is no such topic.")
