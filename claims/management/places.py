"""Places that texts are taken in from: addresses, files, and folders of files."""

from collections.abc import Iterable, Iterator
from pathlib import Path


def spread(places: Iterable[str]) -> Iterator[str]:
    """Folders give their files, in order, hidden ones left out; the rest stays as it is."""
    for place in places:
        if is_address(place) or not is_folder(place):
            yield place
            continue
        for path in sorted(Path(place).rglob("*")):
            inner = path.relative_to(place).parts
            if path.is_file() and not any(part.startswith(".") for part in inner):
                yield str(path)


def is_folder(place: str) -> bool:
    """Whether it is one that can be looked at; what else it is, opening it tells."""
    try:
        return Path(place).is_dir()
    except OSError:
        return False


def is_address(place: str) -> bool:
    return place.lower().startswith(("http://", "https://"))
