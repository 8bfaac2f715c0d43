"""The card in each look: as it was, open to everybody, and never wider than the window."""

from playwright.async_api import expect
import pytest

from tests.demo.entities import Entities

from .axe import violations
from .card import device_of, open_card
from .house import House
from .kept import Kept
from .look import Look
from .moment import MOMENT
from .window import Window

IN_A_LESSON = MOMENT.replace(hour=9, minute=50)
EVENING = MOMENT.replace(hour=18, minute=30)
LOOKS = [
    Look(width=width, theme=theme, language=language, moment=IN_A_LESSON)
    for width in (360, 1100)
    for theme in ("light", "dark")
    for language in ("sv", "en")
]
NARROW = 300


@pytest.mark.parametrize("look", LOOKS, ids=str)
async def test_family(family: Entities, at_home: Window, kept: Kept) -> None:
    """The family's day and week look as they did, in each look."""
    await at_home.stop_time()
    card = await open_card(at_home)
    await expect(card.locator(".child")).to_have_count(len(family.children))
    await kept(card, f"card-day-{at_home.look}")
    assert await violations(card) == []

    await card.get_by_role("group").get_by_role("button").nth(1).click()
    await expect(card.locator(".week")).to_have_count(len(family.children))
    await card.page.mouse.move(0, 0)
    # In the other language or theme it is the same but for its words or colours.
    if at_home.look.is_dark == (at_home.look.language == "en"):
        await kept(card, f"card-week-{at_home.look}")
    assert await violations(card) == []


@pytest.mark.parametrize(
    "look",
    [
        Look(width=360, language="sv", moment=EVENING),
        Look(width=1100, theme="dark", moment=EVENING),
    ],
    ids=str,
)
async def test_child(house: House, family: Entities, at_home: Window, kept: Kept) -> None:
    """One child's next day, in the evening of this one, looks as it did."""
    await at_home.stop_time()
    card = await open_card(at_home, device_id=await device_of(house, "Alva"))
    await expect(card.get_by_role("heading", level=2)).to_have_text("Alva")
    await expect(card.locator(".child")).to_have_count(1)
    await kept(card, f"card-child-{at_home.look}")
    assert await violations(card) == []


@pytest.mark.parametrize("look", [Look(width=NARROW, language="sv")], ids=str)
@pytest.mark.parametrize("view", ["day", "week"])
async def test_narrow(family: Entities, at_home: Window, view: str) -> None:
    """Nothing of it is to the right of the narrowest window, nor cut off."""
    card = await open_card(at_home, view=view)
    await expect(card.locator(".child")).to_have_count(len(family.children))
    page = card.page
    assert await page.evaluate("document.scrollingElement.scrollWidth") <= NARROW
    assert await card.evaluate(_TOO_WIDE) == []


# What reaches out of the card, which hides it. What only a screen reader is told is not to be seen.
_TOO_WIDE = """
(card) => {
  const inner = card.shadowRoot.querySelector("ha-card");
  const { right } = inner.getBoundingClientRect();
  return [...inner.querySelectorAll("*:not(.unseen)")]
    .filter((element) => element.getBoundingClientRect().right > right)
    .map((element) => element.outerHTML.slice(0, 200));
}
"""
