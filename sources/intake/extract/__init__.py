"""Bytes to text: plain text is read here, every other kind in a child process with limits."""

from sources.intake.extract.child import read_apart
from sources.intake.extract.extracted import Extracted, storable
from sources.intake.extract.file_kinds import kind_of
from sources.intake.extract.garbled import is_lost, mended
from sources.intake.extract.read_kinds import DOCX, HTML, IN_UTF8, PDF, PLAIN
from sources.intake.readers.decoding import HEAD, decode
from sources.refusals.texts import Unreadable

__all__ = ["DOCX", "HTML", "PDF", "PLAIN", "Extracted", "extract"]


def extract(data: bytes, *, media_type: str = "", filename: str = "") -> Extracted:
    """Read the text of a file; `media_type` and `filename` are hints, the bytes decide.

    Raises a `Refusal` when there is nothing to read or no way to read it.
    """
    kind = kind_of(data, media_type=media_type, filename=filename)
    if kind == PLAIN:
        found = Extracted(mended(decode(data, media_type=media_type)), PLAIN)
    elif kind in IN_UTF8:
        head = data[:HEAD] if kind == HTML else b""
        text = storable(mended(decode(data, media_type=media_type, head=head)))
        found = read_apart(text.encode(), kind)
    else:
        found = read_apart(data, kind)
    if is_lost(found.body):
        raise Unreadable
    return found.tidied()
