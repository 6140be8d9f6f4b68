"""Reading the environment: what cannot be read is remembered, so that one sentence can tell it."""

import re
from collections.abc import Collection, Mapping
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from environs import Env, EnvValidationError, ValidationError, validate

# A bad DATABASE_URL must never mean "then take SQLite": this engine refuses every query.
NO_DATABASE: dict[str, Any] = {"ENGINE": "django.db.backends.dummy"}
RATE = r"^\d+/(s|sec|second|m|min|minute|h|hour|d|day)$"
DSN = r"^https?://\S+@\S+/[0-9]+$"


def makeable(folder: str) -> None:
    """Refuse a folder that cannot be made."""
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ValidationError(f"The folder cannot be made: {error.strerror}.") from error


def network_list(words: list[str]) -> None:
    """Refuse what names no address and no network."""
    try:
        for word in words:
            ip_network(word.strip())
    except ValueError as error:
        raise ValidationError(f"Not an address and no network: {error}.") from error


def address_of_faults(dsn: str) -> None:
    """Refuse what Sentry's package would not begin with."""
    try:
        found = urlsplit(dsn)
        reached = found.username and found.hostname and found.port != 0
    except ValueError as error:
        raise ValidationError(f"Not an address: {error}.") from error
    if dsn and not (reached and re.match(DSN, dsn)):
        raise ValidationError("Not an address as https://key@host/1.")


class Environment(Env):
    """The variables of the environment, each read once; a bad one reads as its default."""

    def __init__(self) -> None:
        super().__init__(eager=False)

    def number(self, name: str, default: int, *, least: int = 1) -> int:
        """A whole number not below `least`."""
        value: int | None = self.int(name, default, validate=validate.Range(min=least))
        return default if value is None else value

    def fraction(self, name: str, default: float) -> float:
        """A number from 0 to 1."""
        value: float | None = self.float(name, default, validate=validate.Range(min=0, max=1))
        return default if value is None else value

    def flag(self, name: str) -> bool:
        """Yes or no; no when it is not set."""
        return bool(self.bool(name, default=False))

    def words(self, name: str, default: Collection[str] = ()) -> list[str]:
        """A list set apart by commas, blanks around the words dropped."""
        found: list[str] | None = self.list(name, default=list(default))
        return [word.strip() for word in found or default if word.strip()]

    def networks(self, name: str) -> list[IPv4Network | IPv6Network]:
        """Addresses and networks set apart by commas, as `10.0.0.7,fd00::/8`."""
        words: list[str] | None = self.list(name, default=[], validate=network_list)
        return [ip_network(word.strip()) for word in words or []]

    def one_of(self, name: str, choices: Collection[str]) -> str:
        """One of the choices, the first when it is not set."""
        first = next(iter(choices))
        return self.str(name, first, validate=validate.OneOf(list(choices))) or first

    def matching(self, name: str, default: str, pattern: str) -> str:
        """Text of a given shape."""
        return self.str(name, default, validate=validate.Regexp(pattern)) or default

    def dsn(self, name: str) -> str:
        """Where faults are told, as `https://key@host/1`; empty when it is not set."""
        return self.str(name, "", validate=address_of_faults) or ""

    def rate(self, name: str, default: str) -> str:
        """How many requests in which time, as `60/min`."""
        return self.matching(name, default, RATE)

    def zone(self, name: str, default: str) -> str:
        """A time zone by its name, as `Asia/Beirut`."""
        known = validate.OneOf(available_timezones(), error="Not the name of a time zone.")
        return self.str(name, default, validate=known) or default

    def folder(self, name: str, default: Path) -> Path:
        """A folder, made if it is new."""
        path = Path(self.str(name, str(default), validate=makeable) or default)
        path.mkdir(parents=True, exist_ok=True)
        return path

    def database(self, name: str, default: str) -> dict[str, Any]:
        """The connection a URL asks for, in Django's words."""
        found: Any = self.dj_db_url(name, default, conn_max_age=0)
        return dict(found) if found else NO_DATABASE

    def problems(self) -> dict[str, str]:
        """What is wrong, by variable; nothing can be read after this."""
        try:
            self.seal()
        except EnvValidationError as error:
            messages = cast("Mapping[str, list[str]]", error.error_messages)
            return {name: " ".join(map(str, said)) for name, said in messages.items()}
        return {}
