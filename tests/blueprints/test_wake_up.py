"""Wake-up: at the time of the sensor, wherever it moves, and never for a day without school."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant, ServiceCall
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_mock_service

from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.blueprints.house import LANGUAGES, automate
from tests.conftest import PassTime
from tests.platform import set_up, value
from tests.simulator.faults import Fault
from tests.simulator.school import timetable_row
from tests.simulator.server import Simulator

SENSOR = "sensor.alva_wake_up"
LIGHT = "light.alva"
WAKE = [{"action": "light.turn_on", "target": {"entity_id": LIGHT}}]
WEDNESDAY = date(2026, 11, 25)
THURSDAY, MONDAY = WEDNESDAY + timedelta(days=1), WEDNESDAY + timedelta(days=5)


def serve(platform: Simulator, day: date, *starts: str) -> None:
    """Serve lessons of Alva's that begin at these times."""
    rows = [timetable_row(day, start, "13:00", "MA") for start in starts]
    platform.school.override(platform.family.child("Alva"), day, rows)


def moment(day: date, hour: int, minute: int) -> datetime:
    """Return a Swedish time of a day."""
    return datetime.combine(day, time(hour, minute), STOCKHOLM)


@pytest.fixture
async def lit(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> list[ServiceCall]:
    """Set up the account with late mornings, and return how the light is switched on."""
    for day in (WEDNESDAY, THURSDAY, MONDAY):
        serve(platform, day, "09:00")
    await set_up(hass, entry)
    return async_mock_service(hass, "light", "turn_on")


async def woken(
    freezer: FrozenDateTimeFactory,
    pass_time: PassTime,
    lit: Sequence[ServiceCall],
    at: datetime,
) -> bool:
    """Let a moment come and pass; return whether it is then that the light is switched on."""
    before = len(lit)
    freezer.move_to(at - timedelta(seconds=2))
    await pass_time(timedelta(0))
    assert len(lit) == before
    await pass_time(timedelta(seconds=1))
    await pass_time(timedelta(seconds=1))
    await pass_time(timedelta(minutes=1))
    assert len(lit) <= before + 1
    return len(lit) > before


@pytest.mark.parametrize("language", LANGUAGES)
async def test_through_a_week(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    pass_time: PassTime,
    lit: list[ServiceCall],
    language: str,
) -> None:
    """75 minutes before the first lesson; later when it is moved, and not on a Saturday."""
    await automate(hass, "wake_up", language, wake_up=SENSOR, wake=WAKE)

    assert await woken(freezer, pass_time, lit, moment(WEDNESDAY, 7, 45))
    assert lit[0].data["entity_id"] == [LIGHT]
    freezer.move_to(moment(WEDNESDAY, 18, 0))
    serve(platform, THURSDAY, "10:00")
    # A lesson that is gone must be gone from two readings before anyone sleeps in.
    for _ in range(2):
        await pass_time(timedelta(minutes=30))
        await entry.runtime_data.coordinator.async_refresh_for_guardian()
    assert not await woken(freezer, pass_time, lit, moment(THURSDAY, 7, 45))
    assert await woken(freezer, pass_time, lit, moment(THURSDAY, 8, 45))
    assert not await woken(freezer, pass_time, lit, moment(WEDNESDAY + timedelta(days=3), 7, 45))


async def test_after_a_restart(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    pass_time: PassTime,
    lit: list[ServiceCall],
) -> None:
    """The sensor comes back later than the automation; a time that has passed is not made up for."""
    await hass.config_entries.async_unload(entry.entry_id)
    await automate(hass, "wake_up", "sv", wake_up=SENSOR, wake=WAKE)
    await set_up(hass, entry)
    assert await woken(freezer, pass_time, lit, moment(WEDNESDAY, 7, 45))

    await hass.config_entries.async_unload(entry.entry_id)
    freezer.move_to(moment(THURSDAY, 7, 50))
    await set_up(hass, entry)
    await pass_time(timedelta(minutes=5))
    assert len(lit) == 1


async def test_an_outage(
    hass: HomeAssistant,
    platform: Simulator,
    freezer: FrozenDateTimeFactory,
    pass_time: PassTime,
    lit: list[ServiceCall],
) -> None:
    """Nobody is woken by a plan that is too old to be believed."""
    await automate(hass, "wake_up", "sv", wake_up=SENSOR, wake=WAKE)
    platform.faults.add(Fault(kind="drop", host="hub.infomentor.se"))
    assert await woken(freezer, pass_time, lit, moment(WEDNESDAY, 7, 45))
    freezer.move_to(moment(MONDAY, 5, 0))
    await pass_time(timedelta(minutes=1))
    assert value(hass, SENSOR) == "unavailable"

    assert not await woken(freezer, pass_time, lit, moment(MONDAY, 7, 45))


@pytest.mark.parametrize("helper", ["on", "off"])
async def test_only_while(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    pass_time: PassTime,
    lit: list[ServiceCall],
    helper: str,
) -> None:
    """It is quiet in the weeks when the child lives elsewhere."""
    hass.states.async_set("calendar.our_weeks", helper)
    choices = {"wake": WAKE, "only_while": ["calendar.our_weeks"]}
    await automate(hass, "wake_up", "sv", wake_up=SENSOR, **choices)

    assert await woken(freezer, pass_time, lit, moment(WEDNESDAY, 7, 45)) is (helper == "on")
