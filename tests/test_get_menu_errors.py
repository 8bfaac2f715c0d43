"""The action `get_menu` when it cannot answer: calls that make no sense, and menus that cannot be read."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from homeassistant.core import HomeAssistant, SupportsResponse
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import device_registry as dr
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
import voluptuous as vol

from custom_components.skolplattformen.const import DOMAIN
from tests.conftest import PassTime
from tests.integration_files import translations
from tests.lunches import (
    ALVA,
    BEYOND,
    DAY,
    MATEO,
    TUESDAY,
    VILMER,
    WEEK,
    dates,
    device_of,
    get_menu,
)
from tests.platform import add_menu, child_key, kinds, set_up
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

ACCOUNT = "sensor.skolplattformen_last_update"
MATEO_HOST = "meny-api.mateo.se"
OWN_FILE = "https://lunch.example.org/larkskolan.json"


async def refused(hass: HomeAssistant, first: object = None, last: object = None) -> str | None:
    """Return why the range cannot be asked for; nobody is asked for it."""
    with pytest.raises(ServiceValidationError) as caught:
        await get_menu(hass, ALVA, first, last)
    return caught.value.translation_key


async def test_what_is_not_a_child(
    hass: HomeAssistant, platform: Simulator, with_menus: MockConfigEntry
) -> None:
    """Only devices of children can be asked for, and only while their account is set up."""
    elsewhere = MockConfigEntry(domain="lamp")
    elsewhere.add_to_hass(hass)
    lamp = dr.async_get(hass).async_get_or_create(
        config_entry_id=elsewhere.entry_id, identifiers={("lamp", "1")}, name="Lamp"
    )
    await set_up(hass, with_menus)

    async def why(*device_ids: str) -> str | None:
        with pytest.raises(ServiceValidationError) as caught:
            await hass.services.async_call(
                DOMAIN,
                "get_menu",
                {"device_id": [device_of(hass, ALVA), *device_ids], "start_date": BEYOND},
                blocking=True,
                return_response=True,
            )
        return caught.value.translation_key

    platform.log.clear()
    assert await why("0123") == "service_device_not_found"
    assert await why(lamp.id) == "service_device_wrong_domain"
    assert await why(device_of(hass, ACCOUNT)) == "not_a_child"
    await hass.config_entries.async_unload(with_menus.entry_id)
    assert await why() == "service_config_entry_not_loaded"
    assert not platform.log


async def test_a_child_that_has_left(
    hass: HomeAssistant, platform: Simulator, with_menus: MockConfigEntry
) -> None:
    """The device of a child that has left the school stays, but is no child of the account."""
    await set_up(hass, with_menus)
    device_id = device_of(hass, ALVA)
    del with_menus.runtime_data.coordinator.data.children[child_key(platform, "Alva")]

    with pytest.raises(ServiceValidationError, match="Alva") as caught:
        await hass.services.async_call(
            DOMAIN, "get_menu", {"device_id": device_id}, blocking=True, return_response=True
        )

    assert caught.value.translation_key == "not_a_child"


async def test_a_child_without_a_menu(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """A child for whom no menu has been added is named, and nothing is read for the others."""
    add_menu(hass, entry, "larkskolan", child_key(platform, "Alva"))
    await set_up(hass, entry)
    platform.log.clear()

    with pytest.raises(ServiceValidationError, match="Vilmer") as caught:
        await get_menu(hass, [ALVA, VILMER], BEYOND)

    assert caught.value.translation_key == "no_menu"
    assert not platform.log


async def test_ranges(
    hass: HomeAssistant, platform: Simulator, with_menus: MockConfigEntry
) -> None:
    """A range ends after it begins, is 12 weeks long at most, and not out of this world."""
    await set_up(hass, with_menus)
    platform.log.clear()

    assert await refused(hass, TUESDAY, TUESDAY - DAY) == "end_before_start"
    assert await refused(hass, last=TUESDAY - DAY) == "end_before_start"
    assert await refused(hass, TUESDAY, TUESDAY + 12 * WEEK) == "menu_range_too_long"
    assert await refused(hass, date.max) == "day_out_of_reach"
    assert await refused(hass, date.min, TUESDAY) == "day_out_of_reach"
    assert await refused(hass, TUESDAY + 367 * DAY) == "day_out_of_reach"
    assert not platform.log
    assert await dates(hass, TUESDAY, TUESDAY) == ["2026-11-24"]
    assert len(await dates(hass, TUESDAY, TUESDAY + 12 * WEEK - DAY)) == 60
    assert kinds(platform)["menu"] == 11
    assert await dates(hass, TUESDAY + 366 * DAY)


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"device_id": []},
        {"device_id": None},
        {"device_id": "0123", "start_date": "tomorrow"},
        {"device_id": "0123", "start_date": "2026-02-29"},
        {"device_id": "0123", "start_date": 20261124},
        {"device_id": "0123", "end_date": datetime(2026, 11, 24, 23, tzinfo=UTC)},
        {"device_id": "0123", "days": 7},
    ],
)
async def test_a_call_that_makes_no_sense(
    hass: HomeAssistant, with_menus: MockConfigEntry, data: dict[str, Any]
) -> None:
    """What is no device, no date or no field is refused before anything is looked for."""
    await set_up(hass, with_menus)

    with pytest.raises(vol.Invalid):
        await hass.services.async_call(
            DOMAIN, "get_menu", data, blocking=True, return_response=True
        )


@pytest.mark.parametrize(
    ("fault", "key"),
    [
        (Fault(kind="status", status=503, host=MATEO_HOST), "menu_cannot_connect"),
        (Fault(kind="drop", host=MATEO_HOST), "menu_cannot_connect"),
        (Fault(kind="forbidden", host=MATEO_HOST), "menu_denied"),
        (Fault(kind="rate_limit", host=MATEO_HOST), "menu_paused"),
        (Fault(kind="garbage", host=MATEO_HOST), "menu_unexpected_answer"),
        (Fault(kind="status", status=404, host="lunch.example.org"), "menu_unknown_school"),
    ],
    ids=lambda value: value.kind if isinstance(value, Fault) else value,
)
async def test_the_menu_site_fails(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    pass_time: PassTime,
    fault: Fault,
    key: str,
) -> None:
    """What is wrong with the site is said in words, and of that site; it is no empty list."""
    own = fault.host != MATEO_HOST
    add_menu(hass, entry, OWN_FILE if own else MATEO, child_key(platform, "Alva"))
    await set_up(hass, entry)
    # A file holds all its weeks, and what was read this moment is not asked for anew.
    await pass_time(timedelta(minutes=1))
    platform.faults.add(fault)

    with pytest.raises(HomeAssistantError) as caught:
        await get_menu(hass, ALVA, BEYOND)

    assert not isinstance(caught.value, ServiceValidationError)
    assert caught.value.translation_key == key
    assert caught.value.translation_placeholders == {"site": "JSON (.json)" if own else "Mateo"}
    words = translations("en")["exceptions"][key]["message"]
    # Core takes the full stop at the end away.
    assert f"{caught.value}." == words.format_map(caught.value.translation_placeholders)
    # What is kept is told all the same, and the rest when the site is well again.
    assert len(await dates(hass)) == 5
    platform.faults.clear()
    await pass_time(timedelta(minutes=1))
    assert await dates(hass, BEYOND)


async def test_the_action_is_there_without_an_account(
    hass: HomeAssistant, platform: Simulator
) -> None:
    """An automation is told what is wrong, not that there is no such action."""
    assert await async_setup_component(hass, DOMAIN, {})

    assert hass.services.supports_response(DOMAIN, "get_menu") is SupportsResponse.ONLY
    with pytest.raises(ServiceValidationError):
        await hass.services.async_call(
            DOMAIN, "get_menu", {"device_id": "0123"}, blocking=True, return_response=True
        )
