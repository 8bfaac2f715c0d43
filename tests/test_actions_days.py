"""Actions that answer for a range of days: the timetable, and the school's calendar."""

from datetime import date, timedelta

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.actions import answer_of, device_of, failure_of, of_children
from tests.conftest import PassTime
from tests.platform import kinds, set_up
from tests.simulator.school import timetable_row
from tests.simulator.server import Simulator

TUESDAY = date(2026, 11, 24)
DAY = timedelta(days=1)
NAMES = ("Alva", "Vilmer")


@pytest.fixture
async def devices(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> dict[str, str]:
    """Return the devices of the children of an account that is set up."""
    await set_up(hass, entry)
    platform.log.clear()
    return {name: device_of(hass, entry, platform, name) for name in NAMES}


async def test_calendar(hass: HomeAssistant, platform: Simulator, devices: dict[str, str]) -> None:
    """All that touches the range: with times, or with whole days."""
    last = TUESDAY + 60 * DAY
    found = await of_children(
        hass, "get_calendar", devices, start_date="2026-11-24", end_date=last.isoformat()
    )

    for name in NAMES:
        entries = platform.school.entries(platform.family.child(name), TUESDAY, last)
        events = found[name]["events"]
        assert len(events) == len(entries) > 3
        assert [event["first"] for event in events] == sorted(event["first"] for event in events)
        assert all(event["first"] <= last.isoformat() for event in events)
        assert all(event["last"] >= "2026-11-24" for event in events)
        assert all((event["start"] is None) == (event["end"] is None) for event in events)
    assert set(found["Alva"]["events"][0]) == {
        "title", "text", "kind", "first", "last", "start", "end", "subjects", "has_attachments",
    }  # fmt: skip
    week = await of_children(hass, "get_calendar", devices)
    assert len(week["Alva"]["events"]) < len(found["Alva"]["events"])


async def test_calendar_ranges(
    hass: HomeAssistant, platform: Simulator, devices: dict[str, str]
) -> None:
    """400 days can be asked for, and no more; then nobody is asked."""
    data = {"device_id": devices["Alva"], "start_date": TUESDAY - 200 * DAY}
    err = await failure_of(hass, "get_calendar", data | {"end_date": TUESDAY + 200 * DAY})
    assert isinstance(err, ServiceValidationError)
    assert err.translation_key == "bad_range"
    assert not platform.log
    longest = await answer_of(hass, "get_calendar", data | {"end_date": TUESDAY + 199 * DAY})
    assert longest["children"][0]["events"]


async def test_timetable(hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry) -> None:
    """Every row of the days asked for, out of what is kept; what does not take place says so."""
    alva = platform.family.child("Alva")
    row = timetable_row(
        TUESDAY, "08:00", "09:00", "MA", room="B12", tutors="Lisa Provén", note="Ta med linjal"
    )
    lunch = timetable_row(TUESDAY, "11:00", "11:30", "Lunch")
    off = timetable_row(TUESDAY, "13:00", "14:00", "Slöjd inställd")
    platform.school.override(alva, TUESDAY, [off, lunch, row])
    await set_up(hass, entry)
    devices = {name: device_of(hass, entry, platform, name) for name in NAMES}
    platform.log.clear()

    found = await of_children(hass, "get_timetable", devices, start_date=TUESDAY, end_date=TUESDAY)

    assert not platform.log
    math, lunch_row, crafts = found["Alva"]["entries"]
    assert math == {
        "kind": "lesson",
        "status": "planned",
        "start": "2026-11-24T08:00:00+01:00",
        "end": "2026-11-24T09:00:00+01:00",
        "subject": "Mathematics",
        "subject_code": "MA",
        "title": "MA",
        "room": "B12",
        "teacher": "Lisa Provén",
        "notes": "Ta med linjal",
    }
    assert (lunch_row["kind"], lunch_row["status"]) == ("lunch", "planned")
    assert (crafts["title"], crafts["status"]) == ("Slöjd inställd", "cancelled")
    assert crafts["subject_code"] == "SL"
    assert found["Vilmer"]["entries"]


async def test_a_lesson_that_readings_lack(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """It is told of as unconfirmed before it is called cancelled."""
    alva, tomorrow = platform.family.child("Alva"), TUESDAY + DAY
    rows = [
        timetable_row(tomorrow, f"{hour:02}:00", f"{hour + 1:02}:00", title)
        for hour, title in ((9, "Matematik"), (10, "Slöjd"))
    ]
    platform.school.override(alva, tomorrow, rows)
    await set_up(hass, entry)
    data = {
        "device_id": device_of(hass, entry, platform, "Alva"),
        "start_date": tomorrow,
        "end_date": tomorrow,
    }

    async def status() -> dict[str, str]:
        [child] = (await answer_of(hass, "get_timetable", data))["children"]
        return {row["title"]: row["status"] for row in child["entries"]}

    assert await status() == {"Matematik": "planned", "Slöjd": "planned"}
    platform.school.override(alva, tomorrow, rows[:1])
    await pass_time(timedelta(hours=5))
    assert await status() == {"Matematik": "planned", "Slöjd": "unconfirmed"}


async def test_timetable_of_other_weeks(
    hass: HomeAssistant, platform: Simulator, devices: dict[str, str]
) -> None:
    """Weeks that are not kept are read once; those of another school year are refused."""
    beyond = {"device_id": devices["Alva"], "start_date": "2027-03-01", "end_date": "2027-03-05"}
    first = await answer_of(hass, "get_timetable", beyond)
    assert kinds(platform)["timetable_list"] == 1
    rows = platform.school.rows(platform.family.child("Alva"), date(2027, 3, 1), date(2027, 3, 5))
    assert [entry["title"] for entry in first["children"][0]["entries"]] == [
        row["title"] for row in sorted(rows, key=lambda row: str(row["start"]))
    ]
    assert await answer_of(hass, "get_timetable", beyond) == first
    assert kinds(platform)["timetable_list"] == 1
    for start, end in (("2026-06-01", "2026-06-05"), ("2027-06-28", "2027-07-02")):
        err = await failure_of(
            hass, "get_timetable", beyond | {"start_date": start, "end_date": end}
        )
        assert isinstance(err, ServiceValidationError)
        assert err.translation_key == "outside_school_year"
