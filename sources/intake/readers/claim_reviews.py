"""Checks that a page or a file tells of as schema.org's ClaimReview, whatever holds them.

They stand in scripts of a page, in `@graph`, in the items of a data feed, in lists, or bare; each
is handed on as it stands.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from sources.intake.readers import html
from sources.intake.readers.reading import NoNewsError, ReadFile, TooLongError

TYPE: Final = "ClaimReview"
MOST: Final = 5_000  # checks of one file
DEEPEST: Final = 12  # levels from the outermost value down to a check
INNER: Final = 16  # levels inside of one
_SCRIPTS: Final = "//script[contains(@type, 'ld+json')]"


def read(data: bytes, chars: int) -> ReadFile:
    """The checks as a list in JSON; raises NoNewsError where there are none."""
    found: list[Any] = []
    for value in values_in(data.decode().removeprefix("\ufeff")):
        found.extend(reviews_in(value))
        if len(found) > MOST:
            raise TooLongError
    if not found:
        raise NoNewsError
    body = json.dumps(found, ensure_ascii=False)
    if len(body) > chars:
        raise TooLongError
    return ReadFile(body)


def values_in(text: str) -> Iterator[Any]:
    """What a file says in JSON, or each script of a page; a script that is no JSON says nothing."""
    if text.lstrip()[:1] in ("{", "["):
        yield json.loads(text, parse_constant=refuse)
        return
    for script in html.parsed(text.encode()).xpath(_SCRIPTS):
        try:
            yield json.loads(script.text or "", strict=False, parse_constant=refuse)
        except ValueError:
            continue


def reviews_in(told: object) -> Iterator[dict[str, Any]]:
    """The checks in a value, in their order; what lies deeper than a feed can be is not seen."""
    waiting = [(told, 0)]
    while waiting:
        value, depth = waiting.pop()
        if isinstance(value, dict) and is_review(value):
            yield bounded(value)
        elif depth < DEEPEST and isinstance(value, dict | list):
            waiting.extend((each, depth + 1) for each in reversed(list(inside(value))))


def is_review(told: dict[str, Any]) -> bool:
    """Whether this is called a ClaimReview, alone or among other types, by any context."""
    kinds = told.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.rpartition("/")[2] == TYPE for kind in named)


def bounded(review: dict[str, Any]) -> dict[str, Any]:
    """The check itself; RecursionError for one that nests what no check has."""
    level: list[Any] = [review]
    for _depth in range(INNER):
        level = [each for value in level for each in inside(value)]
    if level:
        raise RecursionError
    return review


def inside(value: object) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def refuse(constant: str) -> None:
    """NaN and Infinity are no JSON, and no database holds them as such."""
    raise ValueError(constant)
