"""Ids, versions and places in a list as people and programs send them."""

from typing import Final

MOST_DIGITS: Final = 18  # below the largest whole number a database holds


def number_from(said: str) -> int | None:
    """The number; None for what can be no id of a row, whatever its digits."""
    return int(said) if said.isdecimal() and len(said) <= MOST_DIGITS else None
