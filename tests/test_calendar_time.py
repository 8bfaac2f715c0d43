"""What time does to calendars: odd days and weeks, what begins and ends, and other time zones."""

from datetime import date, datetime, timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.calendar.const import DATA_COMPONENT
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.calendars import ALVA, SCHOOL_DAYS, between, titles
from tests.conftest import PassTime
from tests.platform import calendar_events, set_up, shown, value
from tests.simulator.entries import all_day_entry, timed_entry
from tests.simulator.server import Simulator

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("day", "offsets"),
    [("2026-10-25", ("+02:00", "+01:00")), ("2027-03-28", ("+01:00", "+02:00"))],
)
async def test_clock_changes(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    day: str,
    offsets: tuple[str, str],
) -> None:
    """The two days of other length are one day each, and times are those of the wall."""
    child = platform.family.child("Alva")
    sunday = date.fromisoformat(day)
    for row in (
        timed_entry(child, sunday - timedelta(days=1), "10:00", "11:00", "Lördag"),
        all_day_entry(child, sunday, "Söndag"),
        timed_entry(child, sunday, "10:00", "11:00", "Match"),
    ):
        platform.school.add_entry(child, row)
    await set_up(hass, entry)

    next_day = sunday + timedelta(days=1)
    found = await calendar_events(hass, ALVA, f"{day}T00:00", f"{next_day}T00:00")
    assert [(event["summary"], event["start"]) for event in found] == [
        ("Söndag", day),
        ("Match", f"{day}T10:00:00{offsets[1]}"),
    ]
    saturday = await calendar_events(
        hass, ALVA, f"{sunday - timedelta(days=1)}T00:00", f"{day}T00:00"
    )
    assert [event["start"][-6:] for event in saturday] == [offsets[0]]
    assert not await calendar_events(hass, ALVA, f"{next_day}T00:00", f"{next_day}T01:00")


@pytest.mark.usefixtures("all_enabled")
async def test_week_53(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
) -> None:
    """A break over the turn of the year goes on, and ends."""
    platform.switches.calendar_mode = "scripted"
    freezer.move_to(datetime(2026, 12, 30, 9, tzinfo=STOCKHOLM))
    await set_up(hass, entry)

    assert value(hass, ALVA) == "on"
    assert shown(hass, ALVA).attributes["message"] == "Jullov"
    [jullov] = await calendar_events(hass, ALVA, "2027-01-01T00:00", "2027-01-02T00:00")
    assert (jullov["start"], jullov["end"]) == ("2026-12-19", "2027-01-08")
    assert not await calendar_events(hass, SCHOOL_DAYS, "2026-12-28T00:00", "2027-01-08T00:00")
    assert titles(await calendar_events(hass, SCHOOL_DAYS, "2027-01-08T00:00", "2027-01-12T00:00"))


async def test_what_began_last(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """Something within a whole day shows at its time, then the day again, then what comes next."""
    child = platform.family.child("Alva")
    platform.school.add_entry(child, timed_entry(child, TUESDAY, "12:00", "13:00", "Foto"))
    await set_up(hass, entry)

    def message() -> tuple[str, str]:
        return value(hass, ALVA), shown(hass, ALVA).attributes["message"]

    assert message() == ("on", "Friluftsdag")
    await pass_time(timedelta(hours=4, minutes=49))
    assert message() == ("on", "Friluftsdag")
    await pass_time(timedelta(minutes=1))
    assert message() == ("on", "Foto")
    await pass_time(timedelta(hours=1))
    assert message() == ("on", "Friluftsdag")
    await pass_time(timedelta(hours=11))
    assert message() == ("off", "Föräldramöte")


async def test_home_assistant_elsewhere(
    hass: HomeAssistant, all_enabled: None, platform: Simulator, entry: MockConfigEntry
) -> None:
    """Times stay what they are in Sweden; a whole day is a day of the calendar that shows it."""
    await hass.config.async_set_time_zone("Pacific/Auckland")
    child = platform.family.child("Alva")
    platform.school.add_entry(child, all_day_entry(child, date(2026, 12, 1), "Temadag"))
    await set_up(hass, entry)
    entity = hass.data[DATA_COMPONENT].get_entity(ALVA)
    assert entity is not None

    midnight = dt_util.start_of_local_day(date(2026, 12, 1))
    day = await entity.async_get_events(hass, midnight, midnight + timedelta(days=1))
    # The parents' meeting is at 18 on Monday in Sweden: on Tuesday morning there.
    assert [event.summary for event in day] == ["Temadag", "Föräldramöte"]
    assert day[1].start == datetime(2026, 11, 30, 18, tzinfo=STOCKHOLM)
    [school, *_] = await between(hass, SCHOOL_DAYS, date(2026, 11, 24), date(2026, 11, 25))
    assert school.start == datetime(2026, 11, 24, 8, 10, tzinfo=STOCKHOLM)
