"""The school's calendar: entries as events, with their words, their ranges and who they are."""

from datetime import date

from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.calendars import ALVA, between, titles, uids
from tests.platform import calendar_events, press_refresh, set_up
from tests.simulator.entries import all_day_entry, timed_entry
from tests.simulator.server import Simulator

TUESDAY = date(2026, 11, 24)


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
    await press_refresh(hass)
    after = await between(hass, ALVA, date(2026, 12, 1), date(2026, 12, 3))

    assert len(set(before)) == 2
    assert [event.uid for event in after] == before
    assert "handduk" in str(after[0].description)
    assert not any(str(first["id"]) in str(uid) for uid in before)
