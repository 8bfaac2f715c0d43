"""The calendar of what is served for lunch."""

from datetime import date, datetime, timedelta
from typing import Any

from homeassistant.components.calendar.const import DOMAIN as CALENDAR_DOMAIN, SERVICE_GET_EVENTS
from homeassistant.const import ATTR_ENTITY_ID, STATE_OFF, STATE_ON
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.const import CONF_ALTERNATIVES
from tests.conftest import PassTime
from tests.platform import add_menu, child_key, kinds, set_up, shown, value
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

TUESDAY = date(2026, 11, 24)
CALENDAR = "calendar.alva_lunch_menu"


async def events(hass: HomeAssistant, first: str, last: str) -> list[dict[str, Any]]:
    """Return Alva's lunches from a day until another (exclusive), as the action gives them."""
    answer = await hass.services.async_call(
        CALENDAR_DOMAIN,
        SERVICE_GET_EVENTS,
        {
            ATTR_ENTITY_ID: CALENDAR,
            "start_date_time": f"{first} 00:00:00",
            "end_date_time": f"{last} 00:00:00",
        },
        blocking=True,
        return_response=True,
    )
    assert answer is not None
    found: list[dict[str, Any]] = answer[CALENDAR]["events"]  # type: ignore[index,call-overload,assignment]
    return found


async def test_a_week(
    hass: HomeAssistant, platform: Simulator, with_menus: MockConfigEntry
) -> None:
    """One event for each day that has a lunch or a reason for none, and no blank one."""
    platform.menus.set_day("larkskolan", TUESDAY, ("Fisk", "Linser"))
    platform.menus.set_day("larkskolan", date(2026, 11, 25), cancelled="Studiedag")
    platform.menus.set_day("larkskolan", date(2026, 11, 26))
    await set_up(hass, with_menus)
    platform.log.clear()

    found = await events(hass, "2026-11-24", "2026-11-27")

    assert [(event["start"], event["end"], event["summary"]) for event in found] == [
        ("2026-11-24", "2026-11-25", "Fisk, Linser"),
        ("2026-11-25", "2026-11-26", "Studiedag"),
    ]
    assert "description" not in found[0] or found[0]["description"] is None
    assert not platform.log


async def test_a_child_with_an_alternative(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """What the child eats is the event, and the rest stands below."""
    alva = child_key(platform, "Alva")
    platform.menus.set_day("larkskolan", TUESDAY, ("Fisk", "Linser", "Soja"))
    add_menu(hass, entry, "larkskolan", alva, **{CONF_ALTERNATIVES: {alva: "2"}})
    await set_up(hass, entry)

    [event] = await events(hass, "2026-11-24", "2026-11-25")

    assert (event["summary"], event["description"]) == ("Linser", "Fisk\nSoja")


async def test_the_state(
    hass: HomeAssistant, platform: Simulator, with_menus: MockConfigEntry, pass_time: PassTime
) -> None:
    """It is on while a day has a lunch, and tells the next one otherwise."""
    platform.menus.set_day("larkskolan", TUESDAY)
    platform.menus.set_day("larkskolan", date(2026, 11, 25), ("Soppa",))
    await set_up(hass, with_menus)
    assert value(hass, CALENDAR) == STATE_OFF
    assert shown(hass, CALENDAR).attributes["message"] == "Soppa"

    await pass_time(timedelta(hours=24 - 7, minutes=1))

    assert value(hass, CALENDAR) == STATE_ON


async def test_other_weeks_are_read_once_a_day(
    hass: HomeAssistant, platform: Simulator, with_menus: MockConfigEntry, pass_time: PassTime
) -> None:
    """A month takes one request for each week that is not kept; the next day they are asked again."""
    await set_up(hass, with_menus)
    platform.log.clear()

    month = await events(hass, "2026-11-30", "2027-01-11")
    assert kinds(platform) == {"menu": 5}
    assert {event["start"][:7] for event in month} >= {"2026-12", "2027-01"}
    # Week 53 is one of them.
    assert any(event["start"] == "2026-12-30" for event in month)
    assert await events(hass, "2026-11-30", "2027-01-11") == month
    assert kinds(platform) == {"menu": 5}

    await pass_time(timedelta(days=1))
    platform.log.clear()
    assert await events(hass, "2026-12-14", "2026-12-15")
    assert kinds(platform) == {"menu": 1}


async def test_old_weeks(
    hass: HomeAssistant, platform: Simulator, with_menus: MockConfigEntry, pass_time: PassTime
) -> None:
    """A week that was shown once stays without being asked for again; one before is asked for."""
    platform.menus.set_day("larkskolan", TUESDAY, ("Fisk",))
    await set_up(hass, with_menus)
    for _ in range(16):
        await pass_time(timedelta(hours=23, minutes=30))
    platform.menus.set_day("larkskolan", TUESDAY, ("Något annat",))
    platform.log.clear()

    [event] = await events(hass, "2026-11-24", "2026-11-25")
    assert event["summary"] == "Fisk"
    assert not platform.log
    assert await events(hass, "2026-11-16", "2026-11-17")
    assert kinds(platform) == {"menu": 1}


async def test_a_week_that_cannot_be_read(
    hass: HomeAssistant, platform: Simulator, with_menus: MockConfigEntry
) -> None:
    """It is an error, and not an empty week."""
    await set_up(hass, with_menus)
    platform.faults.add(Fault(kind="status", status=503, host="skolmaten.se"))

    assert await events(hass, "2026-11-24", "2026-11-25")
    with pytest.raises(HomeAssistantError):
        await events(hass, "2026-12-14", "2026-12-15")


async def test_what_the_site_refuses_is_left_out(
    hass: HomeAssistant,
    platform: Simulator,
    with_menus: MockConfigEntry,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A site that gives nobody like us other weeks still shows this one."""
    monkeypatch.setattr("tests.simulator.menus.CLIENT_TOKEN", "web-another")
    await set_up(hass, with_menus)

    found = await events(hass, "2026-11-23", "2026-12-31")

    assert {event["start"] for event in found} <= {f"2026-11-{day}" for day in range(23, 30)}
    assert found
    # Who asks for a range gets all of it or an error.
    menu = with_menus.runtime_data.coordinator.menus[child_key(platform, "Alva")]
    assert await menu.async_lunches(TUESDAY, TUESDAY)
    with pytest.raises(HomeAssistantError) as err:
        await menu.async_lunches(TUESDAY, date(2026, 12, 1))
    assert err.value.translation_key == "menu_denied"


async def test_too_many_weeks(hass: HomeAssistant, with_menus: MockConfigEntry) -> None:
    """Nobody gets to ask for a year of requests."""
    await set_up(hass, with_menus)

    with pytest.raises(ServiceValidationError) as err:
        await events(hass, "2026-11-24", "2027-02-20")
    assert err.value.translation_key == "menu_range_too_long"


async def test_the_hour_of_the_clock_change(
    hass: HomeAssistant, platform: Simulator, with_menus: MockConfigEntry
) -> None:
    """A range is of whole days, also around both clock changes."""
    platform.menus.set_day("larkskolan", date(2026, 10, 26), ("Gröt",))
    await set_up(hass, with_menus)

    found = await events(hass, "2026-10-25", "2026-10-27")

    assert [(event["start"], event["summary"]) for event in found] == [("2026-10-26", "Gröt")]
    assert datetime.fromisoformat(found[0]["end"]).date() == date(2026, 10, 27)
