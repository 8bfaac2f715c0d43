"""Waiting for accounts that are being taken down or set up."""

from asyncio import timeout
from contextlib import suppress
from itertools import takewhile
from typing import Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant

from .const import DOMAIN

_LONGEST: Final = 10


async def until_settled(entry: ConfigEntry) -> None:
    """Wait while an account is being taken down or set up: a reload takes part of a second."""
    async with entry.setup_lock:
        return


async def until_earlier_are_settled(hass: HomeAssistant, entry: ConfigEntry) -> None:
    """Wait while the accounts that were added before this one are being set up.

    Home Assistant sets up several at once. What they call their children must be known by then:
    two guardians have the same.
    """
    own, entries = entry.entry_id, hass.config_entries.async_entries(DOMAIN)
    # One that reads the platform for the first time may take longer than anybody should wait for.
    with suppress(TimeoutError):
        async with timeout(_LONGEST):
            for other in takewhile(lambda other: other.entry_id != own, entries):
                await until_settled(other)
