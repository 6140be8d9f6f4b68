"""Packed files are weighed before anything is unpacked, whichever kind they are of."""

import io
import zipfile

import pytest

from sources.intake.readers import packed
from sources.intake.readers.packed import weighed


def archive(parts=1, size=10):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as written:
        for number in range(parts):
            written.writestr(f"{number}", b"0" * size)
    return held.getvalue()


@pytest.mark.parametrize("parts", [1, 50])
def test_an_archive_of_some_parts_is_borne(parts, monkeypatch):
    monkeypatch.setattr(packed, "PARTS", 50)
    weighed(archive(parts))


def test_an_archive_of_more_parts_is_refused(monkeypatch):
    monkeypatch.setattr(packed, "PARTS", 50)
    with pytest.raises(MemoryError):
        weighed(archive(51))


@pytest.mark.parametrize(("parts", "size"), [(1, 1001), (2, 501), (11, 91)])
def test_an_archive_that_unpacks_to_too_much_is_refused(parts, size, monkeypatch):
    monkeypatch.setattr(packed, "UNPACKED", 1000)
    with pytest.raises(MemoryError):
        weighed(archive(parts, size))
    weighed(archive(parts, 1000 // parts))
