"""The CPU that an account costs when Home Assistant starts."""

import gc
from statistics import median
from time import process_time

from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.platform import set_up

from .figures import Figures

RUNS = 15


async def bench_setup(hass: HomeAssistant, apart_entry: MockConfigEntry, figures: Figures) -> None:
    """Set up an account with living cookies and a kept snapshot, again and again.

    The figure is all CPU of this process, its worker threads too, from the call until nothing
    is left to do: both stores read from files, the entities of two children, and the background
    update with its TLS handshake. The platform runs in another process and so does not count.
    Imports do not either: they happen once per start, and core does them in a worker thread.
    """
    await set_up(hass, apart_entry)
    times = []
    for _ in range(RUNS):
        await hass.config_entries.async_unload(apart_entry.entry_id)
        await hass.async_block_till_done(wait_background_tasks=True)
        # What earlier runs have left behind is not this one's to clean up.
        gc.collect()
        begun = process_time()
        await set_up(hass, apart_entry)
        times.append((process_time() - begun) * 1000)
    figures.add(
        "entry_setup",
        median(times),
        goal=60,
        unit="ms CPU",
        detail={"runs": RUNS, "least": round(min(times), 1), "most": round(max(times), 1)},
    )
