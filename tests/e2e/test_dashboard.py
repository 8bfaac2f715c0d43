"""The dashboard that a guardian chooses under Community dashboards, and what it then shows."""

from playwright.async_api import expect
import pytest

from tests.demo import dashboard
from tests.demo.entities import Entities
from tests.demo.sign_in import remove_earlier

from .axe import violations
from .card import CARD
from .house import House
from .look import Look
from .window import Window

LOOKS = [Look(), Look(width=360, language="sv")]
# Home Assistant's words, then ours.
ADD = {"en": "Add dashboard", "sv": "Lägg till kontrollpanel"}
CREATE = {"en": "Create", "sv": "Skapa"}
FAMILY = {"en": "Family", "sv": "Familjen"}
NOTHING = {"en": "No school days here yet", "sv": "Här finns inga skoldagar än"}


@pytest.mark.parametrize("look", LOOKS, ids=str)
async def test_picked(house: House, family: Entities, at_home: Window) -> None:
    """It is among those that can be added, and has a view of the family and one of each child."""
    language = at_home.look.language
    page = await at_home.tab("/config/lovelace/dashboards")
    await page.get_by_role("button", name=ADD[language]).click()
    await page.get_by_role("button", name="Skolplattformen").click()
    await at_home.picture(page, "1-picker")
    await page.get_by_role("button", name=CREATE[language]).click()
    title = dashboard.TITLES[language]
    await expect(page.get_by_role("rowheader", name=title)).to_be_visible()
    (made,) = await house.hass.command("lovelace/dashboards/list")
    assert made["title"] == title

    page = await at_home.tab(f"/{made['url_path']}")
    tabs = page.get_by_role("tab")
    await expect(tabs).to_have_text([FAMILY[language], *family.children])
    card = page.locator(CARD)
    await expect(card.locator(".hero")).to_have_count(len(family.children))
    await at_home.picture(page, "2-family")
    for name in family.children:
        await tabs.filter(has_text=name).click()
        await page.wait_for_url(f"**/{name.lower()}")
        heading = card.first.get_by_role("heading", level=2)
        await expect(heading).to_have_text(name)
        await expect(card.nth(1).locator(".week")).to_be_visible()
        assert await page.evaluate("document.scrollingElement.scrollWidth") <= at_home.look.width
        for shown in await card.all():
            assert await violations(shown) == []
        await at_home.picture(page, f"3-{name}")


@pytest.mark.parametrize("look", LOOKS, ids=str)
async def test_nobody(house: House, family: Entities, at_home: Window) -> None:
    """When the last account is gone it says what to do, and leads to it."""
    await remove_earlier(house.hass)
    await dashboard.make(house.hass, at_home.look.language)
    page = await at_home.tab(f"/{dashboard.ADDRESS}")
    await expect(page.get_by_text(NOTHING[at_home.look.language])).to_be_visible()
    await at_home.picture(page, "nobody")
    await page.locator("hui-empty-state-card ha-button").click()
    await page.wait_for_url("**/config/integrations/dashboard/add?domain=skolplattformen")
