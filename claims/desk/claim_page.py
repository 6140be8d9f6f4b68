"""All that the claim page shows, gathered in a fixed number of queries."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.db.models import F, Prefetch, Q

from claims.deciding.assigning import reviewers
from claims.deciding.undoing import is_undoable, last_step
from claims.desk.forms import VerdictForm
from claims.desk.labels import OPEN, matching_state, matching_words
from claims.desk.looking import looking_section
from claims.desk.outcomes import with_entrusted
from claims.desk.ruling_history import kin_of
from claims.earlier.finding import met_on_page
from claims.models import (
    Basis,
    Claim,
    Comment,
    Dismissal,
    Evidence,
    Look,
    Priority,
    Repeat,
    Stance,
    Topic,
    Verdict,
)
from claims.models.statement import ECHO
from claims.visibility import decisions_for
from sources.models import Sentence
from sources.models.versions import stands_in
from sources.models.whole_texts import whole_texts
from sources.people.models import Person

NEIGHBOURS = 2  # sentences before and after the claim: enough to see what "it" refers to


def open_claim(pk: int) -> Claim:
    """The claim with what its page says of it; raises Claim.DoesNotExist."""
    shown = Claim.objects.for_page()
    return shown.annotate(later_text=F("sentence__document__later__pk")).get(pk=pk)


def claim_page(claim: Claim, person: Person) -> dict[str, Any]:
    """The context of the whole page."""
    history = history_of(claim, person)
    told = decisions_for(person).filter(claim=claim).select_related("by")
    decisions = with_entrusted(told.order_by("-id"))
    step = last_step(decisions, by=person)
    return {
        **found_section(claim, person),
        "seen": claim.version,
        **neighbours(claim.sentence),
        **kin_of(claim.sentence),
        **changed_since(claim),
        "history": history,
        "newest": history[0] if history else None,
        **team_section(),
        **looking_section(claim, person),
        "form": VerdictForm(judged=len(history), borne=history[0].label_id if history else None),
        "decisions": decisions,
        "offered_topics": list(Topic.objects.all()),
        "last_step": step if is_undoable(step) else None,
        "raised_again": claim.repeats.select_related("sentence__document__source").defer(
            *whole_texts("sentence__document")
        ),
        "kept": {},
        "preview": None,
        "refused": "",
    }


def changed_since(claim: Claim) -> dict[str, Any]:
    """What its publisher made of the text since, and whether these words still stand there."""
    later: int | None = getattr(claim, "later_text", None)
    return {"later": later, "still_stands": later and stands_in(later, claim.sentence)}


def found_section(claim: Claim, person: Person) -> dict[str, Any]:
    """The part that matching fills, and that follows it live."""
    evidence = list(claim.evidence.for_claim_page())
    state = matching_state(claim)
    return {
        "claim": claim,
        "may": may_of(person, claim),
        "state": state,
        "state_words": matching_words(claim),
        "live": state in OPEN,
        "evidence": [row for row in evidence if not row.folded],
        "perhaps": [row for row in evidence if row.folded],
        "voices": voices([row for row in evidence if not row.folded]),
        "stances": Stance.choices,
        **repeats_of(claim),
        "met": met_on_page(claim),
    }


def team_section() -> dict[str, Any]:
    """What a step of the team asks; who is offered is asked for where the page offers anybody."""
    return {
        "reviewers": reviewers(),
        "priorities": Priority.words(),
        "dismissals": Dismissal.choices,
    }


def may_of(person: Person, claim: Claim) -> dict[str, bool]:
    """What this person may do here; where the sentence was replaced, only read and discuss."""
    closed = CLOSED if claim.sentence.retired_at else frozenset()
    return {name: name not in closed and person.has_perm(code) for name, code in MAY.items()}


CLOSED = frozenset({"review", "bring", "decide", "repeat", "judge", "cut"})
MAY = {
    "review": "claims.review_claim",
    "bring": "claims.add_evidence",
    "find": "claims.view_pastcheck",
    "decide": "claims.change_evidence",
    "repeat": "claims.change_repeat",
    "judge": "claims.add_verdict",
    "publish": "claims.publish_verdict",
    "comment": "claims.add_comment",
    "edit": "claims.change_comment",
    "resolve": "claims.resolve_comment",
    "retry": "work.change_work",
    "cut": "sources.change_sentence",
}


def voices(evidence: Sequence[Evidence]) -> dict[str, Any]:
    """How many hits there are, how many voices tell, and which voices copies share."""
    counts = Counter(row.voice for row in evidence)
    shared = {voice for voice, count in counts.items() if count > 1} - {ECHO}
    independent = {row.voice for row in evidence if row.is_telling()}
    return {"hits": counts.total(), "independent": len(independent), "shared": shared}


def repeats_of(claim: Claim) -> dict[str, list[Repeat]]:
    """Suggested repeats: judged before, said before, said with a difference, and rejected ones."""
    split: dict[str, list[Repeat]] = {"earlier": [], "repeats": [], "altered": [], "rejected": []}
    for row in claim.suggested_repeats.for_claim_page():
        split[place_of(row)].append(row)
    return split


def place_of(row: Repeat) -> str:
    """Where a suggested repeat is shown; what a person confirmed is the same."""
    if row.answer == Repeat.Answer.REJECTED:
        return "rejected"
    if row.differs and not row.answer:
        return "altered"
    standing = row.original.standing
    return "earlier" if standing and standing.rating else "repeats"


def neighbours(sentence: Sentence) -> dict[str, Sequence[Sentence]]:
    """The body sentences around this one in its document."""
    body = Sentence.objects.current().filter(document=sentence.document_id, is_furniture=False)
    before = body.filter(start__lt=sentence.start).order_by("-start")[:NEIGHBOURS]
    after = body.filter(start__gt=sentence.start).order_by("start")[:NEIGHBOURS]
    return {"before": list(before)[::-1], "after": list(after)}


def history_of(claim: Claim, person: Person) -> list[Verdict]:
    """The verdicts of a claim that a person may know of, newest first.

    With evidence, comments and their edits, and with what others said at a second look.
    """
    threads = Comment.objects.threads().prefetch_related("edits", "replies__edits")
    rows = claim.verdicts.open_to(person).select_related(
        "editor", "publication", "second_look__rule__topic"
    )
    return list(
        rows.order_by("-seq").prefetch_related(
            Prefetch("second_look__looks", Look.objects.select_related("by")),
            Prefetch("bases", Basis.objects.for_readers()),
            Prefetch("comments", threads, to_attr="threads"),
        )
    )


def next_in_queue(claim: Claim, person: Person) -> Claim | None:
    """The next unjudged original that nobody else has in hand; past the end it begins anew."""
    free = Q(editor=None) | Q(editor=person)
    queue = Claim.objects.current().unjudged().filter(free).exclude(pk=claim.pk).in_order()
    rank = claim.queue_rank
    later = Q(queue_rank__lt=rank) | Q(queue_rank=rank, id__gt=claim.pk)
    return queue.filter(later).first() or queue.first()
