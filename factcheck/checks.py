"""Start-up checks: every setting that could lose work or leak is refused in one sentence."""

import ssl
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, register, run_checks
from kombu.connection import Connection

from factcheck import broker
from factcheck.celery import app
from sources.work.kinds import declared

Apps = Sequence[AppConfig] | None
Found = Iterable[CheckMessage]
# One publish may take this long at worst before it holds up the people at the desk.
LONGEST_BELL_SECONDS = 1.0


def of_the_project(check: Callable[[], Found]) -> Callable[..., list[CheckMessage]]:
    """Register a check that looks at the whole project."""

    def run(app_configs: Apps = None, **_: Any) -> list[CheckMessage]:
        return list(check())

    register(run, "factcheck")
    return run


@of_the_project
def environment() -> Found:
    """Variables that could not be read."""
    for name, said in settings.ENVIRONMENT_PROBLEMS.items():
        yield Error(
            f"The variable {name} cannot be used: {said}",
            hint=".env.example explains every variable.",
            id="factcheck.E001",
        )


@of_the_project
def sqlite() -> Found:
    """SQLite must not lose acknowledged rows nor fail under two writers."""
    for alias, database in settings.DATABASES.items():
        if not database["ENGINE"].endswith("sqlite3"):
            continue
        options = database.get("OPTIONS", {})
        begun = str(options.get("init_command", "")).replace(" ", "").lower()
        pragmas = ("journal_mode=wal" in begun, "synchronous=full" in begun)
        if options.get("transaction_mode") != "IMMEDIATE" or not all(pragmas):
            yield Error(
                f"The SQLite database '{alias}' is not opened with WAL, synchronous=FULL and "
                "IMMEDIATE transactions; work would be lost or refused.",
                id="factcheck.E002",
            )


@of_the_project
def eviction() -> Found:
    """A broker that drops keys when memory is short drops bells without an error."""
    policy = broker.eviction(settings.REDIS_URL)
    if policy.startswith(broker.UNSAFE_EVICTION):
        yield Error(
            f"The broker's maxmemory-policy is {policy}; it would drop messages silently.",
            hint="Set maxmemory-policy to noeviction.",
            id="factcheck.E003",
        )


@of_the_project
def certificates() -> Found:
    """Bells over TLS go to the broker that the certificate names, for both of its clients."""
    said = Connection(settings.REDIS_URL, ssl=app.conf.broker_use_ssl).ssl  # type: ignore[no-untyped-call]
    if not settings.REDIS_URL.startswith("rediss://"):
        return
    options = said if isinstance(said, dict) else {"ssl_cert_reqs": ssl.CERT_NONE}
    asked = options.get("ssl_cert_reqs", ssl.CERT_REQUIRED), options.get("ssl_check_hostname", True)
    if asked != (ssl.CERT_REQUIRED, True):
        yield Error(
            "REDIS_URL turns the check of the broker's certificate off; anybody could answer.",
            hint="Leave ssl_cert_reqs and ssl_check_hostname out, or set ssl_ca_certs.",
            id="factcheck.E009",
        )


@of_the_project
def lease() -> Found:
    """A step must end before another worker may take it over."""
    if settings.WORK_DEADLINE_SECONDS >= settings.WORK_LEASE_SECONDS:
        yield Error(
            f"WORK_DEADLINE_SECONDS ({settings.WORK_DEADLINE_SECONDS}) must be below "
            f"WORK_LEASE_SECONDS ({settings.WORK_LEASE_SECONDS}).",
            id="factcheck.E004",
        )
    for kind in declared().values():
        if kind.deadline >= settings.WORK_LEASE_SECONDS:
            yield Error(
                f"The deadline of {kind.name} ({kind.deadline:g}) must be below "
                f"WORK_LEASE_SECONDS ({settings.WORK_LEASE_SECONDS}).",
                id="factcheck.E004",
            )


@of_the_project
def receivers() -> Found:
    """A letter must be given up before the step that hands it over is stopped."""
    if settings.WEBHOOK_SECONDS >= settings.WORK_DEADLINE_SECONDS / 2:
        yield Error(
            f"WEBHOOK_SECONDS ({settings.WEBHOOK_SECONDS:g}) must be below half of "
            f"WORK_DEADLINE_SECONDS ({settings.WORK_DEADLINE_SECONDS}).",
            id="factcheck.E010",
        )


@of_the_project
def production() -> Found:
    """What the production profile must be told."""
    if not settings.PRODUCTION:
        return
    needed = {
        "SECRET_KEY must be set": bool(settings.GIVEN_SECRET_KEY),
        "ALLOWED_HOSTS must name the hosts that are served, without *": named_hosts(),
        "PUBLIC_URL must begin with https://": settings.PUBLIC_URL.startswith("https://"),
        "DEBUG must be off": not settings.DEBUG,
    }
    for sentence, met in needed.items():
        if not met:
            yield Error(f"{sentence} in production.", id="factcheck.E005")
    if broker.embedded_url(settings.RUN_DIR) == settings.REDIS_URL:
        yield checks.Warning(
            "REDIS_URL is not set; workers will hear no bell and find work by sweeping.",
            id="factcheck.W006",
        )


def named_hosts() -> bool:
    """Whether hosts other than this machine are named, each by its name."""
    hosts = set(settings.ALLOWED_HOSTS) - {"localhost", "127.0.0.1", "[::1]"}
    return bool(hosts) and "*" not in hosts


@of_the_project
def celery() -> Found:
    """The broker carries bells and nothing else."""
    conf = app.conf
    rules = {
        "A result backend must not be set: a dead one holds up every request": bool(
            conf.result_backend
        ),
        "Celery must speak JSON only": set(conf.accept_content) != {"json"}
        or conf.task_serializer != "json",
        "CELERY_BROKER_URL is not read; set REDIS_URL": conf.broker_url != settings.REDIS_URL,
        "task_always_eager would do the work inside the request": bool(conf.task_always_eager),
        "A publish must not be retried nor wait long: a dead broker would hold up requests": (
            not bell_is_brief(conf)
        ),
    }
    for sentence, broken in rules.items():
        if broken:
            yield Error(f"{sentence}.", id="factcheck.E007")


def bell_is_brief(conf: Any) -> bool:
    """Whether ringing with the broker away costs no more than LONGEST_BELL_SECONDS."""
    options = conf.broker_transport_options
    retries = (conf.task_publish_retry_policy.get("max_retries"), options.get("max_retries"))
    times = [options.get(name) for name in ("socket_timeout", "socket_connect_timeout")]
    return retries == (0, 0) and all(t and t <= LONGEST_BELL_SECONDS for t in times)


def refuse_unsafe() -> None:
    """Leave with one sentence a fault: for servers, which Django does not check at start-up."""
    tags = ["factcheck", "security"] if settings.PRODUCTION else ["factcheck"]
    faults = run_checks(tags=tags, include_deployment_checks=settings.PRODUCTION)
    serious = [str(fault.msg) for fault in faults if fault.is_serious()]
    if serious:
        sys.exit("\n".join(serious))
