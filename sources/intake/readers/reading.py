"""What a reader hands back."""

from typing import NamedTuple


class ReadFile(NamedTuple):
    """The text of a file and what the file says of itself; `published_at` in ISO 8601."""

    body: str
    title: str = ""
    byline: str = ""
    site: str = ""
    published_at: str = ""


class TooLongError(Exception):
    """More text than the caller wants."""
