"""Why a text could not be taken in."""

from django.utils.translation import gettext_lazy as _

from sources.refusals.refusal import Refusal


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


class TooManySentences(Refusal):
    """More sentences than MAX_DOCUMENT_SENTENCES, however short each of them is."""

    code = "too_many_sentences"
    message = _(
        "The text has %(found)s sentences; %(limit)s at most are taken in at once. "
        "Split it and send the parts one by one."
    )


class TooManyCharacters(Refusal):
    """A text longer than the field of the model that would hold it."""

    code = "too_many_characters"
    message = _("“%(field)s” takes %(limit)s characters at most.")


class TwoTexts(Refusal):
    """A text and a file at once: nobody can say which of them is meant."""

    code = "two_texts"
    message = _("Give a text or a file, not both.")


class NoText(Refusal):
    """Neither a text nor a file nor an address."""

    code = "no_text"
    message = _("Give a text, a file or an address.")


class NoWebAddress(Refusal):
    """What is said to be the address of a text cannot be one."""

    code = "no_web_address"
    message = _("“%(url)s” is no address of a web page. It must begin with http:// or https://.")


class ImpossibleDate(Refusal):
    """What is no moment of ISO 8601, or one that no calendar reaches once told in another zone."""

    code = "impossible_date"
    message = _(
        "The date of publication cannot be. Write it as 2026-11-29 or 2026-11-29T08:00, "
        "or leave it out."
    )


class UnknownLanguage(Refusal):
    """A language said by something else than its code."""

    code = "unknown_language"
    message = _("“%(language)s” is no code of a language. Write one of ISO 639, as in ar or en.")


class UnknownTier(Refusal):
    """A word that is no tier of sources."""

    code = "unknown_tier"
    message = _("“%(tier)s” is no tier of a source. Write one of: %(known)s.")


class Empty(Refusal):
    """Nothing to read in it."""

    code = "empty"
    message = _(
        "There is no text in it. If it is a scan or a page made by a script, paste its text."
    )


# What can be read, in the words of every door.
READ = _(
    "plain text, HTML, PDF, Word (.docx), OpenDocument (.odt), RTF, EPUB, tables (XLSX, CSV), "
    "captions (SRT, VTT), saved mails and pages (EML, MHTML), news items (NewsML-G2, NITF, ninjs)"
)


class UnknownKind(Refusal):
    """A kind of file we have no reader for."""

    code = "unknown_kind"
    message = _("This kind of file cannot be read. Send one of these: %(read)s.")

    def __init__(self, **details: object) -> None:
        super().__init__(read=READ, **details)


class AnotherKind(UnknownKind):
    """A kind of file that we know and have no reader for."""

    message = _(
        "This is %(found)s, and it cannot be read. Save it as one of these, or paste its text: "
        "%(read)s."
    )


class SeveralTexts(Refusal):
    """Several documents in one file."""

    code = "several_texts"
    message = _(
        "The file holds several texts. Save each as a file of its own, or send them as lines of "
        "JSON with the API or with the command “ingest”."
    )


class Withdrawn(Refusal):
    """A news item whose agency killed or withholds it."""

    code = "withdrawn"
    message = _("Who sent this text out has withdrawn it: it must not be used.")


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
