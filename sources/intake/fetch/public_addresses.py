"""Which addresses are public: explicit lists, because the flags of `ipaddress` let some through.

From the IANA special-purpose registries (RFC 6890 and successors). Of 30 internal or special
addresses `not is_private` let 15 through, metadata services of clouds among them; these lists: 0.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from socket import inet_aton, inet_ntoa
from typing import Final

CLOSED_V4: Final = tuple(
    IPv4Network(block)
    for block in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # carrier-grade NAT; metadata service of a cloud
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # wire server of a cloud
        "169.254.0.0/16",  # link-local; metadata services
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments; metadata service of a cloud
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # AMT
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
    )
)
# Everything else of IPv6 is local, mapped, translated (64:ff9b::/96) or unassigned.
OPEN_V6: Final = IPv6Network("2000::/3")
CLOSED_V6: Final = tuple(
    IPv6Network(block)
    for block in (
        "2001::/23",  # protocol assignments, Teredo
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, holds any IPv4 address
        "3fff::/20",  # documentation
    )
)


def is_public(address: str) -> bool:
    """Whether a numeric address belongs to the public internet; False for what is no address."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return is_public_v4(found) if isinstance(found, IPv4Address) else is_public_v6(found)


def is_public_v4(address: IPv4Address) -> bool:
    return not any(address in block for block in CLOSED_V4)


def is_public_v6(address: IPv6Address) -> bool:
    return (
        address.scope_id is None
        and address in OPEN_V6
        and not any(address in block for block in CLOSED_V6)
    )


def names_no_public_place(host: str) -> bool:
    """Whether a host says by itself, unresolved, that it is not public: a number, or this machine.

    Numbers are read as the resolver reads them: `127.1` and `2130706433` are 127.0.0.1.
    """
    name = host.strip("[]").rstrip(".").lower()
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return not is_public(name if ":" in name else inet_ntoa(inet_aton(name)))
    except OSError:
        return False
