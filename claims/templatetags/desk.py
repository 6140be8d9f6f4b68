"""What the desk's pages say of claims and evidence."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString

from claims.desk import chips, labels
from claims.desk.highlights import (
    ShownFinding,
    ShownReason,
    evidence_marks,
    findings,
    quote_mark,
    reason_marks,
    reasons_of,
    suggestion_reasons,
)
from claims.desk.home import Count, summary
from claims.desk.keys import GROUPS, Shortcut
from claims.desk.moments import as_typed_moment
from claims.desk.morning import morning
from claims.desk.outcomes import load_words, outcome_words
from claims.desk.sentence_pages import place_of
from claims.models import (
    Claim,
    Comment,
    Decision,
    Evidence,
    Judgement,
    Rating,
    Repeat,
    SecondLook,
    Stance,
    Verdict,
    VerdictKind,
)
from sources.intake.watching.reasons import words_of
from sources.limits import limit_of
from sources.models import Sentence
from sources.people.models import Person
from sources.showing import marked, visible

register = template.Library()

LIMITS = {"why": limit_of(Decision, "why"), "comment": limit_of(Comment, "text")}


@register.simple_tag
def limit(of: str) -> int:
    """The most characters a field of the page takes."""
    return LIMITS[of]


register.filter("kept_words", words_of)


@register.filter
def difference(what: str) -> str:
    """What parts a text and a check of others, in words."""
    return str(labels.DIFFERENCES[what])


@register.simple_tag
def claim_text(claim: Claim) -> SafeString:
    """The claim's sentence with the words that decided its kind and check-worthiness."""
    return marked(claim.sentence.text, reason_marks(claim))


@register.simple_tag
def evidence_text(evidence: Evidence) -> SafeString:
    """The found sentence with what it shares with the claim and where the two part."""
    marks = evidence_marks(evidence.compared, "found")
    return marked(evidence.sentence.text, [*marks, quote_mark(evidence)])


@register.simple_tag
def claim_beside(evidence: Evidence) -> SafeString:
    """The claim's sentence with the same marks as the found one has."""
    text = evidence.claim.sentence.text
    return marked(text, evidence_marks(evidence.compared, "claim"))


@register.filter
def suggested_because(evidence: Evidence) -> str:
    """Why the machine suggests its stance."""
    return " · ".join(suggestion_reasons(evidence))


register.simple_tag(visible, name="word_text")


@register.filter
def reasons(claim: Claim) -> list[ShownReason]:
    return reasons_of(claim)


@register.simple_tag
def findings_of(row: Evidence | Repeat) -> list[ShownFinding]:
    """Where the two agree and differ, in words."""
    found = row.original.sentence if isinstance(row, Repeat) else row.sentence
    return findings(row.compared, row.claim.sentence.text, found.text)


@register.filter
def band_words(band: str) -> str:
    return labels.words_for(band, labels.BANDS)


@register.filter
def furniture_words(code: str) -> str:
    return labels.words_for(code, labels.FURNITURE)


register.filter(place_of)
register.filter(chips.kind_chips)
register.filter(chips.matching_chip)
register.filter(chips.rating_chip)
register.filter(chips.queue_chips)
register.filter(as_typed_moment)
register.filter(load_words)
register.filter(outcome_words)


@register.filter
def claim_of(sentence: Sentence) -> Claim | None:
    """The claim raised from a sentence, if any was."""
    return getattr(sentence, "claim", None)


@register.filter
def is_published(verdict: Verdict) -> bool:
    return hasattr(verdict, "publication")


@register.filter
def second_look(verdict: Verdict) -> SecondLook | None:
    """The second look it needs or needed, if a rule asked for one."""
    return getattr(verdict, "second_look", None)


@register.simple_tag
def against(claim: Claim, said: Judgement) -> str:
    """The rule that stands against a verdict as it is typed; "" where none does."""
    broken = said.refusal(claim, said.settled_kind(claim))
    return str(broken()) if broken else ""


@register.filter
def verdict_words(verdict: Verdict) -> str:
    """Rating and label of a verdict, or what kind of row it is where it has no rating."""
    words = verdict.get_rating_display() or verdict.get_kind_display()
    return " · ".join(filter(None, (words, verdict.label_words)))


@register.filter
def rating_words(rating: str) -> str:
    return str(dict(Rating.choices).get(rating, rating))


@register.filter
def kind_of_publication(kind: str) -> str:
    return str(dict(VerdictKind.choices).get(kind, kind))


@register.filter
def undelivered_words(problem: str) -> str:
    return labels.words_for(problem, labels.UNDELIVERED)


@register.filter
def stance_words(stance: str) -> str:
    return str(dict(Stance.choices).get(stance, stance))


@register.simple_tag
def queue_summary(person: Person) -> list[Count]:
    """The numbers on the desk's home page."""
    return summary(person)


@register.simple_tag
def morning_of(person: Person) -> dict[str, Any]:
    """The lists on the desk's home page, and its plot."""
    return morning(person)


@register.simple_tag
def key_groups() -> Sequence[tuple[object, Sequence[Shortcut]]]:
    """The keys of the desk, in groups."""
    return GROUPS


@register.filter
def typed_at(kept: dict[str, Any], place: str) -> str:
    """What was typed into the form at this place before it was refused."""
    return str(kept["text"]) if kept.get("place") == place else ""


@register.simple_tag
def place(kind: str, pk: int) -> str:
    """The name of a form on the page: what it does and to what."""
    return f"{kind}-{pk}"
