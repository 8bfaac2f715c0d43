"""The integration's card on a dashboard of its own, as a guardian looks at it."""

from playwright.async_api import Locator

from . import board
from .window import Window

CARD = "skolplattformen-card"


async def open_card(window: Window, **config: object) -> Locator:
    """Put up a dashboard with one card, open it in a tab, and return the card once it is there."""
    card = {"type": f"custom:{CARD}", **config}
    path = await board.put_up(window.house.hass, board.of_cards(card))
    page = await window.tab(path)
    found = page.locator(CARD)
    await found.wait_for()
    return found
