"""The account through what changes at school: modules that come and go, and each child for itself."""

from datetime import timedelta

from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.conftest import PassTime
from tests.platform import set_up, shown, value
from tests.simulator.server import Simulator


async def test_a_module_is_switched_off(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """A week without the module takes its entity; its return brings it back without a reload."""
    await set_up(hass, entry)
    registry = er.async_get(hass)
    alva = platform.family.child("Alva")
    alva.modules_off["message_list"] = "redirect"

    await pass_time(timedelta(days=1))
    assert value(hass, "sensor.alva_unread_messages") == STATE_UNAVAILABLE
    await pass_time(timedelta(days=6, hours=23))
    assert registry.async_get("sensor.alva_unread_messages") is not None
    await pass_time(timedelta(days=1))
    assert registry.async_get("sensor.alva_unread_messages") is None
    assert value(hass, "sensor.vilmer_unread_messages") == "1"

    alva.modules_off.clear()
    await pass_time(timedelta(days=1))
    assert value(hass, "sensor.alva_unread_messages") == "3"


async def test_a_module_that_is_off_from_the_beginning(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """It has no entity, not even a dead one for a week, and gets one when it is switched on."""
    alva = platform.family.child("Alva")
    alva.modules_off["message_list"] = "redirect"
    await set_up(hass, entry)
    assert er.async_get(hass).async_get("sensor.alva_unread_messages") is None

    alva.modules_off.clear()
    await pass_time(timedelta(days=1))
    assert value(hass, "sensor.alva_unread_messages") == "3"


async def test_a_child_without_a_timetable(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """A module that the home page does not list has no entities, until it is listed."""
    vilmer = platform.family.child("Vilmer")
    vilmer.apps.remove("timetable")
    await set_up(hass, entry)
    assert hass.states.get("sensor.vilmer_next_lesson") is None
    assert hass.states.get("calendar.vilmer_timetable") is None

    vilmer.apps.append("timetable")
    await pass_time(timedelta(days=1))
    assert value(hass, "sensor.vilmer_next_lesson") == "Svenska"


async def test_a_child_is_gone_at_noon(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """A child that the hub no longer knows does not stop its sibling's reading."""
    await set_up(hass, entry)
    platform.family.remove_child(platform.family.child("Alva"))
    platform.messages.add(platform.family.child("Vilmer"), "Hej")

    for _ in range(3):
        await pass_time(timedelta(hours=1))

    assert value(hass, "sensor.alva_next_lesson") == STATE_UNAVAILABLE
    assert value(hass, "sensor.vilmer_unread_messages") == "2"


async def test_the_wrong_child(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """While the hub does not switch, a child keeps its old data, and never gets its sibling's."""
    await set_up(hass, entry)
    platform.switches.switch_delay = 24 * 3600
    platform.messages.add(platform.family.child("Vilmer"), "Hej")
    platform.messages.mark_read(platform.family.child("Alva"))
    await pass_time(timedelta(minutes=45))
    await pass_time(timedelta(hours=1))
    await pass_time(timedelta(hours=1))

    assert value(hass, "sensor.alva_unread_messages") == "0"
    assert value(hass, "sensor.vilmer_unread_messages") == STATE_UNAVAILABLE
    # Sports, as for Alva, but in Vilmer's own hall.
    assert shown(hass, "sensor.vilmer_next_lesson").attributes["room"] == "Gympasalen"
