"""Plain text: nothing but its characters."""

from sources.extract.decoding import decode
from sources.extract.extracted import Extracted


def read_plain(data: bytes, *, media_type: str = "") -> Extracted:
    """The characters of a text file; its title is left to the sentences."""
    return Extracted(decode(data, media_type=media_type), "text/plain")
