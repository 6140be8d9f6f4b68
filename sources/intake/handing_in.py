"""The way in for whoever waits at a door: a few texts at a time, so that pages are read meanwhile.

Eight slow addresses or heavy files at once stopped the whole site. Commands have no door: they call
`ingest_many` themselves.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.conf import settings

from sources.intake.doors import handed_in
from sources.intake.ingest import Ingested, ingest
from sources.people.models import Person
from sources.refusals.refusal import Busy
from sources.seats import Seats

SEATS: Final = Seats(settings.READING_SLOTS)
# Two that compute share one core all the same, and each page waits for both of them.
COMPUTING: Final = threading.Lock()


def hand_in(*, by: Person, review: bool, **given: Any) -> Ingested:
    """Fetch, read and take in what `handed_in` takes; raises a Refusal, Busy among them."""
    with reading():
        arrival = handed_in(**given)  # an address may take seconds, in which others compute
        with COMPUTING:
            return ingest(arrival, by=by, review=review)


@contextmanager
def reading() -> Iterator[None]:
    """One of the places of this process for reading a text; Busy when all are taken."""
    with SEATS.one() as seated:
        if not seated:
            raise Busy
        yield
