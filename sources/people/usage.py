"""How often tokens are used: counted where requests are, written down once a minute at most."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

import redis
from django.conf import settings
from django.utils import timezone

from sources.people.access_tokens import A_MOMENT, AccessToken, TokenDay
from sources.people.counting import client, counted_by_redis

# Days a count is kept outside the database: what came after the last writing of a day is read there
# and written when the token is used next.
COUNTED_DAYS: Final = 3
DAY: Final = 24 * 3600


def note_use(token: AccessToken) -> None:
    """Count one use; without Redis the database counts, as it does for the limits."""
    today, used = timezone.now().date(), token.last_used_at
    try:
        counted_by_redis(key(token, today), COUNTED_DAYS * DAY)
    except (redis.RedisError, OSError):
        TokenDay.objects.add(token, today)
    lately = used and timezone.now() - used < timedelta(seconds=A_MOMENT)
    if not lately and AccessToken.objects.used_now(token.pk):
        write_down(token)


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
