"""Whether a text shows anything at all: blanks, controls and hidden characters do not."""

import re
from typing import Final

from sources.text.spelling.characters import HIDDEN, VARIATION

_SEEN: Final = re.compile(rf"[^\s\x00-\x1f\x7f-\x9f{HIDDEN}{VARIATION}]")


def is_seen(text: str) -> bool:
    """Whether a reader finds a single character in it."""
    return _SEEN.search(text) is not None
