"""How a page says a moment that people set: in the newsroom's time, its month as a word."""

from datetime import datetime
from typing import Final

from django.utils import timezone
from django.utils.formats import date_format

# What an input of a day and an hour reads.
TYPED: Final = "%Y-%m-%dT%H:%M"


def in_newsroom(moment: datetime) -> datetime:
    """As it is, where the calendar ends before the newsroom gets there."""
    try:
        return timezone.localtime(moment)
    except OverflowError:
        return timezone.make_naive(moment, moment.tzinfo)


def moment_words(moment: datetime) -> str:
    return date_format(in_newsroom(moment), "DATETIME_FORMAT")


def as_typed_moment(moment: datetime | None) -> str:
    """What a form has in its field; empty without a moment."""
    return in_newsroom(moment).strftime(TYPED) if moment else ""
