"""A client in a process of its own, which dies between the rotation of a key and its save.

Run by test_crash.py: `python -m tests.api.crash PORT CA_FILE SECRETS_FILE ACCOUNT`.
"""

import asyncio
import json
import os
from pathlib import Path
import signal
import socket
import ssl
import sys
from typing import override

import aiohttp
from aiohttp import abc

from custom_components.skolplattformen.api.client import SkolplattformenClient
from custom_components.skolplattformen.api.secrets import Secrets, SecretStore
from tests.simulator.clock import Clock

from .conftest import SALT


class Resolver(abc.AbstractResolver):
    """Send every host to one port of this machine."""

    def __init__(self, port: int) -> None:
        """Take the port."""
        self._port = port

    @override
    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[abc.ResolveResult]:
        """Return the port on 127.0.0.1."""
        return [
            abc.ResolveResult(
                hostname=host,
                host="127.0.0.1",
                port=self._port,
                family=socket.AF_INET,
                proto=0,
                flags=0,
            )
        ]

    @override
    async def close(self) -> None:
        """Do nothing."""


class DeadlyFile(SecretStore):
    """A file that kills the process in place of taking a new refresh token."""

    def __init__(self, path: Path) -> None:
        """Take the file."""
        self._path = path

    @override
    async def load(self) -> Secrets | None:
        """Return what is in the file."""
        return Secrets.from_dict(json.loads(self._path.read_text(encoding="utf-8")))

    @override
    async def save(self, secrets: Secrets) -> None:
        """Write, or die."""
        known = await self.load()
        if known is not None and known.refresh_token != secrets.refresh_token:
            os.kill(os.getpid(), signal.SIGKILL)
        self._path.write_text(json.dumps(secrets.to_dict()), encoding="utf-8")


async def main(port: str, ca_file: str, secrets_file: str, account: str) -> None:
    """Read the bell with a session that is dead."""
    connector = aiohttp.TCPConnector(
        resolver=Resolver(int(port)), ssl=ssl.create_default_context(cafile=ca_file)
    )
    client = SkolplattformenClient(
        lambda jar: aiohttp.ClientSession(
            connector=connector, connector_owner=False, cookie_jar=jar
        ),
        DeadlyFile(Path(secrets_file)),
        account=account,
        salt=SALT,
        clock=Clock().now,
    )
    await client.load()
    await client.notifications()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
