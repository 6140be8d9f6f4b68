"""Django finds the desk here."""

from claims.review import documents, queue, records

__all__ = ["documents", "queue", "records"]
