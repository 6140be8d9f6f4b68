"""What stands in an object of schema.org, be it a scalar, a list or an object of its own."""

import math
import re
from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from sources.intake.extract.extracted import storable

Data = dict[str, Any]

_NUMBER: Final = re.compile(r"\s*(-?\d{1,9}(?:[.,٫]\d{1,9})?)\s*")
_DAY: Final = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?:[T\s]|$)")


def clean(value: Any) -> Any:
    """The same, fit for any database."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, list):
        return [clean(each) for each in value]
    if isinstance(value, dict):
        return {storable(name): clean(each) for name, each in value.items()}
    return value


def each(value: object) -> list[Any]:
    """What stands there, one or several."""
    return value if isinstance(value, list) else [] if value is None else [value]


def objects(value: object) -> list[Data]:
    return [one for one in each(value) if isinstance(one, dict)]


def words(value: object, *names: str) -> str:
    """The first words there: said outright, or by an object under one of these names."""
    for one in each(value):
        told = one if isinstance(one, str) else first(one, names) if isinstance(one, dict) else ""
        if told := " ".join(told.split()):
            return told
    return ""


def first(told: Data, names: Iterable[str]) -> str:
    """The first of these names that says something in words of its own."""
    return next(filter(None, (words(told.get(name)) for name in names)), "")


def number(value: object) -> float | None:
    """A number, be it written as one or in words of digits; None for what is none."""
    for one in each(value):
        if isinstance(one, bool):
            continue
        if isinstance(one, int | float):
            return float(one) if math.isfinite(one) and abs(one) < 1e9 else None
        if isinstance(one, str) and (found := _NUMBER.fullmatch(one)):
            return float(found[1].replace(",", ".").replace("٫", "."))
    return None


def day(value: object) -> date | None:
    """The day of a date or a moment of ISO 8601; None for anything else."""
    found = _DAY.match(words(value))
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def cut(said: str, limit: int) -> str:
    """As much of it as fits, an … where it was cut."""
    return said if len(said) <= limit else said[: limit - 1].rstrip() + "…"
