"""The repairs that a guardian can make: save the keys again, change a menu's address."""

from abc import abstractmethod
from typing import override

from homeassistant.components.repairs import FlowType, RepairsFlow, RepairsFlowResult
from homeassistant.config_entries import SOURCE_RECONFIGURE, ConfigEntryState, SubentryFlowContext
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
import voluptuous as vol

from .const import SUBENTRY_MENU
from .coordinator import SkolplattformenConfigEntry


async def async_create_fix_flow(
    hass: HomeAssistant,  # noqa: ARG001  # core's signature
    issue_id: str,  # noqa: ARG001  # core's signature
    data: dict[str, str | int | float | None] | None,
) -> RepairsFlow:
    """Return the dialog about an issue: only one about a menu names a subentry."""
    about = {key: str(value) for key, value in (data or {}).items()}
    return ChangeMenuFlow(**about) if "subentry_id" in about else SaveKeysFlow(**about)


class Repair(RepairsFlow):
    """A dialog that tells what is wrong and then does something about it."""

    def __init__(self, entry_id: str) -> None:
        """Remember whose account it is about."""
        self._entry_id = entry_id

    async def async_step_init(self, _: dict[str, str] | None = None) -> RepairsFlowResult:
        """Begin with what is wrong."""
        return await self.async_step_confirm()

    async def async_step_confirm(
        self, user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Tell what is wrong until the guardian goes on."""
        if user_input is None:
            return self._tell()
        if (entry := self._entry) is None:
            return self.async_abort(reason="entry_not_loaded")
        return await self._repair(entry)

    @abstractmethod
    async def _repair(self, entry: SkolplattformenConfigEntry) -> RepairsFlowResult:
        """Do what can be done about it."""

    @property
    def _entry(self) -> SkolplattformenConfigEntry | None:
        """Return the account while it is set up."""
        entry = self.hass.config_entries.async_get_entry(self._entry_id)
        return entry if entry and entry.state is ConfigEntryState.LOADED else None

    def _tell(self, errors: dict[str, str] | None = None) -> RepairsFlowResult:
        """Tell what is wrong."""
        issue = ir.async_get(self.hass).async_get_issue(self.handler, self.issue_id)
        return self.async_show_form(
            step_id="confirm",
            data_schema=vol.Schema({}),
            errors=errors,
            description_placeholders=issue.translation_placeholders if issue else None,
        )


class SaveKeysFlow(Repair):
    """Save the keys that the disk did not take."""

    @override
    async def _repair(self, entry: SkolplattformenConfigEntry) -> RepairsFlowResult:
        """Try again and tell whether it worked."""
        if not await entry.runtime_data.coordinator.async_save_secrets():
            return self._tell({"base": "not_saved"})
        return self.async_create_entry(data={})


class ChangeMenuFlow(Repair):
    """Lead to the dialog in which a menu's address is changed."""

    def __init__(self, entry_id: str, subentry_id: str) -> None:
        """Remember which menu it is about."""
        super().__init__(entry_id)
        self._subentry_id = subentry_id

    @override
    async def _repair(self, entry: SkolplattformenConfigEntry) -> RepairsFlowResult:
        """Go on in the menu's own dialog; the issue stays until the menu works."""
        if self._subentry_id not in entry.subentries:
            return self.async_abort(reason="menu_removed")
        change = await self.hass.config_entries.subentries.async_init(
            (entry.entry_id, SUBENTRY_MENU),
            context=SubentryFlowContext(source=SOURCE_RECONFIGURE, subentry_id=self._subentry_id),
        )
        return self.async_abort(
            reason="change_menu",
            next_flow=(FlowType.CONFIG_SUBENTRIES_FLOW, change["flow_id"]),
        )
