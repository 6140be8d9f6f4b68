"""How often a token was used: every request counted, hardly anything written for it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
import redis
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from sources.brief_locks import REST
from sources.people import usage
from sources.people.models import AccessToken, TokenDay
from sources.people.newsroom_tokens import give_token
from sources.people.usage import note_use, uses, write_behind

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)
TODAY = NOON.date()


class PlayedRedis:
    """Counters as Redis keeps them, for whoever stands in for the network."""

    def __init__(self) -> None:
        self.kept: dict[str, int] = {}

    def count(self, key: str, _seconds: int) -> int:
        self.kept[key] = self.kept.get(key, 0) + 1
        return self.kept[key]

    def mget(self, keys):
        return [self.kept.get(key) for key in keys]


@pytest.fixture
def counters(monkeypatch) -> PlayedRedis:
    played = PlayedRedis()
    monkeypatch.setattr(usage, "counted_by_redis", played.count)
    monkeypatch.setattr(usage, "client", lambda _url: played)
    return played


@pytest.fixture
def token() -> AccessToken:
    with time_machine.travel(NOON - timedelta(hours=1)):
        return give_token("CMS", ["read"], days=30, by=None)[0]


def use(token: AccessToken, times: int, *, at: datetime = NOON) -> None:
    with time_machine.travel(at, tick=False):
        for _ in range(times):
            token.refresh_from_db()
            note_use(token)
            write_behind()


def used(token: AccessToken, *, at: datetime = NOON) -> dict[date, int]:
    with time_machine.travel(at, tick=False):
        return uses([token], days=7)[token.pk]


def test_without_redis_the_database_counts_every_use(token):
    use(token, 3)
    assert used(token) == {TODAY: 3}
    token.refresh_from_db()
    assert token.last_used_at is not None


def test_with_redis_a_request_writes_nothing_but_once_a_minute(token, counters):
    note_use(token)
    write_behind()
    token.refresh_from_db()
    with CaptureQueriesContext(connection) as asked:
        for _ in range(5):
            note_use(token)
            write_behind()
    assert [query["sql"] for query in asked] == []
    assert sum(uses([token], days=7)[token.pk].values()) == 6
    assert TokenDay.objects.get().times == 1


def test_what_redis_counted_is_written_down_with_the_next_use(token, counters):
    use(token, 4)
    AccessToken.objects.update(last_used_at=None)
    use(token, 1, at=NOON + timedelta(days=1))
    counters.kept.clear()
    tomorrow = NOON + timedelta(days=1)
    assert used(token, at=tomorrow) == {TODAY: 4, tomorrow.date(): 1}


def test_a_redis_that_lost_its_counts_takes_none_back(token, counters):
    use(token, 4)
    AccessToken.objects.update(last_used_at=None)
    use(token, 1)
    counters.kept.clear()
    AccessToken.objects.update(last_used_at=None)
    use(token, 1)
    assert used(token) == {TODAY: 5}


def test_a_redis_that_goes_away_is_no_fault_of_the_caller(token, monkeypatch):
    def gone(*_args: object) -> int:
        raise redis.ConnectionError

    monkeypatch.setattr(usage, "counted_by_redis", gone)
    use(token, 2)
    assert used(token) == {TODAY: 2}


def test_days_long_past_are_not_shown(token):
    use(token, 2, at=NOON - timedelta(days=7))
    use(token, 1)
    assert used(token) == {TODAY: 1}


@pytest.mark.django_db(transaction=True)
def test_uses_at_once_are_counted_as_many():
    token, secret = give_token("CMS", ["read"], days=30, by=None)

    def ask(_number: int) -> int:
        try:
            client = APIClient(headers={"Authorization": f"Bearer {secret}"})
            return client.get("/api/v1/verdicts/").status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        assert set(threads.map(ask, range(12))) == {200}
    REST.end()
    write_behind()
    assert sum(uses([token], days=1)[token.pk].values()) == 12


def test_a_request_writes_nothing_before_its_answer_has_left(token):
    with CaptureQueriesContext(connection) as asked:
        note_use(token)
    assert [query["sql"] for query in asked] == []
    write_behind()
    assert TokenDay.objects.get().times == 1


def test_a_token_that_went_meanwhile_takes_no_count_of_others_along(token):
    other = give_token("Archive", ["read"], days=30, by=None)[0]
    note_use(token)
    note_use(other)
    AccessToken.objects.filter(pk=token.pk).delete()
    write_behind()
    assert [(row.token_id, row.times) for row in TokenDay.objects.all()] == [(other.pk, 1)]
