"""Adds the integration as a guardian would: its own dialogs over REST, the phone approving."""

import asyncio
from typing import Any

from .phone import Phone
from .processes import DemoError, within
from .rest import HomeAssistant

DOMAIN = "skolplattformen"
FLOWS = "/api/config/config_entries/flow"
SUBENTRY_FLOWS = "/api/config/config_entries/subentries/flow"
ENTRIES = "/api/config/config_entries/entry"
SIGN_IN_SECONDS = 60

# Where each child's school publishes its menu, as a guardian would paste it.
MENUS = {
    "Alva": "https://skolmaten.se/larkskolan",
    "Vilmer": "https://skolmaten.se/ekskolan",
}


async def remove_earlier(hass: HomeAssistant) -> None:
    """Remove the account of an earlier run: its platform, and so its keys, are gone."""
    for entry in await hass.get(f"{ENTRIES}?domain={DOMAIN}"):
        await hass.delete(f"{ENTRIES}/{entry['entry_id']}")


async def sign_in(hass: HomeAssistant, phone: Phone) -> str:
    """Sign in with BankID on another device and return the new entry's id."""
    step = await hass.post(FLOWS, {"handler": DOMAIN})
    step = await hass.post(f"{FLOWS}/{step['flow_id']}", {"next_step_id": "bankid_qr"})
    async with within(SIGN_IN_SECONDS, "The sign-in did not end"):
        while step["type"] == "progress":
            await phone.approve_all()
            await asyncio.sleep(0.5)
            step = await hass.get(f"{FLOWS}/{step['flow_id']}")
    _require_finished(step)
    entry_id: str = step["result"]["entry_id"]
    return entry_id


async def add_menus(hass: HomeAssistant, entry_id: str) -> None:
    """Add the menu of each child's school."""
    for first_name, address in MENUS.items():
        async with within(SIGN_IN_SECONDS, f"The menu of {first_name} could not be added"):
            # The account is set up anew after each menu; the dialog is not to be had meanwhile.
            while (step := await _add_menu(hass, entry_id, first_name, address))["type"] == "abort":
                await asyncio.sleep(0.2)
        _require_finished(step)


async def _add_menu(
    hass: HomeAssistant, entry_id: str, first_name: str, address: str
) -> dict[str, Any]:
    """Go through the menu dialog once and return where it ended."""
    step: dict[str, Any] = await hass.post(SUBENTRY_FLOWS, {"handler": [entry_id, "menu"]})
    if step["type"] == "form":
        answer = {"address": address, "children": [_child(step, first_name)]}
        step = await hass.post(f"{SUBENTRY_FLOWS}/{step['flow_id']}", answer)
    return step


def _child(step: dict[str, Any], first_name: str) -> str:
    """Return the value of the form's choice that carries a child's name."""
    for field in step["data_schema"]:
        if field["name"] == "children":
            for option in field["selector"]["select"]["options"]:
                if option["label"] == first_name:
                    value: str = option["value"]
                    return value
    raise DemoError(f"The menu dialog does not offer {first_name}")


def _require_finished(step: dict[str, Any]) -> None:
    """Say what a dialog stopped at if it did not reach its end."""
    if step["type"] != "create_entry":
        shown = {key: step.get(key) for key in ("type", "step_id", "reason", "errors")}
        raise DemoError(f"The dialog did not reach its end: {shown}")
