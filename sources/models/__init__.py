"""Where text comes from: people, sources, documents, sentences, and the work on them."""

from sources.models.document import Document
from sources.models.index import Embedding, IndexChange
from sources.models.log_head import LogHead
from sources.models.person import Person
from sources.models.sentence import Ruling, Sentence
from sources.models.source import Source
from sources.models.work import Beat, Work

__all__ = [
    "Beat",
    "Document",
    "Embedding",
    "IndexChange",
    "LogHead",
    "Person",
    "Ruling",
    "Sentence",
    "Source",
    "Work",
]
