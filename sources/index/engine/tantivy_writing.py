"""What tantivy is given: the schema, the format it is written in, and a batch of changes."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import tantivy

import sources.text.spelling
from sources.index.engine.entries import Entry, IndexMark, IndexUnusableError
from sources.text.spelling.folding import terms

TERM_FILES = ("folding.py", "stemming.py", "stemming.toml")
MARKER = 0  # the "document" of the entry that holds the mark; ids of the database start at 1


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("terms", tokenizer_name="whitespace", index_option="freq")
    builder.add_unsigned_field("document", indexed=True, fast=True)
    for name in ("sentence", "mark_seq", "mark_document"):
        builder.add_unsigned_field(name, fast=True)
    return builder.build()


SCHEMA = _schema()


def _format() -> str:
    """A name for how entries are written: it changes with the schema and the making of terms."""
    digest = hashlib.sha256(b"2")  # raise with the schema
    for made_by in TERM_FILES:
        digest.update((Path(sources.text.spelling.__path__[0]) / made_by).read_bytes())
    return f"tantivy-{digest.hexdigest()[:12]}"


FORMAT = _format()


@contextmanager
def written() -> Iterator[None]:
    """What tantivy cannot write it tells as a ValueError, a full disk as well as all else."""
    try:
        yield
    except (ValueError, OSError) as error:
        raise IndexUnusableError(str(error)) from error


class TantivyBatch:
    """Changes handed to tantivy and not yet committed."""

    def __init__(self, writer: tantivy.IndexWriter, mark: IndexMark) -> None:
        self._writer = writer
        self.mark = mark

    def clear(self) -> None:
        """Forget every entry."""
        with written():
            self._writer.delete_all_documents()

    def remove(self, documents: Iterable[int]) -> None:
        """Forget every entry of these documents, except those added later in this batch."""
        # delete_documents_by_term (0.27) takes any int for a signed one and finds nothing.
        every = tantivy.Query.term_set_query(SCHEMA, "document", list(documents))
        with written():
            self._writer.delete_documents_by_query(every)

    def add(self, entries: Iterable[Entry]) -> None:
        """Add entries, consuming the iterable as a stream."""
        for sentence, document, text in entries:
            entry = tantivy.Document()
            entry.add_text("terms", " ".join(terms(text)))
            entry.add_unsigned("sentence", sentence)
            entry.add_unsigned("document", document)
            with written():
                self._writer.add_document(entry)

    def commit(self) -> None:
        """Make all of it visible, the mark with it."""
        self.remove([MARKER])
        marker = tantivy.Document()
        marker.add_unsigned("document", MARKER)
        marker.add_unsigned("mark_seq", self.mark.seq)
        marker.add_unsigned("mark_document", self.mark.document)
        with written():
            self._writer.add_document(marker)
            self._writer.commit()
