"""The dialog about each child when there are many, one has left, there are none, or nobody knows."""

from datetime import timedelta

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import STATE_UNAVAILABLE, STATE_UNKNOWN
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.const import CONF_CHILDREN
from tests.config_flow.options_dialog import (
    LIMITS,
    answer,
    begin,
    device_name,
    set_options,
    submit,
)
from tests.conftest import PassTime
from tests.platform import child_key, set_up, value
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator


async def test_many_children(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """A fifth child has a form of its own; nothing is kept before the last form."""
    for name in ("Ebba", "Ivar", "Saga"):
        platform.family.add_child(name)
    await set_up(hass, entry)
    result = await begin(hass, entry)
    assert result["last_step"] is False

    result = await submit(hass, result, *(answer(margin=number) for number in range(4)))
    assert result["type"] is FlowResultType.FORM
    assert result["last_step"] is True
    assert result["description_placeholders"] == {"child_1": "Saga", **LIMITS}
    assert not entry.options
    # Another browser looks at the same dialog.
    result = await hass.config_entries.options.async_configure(result["flow_id"])
    assert result["description_placeholders"] == {"child_1": "Saga", **LIMITS}

    result = await submit(hass, result, answer(margin=4))
    assert result["type"] is FlowResultType.CREATE_ENTRY
    margins = [child["wake_up_margin"] for child in entry.options[CONF_CHILDREN].values()]
    assert margins == [0, 1, 2, 3, 4]


async def test_a_child_that_left(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """It is not asked about any more, and finds what was set when it comes back."""
    alva, vilmer = child_key(platform, "Alva"), child_key(platform, "Vilmer")
    await set_up(hass, entry)
    await set_options(hass, entry, answer(), answer("Ville", 30))
    gone = platform.family.child("Vilmer")
    switch_ids = [dict(guardian.switch_ids) for guardian in platform.family.guardians]
    platform.family.remove_child(gone)
    await pass_time(timedelta(days=1))
    assert value(hass, "sensor.vilmer_wake_up") == STATE_UNAVAILABLE

    await set_options(hass, entry, answer("Älvan"))

    assert entry.options[CONF_CHILDREN] == {alva: answer("Älvan"), vilmer: answer("Ville", 30)}
    platform.family.children.append(gone)
    for guardian, ids in zip(platform.family.guardians, switch_ids, strict=True):
        guardian.switch_ids = ids
    await pass_time(timedelta(days=1))
    assert device_name(hass, entry, vilmer) == "Ville"
    assert value(hass, "sensor.vilmer_wake_up") not in (STATE_UNAVAILABLE, STATE_UNKNOWN)


async def test_no_children(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """An account without children has nothing to set."""
    for name in ("Alva", "Vilmer"):
        platform.family.remove_child(platform.family.child(name))
    # The simulator has no bell without a child.
    platform.faults.add(Fault(kind="garbage", path="GetNotifications"))
    await set_up(hass, entry)

    result = await begin(hass, entry)

    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "no_children"


async def test_an_account_that_is_not_set_up(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Without the account nobody knows the children."""
    result = await begin(hass, entry)

    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "entry_not_loaded"


async def test_an_account_that_reloads(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """A dialog that is opened right after another one waits for the reload."""
    await set_up(hass, entry)
    async with entry.setup_lock:
        entry.mock_state(hass, ConfigEntryState.SETUP_IN_PROGRESS)
        opening = hass.async_create_task(begin(hass, entry))
        entry.mock_state(hass, ConfigEntryState.LOADED)

    result = await opening

    assert result["type"] is FlowResultType.FORM
