"""Who may read `/metrics`."""

import os
import subprocess
import sys
from ipaddress import ip_network

import pytest
from django.conf import settings as house
from django.db import DatabaseError, connection

from factcheck.environment import Environment
from tests.factcheck.metrics.promql import read

pytestmark = pytest.mark.usefixtures("standing")
TOKEN = "a-token-of-the-watchers-0123456789"
REFUSED = {"status": 401, "code": "not_authenticated"}


def ask(client, *, token: str = "", scheme: str = "Bearer", address: str = "192.0.2.7", **headers):
    said = {"Authorization": f"{scheme} {token}"} if token else {}
    return client.get("/metrics", headers={**said, **headers}, REMOTE_ADDR=address)


def test_without_a_setting_there_is_no_such_address(client, settings):
    settings.METRICS_TOKEN, settings.METRICS_ADDRESSES = "", []
    for token in ("", TOKEN):
        response = ask(client, token=token, address="127.0.0.1")
        assert response.status_code == 404
        assert "factcheck_" not in response.content.decode()


def test_who_sends_the_token_reads(client, settings):
    settings.METRICS_TOKEN = TOKEN
    response = ask(client, token=TOKEN)
    assert response.status_code == 200
    assert ask(client, token=TOKEN, scheme="bearer").status_code == 200
    assert ask(client, token=TOKEN, scheme="BEARER ").status_code == 200
    assert response.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert "no-store" in response.headers["Cache-Control"]
    assert read(response.content.decode())["factcheck_broker_up"] == {(): 1.0}


@pytest.mark.parametrize(
    ("token", "scheme"),
    [
        ("", "Bearer"),
        (TOKEN[:-1], "Bearer"),
        (TOKEN + "0", "Bearer"),
        (TOKEN, "Token"),
        ("كلمة", "Bearer"),
    ],
)
def test_who_sends_another_is_refused_as_by_the_api(client, settings, token, scheme):
    settings.METRICS_TOKEN = TOKEN
    response = ask(client, token=token, scheme=scheme)
    assert response.status_code == 401
    assert {name: response.json()[name] for name in REFUSED} == REFUSED
    assert response.headers["WWW-Authenticate"] == "Bearer"
    assert response.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("10.0.0.7", 200),
        ("10.0.1.0", 401),
        ("10.0.0.255", 200),
        ("fd00::7", 200),
        ("fe80::7", 401),
        ("::ffff:10.0.0.7", 200),
        ("::ffff:10.0.1.0", 401),
        ("", 401),
    ],
)
def test_who_asks_from_where_it_may_needs_no_token(client, settings, monkeypatch, address, status):
    monkeypatch.setenv("V", "10.0.0.0/24, fd00::/8")
    settings.METRICS_ADDRESSES = Environment().networks("V")
    assert ask(client, address=address).status_code == status


def test_nobody_says_himself_where_he_asks_from(client, settings):
    settings.METRICS_ADDRESSES = [ip_network("10.0.0.7")]
    forged = {"X-Forwarded-For": "10.0.0.7"}
    assert ask(client, **forged).status_code == 401
    settings.BEHIND_PROXY = True
    assert ask(client, **{"X-Forwarded-For": "10.0.0.7, 192.0.2.1"}).status_code == 401


def test_an_empty_token_is_no_token(client, settings):
    settings.METRICS_ADDRESSES = [ip_network("10.0.0.7")]
    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 401


def test_it_is_told_under_any_name_and_without_https(client, settings):
    settings.METRICS_TOKEN, settings.SECURE_SSL_REDIRECT = TOKEN, True
    assert ask(client, token=TOKEN, host="10.0.0.9:8000").status_code == 200


def test_only_reading_is_answered(client, settings):
    settings.METRICS_TOKEN = TOKEN
    given = client.post("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert given.status_code == 405


def test_without_its_database_it_tells_what_it_knows(client, settings, monkeypatch):
    settings.METRICS_TOKEN = TOKEN

    def refuse(*_args, **_options):
        raise DatabaseError("gone")

    with monkeypatch.context() as away:
        away.setattr(connection, "cursor", refuse)
        told = read(ask(client, token=TOKEN).content.decode())
    assert told["factcheck_database_up"] == {(): 0.0}
    assert told["factcheck_info"]
    assert "factcheck_work_dead" not in told


@pytest.mark.parametrize("said", ["10.0.0.7/8", "desk.example", "10.0.0.300", "10.0.0.1,x"])
def test_what_names_no_network_is_told_by_its_variable(monkeypatch, said):
    monkeypatch.setenv("V", said)
    env = Environment()
    assert env.networks("V") == []
    assert list(env.problems()) == ["V"]


@pytest.mark.parametrize(("length", "fine"), [(0, True), (1, False), (23, False), (24, True)])
def test_a_token_that_can_be_guessed_is_refused_at_start_up(length, fine):
    env = {**os.environ, "METRICS_TOKEN": "k" * length}
    words = [sys.executable, "manage.py", "check", "--tag", "factcheck"]
    said = subprocess.run(
        words, env=env, cwd=house.BASE_DIR, capture_output=True, text=True, check=False
    )
    assert ("METRICS_TOKEN cannot be used" in said.stderr) is not fine
