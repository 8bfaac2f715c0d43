"""Add or change where a school publishes its lunch menu, and which children eat there."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from homeassistant.config_entries import (
    SOURCE_RECONFIGURE,
    ConfigEntryState,
    ConfigSubentry,
    ConfigSubentryFlow,
    SubentryFlowResult,
)
from homeassistant.helpers.selector import (
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
    TextSelector,
    TextSelectorConfig,
    TextSelectorType,
)
from homeassistant.util import dt as dt_util
import voluptuous as vol

from .api.exceptions import (
    DeniedError,
    RateLimitedError,
    SkolplattformenError,
    UnknownMenuSiteError,
    UnknownSchoolError,
    UnreachableError,
)
from .api.menus import SITES, MenuSource, menu_source
from .api.transport import Pause, Transport
from .const import CONF_ADDRESS, CONF_CHILDREN, LOGGER
from .coordinator import SkolplattformenConfigEntry
from .options import name_of
from .school.models import STOCKHOLM, Menu
from .session import session_factory

# The field at fault and the words about it; the first kind that fits counts.
_FAULTS: Final[tuple[tuple[type[SkolplattformenError], str, str], ...]] = (
    (UnknownMenuSiteError, CONF_ADDRESS, "unknown_site"),
    (UnknownSchoolError, CONF_ADDRESS, "unknown_school"),
    (UnreachableError, "base", "cannot_connect"),
    (DeniedError, "base", "denied"),
    (RateLimitedError, "base", "rate_limited"),
    (SkolplattformenError, "base", "unexpected_answer"),
)


class MenuSubentryFlow(ConfigSubentryFlow):
    """A dialog about one menu."""

    # What has been entered and found right.
    _address: str
    _children: list[str]
    _title: str

    async def async_step_user(self, user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Ask for the address and the children of a new menu."""
        return await self._ask("user", user_input, {})

    async def async_step_reconfigure(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask again, beginning with what is set."""
        return await self._ask("reconfigure", user_input, self._get_reconfigure_subentry().data)

    async def async_step_no_menu(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Tell that nothing is published this week, as in July; the guardian knows if that is right."""
        if user_input is not None:
            return self._save()
        return self.async_show_form(
            step_id="no_menu",
            data_schema=vol.Schema({}),
            description_placeholders={"school": self._title},
        )

    async def _ask(
        self, step_id: str, user_input: dict[str, Any] | None, known: Mapping[str, Any]
    ) -> SubentryFlowResult:
        """Show the form until what is in it is right."""
        entry: SkolplattformenConfigEntry = self._get_entry()
        if entry.state is not ConfigEntryState.LOADED:
            return self.async_abort(reason="entry_not_loaded")
        names = {
            key: name_of(entry, snapshot.child)
            for key, snapshot in entry.runtime_data.coordinator.data.children.items()
        }
        errors: dict[str, str] = {}
        if user_input is not None:
            menu, errors = await self._check(user_input)
            if menu is not None:
                return self._save() if menu.days else await self.async_step_no_menu()
        return self.async_show_form(
            step_id=step_id,
            data_schema=self.add_suggested_values_to_schema(
                _schema(names), user_input or _still_there(known, names)
            ),
            errors=errors,
            description_placeholders={"sites": ", ".join(SITES)},
        )

    async def _check(self, user_input: Mapping[str, Any]) -> tuple[Menu | None, dict[str, str]]:
        """Return this week's menu at the address, or what is wrong by field."""
        if not user_input[CONF_CHILDREN]:
            return None, {CONF_CHILDREN: "no_child"}
        try:
            source = menu_source(user_input[CONF_ADDRESS])
            if self._is_taken(source.address):
                return None, {CONF_ADDRESS: "already_configured"}
            menu = await self._read(source)
        except Exception as err:  # noqa: BLE001  # logged there
            return None, _errors_of(err)
        self._address, self._children = source.address, user_input[CONF_CHILDREN]
        self._title = menu.school or source.address.removeprefix("https://")
        return menu, {}

    def _is_taken(self, address: str) -> bool:
        """Return whether another menu of the account is of the same school."""
        own = self._subentry
        return any(
            subentry.unique_id == address and subentry is not own
            for subentry in self._get_entry().subentries.values()
        )

    async def _read(self, source: MenuSource) -> Menu:
        """Return the menu of this week."""
        now = dt_util.now(STOCKHOLM)
        transport = Transport(
            session_factory(self.hass),
            pause=Pause(clock=dt_util.utcnow),
            counts=Counter(),
            hosts=source.hosts,
        )
        async with transport:
            return await source.read(transport, now.date(), now)

    def _save(self) -> SubentryFlowResult:
        """Keep the menu; the account starts anew by itself when its menus change."""
        data = {CONF_ADDRESS: self._address, CONF_CHILDREN: self._children}
        if (subentry := self._subentry) is None:
            return self.async_create_entry(title=self._title, data=data, unique_id=self._address)
        # The name is the guardian's as long as the school is the same.
        same = subentry.unique_id == self._address
        return self.async_update_and_abort(
            self._get_entry(),
            subentry,
            title=subentry.title if same else self._title,
            unique_id=self._address,
            data=data,
        )

    @property
    def _subentry(self) -> ConfigSubentry | None:
        """Return the menu to be changed; None for a new one."""
        return self._get_reconfigure_subentry() if self.source == SOURCE_RECONFIGURE else None


def _schema(names: Mapping[str, str]) -> vol.Schema:
    """Return the form for the children there are."""
    options = [SelectOptionDict(value=key, label=name) for key, name in names.items()]
    return vol.Schema(
        {
            vol.Required(CONF_ADDRESS): TextSelector(TextSelectorConfig(type=TextSelectorType.URL)),
            vol.Required(CONF_CHILDREN): SelectSelector(
                SelectSelectorConfig(options=options, multiple=True, mode=SelectSelectorMode.LIST)
            ),
        }
    )


def _still_there(known: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """Return what is set without children that have left: they could not be submitted."""
    return {**known, CONF_CHILDREN: [key for key in known.get(CONF_CHILDREN, ()) if key in names]}


def _errors_of(err: Exception) -> dict[str, str]:
    """Return the words for an error by field; log only what nobody foresaw."""
    for kind, field, key in _FAULTS:
        if isinstance(err, kind):
            return {field: key}
    LOGGER.error("Unexpected error while reading a menu", exc_info=err)
    return {"base": "unknown"}
