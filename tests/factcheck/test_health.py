import pytest
from django.conf import settings as house
from django.db import DatabaseError, connection

from factcheck import broker, health
from sources.clock import DatabaseNow, from_now
from sources.host import Fault
from sources.work.models import Beat, Outage, Work

pytestmark = pytest.mark.django_db


@pytest.fixture
def standing(monkeypatch):
    """A house in which everything stands: a broker that answers and a worker just seen."""
    monkeypatch.setattr(broker, "answers", lambda _: True)
    Beat.objects.create(worker="desk:1", seen_at=DatabaseNow())


def state(part: str, name: str) -> object:
    return health.parts()[part][name]


def test_a_house_that_stands_says_so_to_anybody(client, standing):
    response = client.get("/healthz")
    assert response.status_code == 200
    assert response.json() == {
        "ok": True,
        "version": house.VERSION,
        "database": {"ok": True},
        "broker": {"ok": True},
        "writing": {"ok": True},
        "workers": {"ok": True, "alive": 1, "busy": []},
        "hosts": {"ok": True, "out": {}},
        "work": {"ok": True, "waiting": 0, "oldest_seconds": 0.0, "dead": 0},
    }
    assert "no-store" in response.headers["Cache-Control"]


def test_without_a_broker_it_needs_somebody(client, standing, monkeypatch):
    monkeypatch.setattr(broker, "answers", lambda _: False)
    response = client.get("/healthz")
    assert response.status_code == 503
    assert response.json()["broker"] == {"ok": False}
    assert response.json()["workers"]["ok"]


def test_a_worker_unseen_for_long_counts_as_gone(client, standing, settings):
    Beat.objects.update(seen_at=from_now(-2 * settings.WORKER_SILENT_SECONDS))
    response = client.get("/healthz")
    assert response.status_code == 503
    assert response.json()["workers"] == {"ok": False, "alive": 0, "busy": []}


def test_a_machine_out_of_work_is_named_with_its_fault(client, standing, settings):
    settings.HOST_NAME = "desk"
    Outage.objects.begin(Fault.SPACE)
    response = client.get("/healthz")
    assert response.status_code == 503
    assert response.json()["hosts"] == {"ok": False, "out": {"desk": "space"}}


def test_what_is_late_is_told_with_how_late_it_is(standing):
    Work.objects.request("match", {1: 0.5, 2: 0.5})
    Work.objects.filter(subject=1).update(due_at=from_now(-90))
    assert state("work", "waiting") == 2
    assert 89 <= state("work", "oldest_seconds") <= 150


def test_work_asked_for_later_is_not_late(standing):
    Work.objects.request("match", {1: 0.5}, after=60)
    Work.objects.update(created_at=from_now(-9000))
    assert state("work", "oldest_seconds") == 0
    assert state("work", "ok")


def test_work_whose_worker_outlived_its_lease_is_late_since_then(standing):
    Work.objects.create(
        kind="match",
        subject=1,
        state="running",
        token="t",
        due_at=from_now(-9000),
        lease_until=from_now(-90),
    )
    assert 89 <= state("work", "oldest_seconds") <= 150
    Work.objects.update(lease_until=from_now(60))
    assert state("work", "oldest_seconds") == 0


@pytest.mark.parametrize(("late", "ok"), [(240, True), (301, False)])
def test_late_work_needs_somebody_though_a_worker_is_alive(client, standing, settings, late, ok):
    settings.WORK_LATE_SECONDS = 300
    Work.objects.request("match", {1: 0.5})
    Work.objects.update(due_at=from_now(-late))
    response = client.get("/healthz")
    assert response.json()["workers"]["ok"]
    assert response.json()["work"]["ok"] is ok
    assert response.status_code == (200 if ok else 503)


def test_what_a_worker_works_on_is_told_with_since_when(standing):
    Beat.objects.create(
        worker="desk:2",
        seen_at=from_now(-40),
        kind="match",
        subject=12,
        since=from_now(-40),
    )
    (busy,) = state("workers", "busy")
    assert (busy["worker"], busy["kind"], busy["subject"]) == ("desk:2", "match", 12)
    assert 40 <= busy["worked"] <= 100
    assert state("workers", "alive") == 2


def test_whoever_works_past_its_last_moment_is_not_alive(standing, settings):
    gone = from_now(-settings.WORK_LEASE_SECONDS - 1)
    Beat.objects.update(seen_at=gone, kind="match", subject=12, since=gone)
    assert health.parts()["workers"] == {"ok": False, "alive": 0, "busy": []}


def test_dead_work_is_counted(standing):
    Work.objects.create(kind="match", subject=1, state="dead")
    assert state("work", "dead") == 1
    assert state("work", "waiting") == 0


def test_without_its_database_a_web_server_should_get_no_requests(client, standing, monkeypatch):
    def refuse(*_args, **_options):
        raise DatabaseError("gone")

    monkeypatch.setattr(connection, "cursor", refuse)
    for path in ("/healthz", "/healthz/web"):
        response = client.get(path)
        assert response.status_code == 503
        assert response.json()["database"] == {"ok": False}


def test_a_balancer_asks_only_for_the_web_server(client, monkeypatch):
    monkeypatch.setattr(broker, "answers", lambda _: False)
    told = client.get("/healthz/web").json()
    assert told == {"ok": True, "version": house.VERSION, "database": {"ok": True}}


def test_a_balancer_may_ask_without_https(client, standing, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/healthz").status_code == 200
    assert client.get("/healthz/web").status_code == 200


def test_only_reading_is_answered(client, standing):
    assert client.post("/healthz").status_code == 405


@pytest.mark.parametrize("path", ["/healthz", "/healthz/web"])
@pytest.mark.parametrize("host", ["10.0.0.5:8000", "web-2.internal", "[2001:db8::5]"])
def test_a_balancer_may_ask_by_address(client, standing, path, host, caplog):
    assert client.get(path, headers={"host": host}).status_code == 200
    assert caplog.records == []


@pytest.mark.parametrize("path", ["/", "/admin/", "/healthz/", "/healthz/web/", "/api/v1/"])
def test_nothing_but_health_is_told_under_a_foreign_name(client, path):
    assert client.get(path, headers={"host": "10.0.0.5"}).status_code == 400


def test_health_is_told_without_https_and_the_rest_is_not(client, standing, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/healthz/web", headers={"host": "10.0.0.5"}).status_code == 200
    assert client.get("/admin/").status_code == 301
