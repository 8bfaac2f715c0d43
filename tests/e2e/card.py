"""The integration's card on a dashboard of its own, as a guardian looks at it."""

from playwright.async_api import Locator

from . import board
from .house import House
from .window import Window

CARD = "skolplattformen-card"
# What there is once a child's days have come.
_TOLD = ".hero, .week"


async def open_card(window: Window, *, told: bool = True, **config: object) -> Locator:
    """Put up a dashboard with one card, open it in a tab, and return it, once it has `told` a day."""
    card = {"type": f"custom:{CARD}", **config}
    path = await board.put_up(window.house.hass, board.of_cards(card))
    page = await window.tab(path)
    found = page.locator(CARD)
    await found.locator(_TOLD if told else "ha-card").first.wait_for()
    return found


async def device_of(house: House, name: str) -> str:
    """Return the device of a child, or of an account."""
    devices = await house.hass.command("config/device_registry/list")
    found: str = next(device["id"] for device in devices if device["name"] == name)
    return found
