"""Diagnostics that can be posted in public."""

from datetime import timedelta

from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.diagnostics import (
    get_diagnostics_for_config_entry,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator
from syrupy.assertion import SnapshotAssertion

from custom_components.skolplattformen.diagnostics import async_get_config_entry_diagnostics
from tests.conftest import PassTime
from tests.platform import add_menu, child_key, set_up
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator


async def test_an_ordinary_account(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    hass_client: ClientSessionGenerator,
    snapshot: SnapshotAssertion,
) -> None:
    """Counts, ages, kinds and lengths, and not a single value."""
    add_menu(hass, entry, "larkskolan", child_key(platform, "Alva"))
    await set_up(hass, entry)

    assert await get_diagnostics_for_config_entry(hass, hass_client, entry) == snapshot


async def test_in_trouble(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    pass_time: PassTime,
) -> None:
    """What is wrong is there to be seen."""
    add_menu(hass, entry, "larkskolan", child_key(platform, "Alva"))
    platform.family.child("Vilmer").modules_off["message_list"] = "shell"
    platform.faults.add(Fault(kind="status", host="skolmaten.se"))
    platform.faults.add(Fault(kind="garbage", path="GetMessages", times=1))
    await set_up(hass, entry)
    platform.faults.add(Fault(kind="status", status=503, host="hub.infomentor.se"))
    await pass_time(timedelta(hours=1))
    await pass_time(timedelta(minutes=10))

    # Not over HTTP: the test's token has expired by now.
    found = await async_get_config_entry_diagnostics(hass, entry)

    assert found["account"]["last_error"] == "UnreachableError"
    assert found["account"]["unreachable"] >= 600
    alva, vilmer = found["children"]
    assert alva["modules"]["messages"] == {
        "exists": True,
        "off": None,
        "gone": None,
        "failing": True,
        "age": None,
    }
    assert vilmer["modules"]["messages"] == {
        # It was never there.
        "exists": False,
        "off": 4200,
        "gone": None,
        "failing": False,
        "age": None,
    }
    assert alva["messages"] is None
    assert found["menus"][0]["last_error"] == "UnreachableError"
    assert found["menus"][0]["age"] is None
