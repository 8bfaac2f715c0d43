"""The card where cards are chosen: among all of them, for an entity, and in its editor."""

from typing import Any

from playwright.async_api import Locator, Page, expect

from tests.demo.entities import Entities

from . import board
from .card import CARD, device_of
from .house import House
from .window import Window

# Pictures of cards of Home Assistant's own, which it shows from there.
DEMO = "demo.home-assistant.io"


async def test_by_card(house: House, family: Entities, at_home: Window) -> None:
    """It is found by its name, shows the family at once, and its editor saves a child and a view."""
    page, picker = await _add_card(at_home)
    await picker.get_by_role("tab", name="By card").click()
    await picker.locator("hui-card-picker input").fill("skol")
    found = picker.locator("hui-card-picker .card").filter(has_text="Skolplattformen")
    await expect(found.locator(".hero")).to_have_count(len(family.children))
    await at_home.picture(page, "1-picker")
    await found.locator(".overlay").click()

    editor = page.locator("hui-dialog-edit-card")
    shown = editor.locator(CARD)
    await editor.locator("ha-device-picker").click()
    choices = editor.locator("ha-picker-combo-box")
    await expect(choices.get_by_text("Vilmer", exact=True)).to_be_visible()
    # The account is no child.
    await expect(choices.locator("ha-combo-box-item")).to_have_count(len(family.children))
    await choices.get_by_text("Alva", exact=True).click()
    await expect(shown.get_by_role("heading", level=2)).to_have_text("Alva")
    await editor.locator("ha-selector-select").click()
    await page.get_by_text("The week", exact=True).click()
    await expect(shown.locator(".week")).to_be_visible()
    await at_home.picture(page, "2-editor")
    await editor.get_by_role("button", name="Save").click()
    await expect(editor.locator(CARD)).to_have_count(0)
    device = await device_of(house, "Alva")
    assert await _saved(house) == {"type": f"custom:{CARD}", "device_id": device, "view": "week"}


async def test_by_entity(house: House, family: Entities, at_home: Window) -> None:
    """Whoever looks for a card of a child's entity is offered the child's day."""
    page, picker = await _add_card(at_home)
    await picker.locator("input").first.fill("Lunch")
    await picker.get_by_text("Vilmer", exact=True).first.click()
    suggested = picker.locator("hui-suggestion-card").filter(has=page.locator(CARD))
    await expect(suggested.get_by_role("heading", level=2)).to_have_text("Vilmer")
    await at_home.picture(page, "suggested")


async def _add_card(window: Window) -> tuple[Page, Locator]:
    """Open a dashboard of one card for a change, and the dialog that adds another."""
    window.tolerated.append(DEMO)
    card = {"type": "markdown", "content": "Words"}
    path = await board.put_up(window.house.hass, board.of_cards(card))
    page = await window.tab(f"{path}/0?edit=1")
    await page.locator("hui-grid-section .add").first.click()
    return page, page.locator("hui-dialog-create-card")


async def _saved(house: House) -> dict[str, Any]:
    """Return the card that was added."""
    config = await house.hass.command("lovelace/config", url_path=board.PATH)
    added: dict[str, Any] = config["views"][0]["sections"][0]["cards"][-1]
    return added
