"""Starts Home Assistant in a prepared folder, the platform's hosts led to a simulator."""

from asyncio.subprocess import Process
from contextlib import AbstractAsyncContextManager
from datetime import timedelta
from pathlib import Path

from .phone import Phone
from .processes import running


def console_log(folder: Path) -> Path:
    """Return where all output of Home Assistant goes."""
    return folder / "console.log"


def home_assistant(
    folder: Path, port: int, phone: Phone, *, shift: timedelta = timedelta()
) -> AbstractAsyncContextManager[Process]:
    """Run Home Assistant while the block lasts, now or that much later."""
    shifted = ("tests.demo.shifted", str(shift.total_seconds())) if shift else ()
    hass = ("--config", str(folder), "--skip-pip", "--log-no-color")
    return running(
        *("-m", *shifted, "tests.demo.run_hass", str(phone.ready_file), *hass),
        log=console_log(folder),
        environment={"SETUP_PORT": str(port)},
    )
