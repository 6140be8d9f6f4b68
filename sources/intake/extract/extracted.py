"""What a reader makes of a file."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from sources.intake.extract.made_by_programs import author

_UNSTORABLE: Final = re.compile("[\x00\ud800-\udfff]")
_LINE_ENDS: Final = re.compile("\r\n?")


def storable(text: str) -> str:
    """Replace NUL, which PostgreSQL refuses, and lone surrogates, which UTF-8 cannot hold."""
    return _UNSTORABLE.sub("\ufffd", text)


@dataclass(frozen=True)
class Extracted:
    """The text of a file, and what the file says about itself."""

    body: str
    media_type: str
    title: str = ""
    byline: str = ""
    site: str = ""
    published_at: datetime | None = None
    language: str = ""
    locators: tuple[tuple[int, str], ...] = ()

    def tidied(self) -> "Extracted":
        """With line ends as \\n, without a byte order mark in front, and fit for any database.

        Nothing else changes: controls of direction and other hidden characters stay where they
        are, for people to see. Offsets of sentences count from the result; a reader that tells
        where its parts stood gives a body that stays as long as it is.
        """
        body = _LINE_ENDS.sub("\n", self.body.removeprefix("\ufeff"))
        return replace(
            self,
            body=storable(body),
            title=" ".join(storable(self.title).split()),
            byline=author(" ".join(storable(self.byline).split())),
            site=" ".join(storable(self.site).split()),
            locators=tuple((at, storable(label)) for at, label in self.locators),
        )
