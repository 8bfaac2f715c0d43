"""What the first release left on a disk is understood by this one: the contract of ids and stores.

tests/storage/1.1.json was written once and is never made anew: whoever changes the stores, the
identifiers or the unique ids writes a migration and adds a file of their own version.
"""

import json
from pathlib import Path
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.const import DOMAIN
from tests.platform import set_up
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

OLD = Path(__file__).parent / "storage" / "1.1.json"


@pytest.fixture
def old() -> dict[str, Any]:
    """Return what lay on the disk."""
    content: dict[str, Any] = json.loads(OLD.read_text(encoding="utf-8"))
    return content


async def test_a_disk_of_the_first_release(
    hass: HomeAssistant,
    platform: Simulator,
    hass_storage: dict[str, Any],
    old: dict[str, Any],
    device_registry: dr.DeviceRegistry,
    entity_registry: er.EntityRegistry,
) -> None:
    """Offline, every entity has its old id, its old device, and its last state."""
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
    platform.faults.add(Fault(kind="drop"))
    await set_up(hass, entry)

    entries = er.async_entries_for_config_entry(entity_registry, entry.entry_id)
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
