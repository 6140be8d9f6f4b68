import pytest
from django.db import DatabaseError, connection

from factcheck import broker, health
from sources.clock import DatabaseNow, from_now
from sources.work.models import Beat, Work

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
        "database": {"ok": True},
        "broker": {"ok": True},
        "workers": {"ok": True, "alive": 1},
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
    assert response.json()["workers"] == {"ok": False, "alive": 0}


def test_what_waits_is_told_with_its_age(standing):
    Work.objects.request("match", {1: 0.5, 2: 0.5})
    Work.objects.update(created_at=from_now(-90))
    assert state("work", "waiting") == 2
    assert 89 <= state("work", "oldest_seconds") <= 150


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
    assert client.get("/healthz/web").json() == {"ok": True, "database": {"ok": True}}


def test_a_balancer_may_ask_without_https(client, standing, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/healthz").status_code == 200
    assert client.get("/healthz/web").status_code == 200


def test_only_reading_is_answered(client, standing):
    assert client.post("/healthz").status_code == 405
