"""Where text comes from: sources, documents, sentences, and what the search follows."""

from sources.models.document import Document
from sources.models.index import Embedding, IndexChange
from sources.models.merge import Merge
from sources.models.sentence import Ruling, Sentence
from sources.models.source import Source
from sources.models.watch import Watch, WatchEntry
from sources.models.web_host import WebHost

__all__ = [
    "Document",
    "Embedding",
    "IndexChange",
    "Merge",
    "Ruling",
    "Sentence",
    "Source",
    "Watch",
    "WatchEntry",
    "WebHost",
]
