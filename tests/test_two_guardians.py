"""Two guardians of the same children in one Home Assistant: both complete, neither in the other's way."""

from datetime import date, timedelta

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.conftest import AddAccount, PassTime
from tests.platform import add_menu, child_key, phase, set_up, shown, value
from tests.simulator.school import timetable_row
from tests.simulator.server import Simulator

pytestmark = pytest.mark.usefixtures("all_enabled")

TUESDAY = date(2026, 11, 24)
# About the guardian, not about the children.
OWN = {"last_update", "sign_in", "refresh"}

type Both = tuple[MockConfigEntry, MockConfigEntry]


@pytest.fixture
async def both(hass: HomeAssistant, platform: Simulator, add_account: AddAccount) -> Both:
    """Return the accounts of both guardians, each with the same menu, set up."""

    async def added(guardian: int, title: str) -> MockConfigEntry:
        account = await add_account(guardian, title)
        add_menu(hass, account, "larkskolan", child_key(platform, "Alva"))
        await set_up(hass, account)
        return account

    return await added(0, "Skolplattformen"), await added(1, "Skolplattformen 2")


def states_of(hass: HomeAssistant, entry: MockConfigEntry) -> dict[str, str]:
    """Return what all entities about children show, by what is left of their unique ids."""
    found = er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)
    names = {
        entity.entity_id: entity.unique_id.removeprefix(f"{entry.unique_id}_") for entity in found
    }
    return {
        f"{entity_id.partition('.')[0]} {name}": value(hass, entity_id)
        for entity_id, name in names.items()
        if name not in OWN
    }


async def test_both_are_complete(hass: HomeAssistant, both: Both) -> None:
    """Each has every entity of both children, of the same states, under names that differ."""
    first, second = both
    assert states_of(hass, first) == states_of(hass, second)
    names = [
        {device.name for device in dr.async_entries_for_config_entry(dr.async_get(hass), entry_id)}
        for entry_id in (first.entry_id, second.entry_id)
    ]
    assert names == [
        {"Alva", "Vilmer", "Skolplattformen"},
        {"Alva (2)", "Vilmer (2)", "Skolplattformen 2"},
    ]
    friendly = [state.name for state in hass.states.async_all()]
    assert len(set(friendly)) == len(friendly)


async def test_one_is_signed_out(
    hass: HomeAssistant, platform: Simulator, both: Both, pass_time: PassTime
) -> None:
    """The other goes on, also with what is new; the first keeps its plans and asks to sign in."""
    first, second = both
    platform.sign_out(0)
    alva = platform.family.child("Alva")
    platform.messages.add(alva, "Vantar")
    platform.school.override(alva, TUESDAY, [timetable_row(TUESDAY, "12:00", "13:00", "Teater")])
    for _ in range(9):
        await pass_time(timedelta(minutes=30))

    flows = hass.config_entries.flow.async_progress()
    assert [flow["context"]["entry_id"] for flow in flows] == [first.entry_id]
    assert phase(first) is phase(second) is ConfigEntryState.LOADED
    assert value(hass, "sensor.skolplattformen_sign_in") == "sign_in_required"
    assert value(hass, "sensor.skolplattformen_2_sign_in") == "signed_in"
    # What is planned stays for long, what is true at a moment does not.
    assert value(hass, "sensor.alva_next_lesson") == "Slöjd"
    assert value(hass, "sensor.alva_unread_messages") == "unavailable"
    assert value(hass, "sensor.alva_2_next_lesson") == "Teater"
    assert value(hass, "sensor.alva_2_unread_messages") == "4"
    assert shown(hass, "event.alva_2_message").attributes["event_type"] == "received"
    assert shown(hass, "event.alva_message").attributes["event_type"] is None


async def test_one_is_removed(
    hass: HomeAssistant, platform: Simulator, both: Both, pass_time: PassTime
) -> None:
    """Removing one account takes its devices alone; the other keeps its names and its data."""
    first, second = both
    before = states_of(hass, second)
    await hass.config_entries.async_remove(first.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)

    assert states_of(hass, second) == before
    assert hass.states.get("sensor.alva_next_lesson") is None
    # The lesson begins.
    await pass_time(timedelta(hours=1))
    assert value(hass, "sensor.alva_2_next_lesson") == "Matematik"
    assert not hass.config_entries.flow.async_progress()
