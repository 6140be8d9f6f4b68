"""Each rule of start-up at its edge: what is just allowed and what is just refused."""

import pytest
from django.core.checks import run_checks

from factcheck import broker, checks, database_checks
from factcheck.celery import app
from factcheck.environment import RATE, Environment
from sources.work.kinds import Lane, WorkKind

WAL = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"


def said(tag: str = "factcheck") -> list[str]:
    return [str(fault.id) for fault in run_checks(tags=[tag])]


@pytest.mark.parametrize(
    ("deadline", "lease", "found"),
    [(59, 60, []), (60, 60, ["factcheck.E004"]), (61, 60, ["factcheck.E004"]), (1, 2, [])],
)
def test_a_deadline_is_strictly_below_its_lease(settings, deadline, lease, found):
    settings.WORK_DEADLINE_SECONDS, settings.WORK_LEASE_SECONDS = deadline, lease
    settings.WEBHOOK_SECONDS = 0.4
    assert said() == found


@pytest.mark.parametrize(
    ("deadline", "found"), [(0.0, []), (119.0, []), (120.0, ["factcheck.E004"])]
)
def test_a_kind_has_no_deadline_beyond_the_lease_either(monkeypatch, settings, deadline, found):
    settings.WORK_LEASE_SECONDS = 120
    kind = WorkKind(name="send", words="", handler=len, lane=Lane("a", 1.0), deadline=deadline)
    monkeypatch.setattr(checks, "declared", lambda: {"send": kind})
    assert said() == found


@pytest.mark.parametrize(
    ("hosts", "named"),
    [
        (["desk.example"], True),
        (["desk.example", "localhost"], True),
        (["localhost"], False),
        (["127.0.0.1", "[::1]"], False),
        ([], False),
        (["*"], False),
        (["desk.example", "*"], False),
    ],
)
def test_a_host_has_a_name_of_its_own(settings, hosts, named):
    settings.ALLOWED_HOSTS = hosts
    assert checks.named_hosts() is named


def test_nothing_is_asked_of_a_house_that_is_not_in_production(settings):
    settings.PRODUCTION = False
    settings.GIVEN_SECRET_KEY = ""
    settings.ALLOWED_HOSTS = ["*"]
    assert said() == []


@pytest.mark.parametrize(
    ("begun", "found"),
    [
        (WAL, []),
        (WAL.upper(), []),
        (WAL.replace("=", " = "), []),
        ("PRAGMA synchronous=FULL;", ["factcheck.E002"]),
        ("PRAGMA journal_mode=WAL;", ["factcheck.E002"]),
        ("PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL;", ["factcheck.E002"]),
    ],
)
def test_sqlite_needs_both_of_its_pragmas(settings, monkeypatch, begun, found):
    options = {"transaction_mode": "IMMEDIATE", "init_command": begun}
    monkeypatch.setitem(settings.DATABASES["default"], "ENGINE", "django.db.backends.sqlite3")
    monkeypatch.setitem(settings.DATABASES["default"], "OPTIONS", options)
    assert said() == found


def test_another_database_is_not_judged_by_the_rules_of_sqlite(settings, monkeypatch):
    monkeypatch.setitem(settings.DATABASES["default"], "ENGINE", "django.db.backends.postgresql")
    monkeypatch.setitem(settings.DATABASES["default"], "OPTIONS", {})
    assert said() == []


@pytest.mark.parametrize(
    ("timeout", "brief"), [(0.3, True), (1.0, True), (1.01, False), (None, False), (0, False)]
)
@pytest.mark.parametrize("name", ["socket_timeout", "socket_connect_timeout"])
def test_a_bell_costs_a_second_at_most(monkeypatch, name, timeout, brief):
    options = {**app.conf.broker_transport_options, name: timeout}
    monkeypatch.setitem(app.conf, "broker_transport_options", options)
    assert checks.bell_is_brief(app.conf) is brief


@pytest.mark.parametrize(("retries", "brief"), [(0, True), (1, False), (None, False)])
def test_a_bell_is_rung_once(monkeypatch, retries, brief):
    monkeypatch.setitem(app.conf, "task_publish_retry_policy", {"max_retries": retries})
    assert checks.bell_is_brief(app.conf) is brief


def test_every_fault_is_told_before_a_server_leaves(settings):
    settings.ENVIRONMENT_PROBLEMS = {"A": "Not a number.", "B": "Not a flag."}
    with pytest.raises(SystemExit) as left:
        checks.refuse_unsafe()
    assert str(left.value.code).splitlines() == [
        "The variable A cannot be used: Not a number.",
        "The variable B cannot be used: Not a flag.",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("answer", ["3", "2", "wal", "on"])
def test_a_database_that_keeps_what_it_acknowledged_is_accepted(monkeypatch, answer):
    monkeypatch.setattr(database_checks, "ask", lambda _alias, _query: answer)
    assert list(database_checks.broken_promises("default")) == []


def test_no_connection_is_asked_when_none_is_named():
    assert database_checks.promises(databases=None) == []
    assert database_checks.promises(databases=[]) == []


@pytest.mark.parametrize(
    ("rate", "problems"),
    [
        ("60/min", {}),
        ("1/s", {}),
        ("5/day", {}),
        ("60", {"V"}),
        ("/min", {"V"}),
        ("60/mins", {"V"}),
        ("60/fortnight", {"V"}),
        ("-1/min", {"V"}),
        ("6 0/min", {"V"}),
    ],
)
def test_a_rate_has_a_number_and_a_time(monkeypatch, rate, problems):
    monkeypatch.setenv("V", rate)
    env = Environment()
    env.matching("V", "60/min", RATE)
    assert set(env.problems()) == set(problems)


@pytest.mark.parametrize(
    ("value", "read"), [("0", 0.0), ("1", 1.0), ("0.25", 0.25), ("1.01", 0.5), ("-0.01", 0.5)]
)
def test_a_fraction_has_two_ends_that_count(monkeypatch, value, read):
    monkeypatch.setenv("V", value)
    env = Environment()
    assert env.fraction("V", 0.5) == read
    assert bool(env.problems()) == (read == 0.5)


@pytest.mark.parametrize(("value", "read"), [("2", 7), ("3", 3), ("4", 4)])
def test_a_number_may_have_its_least(monkeypatch, value, read):
    monkeypatch.setenv("V", value)
    assert Environment().number("V", 7, least=3) == read


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("a,b", ["a", "b"]),
        (" a , b ", ["a", "b"]),
        ("a,,b,", ["a", "b"]),
        ("a", ["a"]),
        ("", ["x"]),
        (" , ", []),
    ],
)
def test_words_are_set_apart_by_commas(monkeypatch, value, words):
    monkeypatch.setenv("V", value)
    assert Environment().words("V", ["x"]) == words


def test_a_problem_of_one_variable_hides_no_other(monkeypatch):
    monkeypatch.setenv("V", "many")
    monkeypatch.setenv("W", "perhaps")
    env = Environment()
    assert env.number("V", 7) == 7
    assert env.flag("W") is False
    assert set(env.problems()) == {"V", "W"}


def test_a_warning_keeps_no_server_from_starting(settings, monkeypatch):
    monkeypatch.setitem(app.conf, "broker_url", broker.embedded_url(settings.RUN_DIR))
    settings.PRODUCTION = True
    settings.GIVEN_SECRET_KEY = "k" * 60
    settings.ALLOWED_HOSTS = ["desk.example"]
    settings.PUBLIC_URL = "https://desk.example"
    settings.REDIS_URL = broker.embedded_url(settings.RUN_DIR)
    assert said() == ["factcheck.W006"]
    checks.refuse_unsafe()


@pytest.mark.parametrize("taken", [["json", "pickle"], ["pickle"], []])
def test_a_bell_is_read_as_json_and_nothing_else(monkeypatch, taken):
    monkeypatch.setitem(app.conf, "accept_content", taken)
    assert said() == ["factcheck.E007"]
