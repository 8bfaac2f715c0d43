"""A lunch menu, added on the integration's page by address and by name, and changed there."""

from playwright.async_api import Page, expect
import pytest

from tests.demo import entities
from tests.demo.sign_in import sign_in

from .dialog import INTEGRATION, Dialog
from .house import House
from .look import Look
from .window import Window

STEP = "config_subentries.menu.step"
ERROR = "config_subentries.menu.error"
LARKSKOLAN = "https://skolmaten.se/larkskolan"
MATILDA = "(Matilda)"
# Every kind of text that a dialog could take for more than text.
TITLE = "[x](https://evil.example) <b>b</b> *i* www.evil.example a@evil.example {school}"


@pytest.mark.parametrize(
    "look",
    [
        Look(width=360),
        Look(theme="dark"),
        Look(width=360, language="sv"),
        Look(theme="dark", language="sv"),
    ],
    ids=str,
)
async def test_menu(house: House, at_home: Window) -> None:
    """Lunch by address for one child, by name for the other, and then a look at what is set."""
    entry = await sign_in(house.hass, house.phone)
    page = await at_home.tab(INTEGRATION)
    await _by_address(at_home, page)
    await house.until_set_up()
    assert (await _lunch(house, "Alva")).count(",") == 0
    await _by_name(at_home, page)
    await house.until_set_up()
    assert await _lunch(house, "Vilmer")
    [first, _] = await house.hass.command("config_entries/subentries/list", entry_id=entry)
    await house.hass.command(
        "config_entries/subentries/update",
        entry_id=entry,
        subentry_id=first["subentry_id"],
        title=TITLE,
    )
    await house.until_set_up()
    await _change(at_home, page)


async def _by_address(window: Window, page: Page) -> None:
    """Two wrong addresses, a forgotten child, and then lunch."""
    dialog = await _add(window, page)
    await expect(dialog.says(f"{STEP}.user.description")).to_be_visible()
    await window.picture(page, "1-user")
    await dialog.press(f"{STEP}.user.menu_options.address")
    await expect(dialog.says(f"{STEP}.address.data_description.address")).to_be_visible()
    for wrong, error in (
        ("https://menu.example.invalid/larkskolan", "unknown_site"),
        ("https://skolmaten.se/nowhere", "unknown_school"),
    ):
        await dialog.write(wrong)
        await dialog.submit.click()
        await expect(dialog.says(f"{ERROR}.{error}")).to_be_visible()
        await window.picture(page, f"2-{error}")
    await dialog.write(LARKSKOLAN)
    await dialog.submit.click()
    await expect(dialog.body.get_by_text("Lärkskolan")).to_be_visible()
    await expect(dialog.body.locator("ha-markdown strong")).to_have_count(6)
    await window.picture(page, "3-preview")
    await dialog.submit.click()
    await expect(dialog.says(f"{ERROR}.no_child")).to_be_visible()
    await dialog.tick("Alva")
    await dialog.submit.click()
    await expect(dialog.says(f"{STEP}.alternatives.description")).to_be_visible()
    await dialog.pick("2: ")
    await window.picture(page, "4-alternatives")
    await dialog.submit.click()
    await expect(page.get_by_text("Lärkskolan").first).to_be_visible()
    await window.picture(page, "5-added")
    await _finish(dialog)


async def _by_name(window: Window, page: Page) -> None:
    """A name that no school has, a school in a list, and its menu with more than one meal."""
    dialog = await _add(window, page)
    await dialog.press(f"{STEP}.user.menu_options.search")
    await expect(dialog.says(f"{STEP}.search.description")).to_be_visible()
    await window.picture(page, "6-search")
    await dialog.write("Fantasiskolan")
    await dialog.submit.click()
    await expect(dialog.says(f"{ERROR}.no_school")).to_be_visible()
    await window.picture(page, "7-no-school")
    await dialog.write("lark")
    await dialog.submit.click()
    await expect(dialog.says(f"{STEP}.found.description")).to_be_visible()
    await expect(dialog.says("selector.menu_school.options.none")).to_be_visible()
    await dialog.pick(MATILDA)
    await window.picture(page, "8-found")
    await dialog.submit.click()
    await expect(dialog.says("selector.menu_when.options.breaks")).to_be_attached()
    await window.picture(page, "9-preview-with-meals")
    await dialog.tick("Vilmer")
    await dialog.says("selector.menu_meal.options.by_name").scroll_into_view_if_needed()
    await window.picture(page, "9-preview-with-meals-below")
    await dialog.submit.click()
    await expect(dialog.body.get_by_text("Dagens 2: ")).to_be_visible()
    await window.picture(page, "10-alternatives")
    await dialog.submit.click()
    await expect(dialog.says("config_subentries.menu.create_entry.default")).to_be_visible()
    await _finish(dialog)


async def _change(window: Window, page: Page) -> None:
    """What is set is told as text, and kept without asking the site."""
    await page.get_by_text(TITLE).first.scroll_into_view_if_needed()
    row = page.locator("ha-config-sub-entry-row").filter(has_text=TITLE)
    await row.locator("ha-icon-button[slot=end]").first.click()
    dialog = Dialog(window, page)
    told = dialog.body.locator("ha-markdown")
    await expect(told).to_contain_text(TITLE)
    await expect(told).to_contain_text(LARKSKOLAN)
    await expect(told.locator("a, b, em, img")).to_have_count(0)
    await window.picture(page, "11-change")
    await dialog.press(f"{STEP}.reconfigure.menu_options.change")
    await expect(dialog.body.locator("ha-markdown strong")).to_have_count(6)
    await dialog.submit.click()
    alternatives = dialog.says(f"{STEP}.alternatives.description")
    await expect(alternatives).to_be_visible()
    await dialog.submit.click()
    await expect(alternatives).to_be_hidden()
    await _finish(dialog)


async def _add(window: Window, page: Page) -> Dialog:
    """Begin to add a menu."""
    add = window.words("config_subentries.menu.initiate_flow.user")
    await page.get_by_role("button", name=add).first.click()
    return Dialog(window, page)


async def _finish(dialog: Dialog) -> None:
    """Close the last step."""
    await dialog.submit.click()
    await expect(dialog.body.locator("ha-dialog")).to_be_hidden()


async def _lunch(house: House, name: str) -> str:
    """Return what a child gets for lunch."""
    found = await entities.find(house.hass)
    lunch: str = (await house.hass.get(f"/api/states/{found.children[name]['lunch']}"))["state"]
    return lunch
