"""Cursor pages: stable while rows are added, no count, no offset to walk."""

from rest_framework.exceptions import NotFound
from rest_framework.pagination import Cursor, CursorPagination
from rest_framework.request import Request

from sources.text.whole_numbers import number_from


class NewestFirst(CursorPagination):
    """Newest rows first, `page_size` up to 200."""

    ordering = "-id"
    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200

    def decode_cursor(self, request: Request) -> Cursor | None:
        """The place in the list; NotFound for one that we never gave: it goes into the query."""
        cursor = super().decode_cursor(request)
        place = cursor.position if cursor else None
        if place is not None and number_from(str(place)) is None:
            raise NotFound(self.invalid_cursor_message)
        return cursor


class OldestFirst(NewestFirst):
    """In the order of writing."""

    ordering = "id"


class InOrderOfPublication(NewestFirst):
    """As they left the house: what a reader has seen never moves."""

    ordering = "publication_seq"
