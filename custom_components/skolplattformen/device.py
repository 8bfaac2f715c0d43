"""The devices: one for the account, one for each child."""

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.device_registry import DeviceEntryType, DeviceInfo

from .const import CONF_ACCOUNT, DOMAIN
from .coordinator import AccountCoordinator, SkolplattformenConfigEntry

_SITE = "https://hub.infomentor.se/"


def account_device(coordinator: AccountCoordinator) -> DeviceInfo:
    """Return the device of the account."""
    return DeviceInfo(
        identifiers={(DOMAIN, coordinator.account)},
        entry_type=DeviceEntryType.SERVICE,
        name=coordinator.config_entry.title,
        configuration_url=_SITE,
    )


def child_device(hass: HomeAssistant, coordinator: AccountCoordinator, key: str) -> DeviceInfo:
    """Return the device of a child; it carries the first name and nothing else of the child."""
    return DeviceInfo(
        identifiers={(DOMAIN, f"{coordinator.account}_{key}")},
        entry_type=DeviceEntryType.SERVICE,
        name=_name(hass, coordinator, key),
        configuration_url=_SITE,
    )


def is_current(entry: SkolplattformenConfigEntry, identifiers: set[tuple[str, str]]) -> bool:
    """Return whether the identifiers are those of the account or of one of its children now."""
    coordinator = entry.runtime_data.coordinator
    account = coordinator.account
    current = {account, *(f"{account}_{key}" for key in coordinator.data.children)}
    return any(domain == DOMAIN and name in current for domain, name in identifiers)


def _name(hass: HomeAssistant, coordinator: AccountCoordinator, key: str) -> str:
    """Return the first name, with a number when others before have the same.

    Two guardians in one home have the same children: those of the account that was added
    first keep the bare name, which is also what keeps a name the same from start to start.
    """
    children = coordinator.data.children
    name = children[key].child.first_name
    earlier = [other.child.first_name for other in children.values()]
    earlier = earlier[: list(children).index(key)]
    registry = dr.async_get(hass)
    for entry in hass.config_entries.async_entries(DOMAIN):
        if entry.entry_id == coordinator.config_entry.entry_id:
            break
        account = (DOMAIN, entry.data[CONF_ACCOUNT])
        earlier += [
            (device.name or "").partition(" (")[0]
            for device in dr.async_entries_for_config_entry(registry, entry.entry_id)
            if account not in device.identifiers
        ]
    same = earlier.count(name)
    return f"{name} ({same + 1})" if same else name
