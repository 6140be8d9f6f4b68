"""Requests are counted over all processes of a host: nothing is lost when one ends."""

import os
import signal
import subprocess
import sys
import threading

import pytest
from django.conf import settings as house
from django.http import HttpResponse
from django.test import RequestFactory

from factcheck.metrics import request_counts
from factcheck.metrics.middleware import RequestCountMiddleware, door_of
from factcheck.metrics.request_counts import BOUNDS, DOORS, SIZE, RequestCounts, folder, totals
from tests.factcheck.metrics.promql import quantile

COUNTING = """
import sys, time
import django
django.setup()
from factcheck.metrics.request_counts import counts
for _ in range(int(sys.argv[1])):
    counts().note("readers", 200, 0.02)
print("counted", flush=True)
time.sleep(60)
"""


@pytest.fixture(autouse=True)
def a_host_of_its_own(settings, tmp_path):
    settings.RUN_DIR = tmp_path


def process_that_counts(times: int) -> "subprocess.Popen[str]":
    env = {**os.environ, "FACTCHECK_RUN_DIR": str(house.RUN_DIR)}
    env["DJANGO_SETTINGS_MODULE"] = "factcheck.settings"
    words = [sys.executable, "-c", COUNTING, str(times)]
    child = subprocess.Popen(words, env=env, cwd=house.BASE_DIR, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "counted\n"
    return child


def kill(child) -> None:
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()


def answered(door: str = "readers") -> int:
    return sum(totals()[door].statuses)


def test_processes_are_added_up_and_the_killed_one_keeps_what_it_counted():
    children = [process_that_counts(30), process_that_counts(12)]
    try:
        assert answered() == 42
        assert len(list(folder().iterdir())) == 2
        kill(children.pop())
        assert answered() == 42
        children.append(process_that_counts(5))
        assert answered() == 47
        assert len(list(folder().iterdir())) == 2, "the file of the dead is counted on in"
    finally:
        for child in children:
            kill(child)


def test_threads_of_a_process_lose_none():
    mine = RequestCounts(folder())
    crowd = [
        threading.Thread(target=lambda: [mine.note("api", 200, 0.02) for _ in range(500)])
        for _ in range(8)
    ]
    for thread in crowd:
        thread.start()
    for thread in crowd:
        thread.join()
    assert answered("api") == 4000
    assert totals()["api"].seconds == pytest.approx(80)


@pytest.mark.parametrize(
    ("seconds", "bucket"),
    [(0.0, 0), (0.01, 0), (0.011, 1), (30.0, len(BOUNDS) - 1), (31.0, len(BOUNDS))],
)
def test_a_bucket_holds_its_upper_bound(seconds, bucket):
    RequestCounts(folder()).note("desk", 200, seconds)
    assert totals()["desk"].buckets.index(1) == bucket


@pytest.mark.parametrize(
    ("status", "held"), [(200, "2xx"), (304, "3xx"), (428, "4xx"), (503, "5xx")]
)
def test_answers_are_told_by_the_first_digit_of_their_status(status, held):
    RequestCounts(folder()).note("desk", status, 0.02)
    told = dict(zip(request_counts.STATUSES, totals()["desk"].statuses, strict=True))
    assert [name for name, times in told.items() if times] == [held]


def test_the_ninety_fifth_percentile_lies_where_the_requests_lay():
    mine = RequestCounts(folder())
    for n in range(100):
        mine.note("readers", 200, 0.02 if n < 94 else 0.7)
    cumulated, total = {}, 0
    for bound, times in zip((*BOUNDS, float("inf")), totals()["readers"].buckets, strict=True):
        cumulated[bound] = total = total + times
    assert 0.5 <= quantile(0.95, cumulated) <= 1.0
    assert quantile(0.9, cumulated) <= 0.025


def test_all_doors_fit_into_their_file():
    assert len(DOORS) * request_counts.WIDTH * 8 <= SIZE


def test_without_a_place_to_write_requests_are_answered_all_the_same(settings, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    settings.RUN_DIR = blocked
    given = RequestCountMiddleware(lambda _: HttpResponse("ok"))(RequestFactory().get("/"))
    assert given.status_code == 200
    assert answered() == 0


def test_a_disk_that_is_full_is_found_out_before_memory_is_mapped(monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "posix_fallocate", full)
    RequestCounts(folder()).note("readers", 200, 0.02)
    assert answered() == 0


@pytest.mark.parametrize(
    ("path", "door"),
    [
        ("/", "readers"),
        ("/claims/3/", "readers"),
        ("/admin/", "desk"),
        ("/admin/review/claim/3/", "desk"),
        ("/api/v1/claims/", "api"),
        ("/api/v1/changes/?wait=20", "waiting"),
        ("/static/public.css", "static"),
        ("/administration", "readers"),
    ],
)
def test_who_was_answered_is_told_by_the_address(path, door):
    assert door_of(RequestFactory().get(path)) == door


@pytest.mark.parametrize("path", ["/healthz", "/healthz/web", "/metrics"])
def test_watchers_are_not_counted(path):
    RequestCountMiddleware(lambda _: HttpResponse("ok"))(RequestFactory().get(path))
    assert [answered(door) for door in DOORS] == [0] * len(DOORS)
