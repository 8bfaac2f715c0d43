"""The button with which a guardian reads everything now."""

from datetime import timedelta
from unittest.mock import patch

from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from syrupy.assertion import SnapshotAssertion

from tests.conftest import PassTime
from tests.platform import add_menu, child_key, entities, kinds, press_refresh, set_up, value
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator


async def test_all_buttons(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    snapshot: SnapshotAssertion,
) -> None:
    """There is one button."""
    with patch("custom_components.skolplattformen.PLATFORMS", [Platform.BUTTON]):
        await set_up(hass, entry)

    assert entities(hass, entry) == snapshot


async def test_press(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """Everything is read, menus too; a second press within five minutes changes nothing."""
    add_menu(hass, entry, "larkskolan", child_key(platform, "Alva"))
    await set_up(hass, entry)
    platform.messages.add(platform.family.child("Alva"), "Hej")
    await pass_time(timedelta(seconds=1))
    platform.log.clear()

    await press_refresh(hass)

    assert value(hass, "sensor.alva_unread_messages") == "4"
    assert kinds(platform)["timetable_list"] == 2
    assert kinds(platform)["menu"] == 2
    platform.log.clear()
    await pass_time(timedelta(minutes=4))
    await press_refresh(hass)
    assert not platform.log
    await pass_time(timedelta(minutes=1))
    await press_refresh(hass)
    assert kinds(platform)["message_list"] == 2


async def test_press_in_an_outage(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """The guardian is told that it did not work; what was kept stays."""
    await set_up(hass, entry)
    platform.faults.add(Fault(kind="drop"))

    with pytest.raises(HomeAssistantError) as failed:
        await press_refresh(hass)

    assert failed.value.translation_key == "cannot_connect"
    assert value(hass, "sensor.alva_next_lesson") == "Idrott och hälsa"


async def test_press_while_signed_out(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """The guardian is told to sign in, and the hub is left alone."""
    await set_up(hass, entry)
    platform.forget_sign_ins()
    await pass_time(timedelta(hours=1))
    platform.log.clear()

    with pytest.raises(HomeAssistantError) as failed:
        await press_refresh(hass)

    assert failed.value.translation_key == "sign_in_required"
    assert not platform.log
