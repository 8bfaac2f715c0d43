"""What a guardian's browser does with the dialog about a menu, in tests."""

from collections.abc import Callable
from typing import Any, Self

from homeassistant.config_entries import (
    SOURCE_RECONFIGURE,
    SOURCE_USER,
    ConfigEntry,
    ConfigSubentry,
    SubentryFlowContext,
    SubentryFlowResult,
)
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from pytest_homeassistant_custom_component.common import get_schema_suggested_value

from custom_components.skolplattformen.const import CONF_ADDRESS, SUBENTRY_MENU

LARKSKOLAN = "https://skolmaten.se/larkskolan"
EKSKOLAN = "https://skolmaten.se/ekskolan"
# This one has two meals a day.
MATILDA = "https://menu.matildaplatform.com/meals/week/64aa00000000000000000001"


class MenuDialog:
    """A browser that shows one dialog about a menu."""

    def __init__(self, hass: HomeAssistant, result: SubentryFlowResult) -> None:
        """Show the dialog."""
        self.hass = hass
        self.result = result

    @classmethod
    async def add(cls, hass: HomeAssistant, entry: ConfigEntry) -> Self:
        """Begin to add a menu."""
        return await cls._begin(hass, entry, SubentryFlowContext(source=SOURCE_USER))

    @classmethod
    async def add_at(cls, hass: HomeAssistant, entry: ConfigEntry, address: str) -> Self:
        """Begin to add a menu by its address."""
        dialog = await cls.add(hass, entry)
        await dialog.press("address")
        await dialog.submit(**{CONF_ADDRESS: address})
        return dialog

    @classmethod
    async def change(cls, hass: HomeAssistant, entry: ConfigEntry, menu: ConfigSubentry) -> Self:
        """Begin to change a menu."""
        context = SubentryFlowContext(source=SOURCE_RECONFIGURE, subentry_id=menu.subentry_id)
        return await cls._begin(hass, entry, context)

    @classmethod
    async def _begin(
        cls, hass: HomeAssistant, entry: ConfigEntry, context: SubentryFlowContext
    ) -> Self:
        subentries = hass.config_entries.subentries
        return cls(
            hass, await subentries.async_init((entry.entry_id, SUBENTRY_MENU), context=context)
        )

    async def press(self, option: str) -> str:
        """Choose from a menu; return what is shown then."""
        return await self.submit(next_step_id=option)

    async def submit(self, **answers: Any) -> str:
        """Submit a form; return what is shown then."""
        self.result = await self.hass.config_entries.subentries.async_configure(
            self.result["flow_id"], answers
        )
        return self.step

    async def look(self) -> str:
        """Fetch what there is to show, as a browser does that comes later."""
        self.result = await self.hass.config_entries.subentries.async_configure(
            self.result["flow_id"]
        )
        return self.step

    @property
    def step(self) -> str:
        """Return the step that is shown; at the end how it ended."""
        result = self.result
        if result["type"] is FlowResultType.ABORT:
            return result["reason"]
        return "added" if result["type"] is FlowResultType.CREATE_ENTRY else result["step_id"]

    def ends_here(self) -> bool:
        """Return whether the form says that it is the last one."""
        return bool(self.result["last_step"])

    @property
    def errors(self) -> dict[str, str]:
        """Return what the form says is wrong."""
        return dict(self.result.get("errors") or {})

    @property
    def words(self) -> dict[str, str]:
        """Return what stands in for the placeholders of the text shown."""
        return dict(self.result["description_placeholders"] or {})

    @property
    def fields(self) -> list[str]:
        """Return the names of the form's fields."""
        return [str(field) for field in self._schema]

    def options(self, field: str) -> dict[str, str]:
        """Return the labels to choose from by value."""
        options = self._schema[field].config["options"]
        return {option["value"]: option["label"] for option in options}

    def filled(self, field: str) -> Any:
        """Return what a field holds before anything is entered."""
        suggested = get_schema_suggested_value(self._schema, field)
        if suggested is not None:
            return suggested
        default: Callable[[], Any] = next(key for key in self._schema if key == field).default
        return default()

    @property
    def _schema(self) -> Any:
        schema = self.result["data_schema"]
        assert schema is not None
        return schema.schema


def only_menu(entry: ConfigEntry) -> ConfigSubentry:
    """Return the one menu there is."""
    [menu] = entry.get_subentries_of_type(SUBENTRY_MENU)
    return menu
