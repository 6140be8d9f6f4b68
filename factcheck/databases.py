"""What a database is told so that it loses nothing it acknowledged, and nobody waits for ever."""

from typing import Any, Final

POSTGRESQL: Final = {"ENGINE": "factcheck.postgresql", "CONN_HEALTH_CHECKS": True}


def kept_safe(database: dict[str, Any], *, wait: int, kept: int) -> dict[str, Any]:
    """The same database with our options: seconds to wait for a lock, and to keep a connection."""
    if database["ENGINE"].endswith("sqlite3"):
        return {**database, "OPTIONS": sqlite(wait)}
    if database["ENGINE"].endswith("postgresql"):
        given = database.get("OPTIONS", {})
        return {**database, **POSTGRESQL, "CONN_MAX_AGE": kept, "OPTIONS": given | postgresql(wait)}
    return database


def sqlite(wait: int) -> dict[str, Any]:
    """DEFERRED failed 1,393 of 1,600 concurrent transactions, synchronous=NORMAL lost acknowledged
    rows at power loss: hence IMMEDIATE and FULL (docs/decisions/2026-11-23-sqlite-settings.md).
    """
    return {
        "transaction_mode": "IMMEDIATE",
        "timeout": wait,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }


def postgresql(wait: int) -> dict[str, Any]:
    """A host that loses its power in a transaction must not hold row locks for hours."""
    return {
        "connect_timeout": wait,
        "options": "-c idle_in_transaction_session_timeout=120s -c tcp_keepalives_idle=10 "
        "-c tcp_keepalives_interval=5 -c tcp_keepalives_count=3 "
        f"-c lock_timeout={wait}s",
    }
