"""An account is set up, unloaded, reloaded and removed; what is kept outlives a restart."""

import asyncio
from datetime import timedelta
from typing import Any

from homeassistant.config_entries import SOURCE_REAUTH, ConfigEntryState
from homeassistant.const import EVENT_HOMEASSISTANT_STOP, STATE_UNAVAILABLE
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.skolplattformen.const import DOMAIN
from custom_components.skolplattformen.coordinator import AccountCoordinator
from custom_components.skolplattformen.store import SecretsStore
from tests.conftest import AddAccount, PassTime
from tests.platform import add_menu, child_key, kinds, phase, set_up, value
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator


def device_names(hass: HomeAssistant, entry: MockConfigEntry) -> set[str | None]:
    """Return the names of an account's devices."""
    devices = dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id)
    return {device.name for device in devices}


async def test_set_up_and_unloaded(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """The first setup reads everything within the bounds; unloading leaves nothing running."""
    await set_up(hass, entry)

    assert phase(entry) is ConfigEntryState.LOADED
    assert value(hass, "sensor.alva_next_lesson") == "Idrott och hälsa"
    assert value(hass, "sensor.vilmer_next_lesson") == "Matematik"
    # The very first update also reads what later ones read by its age.
    assert len(platform.log) <= 2 * 12

    await hass.config_entries.async_unload(entry.entry_id)
    assert phase(entry) is ConfigEntryState.NOT_LOADED
    assert value(hass, "sensor.alva_next_lesson") == STATE_UNAVAILABLE


async def test_setup_is_tried_again(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """Without anything kept, an outage at the first setup is core's to try again."""
    platform.faults.add(Fault(kind="drop", host="hub.infomentor.se"))
    await set_up(hass, entry)
    assert phase(entry) is ConfigEntryState.SETUP_RETRY
    assert entry.reason == "The school's platform cannot be reached right now"

    platform.faults.clear()
    await pass_time(timedelta(seconds=10))

    assert phase(entry) is ConfigEntryState.LOADED


async def test_setup_without_keys(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, hass_storage: dict[str, Any]
) -> None:
    """Without keys and without anything kept, the guardian is asked to sign in."""
    await SecretsStore(hass, str(entry.unique_id)).remove()

    await set_up(hass, entry)

    assert phase(entry) is ConfigEntryState.SETUP_ERROR
    assert [flow["context"]["source"] for flow in hass.config_entries.flow.async_progress()] == [
        SOURCE_REAUTH
    ]
    assert not platform.log


async def test_offline_restart(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """After a restart without the platform the kept day is shown, and goes on by itself."""
    await set_up(hass, entry)
    await hass.config_entries.async_unload(entry.entry_id)
    platform.faults.add(Fault(kind="drop"))

    await set_up(hass, entry)

    assert phase(entry) is ConfigEntryState.LOADED
    assert value(hass, "sensor.alva_next_lesson") == "Idrott och hälsa"
    assert value(hass, "sensor.alva_unread_messages") == "3"
    await pass_time(timedelta(hours=1, minutes=10))
    assert value(hass, "sensor.alva_next_lesson") == "Matematik"


async def test_online_restart(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """A restart with living cookies and a fresh snapshot costs next to nothing."""
    await set_up(hass, entry)
    await hass.config_entries.async_unload(entry.entry_id)
    await pass_time(timedelta(minutes=10))
    platform.log.clear()

    await set_up(hass, entry)

    assert kinds(platform) == {"notification_list": 1}


async def test_home_assistant_stops(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """While Home Assistant stops, no renewal begins and nothing more is asked."""
    await set_up(hass, entry)
    platform.log.clear()
    platform.kill_sessions()
    hass.set_state(CoreState.stopping)

    hass.bus.async_fire(EVENT_HOMEASSISTANT_STOP)
    await hass.async_block_till_done()
    await pass_time(timedelta(hours=1))
    # An update that was waiting when the client was closed.
    await entry.runtime_data.coordinator.async_refresh()

    assert not platform.log
    assert value(hass, "sensor.skolplattformen_sign_in") == "signed_in"
    assert not hass.config_entries.flow.async_progress()


async def test_stopped_in_the_middle(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """A renewal that did not begin because Home Assistant stops is no outage."""
    await set_up(hass, entry)
    platform.kill_sessions()
    coordinator = entry.runtime_data.coordinator
    before = coordinator.data

    coordinator.client.stop()
    await coordinator.async_refresh()

    assert coordinator.data == before


async def test_removed(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    hass_storage: dict[str, Any],
) -> None:
    """Removing the account deletes all that was kept of it."""
    await set_up(hass, entry)
    files = {f"{DOMAIN}.{entry.unique_id}.secrets", f"{DOMAIN}.{entry.unique_id}.snapshot"}
    assert files <= hass_storage.keys()

    await hass.config_entries.async_remove(entry.entry_id)

    assert not [name for name in hass_storage if name.startswith(DOMAIN)]


async def test_a_menu_reloads(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """Adding a menu brings its child a lunch, on the child's own device; removing it takes it."""
    await set_up(hass, entry)
    assert hass.states.get("sensor.alva_lunch") is None

    add_menu(hass, entry, "larkskolan", child_key(platform, "Alva"))
    await hass.async_block_till_done(wait_background_tasks=True)

    registry = er.async_get(hass)
    lunch = registry.async_get("sensor.alva_lunch")
    lesson = registry.async_get("sensor.alva_next_lesson")
    assert lunch is not None
    assert lesson is not None
    assert value(hass, "sensor.alva_lunch") not in ("unknown", STATE_UNAVAILABLE)
    assert lunch.config_subentry_id is None
    assert lunch.device_id == lesson.device_id
    assert hass.states.get("sensor.vilmer_lunch") is None

    [subentry_id] = entry.subentries
    hass.config_entries.async_remove_subentry(entry, subentry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert registry.async_get("sensor.alva_lunch") is None


async def test_two_guardians(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, add_account: AddAccount
) -> None:
    """A second guardian's account works fully beside the first; equal names are told apart."""
    await set_up(hass, entry)
    second = await add_account(guardian=1, title="Skolplattformen 2")
    await set_up(hass, second)

    assert device_names(hass, entry) == {"Alva", "Skolplattformen", "Vilmer"}
    assert device_names(hass, second) == {"Alva (2)", "Skolplattformen 2", "Vilmer (2)"}
    for name in ("alva", "alva_2"):
        assert value(hass, f"sensor.{name}_next_lesson") == "Idrott och hälsa"

    for account in (second, entry):
        await hass.config_entries.async_reload(account.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert device_names(hass, second) == {"Alva (2)", "Skolplattformen 2", "Vilmer (2)"}


async def test_two_guardians_at_once(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    add_account: AddAccount,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Names are told apart too when both are set up at once, and the second one is faster."""
    second = await add_account(guardian=1, title="Skolplattformen 2")
    start, is_started = AccountCoordinator.async_start, asyncio.Event()

    async def start_in_turn(self: AccountCoordinator) -> None:
        if self.config_entry.entry_id == entry.entry_id:
            await is_started.wait()
        await start(self)
        is_started.set()

    monkeypatch.setattr(AccountCoordinator, "async_start", start_in_turn)
    await set_up(hass, second)

    assert device_names(hass, entry) == {"Alva", "Skolplattformen", "Vilmer"}
    assert device_names(hass, second) == {"Alva (2)", "Skolplattformen 2", "Vilmer (2)"}


async def test_a_child_comes(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """A new child appears by itself, with the next morning."""
    await set_up(hass, entry)
    platform.family.add_child("Ebba")

    await pass_time(timedelta(days=1))

    assert value(hass, "sensor.ebba_next_lesson") not in ("unknown", STATE_UNAVAILABLE)


async def test_a_child_leaves(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    pass_time: PassTime,
    hass_ws_client: WebSocketGenerator,
) -> None:
    """A child that has left is unavailable, can be deleted, and may come back."""
    assert await async_setup_component(hass, "config", {})
    await set_up(hass, entry)
    websocket = await hass_ws_client(hass)
    registry = dr.async_get(hass)

    async def deleted(*names: str) -> bool:
        """Ask Home Assistant to delete the device with these names in its identifier."""
        device = registry.async_get_device_by_identifier((DOMAIN, "_".join(names)), entry.entry_id)
        assert device is not None
        answer = await websocket.remove_device(device.id)
        return bool(answer["success"])

    account, vilmer = str(entry.unique_id), child_key(platform, "Vilmer")
    gone = platform.family.child("Vilmer")
    switch_ids = [dict(guardian.switch_ids) for guardian in platform.family.guardians]
    assert not await deleted(account, vilmer)
    platform.family.remove_child(gone)
    await pass_time(timedelta(days=1))

    assert value(hass, "sensor.vilmer_next_lesson") == STATE_UNAVAILABLE
    assert value(hass, "calendar.vilmer_timetable") == STATE_UNAVAILABLE
    assert not await deleted(account)
    assert not await deleted(account, child_key(platform, "Alva"))
    assert await deleted(account, vilmer)
    await hass.async_block_till_done()
    assert hass.states.get("sensor.vilmer_next_lesson") is None

    platform.family.children.append(gone)
    for guardian, ids in zip(platform.family.guardians, switch_ids, strict=True):
        guardian.switch_ids = ids
    await pass_time(timedelta(days=1))
    assert value(hass, "sensor.vilmer_next_lesson") not in ("unknown", STATE_UNAVAILABLE)
