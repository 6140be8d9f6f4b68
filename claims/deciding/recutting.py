"""Cutting sentences anew: at which words they may begin, and what becomes of their claims."""

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from claims.deciding.guard import claim_of
from claims.models import Decision
from claims.refusals.changing import Illegal, NoVersion, TooManyStarts
from sources.intake.cutting import recut
from sources.limits import keep_within
from sources.models import Document, Ruling, Sentence
from sources.people.models import Person
from sources.refusals.sentences import AlreadyCut
from sources.text.sentences.splitting import Span
from sources.text.spelling.word_patterns import BEGINNING

MOST_STARTS: Final = 500  # sentences of one cut; a form of the web carries a thousand fields


class CutWord(NamedTuple):
    """A place where a sentence may begin: its offset in the body, its text, the blank behind it."""

    at: int
    text: str
    gap: str
    begins: bool


class Window(NamedTuple):
    """A sentence between its neighbours, which may take from it and give to it."""

    before: Sentence | None
    middle: Sentence
    after: Sentence | None

    def sentences(self) -> list[Sentence]:
        return [sentence for sentence in self if sentence]

    def seen(self) -> str:
        """What a form made from this window saw: the sentences and their claims' versions."""
        return " ".join(f"{s.pk}.{getattr(claim_of(s), 'version', 0)}" for s in self.sentences())


def window_at(current: Sequence[Sentence], pk: int) -> Window:
    """The sentence among those that stand, in order; raises AlreadyCut when it is none of them."""
    for before, middle, after in zip(
        [None, *current[:-1]], current, [*current[1:], None], strict=True
    ):
        if middle.pk == pk:
            return Window(before, middle, after)
    raise AlreadyCut


def current_cut(document: Document) -> list[Sentence]:
    return list(document.sentences.current().select_related("claim").order_by("start"))


def words_of(body: str, sentences: Sequence[Sentence]) -> list[CutWord]:
    """The words of neighbouring sentences, those marked that a sentence begins with now."""
    found = [
        (sentence.start + match.start(), sentence.start + match.end(), match.start() == 0)
        for sentence in sentences
        for match in BEGINNING.finditer(sentence.text)
    ]
    ends = [*(at for at, _end, _begins in found[1:]), sentences[-1].end]
    return [
        CutWord(at, body[at:end], body[end:following], begins)
        for (at, end, begins), following in zip(found, ends, strict=True)
    ]


@transaction.atomic
def cut_anew(
    sentence: Sentence, starts: Collection[str], *, by: Person, seen: str, why: str = ""
) -> Ruling:
    """Let sentences of the window begin at these words (offsets in the body) and nowhere else.

    Raises NoVersion when the window that was seen is not said, AlreadyCut when it is no longer so,
    TooManyStarts, and Illegal when nothing would change or when a verdict or a confirmed repeat
    ties a claim to the sentence as it is.
    """
    keep_within(Ruling, why=why)
    if not seen:
        raise NoVersion
    if len(starts) > MOST_STARTS:
        raise TooManyStarts(limit=MOST_STARTS)
    document = Document.objects.select_for_update().defer("original").get(pk=sentence.document_id)
    current = current_cut(document)
    window = window_at(current, sentence.pk)
    if window.seen() != seen:
        raise AlreadyCut
    spans = spans_at(document.body, window.sentences(), starts)
    replaced = [s for s in window.sentences() if Span(s.start, s.end) not in spans]
    if not replaced:
        raise Illegal(_("Nothing would change: mark another word, or unmark one."))
    for old in replaced:
        part_with(old, [span for span in spans if overlaps(old, span)], by=by, why=why)
    kept = [Span(s.start, s.end) for s in current if s not in window]
    return recut(document, sorted([*kept, *spans]), by=by, why=why)


def spans_at(body: str, sentences: Sequence[Sentence], starts: Collection[str]) -> list[Span]:
    """What the sentences would be; the first of them begins where it does now."""
    first, *later = [word.at for word in words_of(body, sentences)]
    edges = [first, *(at for at in later if str(at) in starts), sentences[-1].end]
    return [Span(at, at + len(body[at:end].rstrip())) for at, end in pairwise(edges)]


def overlaps(sentence: Sentence, span: Span) -> bool:
    return sentence.start < span.end and span.start < sentence.end


def part_with(sentence: Sentence, heirs: Sequence[Span], *, by: Person, why: str) -> None:
    """Note on the claim of a replaced sentence that it was cut anew; raises Stale."""
    if claim := claim_of(sentence):
        claim.change(
            Decision.Action.RECUT,
            by=by,
            seen=claim.version,
            why=why,
            before={"spans": [[sentence.start, sentence.end]]},
            after={"spans": [list(span) for span in heirs]},
        )
