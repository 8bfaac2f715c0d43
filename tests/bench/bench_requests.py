"""How many requests the platform gets: at a restart, in a full update, on a school day."""

from datetime import datetime, time, timedelta

from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.conftest import PassTime
from tests.platform import add_menu, child_key, kinds, set_up
from tests.simulator.server import Simulator

from .figures import Figures

CHILDREN = 2
STEP = timedelta(minutes=5)


async def bench_full_update(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, figures: Figures
) -> None:
    """Read everything of both children with living cookies, and once more with dead ones."""
    await set_up(hass, entry)
    alive = kinds(platform)
    platform.kill_sessions()
    platform.log.clear()
    await entry.runtime_data.coordinator.async_refresh_for_guardian()
    figures.add(
        "full_update",
        alive.total() / CHILDREN,
        goal=8,
        unit="requests per child",
        detail={"kinds": alive, "kinds_with_renewal": kinds(platform)},
    )


async def bench_restart(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    pass_time: PassTime,
    figures: Figures,
) -> None:
    """Start again after ten minutes, with living cookies and a fresh snapshot."""
    await set_up(hass, entry)
    await hass.config_entries.async_unload(entry.entry_id)
    await pass_time(timedelta(minutes=10))
    platform.log.clear()
    await set_up(hass, entry)
    figures.add(
        "restart", len(platform.log), goal=2, unit="requests", detail={"kinds": kinds(platform)}
    )


async def bench_school_day(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    pass_time: PassTime,
    figures: Figures,
) -> None:
    """Live through a Wednesday with two children, each with a menu; sessions die after 30 minutes."""
    platform.switches.hub_session_seconds = 1800
    for name, school in {"Alva": "larkskolan", "Vilmer": "ekskolan"}.items():
        add_menu(hass, entry, school, child_key(platform, name))
    await set_up(hass, entry)
    now = datetime.now(STOCKHOLM)
    midnight = datetime.combine(now.date() + timedelta(days=1), time.min, STOCKHOLM)
    await pass_time(midnight - now)
    platform.log.clear()
    for _ in range(timedelta(days=1) // STEP):
        await pass_time(STEP)
    figures.add(
        "school_day",
        len(platform.log),
        goal=400,
        unit="requests for two children",
        detail={"kinds": kinds(platform)},
    )
