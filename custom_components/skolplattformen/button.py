"""The button with which a guardian reads everything now."""

from typing import override

from homeassistant.components.button import ButtonEntity, ButtonEntityDescription
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import SkolplattformenConfigEntry
from .entity import AccountEntity

# Two presses at once are one question.
PARALLEL_UPDATES = 1

REFRESH = ButtonEntityDescription(key="refresh", translation_key="refresh")


async def async_setup_entry(
    hass: HomeAssistant,  # noqa: ARG001  # core's signature
    entry: SkolplattformenConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the account's button."""
    async_add_entities([RefreshButton(entry.runtime_data.coordinator, REFRESH)])


class RefreshButton(AccountEntity, ButtonEntity):
    """Reads the account and its menus, every five minutes at most."""

    @override
    async def async_press(self) -> None:
        """Read everything now."""
        for menu in set(self.coordinator.menus.values()):
            await menu.async_request_refresh()
        await self.coordinator.async_refresh_for_guardian()
