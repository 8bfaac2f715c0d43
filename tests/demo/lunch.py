"""Adds the children's menus through the integration's own dialog."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from .choices import CHOICES, Choice
from .processes import DemoError, within
from .rest import HomeAssistant

MENU_FLOWS = "/api/config/config_entries/subentries/flow"
SECONDS = 60

type Step = dict[str, Any]


async def add_menus(hass: HomeAssistant, entry_id: str) -> None:
    """Add the menu of each child's school."""
    for first_name, choice in CHOICES.items():
        add_menu = partial(_add_menu, hass, entry_id, first_name, choice)
        await finished(f"The menu of {first_name} could not be added", add_menu)


async def finished(failure: str, go_through: Callable[[], Awaitable[Step]]) -> None:
    """Go through a dialog to its end, again while the account is being set up anew."""
    async with within(SECONDS, failure):
        while (step := await go_through())["type"] == "abort":
            await asyncio.sleep(0.2)
    if step["type"] != "create_entry":
        shown = {key: step.get(key) for key in ("type", "step_id", "errors")}
        raise DemoError(f"{failure}: the dialog stopped at {shown}")


async def _add_menu(hass: HomeAssistant, entry_id: str, first_name: str, choice: Choice) -> Step:
    """Go through the menu dialog once and return where it ended."""
    step: Step = await hass.post(MENU_FLOWS, {"handler": [entry_id, "menu"]})
    while step["type"] in ("menu", "form") and not step.get("errors"):
        answer = _answer(step, first_name, choice)
        step = await hass.post(f"{MENU_FLOWS}/{step['flow_id']}", answer)
    return step


def _answer(step: Step, first_name: str, choice: Choice) -> dict[str, Any]:
    """Return what the guardian answers to a step."""
    match step["step_id"]:
        case "user":
            return {"next_step_id": "search" if choice.school else "address"}
        case "search":
            return {"name": choice.school, "municipality": choice.municipality}
        case "found" | "found_partly":
            return {"school": choice.address}
        case "address":
            return {"address": choice.address}
        case "preview" | "no_menu" | "no_menu_in_break":
            return {"children": [_child(step, first_name)]}
        case "alternatives":
            return {"child_1": choice.alternative} if choice.alternative else {}
    raise DemoError(f"The menu dialog has a step that the demo does not know: {step['step_id']}")


def _child(step: Step, first_name: str) -> str:
    """Return the value of the form's choice that carries a child's name."""
    for field in step["data_schema"]:
        if field["name"] == "children":
            for option in field["selector"]["select"]["options"]:
                if option["label"] == first_name:
                    value: str = option["value"]
                    return value
    raise DemoError(f"The menu dialog does not offer {first_name}")
