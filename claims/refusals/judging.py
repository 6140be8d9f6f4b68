"""The rules of a verdict, each as the refusal of what breaks it."""

from django.utils.translation import gettext_lazy as _

from claims.refusals.changing import Illegal


class NoRationale(Illegal):
    """A verdict without a reason (HTTP 400)."""

    code = "no_rationale"
    message = _("A verdict needs a rationale: say why.")


class UnknownVerdictKind(Illegal):
    """A word that is no kind of verdict (HTTP 400)."""

    code = "unknown_verdict_kind"
    message = _("The kind must be one of: first, update, correction, void.")


class RatedVoid(Illegal):
    """A void with a rating (HTTP 400)."""

    code = "rated_void"
    message = _("A void takes the verdict back; it has no rating.")


class NoRating(Illegal):
    """No rating, or a word that is none (HTTP 400)."""

    code = "no_rating"
    message = _("Choose a rating: supported, disputed or speculative.")


class NoLabel(Illegal):
    """A label that the newsroom does not offer (HTTP 400)."""

    code = "no_label"
    message = _("There is no such label, or it is offered no more. Choose another, or none.")


class LabelOfAnother(Illegal):
    """A label that belongs to another rating than the one given (HTTP 400)."""

    code = "label_of_another"
    message = _("This label belongs to another rating. Choose one of the rating given, or none.")


class NotFirst(Illegal):
    """A second first verdict, or a change of none (HTTP 409)."""

    code = "not_first"
    message = _("The first verdict comes once; after it come updates, corrections and voids.")


class NoPublicNote(Illegal):
    """A change of mind that does not say why (HTTP 400)."""

    code = "no_public_note"
    message = _("A change of a verdict needs a public note that says what changed and why.")


class NotedFirst(Illegal):
    """A first verdict that says what it changes (HTTP 400)."""

    code = "noted_first"
    message = _(
        "A first verdict changes nothing, so it has no public note. Say it in the rationale."
    )


class ConfirmedRepeat(Illegal):
    """A verdict on a claim that shows another one's (HTTP 409)."""

    code = "confirmed_repeat"
    message = _("This claim is a confirmed repeat; judge the original, or undo the repeat first.")


class CutAnew(Illegal):
    """A verdict on a sentence that others took the place of (HTTP 409)."""

    code = "cut_anew"
    message = _("This sentence was cut anew; judge the claims that stand in its place.")


class RuledFurniture(Illegal):
    """A verdict on a sentence that is none of the article (HTTP 409)."""

    code = "ruled_furniture"
    message = _(
        "This sentence was ruled to be site furniture. Rule it body text before you judge it."
    )


class WordsTakenDown(Illegal):
    """A verdict on words that are in the house no more (HTTP 409)."""

    code = "words_taken_down"
    message = _("The text was taken down; of its claims nothing can be said but a void.")


class Unsupported(Illegal):
    """A decisive rating that nobody else's words bear out (HTTP 409)."""

    code = "unsupported"
    message = _(
        "Supported and disputed need at least one accepted piece of evidence "
        "from another source than the claim's own."
    )
