"""When a text was published, as somebody says it."""

from datetime import datetime

from sources.refusals.texts import ImpossibleDate


def moment_in(said: str) -> datetime | None:
    """A date, or a date and a time, as ISO 8601 writes them; raises ImpossibleDate for others.

    01/02/2026 is January to one reader and February to the next: nobody is guessed at.
    """
    if not (said := said.strip()):
        return None
    try:
        return datetime.fromisoformat(said)
    except ValueError:
        raise ImpossibleDate from None
