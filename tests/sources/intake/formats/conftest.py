"""Before any test of a format: readers that stand on the reader of pages."""

from tests.sources.intake.page_reader import html

__all__ = ["html"]
