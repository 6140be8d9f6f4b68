"""Whose request it is, with a reverse proxy in front or without."""

from ipaddress import IPv6Address

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The caller's address: what our own proxy appended last, never what the caller claims."""
    forwarded = request.headers.get("X-Forwarded-For", "")
    if settings.BEHIND_PROXY and forwarded:
        return plain(forwarded.rsplit(",", 1)[-1].strip())
    return plain(str(request.META.get("REMOTE_ADDR", "")))


def plain(address: str) -> str:
    """An address of IPv4 as itself, also where a socket of IPv6 wrote it as `::ffff:10.1.2.3`."""
    try:
        return str(IPv6Address(address).ipv4_mapped or address)
    except ValueError:
        return address
