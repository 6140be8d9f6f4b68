"""Why a document is not cut anew or ruled on."""

from django.utils.translation import gettext_lazy as _

from sources.refusals.refusal import Refusal


class BadCut(Refusal):
    """A re-cut that would lose text, overlap, or mark nothing."""

    code = "bad_cut"
    message = _("Sentences must follow each other without overlap and keep every character.")


class AlreadyCut(Refusal):
    """Somebody else cut this document or ruled on this sentence first."""

    code = "already_cut"
    message = _("Somebody else changed these sentences meanwhile. Reload the page and look again.")
