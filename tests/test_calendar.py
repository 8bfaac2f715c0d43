"""The calendar of a child's lessons."""

from datetime import date, timedelta
from http import HTTPStatus
from typing import Any
from unittest.mock import patch

from homeassistant.const import STATE_UNAVAILABLE, Platform
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator
from syrupy.assertion import SnapshotAssertion

from tests.conftest import PassTime
from tests.platform import calendar_events, entities, kinds, press_refresh, set_up, shown, value
from tests.simulator.faults import Fault
from tests.simulator.school import timetable_row
from tests.simulator.server import Simulator

ALVA = "calendar.alva_timetable"
TUESDAY = date(2026, 11, 24)


async def events(hass: HomeAssistant, first: str, last: str) -> list[dict[str, Any]]:
    """Return Alva's events between two Swedish times."""
    return await calendar_events(hass, ALVA, first, last)


async def test_all_calendars(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    snapshot: SnapshotAssertion,
) -> None:
    """Each child has one, in a colour of its own."""
    with patch("custom_components.skolplattformen.PLATFORMS", [Platform.CALENDAR]):
        await set_up(hass, entry)

    assert entities(hass, entry) == snapshot


async def test_kept_weeks(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    snapshot: SnapshotAssertion,
) -> None:
    """The kept weeks cost no request; lessons stand in order, cancelled ones too, breaks not."""
    await set_up(hass, entry)
    platform.log.clear()

    week = await events(hass, "2026-11-23T00:00", "2026-11-30T00:00")

    assert not platform.log
    assert week == snapshot
    assert [event["start"] for event in week] == sorted(event["start"] for event in week)


async def test_overlap(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """A lesson belongs to a range when some part of it lies in it; both ends are exclusive."""
    await set_up(hass, entry)

    # Tuesday: sports 8:10-9:20, mathematics 9:40-10:50.
    assert [
        event["summary"] for event in await events(hass, "2026-11-24T09:19", "2026-11-24T09:41")
    ] == ["Idrott och hälsa", "Matematik"]
    assert not await events(hass, "2026-11-24T09:20", "2026-11-24T09:40")


async def test_the_state_follows_the_day(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """It is on during lessons and shows the next one otherwise; cancelled ones do not count."""
    rows = [
        timetable_row(TUESDAY, "08:00", "09:00", "Bild (inställt)"),
        timetable_row(TUESDAY, "10:00", "11:00", "Musik", room="M1", note="Ta med noter"),
    ]
    platform.school.override(platform.family.child("Alva"), TUESDAY, rows)
    await set_up(hass, entry)
    assert value(hass, ALVA) == "off"
    assert shown(hass, ALVA).attributes["message"] == "Musik"
    assert shown(hass, ALVA).attributes["location"] == "M1"
    assert shown(hass, ALVA).attributes["description"] == "Ta med noter"

    await pass_time(timedelta(hours=2, minutes=50))
    assert value(hass, ALVA) == "on"
    await pass_time(timedelta(hours=1))
    assert value(hass, ALVA) == "off"


async def test_an_identity_lasts(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    hass_client: ClientSessionGenerator,
) -> None:
    """A lesson in another room is still the same lesson."""
    alva = platform.family.child("Alva")
    platform.school.override(alva, TUESDAY, [timetable_row(TUESDAY, "12:00", "13:00", "Bild")])
    await set_up(hass, entry)
    client = await hass_client()
    path = f"/api/calendars/{ALVA}?start=2026-11-24T00:00:00Z&end=2026-11-25T00:00:00Z"

    [before] = await (await client.get(path)).json()
    row = timetable_row(TUESDAY, "12:00", "13:00", "Bild", room="B2")
    platform.school.override(alva, TUESDAY, [row])
    await press_refresh(hass)
    [after] = await (await client.get(path)).json()

    assert before["uid"] == after["uid"]
    assert (before["location"], after["location"]) == (None, "B2")


async def test_another_month(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """A range outside the kept weeks is read once, and again the next day; kept days stand."""
    platform.switches.hub_session_seconds = 7 * 24 * 3600
    await set_up(hass, entry)
    platform.log.clear()

    january = await events(hass, "2027-01-11T00:00", "2027-01-16T00:00")
    again = await events(hass, "2027-01-12T00:00", "2027-01-13T00:00")

    assert kinds(platform)["timetable_list"] == 1
    assert january[0]["start"] == "2027-01-11T08:20:00+01:00"
    assert [event for event in january if "2027-01-12" in event["start"]] == again
    across = await events(hass, "2026-11-23T00:00", "2027-01-16T00:00")
    assert kinds(platform)["timetable_list"] == 2
    assert across[-len(january) :] == january
    assert across[: len(await events(hass, "2026-11-23T00:00", "2026-12-13T00:00"))] == (
        await events(hass, "2026-11-23T00:00", "2026-12-13T00:00")
    )

    await pass_time(timedelta(days=1))
    platform.log.clear()
    assert await events(hass, "2027-01-11T00:00", "2027-01-16T00:00") == january
    assert kinds(platform)["timetable_list"] == 1


async def test_another_month_in_an_outage(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    hass_client: ClientSessionGenerator,
) -> None:
    """A range that cannot be read is an error in words, never an empty list."""
    await set_up(hass, entry)
    client = await hass_client()
    platform.faults.add(Fault(kind="drop"))

    with pytest.raises(HomeAssistantError) as failed:
        await events(hass, "2027-01-11T00:00", "2027-01-16T00:00")

    assert failed.value.translation_key == "cannot_connect"
    answer = await client.get(
        f"/api/calendars/{ALVA}?start=2027-01-11T00:00:00Z&end=2027-01-16T00:00:00Z"
    )
    assert answer.status == HTTPStatus.INTERNAL_SERVER_ERROR


@pytest.mark.parametrize("kind", ["garbage", "status"])
async def test_another_month_without_an_answer(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, kind: Any
) -> None:
    """An answer that cannot be used is an error too, and so is a module that is off."""
    await set_up(hass, entry)
    platform.faults.add(Fault(kind=kind, path="gettimetablelist"))
    with pytest.raises(HomeAssistantError):
        await events(hass, "2027-01-11T00:00", "2027-01-16T00:00")

    platform.faults.clear()
    platform.family.child("Alva").modules_off["timetable_list"] = "redirect"
    with pytest.raises(HomeAssistantError):
        await events(hass, "2027-01-11T00:00", "2027-01-16T00:00")


async def test_the_school_year(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """Nothing outside the school year is asked for."""
    await set_up(hass, entry)
    platform.log.clear()

    with pytest.raises(HomeAssistantError) as failed:
        await events(hass, "2027-07-01T00:00", "2027-08-01T00:00")

    assert failed.value.translation_key == "outside_school_year"
    assert not platform.log
    june = await events(hass, "2027-06-28T00:00", "2027-07-05T00:00")
    assert june[-1]["start"] < "2027-07-01"


async def test_a_timetable_that_was_never_read(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    pass_time: PassTime,
    hass_client: ClientSessionGenerator,
) -> None:
    """It is there without a value, and a calendar view is read all the same."""
    platform.faults.add(Fault(kind="garbage", path="gettimetablelist"))
    await set_up(hass, entry)
    client = await hass_client()
    assert value(hass, ALVA) == STATE_UNAVAILABLE

    platform.faults.clear()
    answer = await client.get(
        f"/api/calendars/{ALVA}?start=2026-11-24T00:00:00Z&end=2026-11-25T00:00:00Z"
    )

    assert [lesson["summary"] for lesson in await answer.json()][:2] == [
        "Idrott och hälsa",
        "Matematik",
    ]
    await pass_time(timedelta(minutes=65))
    assert value(hass, "sensor.alva_next_lesson") == "Matematik"


async def test_the_end_of_a_range_is_no_part_of_it(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """Midnight after the last kept day, and before the school year, asks for no further day."""
    await set_up(hass, entry)
    platform.log.clear()

    # Kept are three weeks, up to Sunday the 13th of December.
    assert await events(hass, "2026-12-11T00:00", "2026-12-14T00:00")
    with pytest.raises(HomeAssistantError) as failed:
        await events(hass, "2026-06-30T00:00", "2026-07-01T00:00")

    assert failed.value.translation_key == "outside_school_year"
    assert not platform.log
