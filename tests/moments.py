"""Moments that lie ahead on whichever day the tests run."""

from datetime import UTC, datetime
from typing import Final

NEXT_YEAR: Final = datetime.now(UTC).year + 1
