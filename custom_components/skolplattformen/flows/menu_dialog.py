"""What every step of the dialog about a menu knows: the account, its children and its menus."""

from collections.abc import Mapping
from typing import Any

from homeassistant.config_entries import (
    SOURCE_RECONFIGURE,
    ConfigEntryState,
    ConfigSubentry,
    ConfigSubentryFlow,
    UnknownSubEntry,
)
from homeassistant.data_entry_flow import AbortFlow

from ..const import SUBENTRY_MENU
from ..coordinator import SkolplattformenConfigEntry
from ..options import name_of


class MenuDialog(ConfigSubentryFlow):
    """A dialog about one menu of an account."""

    def require_account(self) -> SkolplattformenConfigEntry:
        """Return the account.

        Raises:
            AbortFlow: it is not set up, so nobody knows the children.

        """
        entry: SkolplattformenConfigEntry = self._get_entry()
        if entry.state is not ConfigEntryState.LOADED:
            raise AbortFlow("entry_not_loaded")
        return entry

    @property
    def names(self) -> dict[str, str]:
        """Return what the children are called, by key; errors as `require_account`."""
        account = self.require_account()
        children = account.runtime_data.coordinator.data.children
        return {key: name_of(account, snapshot.child) for key, snapshot in children.items()}

    @property
    def menu(self) -> ConfigSubentry | None:
        """Return the menu that is being changed; None for a new one.

        Raises:
            AbortFlow: it has been removed meanwhile.

        """
        return self.changed_menu if self.source == SOURCE_RECONFIGURE else None

    @property
    def changed_menu(self) -> ConfigSubentry:
        """Return the menu, in steps that only a change has; errors as `menu`."""
        try:
            return self._get_reconfigure_subentry()
        except UnknownSubEntry as err:
            raise AbortFlow("menu_removed") from err

    @property
    def known(self) -> Mapping[str, Any]:
        """Return what is set; nothing for a new menu. Errors as `menu`."""
        menu = self.menu
        return {} if menu is None else menu.data

    @property
    def other_menus(self) -> list[ConfigSubentry]:
        """Return the menus of the account without the one that is being changed."""
        own = self.menu
        menus = self._get_entry().get_subentries_of_type(SUBENTRY_MENU)
        return [menu for menu in menus if own is None or menu.subentry_id != own.subentry_id]
