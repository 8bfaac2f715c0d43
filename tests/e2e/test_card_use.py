"""The card in use: by keyboard and by finger to another day or the week, and back by itself."""

from datetime import timedelta

from playwright.async_api import Locator, Page, expect
import pytest

from tests.demo.entities import Entities

from .card import device_of, open_card
from .house import House
from .look import Look
from .moment import MOMENT
from .window import Window

IN_A_LESSON = MOMENT.replace(hour=9, minute=50)
TODAY = "Tuesday 24 November"
# As long as nobody touches it.
FORGOTTEN = timedelta(minutes=2)
# More than there are of them in Home Assistant's own header.
TABS = 40


@pytest.mark.parametrize("look", [Look(moment=IN_A_LESSON)], ids=str)
async def test_keyboard(house: House, family: Entities, at_home: Window) -> None:
    """Everything can be reached and pressed by keyboard alone, in the order in which it is read."""
    card = await open_card(at_home, device_id=await device_of(house, "Alva"))
    page, when = card.page, card.locator(".head")
    await _tab_into(page, card)
    assert [await _focused(card)] + [await _tab(page, card) for _ in range(5)] == [
        *("Previous day", "Next day", "Day", "Week"),
        *("2 earlier today", "3 unread messages"),
    ]

    fold = card.get_by_role("button", name="2 earlier")
    await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("Space")
    await expect(fold).to_have_attribute("aria-expanded", "true")
    await expect(card.locator(".rows li").first).to_contain_text("07:20")
    await page.keyboard.press("Enter")
    await expect(fold).to_have_attribute("aria-expanded", "false")

    await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("Enter")
    await expect(when).to_contain_text("Week 48")
    await expect(card.locator(".week li").first).to_be_visible()
    days = [await _tab(page, card) for _ in range(5)]
    assert [day.partition(" ")[0] for day in days] == [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
    ]
    await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("Space")
    await expect(when).to_contain_text("Thursday 26 November")
    await card.get_by_role("button", name="Back to today").focus()
    await page.keyboard.press("Enter")
    await expect(when).to_contain_text(TODAY)


@pytest.mark.parametrize("look", [Look(width=360, moment=IN_A_LESSON)], ids=str)
async def test_touch(family: Entities, at_home: Window) -> None:
    """A finger goes on, day by day and week by week, on buttons that stay where they are."""
    card = await open_card(at_home)
    when, tools = card.locator(".head"), card.locator(".head")
    following = tools.get_by_role("button", name="Next")
    place = await following.bounding_box()
    for day in ("Wednesday 25 November", "Thursday 26 November"):
        await following.tap()
        await expect(when).to_contain_text(day)
        assert await following.bounding_box() == place
    await tools.get_by_role("button", name="Back to today").tap()
    await expect(when).to_contain_text(TODAY)
    await tools.get_by_role("button", name="Previous day").tap()
    await expect(when).to_contain_text("Monday 23 November")

    week = tools.get_by_role("button", name="Week", exact=True)
    await week.tap()
    await expect(week).to_have_attribute("aria-pressed", "true")
    await expect(when).to_contain_text("Week 48")
    assert await following.bounding_box() == place
    await following.tap()
    await expect(when).to_contain_text("Week 49")
    await expect(card.locator(".week .today")).to_have_count(0)
    await tools.get_by_role("button", name="Day", exact=True).tap()
    await expect(when).to_contain_text(TODAY)


@pytest.mark.parametrize("look", [Look(moment=IN_A_LESSON)], ids=str)
async def test_unread(house: House, family: Entities, at_home: Window) -> None:
    """What is unread leads to more about it."""
    card = await open_card(at_home, device_id=await device_of(house, "Alva"))
    await card.get_by_role("button", name="3 unread messages").click()
    more = card.page.locator("ha-more-info-dialog")
    await expect(more.get_by_text("Alva", exact=True).first).to_be_visible()


@pytest.mark.parametrize("look", [Look(moment=IN_A_LESSON)], ids=str)
@pytest.mark.parametrize("view", ["day", "week"])
async def test_returns(family: Entities, at_home: Window, view: str) -> None:
    """Two minutes after the last touch it is what it was, for whoever passes by next."""
    card = await open_card(at_home, view=view)
    when, tools = card.locator(".head"), card.locator(".head")
    first = {"day": TODAY, "week": "Week 48"}[view]
    await expect(when).to_contain_text(first)
    await tools.get_by_role("button", name="Next").click()
    await tools.get_by_role("button", name="Week" if view == "day" else "Day", exact=True).click()
    await tools.get_by_role("button", name="Next").click()
    away = {"day": "Week 49", "week": "Wednesday 25 November"}[view]
    await expect(when).to_contain_text(away)
    await at_home.pass_time(FORGOTTEN / 2)
    await expect(when).to_contain_text(away)
    await at_home.pass_time(FORGOTTEN / 2)
    await expect(when).to_contain_text(first)


async def _tab_into(page: Page, card: Locator) -> None:
    """Go on from where the page begins until something in the card has the focus."""
    for _ in range(TABS):
        await page.keyboard.press("Tab")
        if await _focused(card):
            return
    pytest.fail("The card was not reached")


async def _tab(page: Page, card: Locator) -> str:
    """Go to the next thing and return what it is called."""
    await page.keyboard.press("Tab")
    return await _focused(card)


async def _focused(card: Locator) -> str:
    """Return what it is called that has the focus in the card; nothing if it is elsewhere."""
    name: str = await card.evaluate(_NAME)
    return name


_NAME = """
(card) => {
  const focused = card.shadowRoot.activeElement;
  const name = focused?.ariaLabel ?? focused?.textContent ?? "";
  return name.trim();
}
"""
