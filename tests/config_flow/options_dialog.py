"""What a guardian's browser does with the dialog about each child, in tests."""

from typing import Any

from homeassistant.config_entries import ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import device_registry as dr
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    get_schema_suggested_value,
)

from custom_components.skolplattformen.const import DOMAIN

# How long what is entered may be, as the form tells it.
LIMITS = {
    "longest": "30",
    "longest_word": "40",
    "longest_line": "150",
    "most_words": "20",
    "most_lines": "30",
}


def answer(nickname: str = "", margin: float = 75, *words: str) -> dict[str, Any]:
    """Return what a browser sends of one child: an emptied field is left out."""
    return {
        **({"nickname": nickname} if nickname else {}),
        "wake_up_margin": margin,
        **({"lunch_watch": list(words)} if words else {}),
    }


async def begin(hass: HomeAssistant, entry: MockConfigEntry) -> ConfigFlowResult:
    """Open the dialog."""
    return await hass.config_entries.options.async_init(entry.entry_id)


async def submit(
    hass: HomeAssistant, result: ConfigFlowResult, *answers: dict[str, Any]
) -> ConfigFlowResult:
    """Submit the form with an answer for each child, and let the account start anew."""
    result = await hass.config_entries.options.async_configure(
        result["flow_id"],
        {f"child_{number}": content for number, content in enumerate(answers, start=1)},
    )
    await hass.async_block_till_done(wait_background_tasks=True)
    return result


async def set_options(
    hass: HomeAssistant, entry: MockConfigEntry, *answers: dict[str, Any]
) -> None:
    """Answer for all children."""
    result = await submit(hass, await begin(hass, entry), *answers)
    assert result["type"] is FlowResultType.CREATE_ENTRY


def suggested(result: ConfigFlowResult, section: str) -> dict[str, Any]:
    """Return what a section of the form is filled in with."""
    assert result["data_schema"] is not None
    fields = result["data_schema"].schema[section].schema.schema
    return {name: get_schema_suggested_value(fields, name) for name in map(str, fields)}


def device_name(hass: HomeAssistant, entry: MockConfigEntry, child: str) -> str | None:
    """Return the name of a child's device."""
    identifier = (DOMAIN, f"{entry.unique_id}_{child}")
    device = dr.async_get(hass).async_get_device_by_identifier(identifier, entry.entry_id)
    assert device is not None
    return device.name
