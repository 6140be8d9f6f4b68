"""Words for the codes the machine leaves: reasons, furniture, bands, matching states."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from claims.models import Claim, Outcome
from sources.work.models import State

REASONS: Mapping[str, Promise] = {
    "address": _("speaks to the reader"),
    "advice": _("gives advice"),
    "cause": _("names a cause"),
    "comparison": _("compares"),
    "condition": _("sets a condition"),
    "continues": _("continues the sentence above"),
    "date": _("gives a date"),
    "event": _("reports an event"),
    "exclamation": _("exclaims"),
    "expectation": _("expects something"),
    "fact": _("states a fact"),
    "figure": _("gives a figure"),
    "first_person": _("speaks in the first person"),
    "forecast": _("forecasts"),
    "fragment": _("is no whole sentence"),
    "future": _("speaks of the future"),
    "heading": _("introduces what follows"),
    "likelihood": _("weighs how likely it is"),
    "named": _("names a person or a body"),
    "opinion": _("holds an opinion"),
    "place": _("names a place"),
    "possibility": _("speaks of a possibility"),
    "possible_outcomes": _("belongs to a list of possible outcomes"),
    "question": _("asks a question"),
    "quotation": _("quotes word for word"),
    "quote": _("quotes"),
    "reported": _("reports what somebody said"),
    "seeming": _("says how it seems"),
    "vague": _("stays vague"),
}
LANGUAGES: Mapping[str, Promise] = {
    "ar": _("Arabic"),
    "en": _("English"),
    "fa": _("Persian"),
    "fr": _("French"),
    "tr": _("Turkish"),
    "ur": _("Urdu"),
}
# Why a letter was not taken; the codes of refusals and answers of receivers.
UNDELIVERED: Mapping[str, Promise] = {
    "bad_address": _("an address that cannot be told"),
    "forbidden_address": _("the address leads inside a network"),
    "gone": _("gone for good"),
    "not_taken": _("not taken"),
    "redirected": _("leads elsewhere, which is not followed"),
    "too_slow": _("did not answer in time"),
    "unreachable": _("nobody answers there"),
}
FURNITURE: Mapping[str, Promise] = {
    "byline": _("byline"),
    "caption": _("caption"),
    "comment_form": _("comment form"),
    "cookie_notice": _("cookie notice"),
    "date": _("date line"),
    "dateline": _("dateline"),
    # A person ruled it so: no code says why.
    "furniture": _("furniture"),
    "heading": _("heading"),
    "menu": _("menu"),
    "read_also": _("“read also” link"),
    "repeated": _("repeated word for word"),
    "row": _("row of a table"),
    "share": _("share buttons"),
    "tagline": _("tagline"),
    "taken_down": _("taken down"),
    "teaser": _("teaser of another article"),
}
FINDINGS: Mapping[str, Promise] = {
    "called_untrue": _("called untrue"),
    "condition_differs": _("on a condition in one of them"),
    "date_agrees": _("the same date"),
    "date_conflicts": _("another date"),
    "figure_agrees": _("the same figure"),
    "figure_conflicts": _("another figure"),
    "name_differs": _("another name"),
    "negation_differs": _("one of them denies it"),
    "opposite_words": _("opposite words"),
    "place_differs": _("another place"),
    "roles_exchanged": _("the other did it to this one"),
    "same_speaker": _("the same speaker"),
    "scope_differs": _("all, some or only these"),
    "score_agrees": _("the same score"),
    "score_differs": _("another score"),
    "word_differs": _("another word"),
}
# What parts a text and a check of others, as a look-up names it.
DIFFERENCES: Mapping[str, Promise] = {
    "figure": FINDINGS["figure_conflicts"],
    "unit": _("another unit"),
    "date": FINDINGS["date_conflicts"],
    "place": FINDINGS["place_differs"],
    "person": FINDINGS["name_differs"],
    "negation": FINDINGS["negation_differs"],
    "scope": FINDINGS["scope_differs"],
    "role": FINDINGS["roles_exchanged"],
    "word": FINDINGS["word_differs"],
}
BANDS: Mapping[str, Promise] = {
    "strong": _("strong match"),
    "likely": _("likely match"),
    "perhaps": _("perhaps on the same subject"),
}
STATES: Mapping[str, Promise] = {
    "unasked": _("not asked for"),
    "waiting": _("waiting"),
    "running": _("running"),
    "failed": _("failed"),
    "nothing": _("nothing found"),
    "several": _("several equally good"),
    "found": _("found"),
    "done": _("done"),
}
# Something was found, but the claim's own words, its own source, or the same subject at most.
NOT_TELLING = _("nothing independent")
OPEN = frozenset({"waiting", "running"})
OF_WORK: Mapping[str | None, str] = {
    State.READY: "waiting",
    State.RUNNING: "running",
    State.DEAD: "failed",
}
OF_OUTCOME: Mapping[str, str] = {
    "": "unasked",
    Outcome.FOUND: "found",
    Outcome.SEVERAL: "several",
    Outcome.NOTHING: "nothing",
}


def words_for(code: str, table: Mapping[str, Promise]) -> str:
    """The label of a code; a code without one shows itself in words."""
    return str(table.get(code) or code.replace("_", " "))


def matching_state(claim: Claim) -> str:
    """Where matching stands, as a key of STATES; the claim needs `with_work()`."""
    work: str | None = getattr(claim, "work_state", None)
    if work in OF_WORK:
        return OF_WORK[work]
    return OF_OUTCOME.get(claim.outcome, "done")


def matching_words(claim: Claim) -> str:
    """The state for people: how many are independent and tell, where any were found or brought."""
    state, count = matching_state(claim), getattr(claim, "evidence_count", None) or 0
    if state == "found" or (state == "nothing" and count):
        words = ngettext("%(n)d independent", "%(n)d independent", count)
        return words % {"n": count} if count else str(NOT_TELLING)
    return words_for(state, STATES)
