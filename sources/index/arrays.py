"""numpy, for all who search: ten megabytes that a process without a search does not carry.

Its types are written in words (`from __future__ import annotations`): to read them is to load it.
"""

from typing import TYPE_CHECKING

from sources.later import Later

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
else:
    np = Later("numpy")
    npt = Later("numpy.typing")

__all__ = ["np", "npt"]
