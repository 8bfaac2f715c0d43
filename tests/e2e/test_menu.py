"""A lunch menu, added on the integration's page; what is wrong with an address is said at the field."""

from playwright.async_api import expect
import pytest

from tests.demo import entities
from tests.demo.sign_in import MENUS, sign_in

from .dialog import INTEGRATION, Dialog
from .house import House
from .look import Look
from .window import Window


@pytest.mark.parametrize("look", [Look(), Look(width=360, theme="dark", language="sv")], ids=str)
async def test_menu(house: House, at_home: Window) -> None:
    """Two wrong addresses, a forgotten child, and then lunch."""
    words = at_home.words
    await sign_in(house.hass, house.phone)
    page = await at_home.tab(INTEGRATION)
    add = words("config_subentries.menu.initiate_flow.user")
    await page.get_by_role("button", name=add).first.click()
    dialog = Dialog(at_home, page)
    address = dialog.body.locator("input[type=url]")
    await _choose(dialog, "Alva")
    for wrong, error in (
        ("https://menu.example.invalid/larkskolan", "unknown_site"),
        ("https://skolmaten.se/nowhere", "unknown_school"),
    ):
        await address.fill(wrong)
        await dialog.submit.click()
        await expect(dialog.says(f"config_subentries.menu.error.{error}")).to_be_visible()
        await at_home.picture(page, error)
    await address.fill(MENUS["Alva"])
    await dialog.submit.click()
    await expect(page.get_by_text("Lärkskolan").first).to_be_visible()
    await at_home.picture(page, "added")
    await _finish(dialog)
    found = await _lunch(house)
    assert found


async def _choose(dialog: Dialog, name: str) -> None:
    """Tick a child."""
    box = dialog.body.locator("ha-checkbox, ha-formfield").filter(has_text=name).first
    await box.click()


async def _finish(dialog: Dialog) -> None:
    """Close the last step."""
    await dialog.submit.click()
    await expect(dialog.body.locator("ha-dialog")).to_be_hidden()


async def _lunch(house: House) -> str:
    """Return what Alva gets for lunch."""
    return (await entities.find(house.hass)).children["Alva"]["lunch"]
