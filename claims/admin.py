"""Django finds the desk here."""

from claims.desk import document_pages as documents
from claims.desk import queue, records

__all__ = ["documents", "queue", "records"]
