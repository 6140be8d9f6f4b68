"""What agencies say of whether an item may be used, however they spell it."""

import re
from typing import Final

UNUSABLE: Final = frozenset({"canceled", "cancelled", "withheld"})
_IN_FRONT: Final = re.compile(r".*[:/#]")


def last_part(status: str) -> str:
    """A status without the scheme or the address that its code stands in."""
    return _IN_FRONT.sub("", status).strip().lower()
