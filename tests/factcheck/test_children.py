"""How the launcher looks after what it started: pauses, greetings, accounts."""

import threading
import time

import pytest

from factcheck.launcher import launch
from factcheck.launcher.children import LONGEST_PAUSE, STEADY_SECONDS, Child, manner, stop


@pytest.fixture
def told():
    return []


@pytest.fixture
def child(told):
    return Child("web", ["true"], told.append)


@pytest.mark.parametrize(
    ("lived", "pause"), [(STEADY_SECONDS - 1, 8), (STEADY_SECONDS, 8), (STEADY_SECONDS + 1, 1)]
)
def test_who_lived_long_begins_again_at_the_first_pause(child, told, lived, pause):
    child.started_at, child.pause = 1000.0, 8.0
    child.bury(1, 1000.0 + lived)
    assert told == [f"web stopped with status 1; starting it again in {pause} s"]
    assert child.start_again_at == 1000.0 + lived + pause
    assert child.pause == 2 * pause


def test_no_pause_is_longer_than_the_longest(child):
    child.pause = LONGEST_PAUSE
    child.bury(-9, 0.0)
    assert child.pause == LONGEST_PAUSE
    assert child.process is None


def test_before_its_pause_is_over_nobody_is_started(child):
    child.start_again_at = time.monotonic() + 100
    child.look_after()
    assert child.process is None


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (0, "stopped with status 0"),
        (1, "stopped with status 1"),
        (-15, "was killed by SIGTERM"),
        (-11, "was killed by SIGSEGV"),
    ],
)
def test_each_end_has_its_words(code, words):
    assert manner(code) == words


def test_the_last_started_is_told_first_and_waited_for_first(monkeypatch):
    calls = []
    children = [Child(name, ["true"], calls.append) for name in ("broker", "web")]
    monkeypatch.setattr(Child, "terminate", lambda self: calls.append(("told", self.name)))
    monkeypatch.setattr(Child, "wait", lambda self, _until: calls.append(("waited", self.name)))
    stop(children, within=1)
    assert calls == [("told", "web"), ("told", "broker"), ("waited", "web"), ("waited", "broker")]


def test_a_signal_to_nobody_is_nothing(child):
    child.send(9)
    child.terminate()
    child.wait(0.0)
    assert child.process is None


@pytest.mark.parametrize(
    ("waited", "whole", "site", "expected"),
    [
        (0.0, True, True, True),
        (0.0, False, True, False),
        (launch.READY_SECONDS - 0.1, False, True, False),
        (launch.READY_SECONDS, False, True, True),
        (launch.READY_SECONDS, False, False, False),
    ],
)
def test_the_site_alone_is_greeted_only_after_a_while(monkeypatch, waited, whole, site, expected):
    health = {"/healthz": whole, "/healthz/web": site}
    monkeypatch.setattr(launch, "answers", lambda _port, path: health[path])
    assert launch.ready(8000, waited) is expected


def test_a_house_told_to_stop_before_it_began_starts_nobody(child, told):
    stopping = threading.Event()
    stopping.set()
    launch.keep_running([child], stopping, 8000, told.append)
    assert child.process is None
    assert told == ["Stopping ..."]


def test_what_breaks_while_running_still_stops_everybody(monkeypatch, child, told):
    stopped = []

    def breaks(_self):
        raise KeyboardInterrupt

    monkeypatch.setattr(Child, "look_after", breaks)
    monkeypatch.setattr(launch, "stop", lambda children, within: stopped.append((children, within)))
    with pytest.raises(KeyboardInterrupt):
        launch.keep_running([child], threading.Event(), 8000, told.append)
    assert stopped == [([child], launch.STOP_SECONDS)]


@pytest.mark.parametrize("kept", ["", "{", "not json"])
def test_accounts_that_cannot_be_read_are_none(settings, tmp_path, kept):
    settings.RUN_DIR = tmp_path
    (tmp_path / "accounts.json").write_text(kept, encoding="utf-8")
    assert launch.accounts() == {}


def test_a_greeting_tells_where_who_and_what_next(settings, tmp_path, told):
    settings.RUN_DIR = tmp_path
    kept = '{"ed": {"role": "editor", "password": "a-long-password-7"}}'
    (tmp_path / "accounts.json").write_text(kept, encoding="utf-8")
    launch.greet(8123, told.append)
    page = "\n".join(told)
    assert "http://127.0.0.1:8123/admin/" in page
    assert "http://127.0.0.1:8123/api/v1/" in page
    assert [line.split() for line in told if "password" in line] == [
        ["editor", "ed", "a-long-password-7"]
    ]


def test_a_given_public_address_is_left_alone(settings):
    settings.PUBLIC_URL = "https://desk.example"
    assert all("PUBLIC_URL" not in c.environment for c in launch.children(8123, print))


def test_the_web_server_listens_to_this_machine_alone(told):
    web = launch.children(8123, told.append)[-1]
    assert web.name == "web"
    assert web.command[web.command.index("--bind") + 1] == "127.0.0.1:8123"
