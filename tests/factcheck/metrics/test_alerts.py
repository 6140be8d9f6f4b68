"""Every alert has its series, keeps still in a house that stands, and was made to fire."""

import re
from datetime import timedelta

import pytest
import yaml
from django.conf import settings as house
from django.db import DatabaseError
from django.db.models import F

from claims.models.webhook import Webhook, new_secret
from factcheck import broker
from factcheck.metrics.exposition import page
from factcheck.metrics.request_counts import counts
from factcheck.metrics.series import families
from sources.clock import from_now
from sources.host import Fault
from sources.index.following import Follower
from sources.work.models import Beat, Outage, Work
from tests.factcheck.metrics.promql import Watcher
from tests.factories import make_source, make_watch

RULES = {
    rule["alert"]: rule
    for group in yaml.safe_load((house.BASE_DIR / "deploy/alerts.yml").read_text("utf-8"))["groups"]
    for rule in group["rules"]
}


def database_away(monkeypatch, **_):
    def refuse() -> None:
        raise DatabaseError("gone")

    monkeypatch.setattr("factcheck.metrics.series.work", refuse)


def broker_away(monkeypatch, **_):
    monkeypatch.setattr(broker, "answers", lambda _: False)


def no_worker(settings, **_):
    Beat.objects.update(seen_at=from_now(-settings.WORKER_SILENT_SECONDS - 5))


def host_silent(**_):
    Beat.objects.update(seen_at=from_now(-61))


def host_out(settings, **_):
    settings.HOST_NAME = "desk"
    Outage.objects.begin(Fault.SPACE)


def work_late(settings, **_):
    Work.objects.request("match", {1: 0.5})
    Work.objects.update(due_at=from_now(-settings.WORK_LATE_SECONDS - 1))


def work_dead(**_):
    Work.objects.create(kind="match", subject=1, state="dead")


def answers(door: str, status: int, seconds: float, times: int = 1) -> None:
    for _ in range(times):
        counts().note(door, status, seconds)


def pages_slow(**_):
    answers("readers", 200, 0.02, times=90)
    answers("readers", 200, 2.0, times=10)


def faults(**_):
    answers("api", 200, 0.02, times=97)
    answers("desk", 500, 0.02, times=3)


def index_behind(monkeypatch, **_):
    monkeypatch.setattr(Follower, "lag", lambda _: 501)


def webhooks_failing(webhook, **_):
    type(webhook).objects.update(failures=1)


def webhooks_stopped(webhook, **_):
    type(webhook).objects.update(stopped_at=from_now(0), stopped_for="gone")


def watches_failing(editor, **_):
    make_watch(by=editor, source=make_source(), failures=1)


FAULTS = {
    "FactcheckDatabaseAway": database_away,
    "FactcheckBrokerAway": broker_away,
    "FactcheckNoWorker": no_worker,
    "FactcheckHostSilent": host_silent,
    "FactcheckHostOut": host_out,
    "FactcheckWorkLate": work_late,
    "FactcheckWorkDead": work_dead,
    "FactcheckPagesSlow": pages_slow,
    "FactcheckFaults": faults,
    "FactcheckIndexBehind": index_behind,
    "FactcheckWebhooksFailing": webhooks_failing,
    "FactcheckWebhooksStopped": webhooks_stopped,
    "FactcheckWatchesFailing": watches_failing,
}


@pytest.fixture
def webhook(editor):
    return Webhook.objects.create(
        name="المركز", url="https://receiver.example/", secret=new_secret(), made_by=editor
    )


@pytest.fixture
def cast(settings, monkeypatch, editor, webhook):
    """Whom a fault may befall."""
    return {"settings": settings, "monkeypatch": monkeypatch, "editor": editor, "webhook": webhook}


def firing(before: str, now: str) -> set[str]:
    watcher = Watcher(before, now)
    return {name for name, rule in RULES.items() if watcher.fires(rule["expr"])}


def test_a_house_that_stands_alarms_nobody(standing):
    quiet = page(families())
    answers("readers", 200, 0.02, times=100)
    answers("readers", 404, 0.02, times=50)
    assert firing(quiet, page(families())) == set()


@pytest.mark.parametrize("alert", FAULTS)
def test_an_alert_fires_when_its_fault_is_there(standing, alert, cast):
    quiet = page(families())
    FAULTS[alert](**cast)
    also = {"FactcheckHostSilent": {"FactcheckNoWorker"}}.get(alert, set())
    assert firing(quiet, page(families())) == {alert, *also}


def test_an_alert_fires_when_nobody_answers(standing):
    assert "FactcheckAway" in firing("", "")


def test_every_alert_was_made_to_fire():
    assert {*FAULTS, "FactcheckAway"} == set(RULES)


def test_every_alert_is_explained_and_every_explanation_has_its_alert():
    said = (house.BASE_DIR / "docs/operating.md").read_text("utf-8")
    assert re.findall(r"^\| `(Factcheck\w+)`", said, re.MULTILINE) == list(RULES)


def test_work_is_late_for_the_alert_when_it_is_for_the_health_address():
    assert f"> {house.WORK_LATE_SECONDS}" in RULES["FactcheckWorkLate"]["expr"]


@pytest.mark.parametrize(("late", "fires"), [(290, False), (301, True)])
def test_the_edge_of_late_work(standing, late, fires):
    quiet = page(families())
    Work.objects.request("match", {1: 0.5})
    Work.objects.update(due_at=F("due_at") - timedelta(seconds=late))
    assert ("FactcheckWorkLate" in firing(quiet, page(families()))) is fires


@pytest.mark.parametrize(("broken", "fires"), [(2, False), (3, True)])
def test_one_fault_in_fifty_is_borne(standing, broken, fires):
    quiet = page(families())
    answers("readers", 200, 0.02, times=100 - broken)
    answers("readers", 503, 0.02, times=broken)
    assert ("FactcheckFaults" in firing(quiet, page(families()))) is fires
