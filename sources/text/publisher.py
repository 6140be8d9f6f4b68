"""Who publishes at an address: ar.paper.example and www.paper.example are both of paper.example.

By the Public Suffix List as it was packed with its library; nothing is ever fetched. Its private
part is heeded: each user of github.io is a publisher of their own.
"""

import re
import tomllib
from functools import cache
from ipaddress import ip_address
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import idna
from publicsuffixlist import PSLFILE, PublicSuffixList

_KNOWN: Final = tomllib.loads(Path(__file__).with_name("hosts.toml").read_text(encoding="utf-8"))
SHARED_HOSTS: Final[list[str]] = _KNOWN["shared"]
PLATFORMS: Final = frozenset(_KNOWN["platforms"])
_HOST: Final = re.compile(r"[a-z0-9_.:-]+")


def publisher(where: str) -> str:
    """The domain, in ASCII, that the publisher at a host or address registered; "" for none.

    A number, a name of one part and a suffix that is itself a site (gov.eg) are kept whole.
    """
    host = where if _is_number(where) else _host(where)
    return host if _is_number(host) else _suffixes().privatesuffix(host) or host


def _host(where: str) -> str:
    where = where.strip()
    try:
        host = urlsplit(where if "//" in where else f"//{where}").hostname or ""
        host = (host if host.isascii() else idna.encode(host, uts46=True).decode("ascii")).strip(
            "."
        )
    except ValueError:  # no address, or a name that nobody can register
        return ""
    bare = host.removeprefix("www.")
    return (bare if "." in bare else host) if _HOST.fullmatch(host) else ""


def _is_number(host: str) -> bool:
    try:
        return bool(ip_address(host))
    except ValueError:
        return False


@cache
def _suffixes() -> PublicSuffixList:
    rules = Path(PSLFILE).read_text(encoding="utf-8").splitlines()
    return PublicSuffixList([*rules, *SHARED_HOSTS])
