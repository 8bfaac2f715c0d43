"""Starts the demo's programs and ends them again, each by its process id."""

import asyncio
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
import os
from pathlib import Path
import signal
import socket
import sys

# Home Assistant writes its storage when it stops; that may take a while on a small machine.
STOP_SECONDS = 60


class DemoError(Exception):
    """The demo cannot go on; the message is for the person at the terminal."""


@asynccontextmanager
async def running(
    *arguments: str, log: Path, environment: Mapping[str, str] | None = None
) -> AsyncIterator[Process]:
    """Run this Python with some arguments, all output to a log file, until the block is left."""
    with log.open("ab") as output:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *arguments,
            stdin=PIPE,
            stdout=output,
            stderr=output,
            env={**os.environ, **(environment or {})},
            # Ctrl-C goes to the demo alone, which then stops its programs in order.
            start_new_session=True,
        )
    try:
        yield process
    finally:
        await _stop(process)


async def _stop(process: Process) -> None:
    """End a program: politely, and after a while without asking."""
    for end in (signal.SIGINT, signal.SIGKILL):
        if process.returncode is None:
            process.send_signal(end)
        try:
            async with asyncio.timeout(STOP_SECONDS):
                await process.wait()
        except TimeoutError:
            continue
        return


@asynccontextmanager
async def within(seconds: float, failure: str) -> AsyncIterator[None]:
    """Bound a wait; what did not happen is said in words."""
    try:
        async with asyncio.timeout(seconds):
            yield
    except TimeoutError as err:
        raise DemoError(f"{failure} within {seconds:g} seconds") from err


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("", 0))
        port: int = probe.getsockname()[1]
        return port


def require_free(port: int) -> None:
    """Refuse a taken port in words: Home Assistant would start without the integration."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("", port))
        except OSError as err:
            raise DemoError(
                f"Port {port} is taken, perhaps by another Home Assistant: stop that one first"
            ) from err
