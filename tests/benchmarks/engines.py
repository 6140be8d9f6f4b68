"""The engines that are measured side by side: ours, and what others would take."""

import os
import re
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

import bm25s
import psycopg
import tantivy

from sources.index.engine.entries import Entry, IndexMark, Query
from sources.index.engine.tantivy_engine import TantivyIndex

WORD = re.compile(r"\w+")
BATCH = 10_000


class Engine(Protocol):
    """Something that holds numbered sentences and finds them again."""

    def __init__(self, folder: Path) -> None:
        """An empty one that may keep files in this folder."""

    def fill(self, sentences: Iterable[str]) -> None:
        """Take the sentences in, numbered from 0."""

    def search(self, text: str, limit: int) -> list[int]:
        """The numbers of the best sentences."""


def batches(sentences: Iterable[str]) -> Iterator[list[tuple[int, str]]]:
    """Numbered sentences, ten thousand at a time."""
    numbered = enumerate(sentences)
    while batch := list(islice(numbered, BATCH)):
        yield batch


class Ours:
    """The product's own index, written as the follower writes it."""

    def __init__(self, folder: Path) -> None:
        self.index = TantivyIndex(folder)

    def fill(self, sentences: Iterable[str]) -> None:
        for batch in batches(sentences):
            with self.index.writing() as changes:
                changes.add(Entry(n + 1, n // 20 + 1, text) for n, text in batch)
                changes.mark = IndexMark(batch[-1][0] + 1, 1)

    def search(self, text: str, limit: int) -> list[int]:
        return [hit.sentence - 1 for hit in self.index.search([Query(text)], limit)[0]]


class PlainTantivy:
    """tantivy with its default tokenizer on the text as it is, every word searched for."""

    def __init__(self, folder: Path) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", index_option="freq")
        builder.add_unsigned_field("number", fast=True)
        self.schema = builder.build()
        self.index = tantivy.Index(self.schema, path=str(folder))

    def fill(self, sentences: Iterable[str]) -> None:
        writer = self.index.writer(heap_size=64_000_000, num_threads=1)
        for number, text in enumerate(sentences):
            row = tantivy.Document()
            row.add_text("text", text)
            row.add_unsigned("number", number)
            writer.add_document(row)
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()

    def search(self, text: str, limit: int) -> list[int]:
        searcher = self.index.searcher()
        query = self.index.parse_query(" ".join(WORD.findall(text)), ["text"])
        hits = searcher.search(query, limit=limit, count=False).hits
        return [int(n or 0) for n in searcher.fast_field_values("number", [at for _, at in hits])]


class Bm25s:
    """bm25s with its default tokenizer: all in memory, built once, never added to."""

    def __init__(self, _folder: Path) -> None:
        self.retriever = bm25s.BM25()

    def fill(self, sentences: Iterable[str]) -> None:
        self.retriever.index(
            bm25s.tokenize(list(sentences), show_progress=False), show_progress=False
        )

    def search(self, text: str, limit: int) -> list[int]:
        query = bm25s.tokenize([text], show_progress=False)
        found, _ = self.retriever.retrieve(query, k=limit, show_progress=False)
        return [int(number) for number in found[0]]


class Fts5:
    """SQLite's full text search with its default tokenizer, any of the words, `ORDER BY rank`."""

    def __init__(self, folder: Path) -> None:
        self.database = sqlite3.connect(folder / "fts5.sqlite3")
        self.database.execute("CREATE VIRTUAL TABLE texts USING fts5(text, content='')")

    def fill(self, sentences: Iterable[str]) -> None:
        for batch in batches(sentences):
            self.database.executemany("INSERT INTO texts(rowid, text) VALUES (?, ?)", batch)
            self.database.commit()

    def search(self, text: str, limit: int) -> list[int]:
        words = " OR ".join(f'"{word}"' for word in WORD.findall(text))
        rows = self.database.execute(
            "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ?", (words, limit)
        )
        return [number for (number,) in rows]


class TsRank:
    """PostgreSQL's `ts_rank` over a GIN index in its 'arabic' configuration, any of the words."""

    def __init__(self, _folder: Path) -> None:
        self.database: psycopg.Connection[Any] = psycopg.connect(os.environ["BENCHMARK_DATABASE"])
        self.database.execute("DROP TABLE IF EXISTS texts")
        self.database.execute("CREATE TABLE texts (number int, words tsvector)")

    def fill(self, sentences: Iterable[str]) -> None:
        self.database.execute("CREATE TEMP TABLE plain (number int, text text)")
        copy = "COPY plain FROM STDIN"
        with self.database.cursor() as cursor, cursor.copy(copy) as rows:
            for row in enumerate(sentences):
                rows.write_row(row)
        self.database.execute(
            "INSERT INTO texts SELECT number, to_tsvector('arabic', text) FROM plain"
        )
        self.database.execute("CREATE INDEX ON texts USING gin (words)")
        self.database.execute("ANALYZE texts")
        self.database.commit()

    def search(self, text: str, limit: int) -> list[int]:
        rows = self.database.execute(
            "SELECT number FROM texts, to_tsquery('arabic', %s) AS query WHERE words @@ query"
            " ORDER BY ts_rank(words, query) DESC LIMIT %s",
            (" | ".join(WORD.findall(text)), limit),
        )
        return [number for (number,) in rows]


ENGINES: dict[str, type[Engine]] = {
    "ours": Ours,
    "tantivy, default tokenizer": PlainTantivy,
    "bm25s": Bm25s,
    "SQLite FTS5, default": Fts5,
    "PostgreSQL ts_rank": TsRank,
}
