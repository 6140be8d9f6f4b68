"""Who works in the background gives way to whoever waits at a page of the same machine."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

BEHIND: Final = 5  # steps of `nice`: a third of what others get who want the processor too
# Linux shares the processor among sessions first, and counts the steps only inside of one.
SESSION: Final = Path("/proc/self/autogroup")


def give_way() -> None:
    """Let this process, its session and all it starts come second from now on."""
    os.nice(max(0, BEHIND - os.nice(0)))
    with suppress(OSError):
        SESSION.write_text(str(BEHIND))
