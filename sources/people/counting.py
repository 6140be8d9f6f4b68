"""How often somebody asked, counted once for all processes and hosts."""

from functools import cache

import redis
from django.conf import settings
from django.db import connection
from redis.backoff import NoBackoff
from redis.retry import Retry

BRIEF = 0.3  # seconds; a broker that is gone may not hold up those who ask
# One statement, so that two who ask at once are two: no count is read and written back.
UPSERT = """
INSERT INTO people_askedcount (who, span, times) VALUES (%s, %s, 1)
ON CONFLICT (who) DO UPDATE SET span = excluded.span, times =
CASE WHEN people_askedcount.span = excluded.span THEN people_askedcount.times + 1 ELSE 1 END
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


def counted_by_database(who: str, span: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(UPSERT, [who[:200], span])
        return int(cursor.fetchone()[0])


@cache
def client(url: str) -> "redis.Redis":
    """One pool of connections a process, which gives up soon and never tries again."""
    return redis.Redis.from_url(
        url.replace("redis+socket://", "unix://", 1),
        socket_timeout=BRIEF,
        socket_connect_timeout=BRIEF,
        retry=Retry(NoBackoff(), 0),
    )
