"""The wake-up sensor: the guardian's margin before the school day, through days and clock changes."""

from datetime import UTC, date, datetime, timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_UNAVAILABLE, STATE_UNKNOWN
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_mock_service

from custom_components.skolplattformen.const import CONF_CHILDREN
from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.conftest import PassTime
from tests.platform import add_menu, child_key, set_up, value
from tests.simulator.faults import Fault
from tests.simulator.school import timetable_row
from tests.simulator.server import Simulator

WAKE_UP = "sensor.alva_wake_up"
TUESDAY = date(2026, 11, 24)


def set_margin(hass: HomeAssistant, entry: MockConfigEntry, key: str, minutes: int) -> None:
    """Set how long before school begins a child is woken."""
    hass.config_entries.async_update_entry(
        entry, options={CONF_CHILDREN: {key: {"wake_up_margin": minutes}}}
    )


def until(hour: int, minute: int = 0) -> timedelta:
    """Return how long it is to a time of Tuesday."""
    moment = datetime(2026, 11, 24, hour, minute, tzinfo=STOCKHOLM)
    return moment - datetime.now(STOCKHOLM)


async def test_through_a_day(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """It changes at its own moment and at the end of the school day, without a request."""
    rows = [("09:00", "10:00", "Bild"), ("10:00", "12:00", "Slöjd"), ("12:00", "14:00", "Rast")]
    platform.school.override(
        platform.family.child("Alva"), TUESDAY, [timetable_row(TUESDAY, *row) for row in rows]
    )
    set_margin(hass, entry, child_key(platform, "Alva"), 90)
    await set_up(hass, entry)
    platform.faults.add(Fault(kind="drop", host="hub.infomentor.se"))
    assert value(hass, WAKE_UP) == "2026-11-24T06:30:00+00:00"

    await pass_time(until(7, 30) - timedelta(seconds=1))
    assert value(hass, WAKE_UP) == "2026-11-24T06:30:00+00:00"
    await pass_time(timedelta(seconds=1))
    # It stays for a minute, for automations that wait for it.
    assert value(hass, WAKE_UP) == "2026-11-24T06:30:00+00:00"
    await pass_time(timedelta(seconds=59))
    assert value(hass, WAKE_UP) == "2026-11-24T06:30:00+00:00"
    await pass_time(timedelta(seconds=1))
    assert value(hass, WAKE_UP) == STATE_UNKNOWN
    await pass_time(until(12) - timedelta(seconds=1))
    assert value(hass, WAKE_UP) == STATE_UNKNOWN
    await pass_time(timedelta(seconds=1))
    # The next day begins at 08:20.
    assert value(hass, WAKE_UP) == "2026-11-25T05:50:00+00:00"


async def test_margins(hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry) -> None:
    """75 minutes unless set otherwise; each child has its own."""
    for name in ("Alva", "Vilmer"):
        platform.school.override(
            platform.family.child(name),
            TUESDAY,
            [timetable_row(TUESDAY, "11:00", "12:00", "Bild")],
        )
    set_margin(hass, entry, child_key(platform, "Alva"), 0)

    await set_up(hass, entry)

    assert value(hass, WAKE_UP) == "2026-11-24T10:00:00+00:00"
    assert value(hass, "sensor.vilmer_wake_up") == "2026-11-24T08:45:00+00:00"


async def test_an_outage(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """It lives as long as the plan that it follows from: three days."""
    await set_up(hass, entry)
    platform.faults.add(Fault(kind="drop", host="hub.infomentor.se"))

    await pass_time(timedelta(hours=71, minutes=59))
    assert value(hass, WAKE_UP) != STATE_UNAVAILABLE
    await pass_time(timedelta(minutes=1))
    assert value(hass, WAKE_UP) == STATE_UNAVAILABLE


async def test_a_child_without_a_timetable(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """Without the module there is nothing to wake up for, and no sensor."""
    platform.family.child("Vilmer").apps.remove("timetable")
    add_menu(hass, entry, "ekskolan", child_key(platform, "Vilmer"))

    await set_up(hass, entry)

    assert hass.states.get("sensor.vilmer_wake_up") is None
    assert value(hass, "sensor.vilmer_lunch") != STATE_UNAVAILABLE


@pytest.mark.parametrize(
    ("sunday", "margin", "alarm"),
    [
        # 03:30 on the wall, less two hours of sleep, in the night when 02:00 became 03:00.
        (date(2026, 3, 29), 120, "2026-03-28T23:30:00+00:00"),
        # The same in the night when 03:00 became 02:00 once more.
        (date(2026, 10, 25), 120, "2026-10-25T00:30:00+00:00"),
    ],
)
async def test_clock_changes(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    sunday: date,
    margin: int,
    alarm: str,
) -> None:
    """In the two odd nights of the year the margin is real time, and so is the moment."""
    saturday = sunday - timedelta(days=1)
    freezer.move_to(
        datetime.combine(saturday, datetime.min.time(), STOCKHOLM) + timedelta(hours=20)
    )
    alva = platform.family.child("Alva")
    platform.school.override(
        alva, sunday, [timetable_row(sunday, "03:30", "05:00", "Nattvandring")]
    )
    set_margin(hass, entry, child_key(platform, "Alva"), margin)
    await set_up(hass, entry)
    assert value(hass, WAKE_UP) == alarm

    moment = datetime.fromisoformat(alarm).astimezone(UTC)
    freezer.move_to(moment + timedelta(seconds=59))
    await entry.runtime_data.coordinator.async_refresh()
    assert value(hass, WAKE_UP) == alarm
    freezer.move_to(moment + timedelta(minutes=1))
    await entry.runtime_data.coordinator.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)

    assert value(hass, WAKE_UP) == STATE_UNKNOWN


async def test_an_automation_at_its_time(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """The simplest automation there is rings, though the sensor then goes on to the next day."""
    platform.school.override(
        platform.family.child("Alva"), TUESDAY, [timetable_row(TUESDAY, "09:00", "14:00", "Bild")]
    )
    rung = async_mock_service(hass, "test", "ring")
    await set_up(hass, entry)
    automation = {
        "alias": "Wake up",
        "triggers": [{"trigger": "time", "at": WAKE_UP}],
        "actions": [{"action": "test.ring"}],
    }
    assert await async_setup_component(hass, "automation", {"automation": [automation]})

    await pass_time(until(7, 45) - timedelta(seconds=1))
    assert not rung
    await pass_time(timedelta(seconds=1))
    assert len(rung) == 1
    await pass_time(timedelta(minutes=1))
    assert value(hass, WAKE_UP) == STATE_UNKNOWN
    assert len(rung) == 1
