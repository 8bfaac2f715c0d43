"""School days and care times as calendars: one event a day."""

from datetime import date, timedelta

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.calendars import CARE, SCHOOL_DAYS, uids
from tests.conftest import PassTime
from tests.platform import calendar_events, kinds, set_up, shown, value
from tests.simulator.school import timetable_row
from tests.simulator.server import Simulator

TUESDAY = date(2026, 11, 24)


@pytest.mark.usefixtures("all_enabled")
async def test_school_days(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """One event a day, from the first lesson that takes place to the end of the last one."""
    child = platform.family.child("Alva")
    rows = [
        timetable_row(TUESDAY, "08:00", "08:10", "Ombyte"),
        timetable_row(TUESDAY, "08:10", "09:20", "Idrott och hälsa"),
        timetable_row(TUESDAY, "11:20", "11:50", "Lunch"),
        timetable_row(TUESDAY, "12:10", "13:40", "Slöjd"),
        timetable_row(TUESDAY, "13:50", "14:50", "Engelska (inställd)"),
    ]
    platform.school.override(child, TUESDAY, rows)
    platform.school.empty(child, date(2026, 11, 25), date(2026, 11, 25))
    await set_up(hass, entry)

    found = await calendar_events(hass, SCHOOL_DAYS, "2026-11-23T00:00", "2026-11-28T00:00")
    assert found[1] == {
        "start": "2026-11-24T08:10:00+01:00",
        "end": "2026-11-24T13:40:00+01:00",
        "summary": "School",
    }
    assert [event["start"][:10] for event in found] == [
        "2026-11-23",
        "2026-11-24",
        "2026-11-26",
        "2026-11-27",
    ]
    assert len(set(await uids(hass, SCHOOL_DAYS, date(2026, 11, 23), date(2026, 11, 28)))) == 4
    assert value(hass, SCHOOL_DAYS) == "off"
    await pass_time(timedelta(hours=1))
    assert value(hass, SCHOOL_DAYS) == "on"
    await pass_time(timedelta(hours=5, minutes=30))
    assert value(hass, SCHOOL_DAYS) == "off"
    assert shown(hass, SCHOOL_DAYS).attributes["start_time"].startswith("2026-11-26")


async def test_care_times(
    hass: HomeAssistant, all_enabled: None, platform: Simulator, entry: MockConfigEntry
) -> None:
    """One event per day of care; other weeks are read, and kept for the day."""
    child = platform.family.child("Alva")
    platform.care.of(child).days[date(2026, 11, 27)] = {"startDateTime": None}
    platform.care.of(child).days[date(2026, 11, 26)] = {"onLeave": True}
    platform.care.of(child).days[date(2026, 11, 10)] = {"isSchoolClosed": True}
    await set_up(hass, entry)
    platform.log.clear()

    week = await calendar_events(hass, CARE, "2026-11-23T00:00", "2026-11-30T00:00")
    assert not platform.log
    assert week == [
        {
            "start": "2026-11-23T07:20:00+01:00",
            "end": "2026-11-23T15:45:00+01:00",
            "summary": "After-school care",
        },
        {
            "start": "2026-11-24T07:20:00+01:00",
            "end": "2026-11-24T16:15:00+01:00",
            "summary": "After-school care",
        },
    ]
    month = await calendar_events(hass, CARE, "2026-10-26T00:00", "2026-12-07T00:00")
    assert kinds(platform)["care_week"] == 6
    assert not kinds(platform)["care_comment"]
    assert [event for event in month if "2026-11-23" <= event["start"] < "2026-11-30"] == week
    # The clock has gone back the day before, and a closed Tuesday is none.
    assert month[0]["start"] == "2026-10-26T07:20:00+01:00"
    assert not any(event["start"].startswith("2026-11-10") for event in month)
    assert await calendar_events(hass, CARE, "2026-11-02T00:00", "2026-11-07T00:00")
    assert kinds(platform)["care_week"] == 6

    with pytest.raises(HomeAssistantError) as failed:
        await calendar_events(hass, CARE, "2026-09-01T00:00", "2026-12-24T00:00")
    assert failed.value.translation_key == "care_range_too_long"


@pytest.mark.usefixtures("all_enabled")
async def test_another_language(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Without words in Home Assistant's language they are English."""
    hass.config.language = "de"
    await set_up(hass, entry)
    assert shown(hass, SCHOOL_DAYS).attributes["message"] == "School"
