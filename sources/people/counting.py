"""How often somebody asked, counted once for all processes and hosts."""

from functools import cache
from threading import Lock
from typing import Final

import redis
from django.conf import settings
from django.db import DatabaseError, connection
from redis.backoff import NoBackoff
from redis.retry import Retry

from sources.brief_locks import NotTakenError, briefly
from sources.people.models import AskedCount

BRIEF = 0.3  # seconds; a broker that is gone may not hold up those who ask
# One statement, so that two who ask at once are two: no count is read and written back.
UPSERT = """
INSERT INTO people_askedcount (who, span, times) VALUES (%s, %s, %s)
ON CONFLICT (who) DO UPDATE SET span = excluded.span, times =
CASE WHEN people_askedcount.span = excluded.span THEN people_askedcount.times + excluded.times
ELSE excluded.times END
RETURNING times
"""


def times_asked(who: str, *, span: int, seconds: int) -> int:
    """How often this one has asked in this span of so many seconds, this time included.

    Redis counts where it is set and answers; otherwise the database does.
    """
    try:
        return counted_by_redis(f"asked:{who}:{span}", seconds)
    except (redis.RedisError, OSError):
        return counted_by_database(who, span)


def counted_by_redis(key: str, seconds: int) -> int:
    with client(settings.REDIS_URL).pipeline() as together:
        together.incr(key)
        together.expire(key, 2 * seconds)
        return int(together.execute()[0])


class Owed:
    """What the database did not take of the latest spans, kept by this process until it does."""

    most = 10_000  # callers; beyond, all are forgiven what they asked meanwhile

    def __init__(self) -> None:
        self.kept: dict[str, tuple[int, int]] = {}
        self.lock = Lock()

    def add(self, who: str, span: int, times: int) -> int:
        """So many more in this span; returns how many that are."""
        with self.lock:
            if len(self.kept) >= self.most:
                self.kept.clear()
            before, owed = self.kept.get(who, (span, 0))
            self.kept[who] = (span, times + (owed if before == span else 0))
            return self.kept[who][1]

    def take(self, who: str, span: int) -> int:
        """Whoever writes takes what is owed in this span along; of earlier ones nobody asks."""
        with self.lock:
            before, owed = self.kept.pop(who, (span, 0))
            return owed if before == span else 0


OWED: Final = Owed()


def counted_by_database(who: str, span: int) -> int:
    """Counted by one statement; by this process while the database takes no writes."""
    who = who[:200]
    times = OWED.take(who, span) + 1
    try:
        return briefly(upsert, who, span, times)
    except NotTakenError:
        return recorded(who, span) + OWED.add(who, span, times)


def upsert(who: str, span: int, times: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(UPSERT, [who, span, times])
        return int(cursor.fetchone()[0])


def recorded(who: str, span: int) -> int:
    """What all processes had written before the database stopped taking it."""
    try:
        rows = AskedCount.objects.filter(who=who, span=span)
        return rows.values_list("times", flat=True).first() or 0
    except DatabaseError:
        return 0


@cache
def client(url: str) -> "redis.Redis":
    """One pool of connections a process, which gives up soon and never tries again."""
    return redis.Redis.from_url(
        url.replace("redis+socket://", "unix://", 1),
        socket_timeout=BRIEF,
        socket_connect_timeout=BRIEF,
        retry=Retry(NoBackoff(), 0),
    )
