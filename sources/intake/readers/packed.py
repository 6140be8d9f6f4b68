"""Files that are packed parts: no part is unpacked before all of them are weighed."""

import io
import zipfile
from typing import Final

UNPACKED: Final = 100_000_000  # bytes; the text of the longest article is a hundredth of it
PARTS: Final = 5000


def weighed(data: bytes) -> zipfile.ZipFile:
    """The archive, unless it says it is huge; zipfile reads no part beyond what it says."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    parts = archive.infolist()
    if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
        raise MemoryError
    return archive
