"""Which version a person saw, as a header or a form says it."""

from claims.refusals.changing import NoVersion, Stale
from sources.text.whole_numbers import number_from


def version_in(said: str) -> int:
    """The version; raises NoVersion when none is said, Stale for one that we never gave."""
    if not said.isdecimal():
        raise NoVersion
    seen = number_from(said)
    if seen is None:
        raise Stale
    return seen
