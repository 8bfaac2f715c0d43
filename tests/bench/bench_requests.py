"""How many requests the platform gets: at a restart, in a full update, on a school day."""

from collections import Counter
from datetime import datetime, time, timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.conftest import PassTime
from tests.platform import TUESDAY, add_menu, child_key, kinds, set_up
from tests.simulator.server import Simulator

from .figures import Figures

CHILDREN = 2
STEP = timedelta(minutes=5)
# After the last reading of the day; eight hours later the morning's has been made.
EVENING = 23


async def bench_full_update(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    pass_time: PassTime,
    figures: Figures,
) -> None:
    """Read all that says what the day is like, with living cookies, before anyone is in care.

    Beside the goal: the same with dead cookies, the very first reading, and that of the next
    morning, in which what is seldom read is due as well.
    """
    platform.switches.hub_session_seconds = 24 * 60 * 60
    freezer.move_to(TUESDAY - timedelta(hours=1))
    await set_up(hass, entry)
    coordinator = entry.runtime_data.coordinator
    first = _asked(platform)
    await coordinator.async_refresh_for_guardian()
    full = _asked(platform)
    await pass_time(timedelta(minutes=6))
    platform.kill_sessions()
    await coordinator.async_refresh_for_guardian()
    with_renewal = _asked(platform)
    while datetime.now(STOCKHOLM).hour < EVENING:
        await pass_time(STEP)
    platform.log.clear()
    await pass_time(timedelta(hours=8))
    figures.add(
        "full_update",
        full.total() / CHILDREN,
        goal=8,
        unit="requests per child",
        detail={
            "kinds": full,
            "kinds_with_renewal": with_renewal,
            "kinds_at_first": first,
            "kinds_on_a_school_morning": _asked(platform),
        },
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


def _asked(platform: Simulator) -> Counter[str]:
    """Return the kinds of the requests since this was last asked."""
    asked = kinds(platform)
    platform.log.clear()
    return asked
