"""What an address must look like to be asked at all."""

import re
from collections.abc import Collection
from typing import Final

import idna
from urllib3.exceptions import LocationParseError
from urllib3.util import Url, parse_url

from sources.intake.fetch.refusals import BadAddress

PORTS: Final = {80, 443, 8080, 8443}
_HOST: Final = re.compile(r"(https?://)([^/?#\\@:]+)", re.IGNORECASE)


def checked(url: str, *, inside: Collection[str] = ()) -> Url:
    """The parts of an address, its host in ASCII; BadAddress unless it may be asked at all.

    A place `inside` that was named with its port may have any.
    """
    try:
        parts = parse_url(in_ascii(url.strip()))
    except (LocationParseError, ValueError) as error:
        raise BadAddress from error
    known = parts.scheme in {"http", "https"} and parts.host and not parts.auth
    if not known or (port_of(parts) not in PORTS and place_of(parts) not in inside):
        raise BadAddress
    return parts._replace(fragment=None)


def in_ascii(url: str) -> str:
    """The address with its host as DNS knows it (IDNA 2008 with UTS #46)."""
    found = _HOST.match(url)
    if not found or found[2].isascii():
        return url
    return found[1] + idna.encode(found[2], uts46=True).decode("ascii") + url[found.end() :]


def port_of(target: Url) -> int:
    usual = 443 if target.scheme == "https" else 80
    return usual if target.port is None else target.port


def place_of(target: Url) -> str:
    """`host:port`, as settings name a receiver inside."""
    return f"{target.host}:{port_of(target)}"
