"""What a reader hands back, and why it hands back nothing."""

from typing import NamedTuple

# Where in its file a part of a body stood: the offset at which the part begins, and a time code
# (00:01:02.500) or cells (A3:D3, Budget!A3:D3).
Locator = tuple[int, str]


class ReadFile(NamedTuple):
    """The text of a file and what the file says of itself; `published_at` in ISO 8601.

    `locators` are in the order of the body, each for what follows it.
    """

    body: str
    title: str = ""
    byline: str = ""
    site: str = ""
    published_at: str = ""
    language: str = ""
    locators: tuple[Locator, ...] = ()


class TooLongError(Exception):
    """More text than the caller wants."""


class SeveralTextsError(Exception):
    """Texts that are documents each for itself."""


class WithdrawnError(Exception):
    """Who sent the text out says that it must not be used."""


class TooNestedError(Exception):
    """More in each other, or more parts, than anybody writes; reading it would take minutes."""


class NoNewsError(Exception):
    """A file of programs that tells of no text."""
