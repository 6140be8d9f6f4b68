"""Why a page could not be fetched, in words for people."""

from django.utils.translation import gettext_lazy as _

from sources.refusals.refusal import Refusal


class BadAddress(Refusal):
    """No address of a public web page."""

    code = "bad_address"
    message = _(
        "This is no address of a web page. It must begin with http:// or https://, without a "
        "user name, on port 80, 443, 8080 or 8443."
    )


class ForbiddenAddress(Refusal):
    """An address inside this network, or one that no public page has."""

    code = "forbidden_address"
    message = _(
        "%(host)s does not lead to the public internet, so it is not fetched. "
        "Save the page and send the file."
    )


class Unreachable(Refusal):
    """Nobody answers there, or not in a way we understand."""

    code = "unreachable"
    message = _("%(host)s could not be reached. Check the address, or save the page and send it.")


class TooSlow(Refusal):
    """An answer that did not come in time."""

    code = "too_slow"
    message = _(
        "%(host)s did not answer in full within %(seconds)s seconds. "
        "Try again later, or save the page and send it."
    )


class WrongAnswer(Refusal):
    """The server says no."""

    code = "wrong_answer"
    message = _(
        "%(host)s answers with the error %(status)s. Check the address in a browser; "
        "if it needs a subscription, save the page and send it."
    )


class TooManyRedirects(Refusal):
    """A chase from address to address."""

    code = "too_many_redirects"
    message = _("The address leads on to another more than %(limit)s times. Send the last one.")
