"""Why a check that others published is not taken in."""

from django.utils.translation import gettext_lazy as _

from claims.refusals.changing import Illegal
from sources.refusals.refusal import Refusal


class NoReview(Refusal):
    """A page or a file that tells of no check in a way that programs read (HTTP 400)."""

    code = "no_review"
    message = _(
        "No fact-check is told of here as ClaimReview. A page shows one to search engines; "
        "a table of your own is handed in as CSV or XLSX."
    )


class NoClaimText(Refusal):
    """A check that does not say what was checked (HTTP 400)."""

    code = "no_claim_text"
    message = _("It does not say which claim was checked.")


class TooMuchOfOne(Refusal):
    """A check that says far more than one can (HTTP 400)."""

    code = "too_much_of_one"
    message = _("It is told of in more than %(limit)s characters.")


class NoTable(Refusal):
    """What is no table, or one without rows below its first (HTTP 400)."""

    code = "no_table"
    message = _("This is no table with a row of headings and rows below it. Send CSV or XLSX.")


class TooManyRows(Refusal):
    """A table longer or wider than is taken in at once (HTTP 400)."""

    code = "too_many_rows"
    message = _(
        "The table has more than %(rows)s rows or %(columns)s columns. Split it and send the parts."
    )


class NoClaimColumn(Refusal):
    """Nobody said in which column the claims stand, or it is none of the table (HTTP 400)."""

    code = "no_claim_column"
    message = _("Say in which column the claims stand, and choose each column once.")


class UnreadDate(Refusal):
    """A day written so that one reader takes it for another than the next (HTTP 400)."""

    code = "unread_date"
    message = _("“%(said)s” is read as no day. Write it as 2026-11-29.")


class UnknownReading(Refusal):
    """What is none of our ratings (HTTP 400)."""

    code = "unknown_reading"
    message = _("“%(said)s” is none of our ratings.")


class UnseenLabel(Refusal):
    """A label that shows nothing, and so is none of the table (HTTP 400)."""

    code = "unseen_label"
    message = _("Write the label as its publisher does.")


class BegunAlready(Illegal):
    """A table that is being taken in, or was (HTTP 409)."""

    code = "begun_already"
    message = _("This table is being taken in already, or was.")


class SearchOff(Illegal):
    """Asking outside without a key for it (HTTP 409)."""

    code = "search_off"
    message = _("Google Fact Check Tools is not set up here: it needs a key in the settings.")


class StrangeAnswer(Refusal):
    """An answer of a service outside that is not what it is documented to be (HTTP 400)."""

    code = "strange_answer"
    message = _("The service answered, but not in a way we understand. Try again later.")
