"""The house that the tests visit: Home Assistant, the simulated platform, and the wire to the browser."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
import re
from typing import Any

import aiohttp

from tests.demo import config_folder
from tests.demo.phone import Phone, simulator
from tests.demo.processes import DemoError, free_port, within
from tests.demo.rest import HomeAssistant
from tests.demo.sign_in import DOMAIN, ENTRIES, FLOWS, remove_earlier
from tests.demo.start import console_log, home_assistant

from . import board
from .moment import MOMENT
from .wire import Wire, wire_to

POLL_SECONDS = 10
# A sign-in asks every second or every other.
WATCH_SECONDS = 3
PASSWORD = "a password for one house"


@dataclass(frozen=True, kw_only=True)
class House:
    """One running Home Assistant and what belongs to it."""

    hass: HomeAssistant
    phone: Phone
    wire: Wire
    log: Path
    switches: dict[str, Any]
    """The simulator's switches as they were at first."""

    shift: timedelta
    """How far its clocks are ahead of the real ones."""

    @property
    def address(self) -> str:
        """Return where a browser finds Home Assistant."""
        return f"http://127.0.0.1:{self.wire.port}"

    def now(self) -> datetime:
        """Return when it is in the house."""
        return datetime.now(UTC) + self.shift

    async def tidy(self) -> None:
        """Make everything as it was: no account, board, order or fault, and the house's time."""
        self.wire.mend()
        await remove_earlier(self.hass)
        await board.remove_all(self.hass)
        await self.phone.ask("DELETE", "faults")
        await self.phone.ask("POST", "switches", self.switches)
        await set_clock(self.phone, self.now())
        for order in (await self.phone.ask("GET", "state"))["orders"]:
            if order["open"]:
                await self.phone.ask("POST", f"orders/{order['id']}/refuse")

    async def speak(self, language: str) -> None:
        """Set the language of Home Assistant and of its user."""
        await self.hass.command("config/core/update", language=language)
        await self.hass.command(
            "frontend/set_user_data", key="language", value={"language": language}
        )

    async def entries(self) -> list[dict[str, Any]]:
        """Return the accounts that there are."""
        entries: list[dict[str, Any]] = await self.hass.get(f"{ENTRIES}?domain={DOMAIN}")
        return entries

    async def until_set_up(self) -> None:
        """Return once every account is set up, which begins anew when something is set."""
        async with within(POLL_SECONDS, "An account was not set up again"):
            while any(entry["state"] != "loaded" for entry in await self.entries()):
                await asyncio.sleep(0.1)

    async def polls(self) -> int:
        """Return how often the platform's e-ID pages have been asked so far."""
        log = await self.phone.ask("GET", "log")
        return sum(entry["kind"] in {"page_or_order", "freja_page_or_status"} for entry in log)

    async def until_polled(self, before: int) -> None:
        """Return once the page has been asked more often."""
        async with within(POLL_SECONDS, "Nobody asked the platform about an order"):
            while await self.polls() <= before:
                await asyncio.sleep(0.1)

    async def is_polled(self) -> bool:
        """Watch for a few polls' time whether anybody asks about an order."""
        before = await self.polls()
        await asyncio.sleep(WATCH_SECONDS)
        return await self.polls() > before

    async def until_gone(self, flow_id: str) -> None:
        """Return once Home Assistant knows no more of a dialog."""
        async with within(POLL_SECONDS, "The dialog is still there"):
            while await self._knows(flow_id):
                await asyncio.sleep(0.1)

    async def _knows(self, flow_id: str) -> bool:
        """Return whether a dialog is under way; asking redraws it."""
        try:
            await self.hass.get(f"{FLOWS}/{flow_id}")
        except DemoError:
            return False
        return True

    async def pass_time(self, seconds: float) -> None:
        """Let time pass for the platform."""
        await self.phone.ask("POST", "clock", {"advance": seconds})

    def troubles(self) -> list[str]:
        """Return what the integration has logged as wrong."""
        ours = re.compile(rf" (ERROR|CRITICAL) .*{DOMAIN}|File .*/custom_components/{DOMAIN}/")
        return [line for line in self.log.read_text().splitlines() if ours.search(line)]


async def set_clock(phone: Phone, now: datetime) -> None:
    """Set the platform's clock, and let it tick."""
    await phone.ask("POST", "clock", {"now": now.isoformat(), "run": True})


@asynccontextmanager
async def open_house(
    folder: Path, *, language: str = "en", moment: datetime = MOMENT
) -> AsyncIterator[House]:
    """Run everything on free ports in a folder of its own, from a moment on."""
    config_folder.prepare(folder, language=language, password=PASSWORD)
    port = free_port()
    shift = moment - datetime.now(UTC)
    async with (
        aiohttp.ClientSession() as session,
        simulator(session, folder) as phone,
        home_assistant(folder, port, phone, shift=shift) as process,
        wire_to(port) as wire,
    ):
        await set_clock(phone, datetime.now(UTC) + shift)
        hass = HomeAssistant(session, port)
        await hass.wait_until_listening(process)
        await hass.log_in(config_folder.USER, PASSWORD)
        await hass.wait_until_running()
        state = await phone.ask("GET", "state")
        yield House(
            hass=hass,
            phone=phone,
            wire=wire,
            log=console_log(folder),
            switches=state["switches"],
            shift=shift,
        )
