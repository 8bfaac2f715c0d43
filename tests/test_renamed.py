"""What a guardian does to entities and devices: renames them, disables them, enables them again."""

from datetime import timedelta

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.const import CONF_CHILDREN, CONF_NICKNAME, DOMAIN
from tests.conftest import PassTime
from tests.platform import child_key, set_up, value
from tests.simulator.server import Simulator

LESSON, OWN = "sensor.alva_next_lesson", "sensor.dotterns_lektion"
# How long core waits after something was enabled, and then reloads the account.
RELOAD = timedelta(seconds=31)


def device_of(
    hass: HomeAssistant, entry: MockConfigEntry, platform: Simulator, name: str
) -> dr.DeviceEntry:
    """Return the device of a child."""
    identifier = (DOMAIN, f"{entry.unique_id}_{child_key(platform, name)}")
    device = dr.async_get(hass).async_get_device_by_identifier(identifier, entry.entry_id)
    assert device is not None
    return device


def unique_ids(hass: HomeAssistant, entry: MockConfigEntry) -> set[str]:
    """Return the unique ids of all entities of an account."""
    found = er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)
    return {entity.unique_id for entity in found}


async def test_renamed(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """Under another id, on a renamed device, with a nickname: the same entity goes on."""
    await set_up(hass, entry)
    before = unique_ids(hass, entry)
    er.async_get(hass).async_update_entity(LESSON, new_entity_id=OWN, name="Lektion")
    device = device_of(hass, entry, platform, "Alva")
    dr.async_get(hass).async_update_device(device.id, name_by_user="Stora syster")
    await hass.async_block_till_done()
    assert hass.states.get(LESSON) is None
    assert value(hass, OWN) == "Idrott och hälsa"

    # The lesson begins.
    await pass_time(timedelta(hours=1))
    assert value(hass, OWN) == "Matematik"

    options = {CONF_CHILDREN: {child_key(platform, "Alva"): {CONF_NICKNAME: "Älvan"}}}
    hass.config_entries.async_update_entry(entry, options=options)
    await hass.async_block_till_done(wait_background_tasks=True)
    renamed = device_of(hass, entry, platform, "Alva")
    assert (renamed.id, renamed.name, renamed.name_by_user) == (
        device.id,
        "Älvan",
        "Stora syster",
    )
    assert hass.states.get(LESSON) is None
    assert value(hass, OWN) == "Matematik"
    assert unique_ids(hass, entry) == before

    # The next one begins at 9:40.
    await pass_time(timedelta(hours=1, minutes=30))
    assert value(hass, OWN) == "Slöjd"


@pytest.mark.usefixtures("all_enabled")
async def test_an_entity_is_disabled(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """It is gone while it is disabled, the others go on, and it comes back as it then is."""
    await set_up(hass, entry)
    before = unique_ids(hass, entry)
    registry = er.async_get(hass)
    registry.async_update_entity(LESSON, disabled_by=er.RegistryEntryDisabler.USER)
    await hass.async_block_till_done()
    assert hass.states.get(LESSON) is None

    await pass_time(timedelta(hours=1))
    assert hass.states.get(LESSON) is None
    assert value(hass, "sensor.alva_next_lesson_start") == "2026-11-24T08:40:00+00:00"

    registry.async_update_entity(LESSON, disabled_by=None)
    await pass_time(RELOAD)
    assert value(hass, LESSON) == "Matematik"
    assert unique_ids(hass, entry) == before


async def test_a_device_is_disabled(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """A child's entities go and come back together; its sibling's stay all the time."""
    await set_up(hass, entry)
    ids = {state.entity_id for state in hass.states.async_all()}
    of_alva = {name for name in ids if name.partition(".")[2].startswith("alva_")}
    device = device_of(hass, entry, platform, "Alva")
    devices = dr.async_get(hass)
    devices.async_update_device(device.id, disabled_by=dr.DeviceEntryDisabler.USER)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert {state.entity_id for state in hass.states.async_all()} == ids - of_alva

    # It stays so through a day with its updates, and a restart.
    for _ in range(6):
        await pass_time(timedelta(hours=4))
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert {state.entity_id for state in hass.states.async_all()} == ids - of_alva
    assert value(hass, "sensor.skolplattformen_family_today") in {"everyone", "some"}

    devices.async_update_device(device.id, disabled_by=None)
    await pass_time(RELOAD)
    assert {state.entity_id for state in hass.states.async_all()} == ids
    assert "unavailable" not in {value(hass, name) for name in of_alva}


async def test_all_is_disabled(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """With every entity disabled the account is still read; they come back with fresh states."""
    await set_up(hass, entry)
    registry = er.async_get(hass)
    ids = {state.entity_id for state in hass.states.async_all()}
    for entity_id in ids:
        registry.async_update_entity(entity_id, disabled_by=er.RegistryEntryDisabler.USER)
    await hass.async_block_till_done()
    assert not hass.states.async_all()
    platform.log.clear()
    await pass_time(timedelta(hours=2))
    assert platform.log

    for entity_id in ids:
        registry.async_update_entity(entity_id, disabled_by=None)
    await pass_time(RELOAD)
    assert {state.entity_id for state in hass.states.async_all()} == ids
    assert value(hass, LESSON) == "Matematik"


@pytest.mark.parametrize("change", ["first_name", "last_name"])
async def test_the_school_renames_a_child(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    pass_time: PassTime,
    change: str,
) -> None:
    """A child that the platform calls something else is the same child, with the same entities."""
    await set_up(hass, entry)
    before = unique_ids(hass, entry)
    device = device_of(hass, entry, platform, "Alva")
    alva = platform.family.child("Alva")
    setattr(alva, change, "Alba")

    for _ in range(25):
        await pass_time(timedelta(hours=1))

    assert unique_ids(hass, entry) == before
    assert device_of(hass, entry, platform, alva.first_name).id == device.id
    assert value(hass, LESSON) not in {"unknown", "unavailable"}
