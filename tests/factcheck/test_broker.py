import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from factcheck import broker


@pytest.fixture
def running(tmp_path):
    """A real embedded broker in a folder whose name needs quoting."""
    folder = tmp_path / "بيت جديد"
    folder.mkdir()
    binary = broker.server()
    assert binary is not None
    process = subprocess.Popen(broker.server_command(binary, folder))
    url = broker.embedded_url(folder)
    until = time.monotonic() + 20
    while not broker.answers(url) and time.monotonic() < until:
        time.sleep(0.05)
    yield url, process
    process.send_signal(signal.SIGCONT)
    process.terminate()
    process.wait(20)


def test_it_answers_on_its_socket_and_never_drops_a_message(running):
    url, _ = running
    assert broker.answers(url)
    assert broker.eviction(url) == "noeviction"


def test_what_it_was_told_survives_its_kill(running, tmp_path):
    url, process = running
    with broker.client(url) as client:
        client.lpush("celery", "bell")
    time.sleep(1.5)
    process.kill()
    process.wait(20)
    kept = list((tmp_path / "بيت جديد" / "broker").glob("**/*.incr.aof"))
    assert any(b"bell" in path.read_bytes() for path in kept)
    assert not broker.answers(url)


def test_a_frozen_broker_does_not_answer_and_is_not_waited_for(running):
    url, process = running
    os.kill(process.pid, signal.SIGSTOP)
    assert not broker.answers(url)
    assert broker.eviction(url) == ""


@pytest.mark.parametrize(
    "ill",
    [
        ("CONFIG", "SET", "maxmemory", "1"),
        ("CONFIG", "SET", "requirepass", "unknown to us"),
        ("CONFIG", "SET", "min-replicas-to-write", "1"),
        ("REPLICAOF", "127.0.0.1", "1"),
        ("SET", broker.QUEUE, "no list"),
    ],
    ids=["no memory", "password", "no replicas", "replica", "spoilt queue"],
)
def test_a_broker_that_takes_no_bells_does_not_answer(running, ill):
    url, _ = running
    with broker.client(url) as client:
        client.execute_command(*ill)
        assert not broker.answers(url)


@pytest.mark.parametrize("waiting", [0, 3])
def test_asking_it_leaves_its_bells_alone(running, waiting):
    url, _ = running
    with broker.client(url) as client:
        for _bell in range(waiting):
            client.lpush(broker.QUEUE, "bell")
        assert broker.answers(url)
        assert client.llen(broker.QUEUE) == waiting


def test_a_deep_checkout_gets_a_short_socket_of_its_own():
    deep, other = Path("/srv") / ("d" * 120), Path("/srv") / ("e" * 120)
    short = broker.embedded_socket(deep)
    assert len(os.fsencode(short)) <= broker.LONGEST_SOCKET_PATH
    assert short != broker.embedded_socket(other)
    assert broker.embedded_socket(Path("/srv/a")) == Path("/srv/a/valkey.sock")


def test_a_folder_of_somebody_else_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "getuid", lambda: 4242)
    with pytest.raises(PermissionError, match="belongs to somebody else"):
        broker.private_folder(tmp_path)


def test_without_the_package_the_server_on_path_is_taken(tmp_path, monkeypatch):
    installed = tmp_path / "redis-server"
    installed.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert broker.server() == broker.packaged_server()
    monkeypatch.setattr(broker, "packaged_server", lambda: None)
    assert broker.server() == installed
    installed.unlink()
    assert broker.server() is None


def test_an_address_that_is_none_does_not_answer():
    assert not broker.answers("redis://127.0.0.1:1/0")
    assert not broker.answers("nonsense")
    assert broker.eviction("redis://127.0.0.1:1/0") == ""
