"""Run a command that dies with its parent: `python leash.py PARENT COMMAND…` (Linux).

A file of its own, run without our packages, so that it costs a few milliseconds and so that no
code runs between fork and exec in the threaded supervisor.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1  # linux/prctl.h


def leash(parent: int) -> None:
    """Ask for SIGTERM at the parent's death; go at once if it is dead already."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        sys.exit("The supervisor is gone.")


if __name__ == "__main__":
    leash(int(sys.argv[1]))
    os.execvp(sys.argv[2], sys.argv[2:])  # noqa: S606 - the supervisor's own command
