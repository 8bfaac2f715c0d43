"""The devices: one for the account, one for each child."""

from collections.abc import Container
from itertools import chain, count, takewhile

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.device_registry import DeviceEntryType, DeviceInfo

from .const import CONF_ACCOUNT, DOMAIN
from .coordinator import AccountCoordinator, SkolplattformenConfigEntry
from .options import name_of

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
    """Return the device of a child.

    It carries the nickname that the guardian has chosen, or the first name, and nothing else.
    """
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


def child_of(
    entry: SkolplattformenConfigEntry, identifiers: Container[tuple[str, str]]
) -> str | None:
    """Return the child of the account whose device has the identifiers; None without one now."""
    coordinator = entry.runtime_data.coordinator
    return next(
        (
            key
            for key in coordinator.data.children
            if (DOMAIN, f"{coordinator.account}_{key}") in identifiers
        ),
        None,
    )


def _name(hass: HomeAssistant, coordinator: AccountCoordinator, key: str) -> str:
    """Return what the child is called, with a number when others before are called the same.

    Two guardians in one home have the same children: those of the account that was added
    first keep the bare name, which is also what keeps a name the same from start to start.
    """
    registry = dr.async_get(hass)
    taken: set[str | None] = set()
    own, entries = coordinator.config_entry.entry_id, hass.config_entries.async_entries(DOMAIN)
    for entry in takewhile(lambda other: other.entry_id != own, entries):
        account = (DOMAIN, entry.data[CONF_ACCOUNT])
        taken |= {
            device.name
            for device in dr.async_entries_for_config_entry(registry, entry.entry_id)
            if account not in device.identifiers
        }
    names: dict[str, str] = {}
    for other, snapshot in coordinator.data.children.items():
        names[other] = _free(name_of(coordinator.config_entry, snapshot.child), taken)
        taken.add(names[other])
    return names[key]


def _free(name: str, taken: Container[str | None]) -> str:
    """Return the name, with the first number that makes it another than those taken."""
    numbered = (f"{name} ({number})" for number in count(2))
    return next(free for free in chain([name], numbered) if free not in taken)
