import os
import ssl
import subprocess
import sys

import pytest
from django.conf import settings as house
from django.core.checks import run_checks
from django.db import DatabaseError

from factcheck import broker, checks, database_checks, extra_checks, web
from factcheck.celery import app

SAFE_PRODUCTION = {
    "PRODUCTION": True,
    "GIVEN_SECRET_KEY": "k" * 60,
    "ALLOWED_HOSTS": ["desk.example"],
    "PUBLIC_URL": "https://desk.example",
    "REDIS_URL": "redis://127.0.0.1:1/0",
}


def said() -> list[str]:
    """The ids of everything our own checks find."""
    return [str(fault.id) for fault in run_checks(tags=["factcheck"])]


def test_the_defaults_are_safe():
    assert said() == []


def test_a_variable_that_cannot_be_read_is_named(settings):
    settings.ENVIRONMENT_PROBLEMS = {"WORK_BATCH": "Not a valid integer."}
    (fault,) = run_checks(tags=["factcheck"])
    assert fault.msg == "The variable WORK_BATCH cannot be used: Not a valid integer."


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"transaction_mode": "IMMEDIATE"},
        {
            "transaction_mode": "DEFERRED",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
        {
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    ],
)
def test_sqlite_is_refused_where_it_could_lose_work(settings, monkeypatch, options):
    monkeypatch.setitem(settings.DATABASES["default"], "ENGINE", "django.db.backends.sqlite3")
    monkeypatch.setitem(settings.DATABASES["default"], "OPTIONS", options)
    assert said() == ["factcheck.E002"]


@pytest.mark.parametrize(
    ("policy", "found"),
    [("allkeys-lru", ["factcheck.E003"]), ("noeviction", []), ("", [])],
)
def test_a_broker_that_drops_messages_is_refused(monkeypatch, policy, found):
    monkeypatch.setattr(broker, "eviction", lambda _: policy)
    assert said() == found


@pytest.mark.parametrize(("seconds", "found"), [(30, ["factcheck.E010"]), (29.9, [])])
def test_a_receiver_is_given_up_well_before_the_deadline(settings, seconds, found):
    settings.WORK_DEADLINE_SECONDS, settings.WEBHOOK_SECONDS = 60, seconds
    assert said() == found


def test_the_deadline_ends_before_the_lease(settings):
    settings.WORK_DEADLINE_SECONDS = settings.WORK_LEASE_SECONDS
    assert said() == ["factcheck.E004"]


def test_a_production_told_everything_is_accepted(settings, monkeypatch):
    for name, value in SAFE_PRODUCTION.items():
        setattr(settings, name, value)
    monkeypatch.setattr(app.conf, "broker_url", SAFE_PRODUCTION["REDIS_URL"])
    assert said() == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GIVEN_SECRET_KEY", ""),
        ("ALLOWED_HOSTS", ["localhost", "127.0.0.1"]),
        ("ALLOWED_HOSTS", ["*"]),
        ("PUBLIC_URL", "http://desk.example"),
        ("DEBUG", True),
    ],
)
def test_a_production_left_untold_is_refused(settings, monkeypatch, name, value):
    for known, good in {**SAFE_PRODUCTION, name: value}.items():
        setattr(settings, known, good)
    monkeypatch.setattr(app.conf, "broker_url", SAFE_PRODUCTION["REDIS_URL"])
    assert said() == ["factcheck.E005"]


def test_a_production_without_a_broker_is_warned(settings):
    for name, value in {**SAFE_PRODUCTION, "REDIS_URL": settings.REDIS_URL}.items():
        setattr(settings, name, value)
    assert said() == ["factcheck.W006"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("result_backend", "redis://127.0.0.1/1"),
        ("accept_content", ["json", "pickle"]),
        ("task_serializer", "pickle"),
        ("broker_url", "redis://elsewhere/0"),
        ("task_always_eager", True),
        ("task_publish_retry_policy", {"max_retries": 3}),
        ("broker_transport_options", {"max_retries": 0}),
        (
            "broker_transport_options",
            {"max_retries": 0, "socket_timeout": 30, "socket_connect_timeout": 0.3},
        ),
    ],
)
def test_celery_carries_bells_and_nothing_else(monkeypatch, name, value):
    monkeypatch.setattr(app.conf, name, value)
    assert said() == ["factcheck.E007"]


@pytest.mark.django_db
def test_the_open_database_keeps_its_promises():
    assert database_checks.promises(databases=["default"]) == []
    assert database_checks.promises(databases=None) == []


@pytest.mark.django_db
@pytest.mark.parametrize("answer", ["off", "delete", "0"])
def test_a_database_that_may_lose_acknowledged_work_is_refused(monkeypatch, answer):
    monkeypatch.setattr(database_checks, "ask", lambda *_: answer)
    monkeypatch.setitem(
        database_checks.UNSAFE, "sqlite", {"journal_mode": {"off", "delete"}, "synchronous": {"0"}}
    )
    monkeypatch.setitem(database_checks.UNSAFE, "postgresql", {"fsync": {"off", "delete", "0"}})
    (fault,) = database_checks.promises(databases=["default"])
    assert fault.id == "factcheck.E008"
    assert answer in str(fault.msg)


@pytest.mark.django_db
def test_a_database_that_does_not_answer_is_told(monkeypatch):
    def refuse(*_):
        raise DatabaseError("connection refused")

    monkeypatch.setattr(database_checks, "ask", refuse)
    (fault,) = database_checks.promises(databases=["default"])
    assert fault.msg == "The database 'default' does not answer: connection refused"


def test_a_server_refuses_to_start_unsafe(settings):
    settings.ENVIRONMENT_PROBLEMS = {"WORK_BATCH": "Not a valid integer."}
    with pytest.raises(SystemExit, match="WORK_BATCH"):
        web.on_starting(None)


def test_an_encoder_nobody_has_is_refused(settings):
    settings.EMBEDDINGS = "oracle"
    assert [fault.id for fault in extra_checks.embeddings()] == ["factcheck.E008"]


def test_a_server_starts_safe():
    web.on_starting(None)
    checks.refuse_unsafe()


def test_a_worker_refuses_to_start_unsafe(tmp_path):
    lease = {"FACTCHECK_RUN_DIR": str(tmp_path), "WORK_DEADLINE_SECONDS": "500"}
    worker = subprocess.run(
        [sys.executable, "-m", "celery", "--app", "factcheck", "worker", "--pool", "solo"],
        cwd=house.BASE_DIR,
        env={**os.environ, **lease},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert worker.returncode != 0
    assert "WORK_DEADLINE_SECONDS (500) must be below WORK_LEASE_SECONDS (120)." in worker.stderr


def test_the_production_profile_passes_djangos_own_deployment_checks(tmp_path):
    profile = {
        "FACTCHECK_RUN_DIR": str(tmp_path),
        "FACTCHECK_PRODUCTION": "1",
        "SECRET_KEY": "a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q-r-s-t-u-v-w-x-y-z-0-1-2-3",
        "ALLOWED_HOSTS": "desk.example",
        "PUBLIC_URL": "https://desk.example",
        "REDIS_URL": "redis://127.0.0.1:1/0",
    }
    checked = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=house.BASE_DIR,
        env={**os.environ, **profile},
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize(
    ("url", "told", "found"),
    [
        ("redis://broker.example/0", None, []),
        ("rediss://broker.example/0", {"ssl_cert_reqs": ssl.CERT_REQUIRED}, []),
        ("rediss://broker.example/0?ssl_ca_certs=/etc/ca.pem", None, []),
        ("rediss://broker.example/0", None, ["factcheck.E009"]),
        ("rediss://broker.example/0", {"ssl_cert_reqs": ssl.CERT_OPTIONAL}, ["factcheck.E009"]),
        ("rediss://broker.example/0?ssl_cert_reqs=none", None, ["factcheck.E009"]),
        ("rediss://broker.example/0?ssl_check_hostname=false", None, ["factcheck.E009"]),
    ],
)
def test_a_broker_over_tls_must_show_its_certificate(settings, monkeypatch, url, told, found):
    monkeypatch.setattr(broker, "eviction", lambda _url: "")
    monkeypatch.setattr(app.conf, "broker_url", url)
    monkeypatch.setattr(app.conf, "broker_use_ssl", told)
    settings.REDIS_URL = url
    assert said() == found


def test_tls_as_documented_checks_the_certificate():
    asked = "from factcheck import settings; print(settings.CELERY_BROKER_USE_SSL)"
    answers = [
        subprocess.run(
            [sys.executable, "-c", asked],
            env={**os.environ, "REDIS_URL": url},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for url in ("rediss://broker.example/0", "redis://broker.example/0")
    ]
    assert "CERT_REQUIRED" in answers[0]
    assert answers[1].strip() == "None"
