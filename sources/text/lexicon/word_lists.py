"""Reading word lists: TOML that an editor of Arabic can review without reading Python.

A list of words is one block of them, apart by blanks; a list of phrases has one a line. What more
than one room reads stands here, any other list beside the module that reads it and under its name.
Nothing is levelled here: each room does that in the spelling it reads (`docs/text.md`).
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).parent

Lists = dict[str, Any]


def shared_lists(name: str) -> Lists:
    """The lists of one concept that several rooms read, by the name of the file."""
    return read_lists(HERE / f"{name}.toml")


def lists_beside(module: str) -> Lists:
    """The lists of one module, given as its `__file__`."""
    return read_lists(Path(module).with_suffix(".toml"))


@cache
def read_lists(path: Path) -> Lists:
    """Everything a file holds, read once."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def words(*blocks: str) -> tuple[str, ...]:
    """The words of some blocks, in order, as they are written."""
    return tuple(word for block in blocks for word in block.split())


def phrases(block: str) -> tuple[str, ...]:
    """The phrases of a block, one a line, as they are written."""
    return tuple(line.strip() for line in block.splitlines() if line.strip())
