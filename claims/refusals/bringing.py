"""Why something that a person brings does not stand as evidence."""

from django.utils.translation import gettext_lazy as _

from claims.refusals.changing import Illegal
from sources.refusals.refusal import Refusal


class NoPublisher(Refusal):
    """A text of which nobody says who published it (HTTP 400).

    It would count as another voice than the claim's, whoever wrote it.
    """

    code = "no_publisher"
    message = _("Say who published it: by a name, a domain or an address.")


class NoQuote(Refusal):
    """A text of several sentences, and nobody says which of them matters (HTTP 400)."""

    code = "no_quote"
    message = _(
        "The text is document %(document)s of the archive now. It has several sentences: "
        "quote the words that matter."
    )


class NotQuoted(Refusal):
    """Words that stand in no sentence of the text (HTTP 400)."""

    code = "not_quoted"
    message = _(
        "No sentence of this text says these words. Quote from one sentence, word for word."
    )


class NothingBrought(Refusal):
    """Neither a text nor a sentence of the archive, or both (HTTP 400)."""

    code = "nothing_brought"
    message = _("Bring a text, a file or an address, or name one sentence of the archive.")


class OwnSentence(Illegal):
    """The claim itself, as evidence for itself (HTTP 409)."""

    code = "own_sentence"
    message = _("This is the claim's own sentence; it bears nothing out.")


class LeftTheArchive(Illegal):
    """A sentence that was cut anew, or whose text was taken down (HTTP 409)."""

    code = "left_the_archive"
    message = _("This sentence was cut anew or taken down. Choose one that stands in its document.")


class EvidenceAlready(Illegal):
    """A sentence that somebody brought or quoted before (HTTP 409)."""

    code = "evidence_already"
    message = _("Somebody brought this sentence before; say at the claim what it does to it.")
