"""What the first release left on a disk is understood by this one: the contract of ids and stores.

tests/storage/1.1.json was written once and is never made anew: whoever changes the stores, the
identifiers or the unique ids writes a migration and adds a file of their own version.
"""

from datetime import timedelta
import json
from pathlib import Path
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.const import DOMAIN
from custom_components.skolplattformen.store import SecretsStore
from tests.conftest import PassTime
from tests.platform import child_key, set_up, sign_in, value
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

OLD = Path(__file__).parent / "storage" / "1.1.json"


@pytest.fixture
def old() -> dict[str, Any]:
    """Return what lay on the disk."""
    content: dict[str, Any] = json.loads(OLD.read_text(encoding="utf-8"))
    return content


@pytest.fixture
def old_entry(
    hass: HomeAssistant,
    platform: Simulator,
    hass_storage: dict[str, Any],
    old: dict[str, Any],
    entity_registry: er.EntityRegistry,
) -> MockConfigEntry:
    """Return the account as the first release left it, with its entities renamed by the guardian."""
    hass_storage.update(old["stores"])
    entry = MockConfigEntry(
        domain=DOMAIN, version=1, minor_version=1, unique_id=old["account"], title=old["title"],
        data=old["data"],
    )  # fmt: skip
    entry.add_to_hass(hass)
    for unique_id, known in old["entities"].items():
        domain = known["entity_id"].partition(".")[0]
        entity_registry.async_get_or_create(
            domain, DOMAIN, unique_id, config_entry=entry, suggested_object_id=f"my_{unique_id}"
        )
    return entry


async def test_a_disk_of_the_first_release(
    hass: HomeAssistant,
    platform: Simulator,
    old: dict[str, Any],
    old_entry: MockConfigEntry,
    device_registry: dr.DeviceRegistry,
    entity_registry: er.EntityRegistry,
) -> None:
    """Offline, every entity has its old id, its old device, and its last state."""
    platform.faults.add(Fault(kind="drop"))
    await set_up(hass, old_entry)

    entries = er.async_entries_for_config_entry(entity_registry, old_entry.entry_id)
    present = {entity.unique_id: entity for entity in entries}
    assert set(old["entities"]) <= set(present)
    for unique_id, known in old["entities"].items():
        entity = present[unique_id]
        assert entity.entity_id.endswith(f"my_{unique_id}")
        state = hass.states.get(entity.entity_id)
        assert state is not None
        assert state.state == known["state"], known["entity_id"]
        device = device_registry.async_get(str(entity.device_id))
        assert device is not None
        assert [list(identifier) for identifier in device.identifiers] == known["identifiers"]


async def test_the_first_release_is_upgraded(
    hass: HomeAssistant,
    platform: Simulator,
    old: dict[str, Any],
    old_entry: MockConfigEntry,
    pass_time: PassTime,
    entity_registry: er.EntityRegistry,
) -> None:
    """Online, the old entities go on under their ids, and all that this release adds comes.

    The guardian signs in again: the platform of the test has never heard of the old keys.
    """
    _, secrets = await sign_in(hass, platform)
    await SecretsStore(hass, old["account"]).save(secrets)
    await set_up(hass, old_entry)

    present = {
        entity.unique_id: entity
        for entity in er.async_entries_for_config_entry(entity_registry, old_entry.entry_id)
    }
    for unique_id in old["entities"]:
        assert present[unique_id].entity_id.endswith(f"my_{unique_id}")
    new = {present[unique_id].entity_id for unique_id in present.keys() - old["entities"].keys()}
    # Some of what is new, of each platform and of each kind of thing it is about.
    assert {
        "sensor.alva_today",
        "sensor.alva_school_start",
        "sensor.alva_care_end",
        "sensor.vilmer_wake_up",
        "sensor.skolplattformen_family_today",
        "binary_sensor.vilmer_in_school",
        "calendar.alva_school_calendar",
        "event.vilmer_timetable_change",
        "todo.alva_assignments",
    } <= new
    states = {
        entity.entity_id: value(hass, entity.entity_id)
        for entity in present.values()
        if not entity.disabled
    }
    assert "unavailable" not in states.values()
    assert states["sensor.alva_today"] == "school"
    # What had been written before this release came is not news.
    assert {state for name, state in states.items() if name.startswith("event.")} == {"unknown"}

    # The lesson begins.
    await pass_time(timedelta(hours=1))
    account, alva = old["account"], child_key(platform, "Alva")
    assert value(hass, f"sensor.my_{account}_{alva}_next_lesson") == "Matematik"
    assert value(hass, "binary_sensor.alva_school_day") == "on"
