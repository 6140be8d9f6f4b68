"""Hosts made of Linux network namespaces: each has its own address, the machine is shared."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

BRIDGE, NET = "bench-bridge", "10.77.0"


@dataclass(frozen=True)
class Host:
    """A namespace on the bridge."""

    name: str
    address: str

    @property
    def inside(self) -> tuple[str, ...]:
        """What to put before a command for it to run on this host."""
        return ("ip", "netns", "exec", self.name)

    def cut_off(self) -> None:
        """Pull the cable: nothing is said goodbye to."""
        ip("link", "set", f"{self.name}-br", "down")


def ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True)


def possible() -> bool:
    """Whether this process may make namespaces."""
    return os.geteuid() == 0 and subprocess.run(["which", "ip"], check=False).returncode == 0


def _join(host: Host) -> None:
    outer, inner = f"{host.name}-br", f"{host.name}-in"
    ip("netns", "add", host.name)
    ip("link", "add", outer, "type", "veth", "peer", "name", inner)
    ip("link", "set", outer, "master", BRIDGE, "up")
    ip("link", "set", inner, "netns", host.name)
    ip("-n", host.name, "address", "add", f"{host.address}/24", "dev", inner)
    ip("-n", host.name, "link", "set", inner, "up")
    ip("-n", host.name, "link", "set", "lo", "up")


@contextmanager
def hosts(*names: str) -> Iterator[list[Host]]:
    """Hosts of these names on one bridge, which this process can reach; gone afterwards."""
    made = [Host(name, f"{NET}.{number}") for number, name in enumerate(names, 1)]
    ip("link", "add", BRIDGE, "type", "bridge")
    try:
        ip("address", "add", f"{NET}.254/24", "dev", BRIDGE)
        ip("link", "set", BRIDGE, "up")
        for host in made:
            _join(host)
        yield made
    finally:
        for host in made:
            subprocess.run(["ip", "netns", "delete", host.name], check=False)
        ip("link", "delete", BRIDGE)
