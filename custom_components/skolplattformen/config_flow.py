"""How a guardian's account comes into Home Assistant, how its sign-in is renewed, and what is set."""

from collections.abc import Mapping
from itertools import count
from typing import Any, override

from homeassistant.config_entries import (
    SOURCE_REAUTH,
    SOURCE_RECONFIGURE,
    ConfigEntry,
    ConfigFlowResult,
    ConfigSubentryFlow,
    OptionsFlow,
)
from homeassistant.core import callback

from .const import CONF_ACCOUNT, CONF_METHOD, DOMAIN, SUBENTRY_MENU
from .flows.attempt import Paired
from .flows.menu import MenuSubentryFlow
from .flows.options import ChildrenOptionsFlow
from .flows.sign_in import SignInFlow
from .store import SecretsStore

_TITLE = "Skolplattformen"


class SkolplattformenConfigFlow(SignInFlow, domain=DOMAIN):
    """Add an account, or sign in to it again."""

    VERSION = 1
    MINOR_VERSION = 1

    @classmethod
    @callback
    @override
    def async_get_supported_subentry_types(
        cls, config_entry: ConfigEntry
    ) -> dict[str, type[ConfigSubentryFlow]]:
        """Return what a guardian can add to the account."""
        return {SUBENTRY_MENU: MenuSubentryFlow}

    @staticmethod
    @callback
    @override
    def async_get_options_flow(config_entry: ConfigEntry) -> OptionsFlow:
        """Return the dialog about the children."""
        return ChildrenOptionsFlow()

    @override
    async def async_step_user(self, _: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask how to sign in."""
        return await self._show_methods("user")

    async def async_step_reauth(self, _: Mapping[str, Any]) -> ConfigFlowResult:
        """Sign in again; nothing begins before the guardian is there."""
        return await self.async_step_reauth_confirm()

    async def async_step_reauth_confirm(self, _: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Tell why, and ask how to sign in."""
        return await self._show_methods("reauth_confirm")

    async def async_step_reconfigure(self, _: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Replace the keys though nobody has asked: the guardian knows why."""
        return await self._show_methods("reconfigure")

    @override
    async def _accept(self, account: str) -> None:
        """Refuse an account that is here already, or another guardian's in a renewal."""
        # A dialog that somebody has left behind must not stand in the way of this one.
        await self.async_set_unique_id(account, raise_on_progress=False)
        if self._renewed_entry is None:
            self._abort_if_unique_id_configured()
        else:
            self._abort_if_unique_id_mismatch(reason="wrong_account")

    @override
    async def _keep(self, paired: Paired) -> ConfigFlowResult:
        """Keep the keys and end the dialog."""
        if (entry := self._renewed_entry) is not None:
            return await self._renew(entry, paired)
        self._abort_if_unique_id_configured()
        await SecretsStore(self.hass, paired.account).save(paired.secrets)
        return self.async_create_entry(
            title=self._free_title(),
            data={CONF_ACCOUNT: paired.account, CONF_METHOD: paired.method.value},
        )

    @property
    @override
    def _method_known(self) -> str | None:
        """Return the way that worked when this account was signed in last."""
        entry = self._renewed_entry
        return None if entry is None else entry.data.get(CONF_METHOD)

    @property
    def _renewed_entry(self) -> ConfigEntry | None:
        """Return the account whose sign-in is renewed; None for a new one."""
        if self.source == SOURCE_REAUTH:
            return self._get_reauth_entry()
        return self._get_reconfigure_entry() if self.source == SOURCE_RECONFIGURE else None

    async def _renew(self, entry: ConfigEntry, paired: Paired) -> ConfigFlowResult:
        """Replace the keys of the account and start it anew."""
        entries = self.hass.config_entries
        # Core unloads no entry that is just being set up.
        async with entry.setup_lock:
            pass
        # A client that is alive would write its old keys over the new ones.
        await entries.async_unload(entry.entry_id)
        try:
            await SecretsStore(self.hass, paired.account).save(paired.secrets)
        except Exception:
            # What is known of the school day lives on without a sign-in.
            await entries.async_setup(entry.entry_id)
            raise
        entries.async_schedule_reload(entry.entry_id)
        return self.async_update_and_abort(entry, data_updates={CONF_METHOD: paired.method.value})

    def _free_title(self) -> str:
        """Return a title that no other account has; core logs titles, so it names no one."""
        taken = {entry.title for entry in self._async_current_entries()}
        titles = (_TITLE if number == 1 else f"{_TITLE} {number}" for number in count(1))
        return next(title for title in titles if title not in taken)
