"""The guardian's phone, held by the demo itself: the simulator and its control endpoint."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
import json
from pathlib import Path
from typing import Any

import aiohttp

from .processes import DemoError, running, within

START_SECONDS = 30


class Phone:
    """What a guardian does with the phone, and what the platform holds."""

    def __init__(self, session: aiohttp.ClientSession, ready_file: Path) -> None:
        """Read where the simulator listens."""
        self.ready_file = ready_file
        port = json.loads(ready_file.read_text())["control_port"]
        self.address = f"http://127.0.0.1:{port}/"
        self._session = session

    async def approve_all(self) -> None:
        """Take every open order one step further: open the app, then approve."""
        for order in (await self.ask("GET", "state"))["orders"]:
            if order["open"]:
                step = "approve" if order["opened"] else "scan"
                await self.ask("POST", f"orders/{order['id']}/{step}")

    async def raw(self) -> Any:
        """Return what the platform holds for each child."""
        return await self.ask("GET", "raw")

    async def ask(self, method: str, path: str, body: object = None) -> Any:
        """Send a request to the control endpoint and return the JSON answer."""
        async with self._session.request(method, self.address + path, json=body) as response:
            response.raise_for_status()
            return await response.json()


@asynccontextmanager
async def simulator(session: aiohttp.ClientSession, folder: Path) -> AsyncIterator[Phone]:
    """Run the simulator, with its log and its ready file in a folder."""
    ready_file = folder / "simulator.json"
    ready_file.unlink(missing_ok=True)
    module = ("-m", "tests.demo.lifeline", "tests.simulator")
    log = folder / "simulator.log"
    async with running(*module, "--ready-file", str(ready_file), log=log) as process:
        async with within(START_SECONDS, "The simulator did not start"):
            while not ready_file.exists():
                if process.returncode is not None:
                    raise DemoError(f"The simulator ended with exit code {process.returncode}")
                await asyncio.sleep(0.1)
        yield Phone(session, ready_file)
