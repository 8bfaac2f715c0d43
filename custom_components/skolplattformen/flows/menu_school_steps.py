"""The steps in which a guardian says which school: by its name, by its address, or the one that is set."""

from abc import abstractmethod
from typing import Any

from homeassistant.config_entries import SubentryFlowResult
from homeassistant.const import CONF_NAME
from homeassistant.loader import async_get_loaded_integration

from ..api.menus import SITES, menu_source
from ..api.menus.search import SEARCHED, Findings
from ..const import CONF_ADDRESS, DOMAIN
from ..settled import until_settled
from .markdown import plain
from .menu_dialog import MenuDialog
from .menu_forms import (
    ADDRESS_FORM,
    CONF_MUNICIPALITY,
    CONF_SCHOOL,
    NO_SCHOOL,
    SEARCH_FORM,
    found_form,
)
from .menu_school import School, errors_of, kept_school, read_school
from .menu_search import MOST_SCHOOLS, fault_of, search_of


class SchoolFlow(MenuDialog):
    """A dialog that begins with a school, and reads what it serves."""

    # What was searched for last, and what was found.
    _query: dict[str, str] | None = None
    _findings: Findings

    @abstractmethod
    async def _go_on(self, school: School) -> SubentryFlowResult:
        """Go on with the school that was chosen."""

    async def async_step_user(self, _: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Let the guardian choose how to find the menu."""
        await until_settled(self._get_entry())
        self.require_account()
        return self.async_show_menu(step_id="user", menu_options=["search", "address"])

    async def async_step_reconfigure(self, _: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Tell what is set, and let the guardian choose what to change."""
        await until_settled(self._get_entry())
        self.require_account()
        menu = self.changed_menu
        return self.async_show_menu(
            step_id="reconfigure",
            menu_options=["change", "search", "address"],
            description_placeholders={
                "school": plain(menu.title),
                "address": plain(menu.data[CONF_ADDRESS]),
            },
        )

    async def async_step_change(self, _: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Keep the school; without anything kept of its menu, that is read like a new one."""
        menu = self.changed_menu
        known = self.require_account().runtime_data.menus.by_subentry.get(menu.subentry_id)
        kept = None if known is None else known.kept
        address = menu.data[CONF_ADDRESS]
        school = kept_school(kept, address, menu.title)
        if school is not None:
            return await self._go_on(school)
        return await self._read_address(address, menu.title)

    async def async_step_address(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask for the address of the school's page until a menu is there."""
        self.require_account()
        if user_input is not None:
            return await self._read_address(user_input[CONF_ADDRESS])
        return self._ask_address(self.known.get(CONF_ADDRESS), {})

    async def async_step_search(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask for the name of the school until a few are found."""
        self.require_account()
        errors: dict[str, str] = {}
        silent = ""
        if user_input is not None:
            self._query = user_input
            try:
                self._findings = await search_of(self.hass).find(
                    user_input[CONF_NAME], user_input[CONF_MUNICIPALITY]
                )
            except Exception as err:  # noqa: BLE001  # logged there
                errors = errors_of(err, CONF_NAME)
            else:
                fault = fault_of(self._findings)
                if fault is None:
                    return await self.async_step_found()
                errors, silent = {"base": fault}, ", ".join(self._findings.silent)
        return self.async_show_form(
            step_id="search",
            data_schema=self.add_suggested_values_to_schema(SEARCH_FORM, self._query),
            errors=errors,
            description_placeholders={
                "sites": ", ".join(SEARCHED),
                "silent": silent,
                "most": str(MOST_SCHOOLS),
            },
            last_step=False,
        )

    async def async_step_found(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Let the guardian choose one of the schools; sites that did not answer are named."""
        self.require_account()
        findings, errors = self._findings, dict[str, str]()
        if user_input is not None:
            chosen = user_input[CONF_SCHOOL]
            if chosen == NO_SCHOOL:
                return await self._begin_again()
            names = {found.address: found.name for found in findings.schools}
            school, errors = await self._read(chosen, CONF_SCHOOL, names[chosen])
            if school is not None:
                return await self._go_on(school)
            if errors == {CONF_SCHOOL: "unknown_school"}:
                errors = {CONF_SCHOOL: "school_without_menu"}
        return self.async_show_form(
            step_id="found_partly" if findings.silent else "found",
            data_schema=self.add_suggested_values_to_schema(
                found_form(findings.schools), user_input
            ),
            errors=errors,
            description_placeholders={"silent": ", ".join(findings.silent)},
            last_step=False,
        )

    async_step_found_partly = async_step_found

    async def _begin_again(self) -> SubentryFlowResult:
        """Lead back to where the dialog began."""
        return await (
            self.async_step_user() if self.menu is None else self.async_step_reconfigure()
        )

    async def _read_address(self, address: str, name: str | None = None) -> SubentryFlowResult:
        """Go on with the school at the address, or tell what is wrong with it."""
        school, errors = await self._read(address, CONF_ADDRESS, name)
        return self._ask_address(address, errors) if school is None else await self._go_on(school)

    def _ask_address(self, address: str | None, errors: dict[str, str]) -> SubentryFlowResult:
        """Show the form for an address."""
        return self.async_show_form(
            step_id="address",
            data_schema=self.add_suggested_values_to_schema(
                ADDRESS_FORM, {} if address is None else {CONF_ADDRESS: address}
            ),
            errors=errors,
            description_placeholders={
                "sites": ", ".join(SITES),
                "readme": async_get_loaded_integration(self.hass, DOMAIN).documentation or "",
            },
            last_step=False,
        )

    async def _read(
        self, address: str, field: str, name: str | None
    ) -> tuple[School | None, dict[str, str]]:
        """Return the school at the address, or what is wrong by field."""
        try:
            source = menu_source(address)
            if self._is_taken(source.address):
                return None, {field: "already_configured"}
            return await read_school(self.hass, source, name), {}
        except Exception as err:  # noqa: BLE001  # logged there
            return None, errors_of(err, field)

    def _is_taken(self, address: str) -> bool:
        """Return whether another menu of the account is of the same school."""
        return any(menu.unique_id == address for menu in self.other_menus)
