"""Cursor pages: stable while rows are added, no count, no offset to walk."""

from rest_framework.pagination import CursorPagination


class NewestFirst(CursorPagination):
    """Newest rows first, `page_size` up to 200."""

    ordering = "-id"
    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200


class OldestFirst(NewestFirst):
    """In the order of writing."""

    ordering = "id"


class InOrderOfPublication(NewestFirst):
    """As they left the house: what a reader has seen never moves."""

    ordering = "publication_seq"
