"""Adds the integration as a guardian would: its own dialog over REST, the phone approving."""

import asyncio
from typing import Any

from .phone import Phone
from .processes import DemoError, within
from .rest import HomeAssistant

DOMAIN = "skolplattformen"
FLOWS = "/api/config/config_entries/flow"
ENTRIES = "/api/config/config_entries/entry"
SIGN_IN_SECONDS = 60


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


def _require_finished(step: dict[str, Any]) -> None:
    """Say what a dialog stopped at if it did not reach its end."""
    if step["type"] != "create_entry":
        shown = {key: step.get(key) for key in ("type", "step_id", "reason", "errors")}
        raise DemoError(f"The dialog did not reach its end: {shown}")
