"""What a school day costs Home Assistant itself: entities, state writes, and the recorder's growth."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, time, timedelta
from pathlib import Path

from homeassistant.const import EVENT_STATE_CHANGED
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.conftest import PassTime
from tests.platform import set_up
from tests.simulator.family import Child
from tests.simulator.server import Simulator

from .figures import Figures
from .recorded import record

CHILDREN = ("Alva", "Vilmer")
STEP = timedelta(minutes=1)
DAY = timedelta(days=1)
# Both children have school and after-school care; the day before lets the database settle.
THURSDAY = datetime(2026, 11, 26, tzinfo=STOCKHOLM)


def _message(platform: Simulator, child: Child) -> None:
    platform.messages.add(child, "Utflykt", sender="Lisa Provén")


def _news(platform: Simulator, child: Child) -> None:
    platform.news.add(child, "Öppet hus", "<p>Kom på torsdag!</p>", by="Provén, Lisa")


def _cancelled(platform: Simulator, child: Child) -> None:
    """Cancel the first lesson of the next day."""
    friday = (THURSDAY + DAY).date()
    first, *others = platform.school.rows(child, friday, friday)
    row = first | {"title": f"{first['title']} (inställt)"}
    platform.school.override(child, friday, [row, *others])


def _read(platform: Simulator, child: Child) -> None:
    platform.messages.mark_read(child)


# What happens to each child.
HAPPENS: dict[time, Callable[[Simulator, Child], None]] = {
    time(10, 12): _message,
    time(13, 30): _news,
    time(15, 0): _cancelled,
    time(20, 0): _read,
}


async def bench_entities(
    hass: HomeAssistant, with_menus: MockConfigEntry, figures: Figures
) -> None:
    """Count the entities of two children who have all modules and a menu, and of the account."""
    await set_up(hass, with_menus)
    entries = er.async_entries_for_config_entry(er.async_get(hass), with_menus.entry_id)
    every = Counter(_device(hass, entry.entity_id) for entry in entries)
    enabled = Counter(_device(hass, entry.entity_id) for entry in entries if not entry.disabled)
    figures.add(
        "entities",
        max(enabled[name] for name in CHILDREN),
        unit="enabled by default of a child",
        detail={"all": every, "enabled": enabled},
    )


async def bench_day(
    hass: HomeAssistant,
    platform: Simulator,
    with_menus: MockConfigEntry,
    pass_time: PassTime,
    figures: Figures,
    tmp_path: Path,
) -> None:
    """Live through a Thursday minute by minute, with the entities that are enabled by default.

    Both figures hold a child's share of the account's own entities, and writes of which only an
    attribute is new. The recorder keeps states and five-minute statistics for ten days.
    """
    recorded = await record(hass, tmp_path)
    await set_up(hass, with_menus)
    await _live(platform, pass_time, until=THURSDAY)
    before, writes = await recorded.sizes(), Counter[str]()

    @callback
    def count(event: Event[EventStateChangedData]) -> None:
        writes[event.data["entity_id"]] += 1

    hass.bus.async_listen(EVENT_STATE_CHANGED, count)
    await _live(platform, pass_time, until=THURSDAY + DAY)
    growth = await recorded.sizes() - before
    by_device = Counter[str]()
    for entity_id, times in writes.items():
        by_device[_device(hass, entity_id)] += times
    figures.add(
        "state_writes",
        writes.total() / len(CHILDREN),
        goal=80,
        unit="per child and school day",
        detail={"by_device": by_device, "most": dict(writes.most_common(6))},
    )
    figures.add(
        "recorder_growth",
        growth.total() / len(CHILDREN) / 1000,
        goal=60,
        unit="kB per child and school day",
        detail={"bytes_by_table": growth},
    )


async def _live(platform: Simulator, pass_time: PassTime, *, until: datetime) -> None:
    """Live until a moment; what happens on Thursday happens."""
    while (now := datetime.now(STOCKHOLM)) < until:
        if now >= THURSDAY and (happen := HAPPENS.get(now.time())):
            for name in CHILDREN:
                happen(platform, platform.family.child(name))
        await pass_time(STEP)


def _device(hass: HomeAssistant, entity_id: str) -> str:
    """Return the name of the device that an entity belongs to."""
    entry = er.async_get(hass).async_get(entity_id)
    device = dr.async_get(hass).async_get((entry and entry.device_id) or "")
    return (device and device.name) or "none"
