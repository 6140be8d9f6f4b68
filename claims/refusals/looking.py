"""Why a verdict waits for other eyes, and why somebody's are not the ones."""

from django.utils.translation import gettext_lazy as _

from claims.refusals.changing import Illegal


class SecondLookNeeded(Illegal):
    """Publishing what a second editor has to look at first (HTTP 409)."""

    code = "second_look_needed"
    message = _(
        "A rule of the newsroom asks for a second look: give the verdict without publishing it; "
        "it may be published once another editor gave theirs."
    )


class LooksDiffer(Illegal):
    """Publishing what two editors rate differently (HTTP 409)."""

    code = "looks_differ"
    message = _("Two editors rate this claim differently. A third has to decide first.")


class OwnVerdict(Illegal):
    """A second look at one's own verdict, or a third at one's own look (HTTP 409)."""

    code = "own_verdict"
    message = _("You gave your rating of this claim already. Another editor has to look.")


class NothingToLookAt(Illegal):
    """A look at a verdict that waits for none, or not any more (HTTP 409)."""

    code = "nothing_to_look_at"
    message = _("This verdict waits for no look: it was decided, published or replaced.")
