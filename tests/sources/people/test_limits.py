"""How often one may ask, how often one may guess, and what a new password takes back."""

import base64
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from axes.models import AccessAttempt
from django.core.cache import cache
from django.db import connection
from rest_framework.test import APIClient

from sources import brief_locks
from sources.people.counting import times_asked
from sources.people.models import AccessToken, AskedCount, Person
from sources.people.throttles import Known, Strangers
from tests.factories import make_person

pytestmark = pytest.mark.django_db

PASSWORD = "a-long-password-7"
NOON = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)
HERE, ELSEWHERE = "10.0.0.1", "10.0.0.2"


def ask_for_token(name: str, password: str = PASSWORD, *, at: str = HERE):
    basic = base64.b64encode(f"{name}:{password}".encode()).decode()
    headers = {"Authorization": f"Basic {basic}"}
    return APIClient(REMOTE_ADDR=at).post("/api/v1/token/", headers=headers)


def failed(name: str, times: int, *, at: str = HERE) -> None:
    said = {"user_agent": "x", "path_info": "/", "failures_since_start": times}
    AccessAttempt.objects.create(username=name, ip_address=at, **said)


def read(client: APIClient | None = None):
    return (client or APIClient()).get("/api/v1/verdicts/")


@pytest.fixture
def two_a_minute(monkeypatch):
    for throttle in (Strangers, Known):
        monkeypatch.setattr(throttle, "THROTTLE_RATES", {"anon": "2/min", "user": "2/min"})


def test_who_asks_too_often_hears_when_to_come_back(two_a_minute):
    with time_machine.travel(NOON + timedelta(seconds=20), tick=False):
        assert [read().status_code for _ in range(3)] == [200, 200, 429]
        assert read()["Retry-After"] == "40"
    with time_machine.travel(NOON + timedelta(seconds=60), tick=False):
        assert read().status_code == 200


def test_another_process_counts_on_where_this_one_stood(two_a_minute):
    """What a process keeps for itself, its cache, is another one's no more."""
    with time_machine.travel(NOON, tick=False):
        answers = []
        for _process in range(4):
            answers.append(read().status_code)
            cache.clear()
    assert answers == [200, 200, 429, 429]


def test_people_are_counted_by_account_and_strangers_by_address(two_a_minute, editor, analyst):
    clients = [APIClient(), APIClient()]
    for client, person in zip(clients, (editor, analyst), strict=True):
        client.force_authenticate(person)
    with time_machine.travel(NOON, tick=False):
        assert [read(clients[0]).status_code for _ in range(3)] == [200, 200, 429]
        assert read(clients[1]).status_code == 200
        assert read().status_code == 200
        assert [read(APIClient(REMOTE_ADDR=ELSEWHERE)).status_code for _ in "ab"] == [200, 200]


@pytest.mark.parametrize("address", ["docs/", "schema/?format=json"])
def test_what_explains_the_api_is_never_throttled(two_a_minute, address):
    with time_machine.travel(NOON, tick=False):
        assert [read().status_code for _ in range(3)][-1] == 429
        assert {APIClient().get(f"/api/v1/{address}").status_code for _ in range(3)} == {200}


@pytest.mark.django_db(transaction=True)
def test_who_asks_many_times_at_once_is_counted_as_often(monkeypatch):
    monkeypatch.setattr(brief_locks, "MOMENT", 60)  # on a machine with much else to do

    def ask(_number: int) -> int:
        try:
            return times_asked("somebody", span=1, seconds=60)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        assert sorted(threads.map(ask, range(24))) == list(range(1, 25))
    assert AskedCount.objects.get().times == 24


def test_a_new_span_counts_from_one_and_keeps_one_row():
    assert [times_asked("a", span=span, seconds=60) for span in (1, 1, 2)] == [1, 2, 1]
    assert AskedCount.objects.count() == 1


@pytest.mark.parametrize("url", ["redis://127.0.0.1:1/0", "redis+socket:///nowhere.sock"])
def test_without_a_broker_the_database_counts(settings, url):
    settings.REDIS_URL = url
    assert [times_asked("a", span=1, seconds=60) for _ in range(2)] == [1, 2]


def test_who_mistypes_locks_out_nobody_else_behind_the_address(editor, second_editor):
    answers = [ask_for_token("ed", "wrong").status_code for _ in range(10)]
    assert answers == [401] * 9 + [429]
    assert ask_for_token("second").status_code == 200
    assert ask_for_token("ed", at=ELSEWHERE).status_code == 200


def test_the_right_password_is_not_called_wrong_while_one_is_held(editor):
    failed("ed", 10)
    held = ask_for_token("ed")
    assert held.status_code == 429
    assert 880 <= int(held["Retry-After"]) <= 900
    assert held.json()["code"] == "throttled"


@pytest.mark.parametrize(("times", "status"), [(49, 200), (50, 429)])
def test_an_account_guessed_at_from_many_addresses_is_held(editor, times, status):
    for number in range(7):
        failed("ed", 7, at=f"10.1.0.{number}")
    failed("ed", times - 49 or 0, at="10.1.0.9")
    assert ask_for_token("ed").status_code == status


@pytest.mark.parametrize(("times", "status"), [(199, 200), (200, 429)])
def test_an_address_that_guesses_at_many_accounts_is_held(editor, times, status):
    for number in range(19):
        failed(f"name{number}", 10)
    failed("name19", times - 190)
    assert ask_for_token("ed").status_code == status
    assert ask_for_token("ed", at=ELSEWHERE).status_code == 200


def test_knocking_on_while_held_does_not_hold_longer(editor):
    failed("ed", 10)
    assert {ask_for_token("ed", "wrong").status_code for _ in range(3)} == {429}
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=15, seconds=1)):
        assert ask_for_token("ed").status_code == 200


def test_the_log_in_page_says_how_long_one_is_held(client, editor):
    failed("ed", 10, at="127.0.0.1")
    held = client.post("/admin/login/", {"username": "ed", "password": PASSWORD})
    assert held.status_code == 429
    assert 880 <= int(held["Retry-After"]) <= 900
    assert "<h1>" in held.content.decode()


def tokens_after(change) -> int:
    person = make_person("API consumer")
    AccessToken.objects.create(person)
    change(person)
    person.save()
    return AccessToken.objects.live().filter(user=person).count()


@pytest.mark.parametrize(
    ("change", "left"),
    [
        (lambda person: person.set_password("another-password-8"), 0),
        (Person.set_unusable_password, 0),
        (lambda person: setattr(person, "first_name", "سلمى"), 1),
        (lambda person: person.check_password(PASSWORD), 1),
    ],
    ids=["a new password", "no password any more", "a new name", "logging in"],
)
def test_a_token_lives_no_longer_than_the_password_that_gave_it(change, left):
    assert tokens_after(change) == left


def test_a_stronger_hash_of_the_same_password_revokes_nothing(settings):
    hashers = settings.PASSWORD_HASHERS
    stronger = "django.contrib.auth.hashers.PBKDF2PasswordHasher"

    def log_in(person: Person) -> None:
        settings.PASSWORD_HASHERS = [stronger, *hashers]
        assert person.check_password(PASSWORD)
        assert person.password.startswith("pbkdf2")

    assert tokens_after(log_in) == 1
