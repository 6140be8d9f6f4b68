"""One search, three answers: evidence, repeats and earlier verdicts for a batch of claims."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from django.conf import settings

from claims.matching.candidates import Found, Means
from claims.matching.store import store
from claims.matching.weighing import LOOKED_AT, Bearing, Scales, dates_of, stems_of
from claims.models import Claim, Evidence, Repeat
from claims.models.voicing import give_voices
from sources.index import Query
from sources.index.archive_search import standing_search
from sources.index.ranking.archive_ranking import Ranked
from sources.index.ranking.mixing import DENSE
from sources.index.searching import Search
from sources.models import Sentence
from sources.work.kinds import Effects

# Candidates a claim: half of what measuring uses costs up to .01 MAP@5 and saves half the time.
DEPTH = 50
SHOWN = 10
# Below, two sentences are not worth comparing word by word; above, only comparing says the same.
REPEAT_SCORE = 0.1
# What matching looks at; the rest of a document is some kilobytes.
NEEDED = (
    "text",
    "document__published_at",
    "claim__check_worthiness",
    "claim__dismissed_as",
    "claim__matched_at",
    "claim__repeat_of",
    "claim__repeat_of__sentence__text",
    "claim__repeat_of__sentence__document__published_at",
)


def match(claim_ids: list[int]) -> Effects:
    """Search for these claims and return what writes the findings; safe to run again.

    Vectors are spent where check-worthiness earns them; the rest is searched by words alone.
    """
    claims = Claim.objects.filter(pk__in=claim_ids).for_matching()
    return partial(store, {finding.claim.pk: finding for finding in searched(claims)})


def searched(claims: Iterable[Claim]) -> list[Found]:
    """What is found now for each of these claims; nothing is written."""
    all_of_them = list(claims)
    worthy = [claim for claim in all_of_them if is_worth_a_vector(claim)]
    others = [claim for claim in all_of_them if not is_worth_a_vector(claim)]
    return [*search_for(worthy, dense=True), *search_for(others, dense=False)]


def is_worth_a_vector(claim: Claim) -> bool:
    return claim.check_worthiness >= settings.DENSE_FROM


def search_for(claims: Sequence[Claim], *, dense: bool) -> list[Found]:
    """One search and one look-up for all these claims."""
    if not claims:
        return []
    queries = [Query(c.sentence.text, exclude_document=c.sentence.document_id) for c in claims]
    search = standing_search(dense=dense, depth=DEPTH)
    found = [ranked[:LOOKED_AT] for ranked in search.find(queries)]
    scales = Scales(search.engine, dates_of(hit.sentence for ranked in found for hit in ranked))
    shown = [scales.weigh(c, ranked)[:SHOWN] for c, ranked in zip(claims, found, strict=True)]
    alike = [likest(ranked) for ranked in found]
    sentences = found_sentences([*shown, *alike])
    means = means_of(search, found)
    return [
        replace(find(c, bearing, sentences, alike=like), means=means)
        for c, bearing, like in zip(claims, shown, alike, strict=True)
    ]


def means_of(search: Search, found: Sequence[Sequence[Ranked]]) -> Means:
    """With what these were found; an encoder that could not be reached compared nothing."""
    compared = any(DENSE in hit.parts for ranked in found for hit in ranked)
    return Means(search.engine.mark.seq, search.dense.name if search.dense and compared else "")


def likest(ranked: Sequence[Ranked]) -> list[Ranked]:
    """Those alike enough to say the same; whether they do, comparing says."""
    return [hit for hit in ranked if hit.score >= REPEAT_SCORE][:SHOWN]


def found_sentences(found: Sequence[Sequence[Ranked | Bearing]]) -> dict[int, Sentence]:
    """The found sentences with document and claim, as much of them as is needed."""
    original = "claim__repeat_of__sentence__document"
    rows = Sentence.objects.select_related("document", "claim", original).only(*NEEDED)
    return rows.in_bulk({hit.sentence for row in found for hit in row})


def find(
    claim: Claim,
    bearing: Sequence[Bearing],
    sentences: Mapping[int, Sentence],
    *,
    alike: Sequence[Ranked],
) -> Found:
    """Compare and group what was found for one claim; what is gone meanwhile is left out."""
    bearing = [find for find in bearing if find.sentence in sentences]
    evidence = [evidence_from(claim, find, sentences[find.sentence]) for find in bearing]
    give_voices(evidence, [stems_of(claim), *(find.stems for find in bearing)])
    likest = [hit for hit in alike if hit.sentence in sentences]
    repeats = [row for hit in likest for row in repeat_from(claim, hit, sentences[hit.sentence])]
    return Found(claim, evidence, repeats)


def evidence_from(claim: Claim, found: Bearing, sentence: Sentence) -> Evidence:
    return Evidence(
        claim=claim,
        sentence=sentence,
        score=found.score,
        band=found.band,
        parts=dict(found.parts),
    )


def repeat_from(claim: Claim, found: Ranked, sentence: Sentence) -> list[Repeat]:
    """The older claim this one says again, or says with a difference; never itself.

    What a claim said before repeats in turn is compared, for that is where the verdict stands.
    """
    other: Claim | None = getattr(sentence, "claim", None)
    if other is None or other.pk > claim.pk:
        return []
    original = other.repeat_of or other
    repeat = Repeat(claim=claim, original=original, score=found.score)
    if original.pk == claim.pk or not repeat.compared.sameness:
        return []
    repeat.explanation = {**found.parts, "sameness": repeat.compared.sameness}
    return [repeat]
