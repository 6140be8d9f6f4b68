"""Why a text could not be taken in, in words for people: what is wrong and how to mend it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error of ours
    """A text that cannot be taken in; `str()` is for the user, `code` for programs."""

    code = "refused"
    message: str | Promise = _("This text cannot be taken in.")

    def __init__(self, **details: object) -> None:
        super().__init__(details)
        self.details = details

    def __str__(self) -> str:
        return str(self.message) % self.details


class TooLarge(Refusal):
    """More bytes than MAX_UPLOAD_BYTES."""

    code = "too_large"
    message = _("The file is larger than %(limit)s bytes. Send the text of the article alone.")


class TooLong(Refusal):
    """More text than MAX_DOCUMENT_CHARS, however small the file was."""

    code = "too_long"
    message = _(
        "The text is longer than %(limit)s characters. Split it and send the parts one by one."
    )


class AddressTooLong(Refusal):
    """An address no column and no browser holds."""

    code = "address_too_long"
    message = _("The address is longer than %(limit)s characters. Use the short form of the link.")


class Empty(Refusal):
    """Nothing to read in it."""

    code = "empty"
    message = _(
        "There is no text in it. If it is a scan or a page made by a script, paste its text."
    )


class UnknownKind(Refusal):
    """A kind of file we have no reader for."""

    code = "unknown_kind"
    message = _("This kind of file cannot be read. Send plain text, HTML, PDF or Word (.docx).")


class Unreadable(Refusal):
    """A file whose reader gave up."""

    code = "unreadable"
    message = _("The file is damaged or protected. Open it, save it anew, or paste its text.")


class TooCostly(Refusal):
    """A file that wants more time or memory than an article can."""

    code = "too_costly"
    message = _(
        "Reading the file takes more time or memory than an article can need. Paste its text."
    )


class BadCut(Refusal):
    """A re-cut that would lose text, overlap, or mark nothing."""

    code = "bad_cut"
    message = _("Sentences must follow each other without overlap and keep every character.")


class AlreadyCut(Refusal):
    """Somebody else cut this document or ruled on this sentence first."""

    code = "already_cut"
    message = _("Somebody else changed these sentences meanwhile. Reload the page and look again.")


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
