"""The sweep: whatever ails the broker, due work gets done."""

import subprocess
import time

import pytest
from celery import current_app

from factcheck import broker
from sources.work import sweeping
from sources.work.bell import ring
from sources.work.models import Work


@pytest.fixture
def server(tmp_path, monkeypatch):
    """A real broker for the bells of this test, and somebody to make it ill."""
    process = subprocess.Popen(broker.server_command(broker.server(), tmp_path))
    url = broker.embedded_url(tmp_path)
    until = time.monotonic() + 30
    while not broker.answers(url) and time.monotonic() < until:
        time.sleep(0.05)
    monkeypatch.setattr(current_app.conf, "broker_url", url)
    current_app._after_fork()
    with broker.client(url) as client:
        yield client
    current_app._after_fork()
    process.kill()
    process.wait(20)


def bells(server) -> int:
    return server.llen(broker.QUEUE)


def test_due_work_gets_one_bell_however_often_it_is_swept(server):
    assert [sweeping.heard() for _ in range(3)] == [True, True, True]
    assert bells(server) == 1


def test_asking_for_a_bell_leaves_none(server):
    assert not sweeping.bell_is_waiting()
    assert bells(server) == 0


@pytest.mark.parametrize(
    "ill",
    [("CONFIG", "SET", "maxmemory", "1"), ("REPLICAOF", "127.0.0.1", "1")],
    ids=["without memory", "a replica"],
)
def test_a_bell_at_a_broker_that_takes_no_more_is_not_heard(server, ill):
    assert ring()
    server.execute_command(*ill)
    assert bells(server) == 1
    assert not sweeping.heard()


def test_a_broker_behind_a_password_has_no_bell(server):
    server.config_set("requirepass", "unknown to us")
    assert not sweeping.heard()


@pytest.mark.django_db
def test_only_due_work_needs_a_bell(server):
    server.config_set("maxmemory", 1)
    assert sweeping.sweep()
    Work.objects.request("match", {1: 0.0})
    assert not sweeping.sweep()
