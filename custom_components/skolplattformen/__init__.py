"""Skolplattformen: set up the actions and the card; set up, unload and remove one guardian's account."""

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import config_validation as cv, instance_id
from homeassistant.helpers.device_registry import AnyDeviceEntry
from homeassistant.helpers.start import async_at_started
from homeassistant.helpers.typing import ConfigType
from homeassistant.util import dt as dt_util

from . import answers_issue, secrets_issue
from .api.client import SkolplattformenClient
from .card import async_setup_card
from .const import CONF_ACCOUNT, DOMAIN
from .coordinator import (
    AccountCoordinator,
    SkolplattformenConfigEntry,
    SkolplattformenData,
)
from .device import is_current
from .entities.ticks import Ticks
from .menus import issue as menu_issue
from .menus.child_menu import menus_of
from .services import async_setup_services
from .session import session_factory
from .settled import until_earlier_are_settled
from .store import SecretsStore, SnapshotStore
from .websocket_api import async_setup_websocket_api

PLATFORMS = [
    Platform.BINARY_SENSOR,
    Platform.BUTTON,
    Platform.CALENDAR,
    Platform.EVENT,
    Platform.SENSOR,
    Platform.TODO,
]

CONFIG_SCHEMA = cv.config_entry_only_config_schema(DOMAIN)


async def async_setup(
    hass: HomeAssistant,
    config: ConfigType,  # noqa: ARG001  # core's signature
) -> bool:
    """Register the actions: they are there, and say why they cannot, even without an account."""
    async_setup_services(hass)
    async_setup_websocket_api(hass)
    await async_setup_card(hass)
    return True


async def async_setup_entry(hass: HomeAssistant, entry: SkolplattformenConfigEntry) -> bool:
    """Set up an account; what is kept of it is shown at once."""
    account = entry.data[CONF_ACCOUNT]
    sessions = session_factory(hass)
    store = SnapshotStore(hass, account)
    await store.load()
    client = SkolplattformenClient(
        sessions,
        SecretsStore(hass, account),
        account=account,
        salt=await instance_id.async_get(hass),
        clock=dt_util.utcnow,
    )
    entry.async_on_unload(store.close)
    entry.async_on_unload(client.close)
    menus = menus_of(hass, entry, sessions, store)
    coordinator = AccountCoordinator(hass, entry, client, store, menus)
    await coordinator.async_start()
    entry.runtime_data = SkolplattformenData(coordinator=coordinator, menus=menus)
    menus.start()
    await until_earlier_are_settled(hass, entry)
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)

    async def begin_to_announce(_hass: HomeAssistant) -> None:
        await coordinator.announcer.begin()

    entry.async_on_unload(async_at_started(hass, begin_to_announce))
    entry.async_on_unload(entry.add_update_listener(_async_reload))
    return True


async def async_unload_entry(hass: HomeAssistant, entry: SkolplattformenConfigEntry) -> bool:
    """Unload an account; its session is saved and closed."""
    announcer = entry.runtime_data.coordinator.announcer
    announcer.end()
    if not await hass.config_entries.async_unload_platforms(entry, PLATFORMS):
        await announcer.begin()
        return False
    secrets_issue.forget(hass, entry)
    menu_issue.forget(hass, entry)
    answers_issue.forget(hass, entry)
    # Here, because core does not wait for what is closed after the unload: a key that is being
    # rotated must be on the disk before anyone else reads or deletes it.
    await entry.runtime_data.coordinator.async_close()
    return True


async def async_remove_entry(hass: HomeAssistant, entry: SkolplattformenConfigEntry) -> None:
    """Delete all that was kept of an account."""
    account = entry.data[CONF_ACCOUNT]
    await SecretsStore(hass, account).remove()
    await SnapshotStore(hass, account).remove()
    await Ticks(hass, account).remove()
    secrets_issue.forget(hass, entry)
    menu_issue.forget(hass, entry)
    answers_issue.forget(hass, entry)


async def async_remove_config_entry_device(
    hass: HomeAssistant,  # noqa: ARG001  # core's signature
    entry: SkolplattformenConfigEntry,
    device: AnyDeviceEntry,
) -> bool:
    """Let a guardian delete a child that has left."""
    return entry.state is ConfigEntryState.LOADED and not is_current(entry, device.identifiers)


async def _async_reload(hass: HomeAssistant, entry: SkolplattformenConfigEntry) -> None:
    """Start anew with other menus or options."""
    await hass.config_entries.async_reload(entry.entry_id)
