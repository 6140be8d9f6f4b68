"""Why a question was not answered."""

from django.utils.translation import gettext_lazy as _

from sources.refusals.refusal import Busy, Refusal


class NoQuestion(Refusal):
    """A look-up of nothing, or of several things at once (HTTP 400)."""

    code = "no_question"
    message = _("Ask with one of these: a text, several texts, or an address.")


class NothingPublished(Refusal):
    """A claim of which nothing left the house (HTTP 404)."""

    code = "nothing_published"
    message = _("Nothing was published of claim %(claim)s.")


class TooManyStatements(Refusal):
    """More texts than one look-up takes (HTTP 400)."""

    code = "too_many_statements"
    message = _("%(found)s texts are too many: %(limit)s at most are looked up at once.")


class NotHeld(Refusal):
    """An address of an article that is not in the archive (HTTP 404)."""

    code = "not_held"
    message = _(
        "We hold no article of the address “%(url)s”, and a look-up fetches none. Send its text."
    )


class NotReady(Busy):
    """The index of what was judged still follows; the same question is answered later (503)."""

    code = "not_ready"
    message = _("The search is being made ready on this machine. Ask again in a few seconds.")
