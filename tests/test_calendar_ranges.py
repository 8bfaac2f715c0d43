"""Views of calendars beyond the days that are kept: read once a day, or an error in words."""

from datetime import date, datetime, timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.calendars import ALVA, CARE, SCHOOL_DAYS, titles
from tests.conftest import PassTime
from tests.platform import calendar_events, kinds, set_up
from tests.simulator.entries import all_day_entry
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator


async def test_another_month(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """A range outside of what is kept is read once, and again the next day; kept days stand."""
    platform.switches.hub_session_seconds = 7 * 24 * 3600
    await set_up(hass, entry)
    platform.log.clear()

    january = await calendar_events(hass, ALVA, "2027-01-11T00:00", "2027-01-25T00:00")
    again = await calendar_events(hass, ALVA, "2027-01-12T00:00", "2027-01-13T00:00")
    assert january
    assert again == [event for event in january if event["start"] == "2027-01-12"]
    asked = kinds(platform)["calendar_list"]
    across = await calendar_events(hass, ALVA, "2026-11-23T00:00", "2027-01-25T00:00")
    assert across[-len(january) :] == january
    assert across[:2] == await calendar_events(hass, ALVA, "2026-11-23T00:00", "2026-12-01T00:00")

    await pass_time(timedelta(days=1))
    platform.log.clear()
    assert await calendar_events(hass, ALVA, "2027-01-11T00:00", "2027-01-25T00:00") == january
    assert kinds(platform)["calendar_list"] == asked


async def test_kept_days_are_newer(
    hass: HomeAssistant,
    all_enabled: None,
    platform: Simulator,
    entry: MockConfigEntry,
    pass_time: PassTime,
) -> None:
    """What was read for a range gives way to what an update has read since, and costs no request."""
    platform.switches.hub_session_seconds = 7 * 24 * 3600
    child = platform.family.child("Alva")
    await set_up(hass, entry)
    days = "2026-11-01T00:00", "2026-12-07T00:00"
    entries = await calendar_events(hass, ALVA, *days)
    care = await calendar_events(hass, CARE, *days)
    platform.school.add_entry(child, all_day_entry(child, date(2026, 12, 1), "Lucia övar"))
    platform.care.of(child).days[date(2026, 11, 26)] = {"onLeave": True}
    await pass_time(timedelta(hours=6, minutes=10))
    platform.log.clear()

    entries_after = await calendar_events(hass, ALVA, *days)
    assert set(titles(entries_after)) - set(titles(entries)) == {"Lucia övar"}
    assert len(entries_after) == len(entries) + 1
    care_after = await calendar_events(hass, CARE, *days)
    assert [event["start"] for event in care if event not in care_after] == [
        "2026-11-26T07:20:00+01:00"
    ]
    assert not platform.log


@pytest.mark.parametrize("kind", ["garbage", "status", "drop"])
@pytest.mark.parametrize(
    ("entity_id", "path"),
    [
        (ALVA, "getentries"),
        (SCHOOL_DAYS, "gettimetablelist"),
        (CARE, "GetTimeRegistrations"),
    ],
)
async def test_a_range_that_cannot_be_read(
    hass: HomeAssistant,
    all_enabled: None,
    platform: Simulator,
    entry: MockConfigEntry,
    entity_id: str,
    path: str,
    kind: Any,
) -> None:
    """It is an error in words, never an empty list."""
    await set_up(hass, entry)
    platform.faults.add(Fault(kind=kind, path=path))

    with pytest.raises(HomeAssistantError) as failed:
        await calendar_events(hass, entity_id, "2027-01-11T00:00", "2027-01-16T00:00")
    assert failed.value.translation_key in {"cannot_connect", "unexpected_answer"}


@pytest.mark.parametrize(
    ("entity_id", "module"),
    [(ALVA, "calendar_list"), (SCHOOL_DAYS, "timetable_list"), (CARE, "care_week")],
)
async def test_a_range_of_a_module_that_is_off(
    hass: HomeAssistant,
    all_enabled: None,
    platform: Simulator,
    entry: MockConfigEntry,
    pass_time: PassTime,
    entity_id: str,
    module: str,
) -> None:
    """It is an error while the entity is there, which is for a week."""
    platform.switches.hub_session_seconds = 30 * 24 * 3600
    await set_up(hass, entry)
    platform.family.child("Alva").modules_off[module] = "redirect"

    with pytest.raises(HomeAssistantError) as failed:
        await calendar_events(hass, entity_id, "2027-01-11T00:00", "2027-01-16T00:00")
    assert failed.value.translation_key == "module_off"
    for _ in range(9):
        await pass_time(timedelta(days=1))
    assert hass.states.get(entity_id) is None
    assert hass.states.get(entity_id.replace("alva", "vilmer")) is not None


@pytest.mark.parametrize("entity_id", [ALVA, SCHOOL_DAYS, CARE])
async def test_the_school_year(
    hass: HomeAssistant,
    all_enabled: None,
    platform: Simulator,
    entry: MockConfigEntry,
    entity_id: str,
) -> None:
    """Nothing outside the school year is asked for."""
    await set_up(hass, entry)
    platform.log.clear()

    with pytest.raises(HomeAssistantError) as failed:
        await calendar_events(hass, entity_id, "2027-07-01T00:00", "2027-08-01T00:00")
    assert failed.value.translation_key == "outside_school_year"
    assert not platform.log


@pytest.mark.parametrize("entity_id", [ALVA, SCHOOL_DAYS, CARE])
async def test_the_end_of_the_school_year(
    hass: HomeAssistant,
    all_enabled: None,
    platform: Simulator,
    entry: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    entity_id: str,
) -> None:
    """In its last week a view of the whole summer shows what is kept, and asks for nothing."""
    freezer.move_to(datetime(2027, 6, 28, 7, 10, tzinfo=STOCKHOLM))
    await set_up(hass, entry)
    platform.log.clear()

    week = await calendar_events(hass, entity_id, "2027-06-28T00:00", "2027-07-01T00:00")
    summer = await calendar_events(hass, entity_id, "2027-06-28T00:00", "2027-08-16T00:00")

    assert week
    assert summer[: len(week)] == week
    assert not platform.log


@pytest.mark.parametrize(
    ("entity_id", "first", "last"),
    [
        (ALVA, "2027-01-11T00:00", "2027-01-16T00:00"),
        # A view of a month, of which some weeks are kept.
        ("calendar.alva_timetable", "2026-11-01T00:00", "2026-12-01T00:00"),
    ],
)
async def test_a_range_after_a_refused_sign_in(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    pass_time: PassTime,
    entity_id: str,
    first: str,
    last: str,
) -> None:
    """The platform is not asked any more; what is kept is still there."""
    await set_up(hass, entry)
    platform.forget_sign_ins()
    await pass_time(timedelta(hours=1))
    platform.log.clear()

    with pytest.raises(HomeAssistantError) as failed:
        await calendar_events(hass, entity_id, first, last)
    assert failed.value.translation_key == "sign_in_required"
    assert await calendar_events(hass, entity_id, "2026-11-24T00:00", "2026-11-25T00:00")
    assert not platform.log
