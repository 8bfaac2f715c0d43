"""Runs Home Assistant with the platform's hosts led to the simulator and every other way out closed.

The integration knows nothing of it: core's resolver and TLS context are replaced before it starts.
Started as `python -m tests.demo.run_hass READY_FILE [argument of hass...]`; the file is the simulator's.
"""

import errno
from ipaddress import ip_address
import json
from pathlib import Path
import socket
import ssl
import sys
from typing import override
from unittest.mock import patch

from aiohttp import abc
from homeassistant import __main__ as hass
from homeassistant.helpers import aiohttp_client
from homeassistant.util import ssl as ssl_util

from tests.simulator.server import HOSTS

from . import lifeline

# Audit events of the socket module, and which argument says where to.
_WAYS_OUT = {
    "socket.connect": 1,
    "socket.getaddrinfo": 0,
    "socket.gethostbyaddr": 0,
    "socket.gethostbyname": 0,
    "socket.sendto": 1,
}


class PlatformResolver(abc.AbstractResolver):
    """Finds the platform's hosts on this machine, and no other host anywhere."""

    def __init__(self, port: int) -> None:
        """Remember the simulator's port."""
        self._port = port

    @override
    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[abc.ResolveResult]:
        """Return the simulator's address for a known host."""
        if host not in HOSTS:
            raise OSError(errno.ENOENT, "not a host of the simulator", host)
        return [
            {
                "hostname": host,
                "host": "127.0.0.1",
                "port": self._port,
                "family": socket.AF_INET,
                "proto": 0,
                "flags": socket.AI_NUMERICHOST,
            }
        ]

    @override
    async def close(self) -> None:
        """Do nothing: there is nothing open."""

    async def real_close(self) -> None:
        """Do nothing; core calls this at its end."""


def stay_on_this_machine(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse, as an audit hook, every connection and every question that leaves this machine."""
    if event not in _WAYS_OUT:
        return
    target = arguments[_WAYS_OUT[event]]
    host = target[0] if isinstance(target, tuple) else target
    if event == "socket.connect" and not isinstance(target, tuple):
        return  # a local socket file
    if not is_local(host):
        raise OSError(errno.ENETUNREACH, "the demo stays on this machine", str(host))


def is_local(host: object) -> bool:
    """Return whether a host, as the socket module takes it, is this machine."""
    name = host.decode() if isinstance(host, bytes) else host
    if name is None or name in {"", "localhost"}:
        return True
    try:
        address = ip_address(str(name).partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def main() -> int:
    """Run Home Assistant and return its exit code."""
    ready = json.loads(Path(sys.argv.pop(1)).read_text())
    lifeline.hold()
    resolver = PlatformResolver(ready["port"])
    context = ssl.create_default_context(cafile=ready["ca_pem_path"])
    sys.addaudithook(stay_on_this_machine)
    with (
        patch.object(aiohttp_client, "_async_make_resolver", lambda _hass: resolver),
        patch.object(ssl_util, "client_context", lambda *_args, **_kwargs: context),
    ):
        return hass.main()


if __name__ == "__main__":
    sys.exit(main())
