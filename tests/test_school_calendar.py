"""The school's calendar, school days and care times as calendars."""

from datetime import date, datetime, timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.calendar import CalendarEvent
from homeassistant.components.calendar.const import DATA_COMPONENT
from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.conftest import AddAccount, PassTime
from tests.platform import calendar_events, kinds, set_up, shown, value
from tests.simulator.entries import all_day_entry, timed_entry
from tests.simulator.faults import Fault
from tests.simulator.school import timetable_row
from tests.simulator.server import Simulator

ALVA = "calendar.alva_school_calendar"
SCHOOL_DAYS = "calendar.alva_school_days"
CARE = "calendar.alva_after_school_care"
TUESDAY = date(2026, 11, 24)


async def uids(hass: HomeAssistant, entity_id: str, first: date, last: date) -> list[str | None]:
    """Return the identities of the events between two midnights."""
    events = await between(hass, entity_id, first, last)
    return [event.uid for event in events]


async def between(
    hass: HomeAssistant, entity_id: str, first: date, last: date
) -> list[CalendarEvent]:
    """Return the events between two midnights, with all that they say."""
    entity = hass.data[DATA_COMPONENT].get_entity(entity_id)
    assert entity is not None
    start, end = (datetime(d.year, d.month, d.day, tzinfo=STOCKHOLM) for d in (first, last))
    return await entity.async_get_events(hass, start, end)


def titles(events: list[dict[str, Any]]) -> list[str]:
    """Return what the events are called."""
    return [event["summary"] for event in events]


async def test_kept_entries(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """Entries of the kept weeks cost no request: whole days as days, times as times, plain text."""
    child = platform.family.child("Alva")
    entry_with_link = timed_entry(
        child,
        TUESDAY,
        "12:00",
        "13:00",
        "Läxhjälp",
        text='<p><b>Ta med</b> <a href="/karta">karta</a> [och] penna</p>',
    )
    platform.school.add_entry(child, entry_with_link)
    await set_up(hass, entry)
    platform.log.clear()

    found = await calendar_events(hass, ALVA, "2026-11-23T00:00", "2026-12-11T00:00")

    assert not platform.log
    assert found == [
        {
            "start": "2026-11-24",
            "end": "2026-11-25",
            "summary": "Friluftsdag",
            "description": "Händelse\nTa med matsäck, vattenflaska & oömma kläder.",
        },
        {
            "start": "2026-11-24T12:00:00+01:00",
            "end": "2026-11-24T13:00:00+01:00",
            "summary": "Läxhjälp",
            "description": "Händelse\nTa med karta (https://hub.infomentor.se/karta) [och] penna",
        },
        {
            "start": "2026-11-30T18:00:00+01:00",
            "end": "2026-11-30T19:30:00+01:00",
            "summary": "Föräldramöte",
            "description": "Händelse\nVi ses i matsalen.",
        },
        {
            "start": "2026-12-09",
            "end": "2026-12-10",
            "summary": "Studiedag",
            "description": "Studiedag\nFritids är öppet.",
        },
        {
            "start": "2026-12-10T12:10:00+01:00",
            "end": "2026-12-10T13:10:00+01:00",
            "summary": "Prov i geografi",
            "description": "Prov, Geografi\nKapitel 3 och 4.",
        },
    ]


async def test_overlap(hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry) -> None:
    """An entry belongs to a range when some part of it lies in it; both ends are exclusive."""
    child = platform.family.child("Alva")
    break_week = all_day_entry(child, date(2026, 12, 14), "Lov", last=date(2026, 12, 18))
    platform.school.add_entry(child, break_week)
    moment = timed_entry(child, date(2026, 12, 3), "15:00", "15:00", "Klassfoto")
    platform.school.add_entry(child, moment)
    await set_up(hass, entry)

    async def found(first: str, last: str) -> list[str]:
        return titles(await calendar_events(hass, ALVA, first, last))

    assert await found("2026-11-30T19:29", "2026-11-30T20:00") == ["Föräldramöte"]
    assert await found("2026-11-30T19:30", "2026-11-30T20:00") == []
    assert await found("2026-11-30T17:00", "2026-11-30T18:00") == []
    # Several days: the first, one in the middle, the last, and neither side of them.
    assert await found("2026-12-13T00:00", "2026-12-14T00:00") == []
    assert await found("2026-12-14T23:00", "2026-12-15T00:00") == ["Lov"]
    assert await found("2026-12-16T08:00", "2026-12-16T09:00") == ["Lov"]
    assert await found("2026-12-18T23:59", "2026-12-19T00:00") == ["Lov"]
    assert await found("2026-12-19T00:00", "2026-12-20T00:00") == []
    [lov] = await calendar_events(hass, ALVA, "2026-12-16T08:00", "2026-12-16T09:00")
    assert (lov["start"], lov["end"]) == ("2026-12-14", "2026-12-19")
    # A moment belongs to the range that begins with it.
    assert await found("2026-12-03T15:00", "2026-12-03T16:00") == ["Klassfoto"]
    assert await found("2026-12-03T14:00", "2026-12-03T15:00") == []


async def test_without_a_title(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """It is called by its kind, or else just school, in Home Assistant's language."""
    hass.config.language = "sv"
    child = platform.family.child("Alva")
    plain = all_day_entry(child, date(2026, 12, 1), "A", type_id=99) | {"title": None}
    closed = all_day_entry(child, date(2026, 12, 2), "B", text="Stängt", type_id=3) | {"title": ""}
    for row in (plain, closed):
        platform.school.add_entry(child, row)
    await set_up(hass, entry)

    found = await calendar_events(
        hass, "calendar.alva_skolkalender", "2026-12-01T00:00", "2026-12-03T00:00"
    )
    assert [(event["summary"], event.get("description")) for event in found] == [
        ("Skola", None),
        ("Studiedag", "Stängt"),
    ]


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


async def test_identities(hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry) -> None:
    """An entry stays itself with another text; one that comes again is another each day."""
    child = platform.family.child("Alva")
    first = all_day_entry(child, date(2026, 12, 1), "Simning")
    again = all_day_entry(child, date(2026, 12, 2), "Simning") | {"id": first["id"]}
    platform.school.add_entry(child, first)
    platform.school.add_entry(child, again)
    await set_up(hass, entry)

    before = await uids(hass, ALVA, date(2026, 12, 1), date(2026, 12, 3))
    first["text"] = "<p>Ta med handduk.</p>"
    await hass.services.async_call(
        "button", "press", {"entity_id": "button.skolplattformen_refresh"}, blocking=True
    )
    after = await between(hass, ALVA, date(2026, 12, 1), date(2026, 12, 3))

    assert len(set(before)) == 2
    assert [event.uid for event in after] == before
    assert "handduk" in str(after[0].description)
    assert not any(str(first["id"]) in str(uid) for uid in before)


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


async def test_a_range_after_a_refused_sign_in(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """The platform is not asked any more; what is kept is still there."""
    await set_up(hass, entry)
    platform.kill_sessions()
    platform.kill_refresh_tokens()
    platform.kill_city_sessions()
    await pass_time(timedelta(hours=2))
    platform.log.clear()

    with pytest.raises(HomeAssistantError) as failed:
        await calendar_events(hass, ALVA, "2027-01-11T00:00", "2027-01-16T00:00")
    assert failed.value.translation_key == "sign_in_required"
    assert await calendar_events(hass, ALVA, "2026-11-24T00:00", "2026-11-25T00:00")
    assert not platform.log


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


async def test_enabled_by_default(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Most families need no calendar of care times, nor one beside the timetable."""
    await set_up(hass, entry)
    registry = er.async_get(hass)
    disabled = {name for name in (ALVA, SCHOOL_DAYS, CARE) if registry.entities[name].disabled}
    assert disabled == {SCHOOL_DAYS, CARE}


async def test_a_child_in_preschool_beside_one_at_school(
    hass: HomeAssistant, all_enabled: None, platform: Simulator, entry: MockConfigEntry
) -> None:
    """It has the school's calendar and its care, but no school days and no assignments."""
    child = platform.family.child("Vilmer")
    child.preschool = True
    child.apps = [app for app in child.apps if app != "timetable"]
    await set_up(hass, entry)

    assert shown(hass, "calendar.vilmer_school_calendar").attributes["message"] == "Studiedag"
    assert shown(hass, "calendar.vilmer_after_school_care").state == "on"
    for name in (
        "calendar.vilmer_school_days",
        "calendar.vilmer_timetable",
        "todo.vilmer_assignments",
    ):
        assert hass.states.get(name) is None
    assert value(hass, SCHOOL_DAYS) == "off"
    assert value(hass, "todo.alva_assignments") != STATE_UNAVAILABLE


@pytest.mark.usefixtures("all_enabled")
async def test_two_accounts_with_the_same_children(
    hass: HomeAssistant, platform: Simulator, add_account: AddAccount
) -> None:
    """Each has its own calendars, which say the same."""
    await set_up(hass, await add_account())
    await set_up(hass, await add_account(guardian=1, title="Skolplattformen 2"))

    for entity_id in (ALVA, SCHOOL_DAYS):
        other = entity_id.replace("alva_", "alva_2_")
        days = date(2026, 11, 23), date(2026, 12, 11)
        assert await between(hass, entity_id, *days) == await between(hass, other, *days)
        assert value(hass, entity_id) == value(hass, other)


async def test_a_child_that_leaves(
    hass: HomeAssistant,
    all_enabled: None,
    platform: Simulator,
    entry: MockConfigEntry,
    pass_time: PassTime,
) -> None:
    """Its calendars are unavailable until the guardian deletes the device; a range is an error."""
    platform.switches.hub_session_seconds = 7 * 24 * 3600
    await set_up(hass, entry)
    platform.family.remove_child(platform.family.child("Alva"))
    await pass_time(timedelta(days=1))

    for entity_id in (ALVA, SCHOOL_DAYS, CARE):
        assert value(hass, entity_id) == STATE_UNAVAILABLE
        with pytest.raises(HomeAssistantError) as failed:
            await between(hass, entity_id, TUESDAY, date(2026, 11, 27))
        assert failed.value.translation_key == "unknown_child"
    assert value(hass, "calendar.vilmer_school_calendar") != STATE_UNAVAILABLE


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


@pytest.mark.usefixtures("all_enabled")
async def test_another_language(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Without words in Home Assistant's language they are English."""
    hass.config.language = "de"
    await set_up(hass, entry)
    assert shown(hass, SCHOOL_DAYS).attributes["message"] == "School"
