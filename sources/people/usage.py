"""How often tokens are used: counted while they ask, written down when the answer has left."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from threading import Lock
from typing import Any, Final

import redis
from django.conf import settings
from django.db import close_old_connections, connection, transaction
from django.utils import timezone

from sources.brief_locks import NotTakenError, briefly
from sources.people.access_tokens import A_MOMENT, AccessToken, TokenDay
from sources.people.counting import client, counted_by_redis

# Days a count is kept outside the database: what came after the last writing of a day is read there
# and written when the token is used next.
COUNTED_DAYS: Final = 3
DAY: Final = 24 * 3600


class Unwritten:
    """Uses that were answered and not written down yet, kept by this process."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.times: Counter[tuple[str, date]] = Counter()
        self.seen: dict[str, AccessToken] = {}

    def add(self, times: Mapping[tuple[str, date], int], seen: Mapping[str, AccessToken]) -> None:
        with self.lock:
            self.times.update(times)
            self.seen.update(seen)

    def take(self) -> tuple[Counter[tuple[str, date]], dict[str, AccessToken]]:
        with self.lock:
            taken = self.times, self.seen
            self.times, self.seen = Counter(), {}
            return taken


UNWRITTEN: Final = Unwritten()


def note_use(token: AccessToken) -> None:
    """Count one use without writing: whoever reads by a token waits for no writer."""
    today, used = timezone.now().date(), token.last_used_at
    times: dict[tuple[str, date], int] = {}
    try:
        counted_by_redis(key(token, today), COUNTED_DAYS * DAY)
    except (redis.RedisError, OSError):
        times = {(token.pk, today): 1}
    lately = used and timezone.now() - used < timedelta(seconds=A_MOMENT)
    UNWRITTEN.add(times, {} if lately else {token.pk: token})


def write_behind(**_signal: Any) -> None:
    """When an answer has left: write what was counted, or keep it for the next time."""
    times, seen = UNWRITTEN.take()
    if not times and not seen:
        return
    try:
        briefly(write, times, seen)
    except NotTakenError:
        UNWRITTEN.add(times, seen)
    if not connection.in_atomic_block:
        close_old_connections()


@transaction.atomic
def write(times: Mapping[tuple[str, date], int], seen: Mapping[str, AccessToken]) -> None:
    """All that was counted of tokens that still stand."""
    asked = {pk for pk, _day in times} | set(seen)
    stand = set(AccessToken.objects.filter(pk__in=asked).values_list("pk", flat=True))
    for (pk, day), uses_more in times.items():
        if pk in stand:
            TokenDay.objects.add(pk, day, uses_more)
    for pk in stand & set(seen):
        if AccessToken.objects.used_now(pk):
            write_down(seen[pk])


def write_down(token: AccessToken) -> None:
    """Keep in the database what Redis counted."""
    for (_token, day), times in counted([token]).items():
        TokenDay.objects.reach(token, day, times)


def counted(tokens: Iterable[AccessToken]) -> dict[tuple[str, date], int]:
    """What Redis counted of these tokens in the latest days, by token and day."""
    asked = [(token, day) for token in tokens for day in latest_days()]
    if not asked:
        return {}
    try:
        found = client(settings.REDIS_URL).mget([key(token, day) for token, day in asked])
    except (redis.RedisError, OSError):
        return {}
    pairs = zip(asked, found, strict=True)
    return {(token.pk, day): int(times) for (token, day), times in pairs if times}


def latest_days() -> list[date]:
    today = timezone.now().date()
    return [today - timedelta(days=back) for back in range(COUNTED_DAYS)]


def key(token: AccessToken, day: date) -> str:
    return f"used:{token.pk[:32]}:{day}"


def uses(tokens: Iterable[AccessToken], *, days: int) -> dict[str, dict[date, int]]:
    """How often each of these tokens was used on each of the last days, today included."""
    tokens = list(tokens)
    found: dict[str, dict[date, int]] = {token.pk: {} for token in tokens}
    for row in TokenDay.objects.recent(days).filter(token__in=tokens):
        found[row.token_id][row.day] = row.times
    for (pk, day), times in counted(tokens).items():
        found[pk][day] = max(times, found[pk].get(day, 0))
    return found
