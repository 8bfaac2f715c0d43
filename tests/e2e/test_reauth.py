"""The platform asks for a new sign-in: from the repair in the settings back to a living account."""

from playwright.async_api import expect
import pytest

from tests.demo.sign_in import ENTRIES, sign_in

from .dialog import Dialog
from .guardian import take_phone
from .house import House
from .look import Look
from .window import Window


@pytest.mark.parametrize("look", [Look(), Look(width=360, language="sv")], ids=str)
async def test_from_the_repair(house: House, at_home: Window) -> None:
    """All keys are dead: the repair leads to a sign-in, and the account lives again."""
    entry_id = await sign_in(house.hass, house.phone)
    phone = await take_phone(at_home)
    await phone.lose_keys()
    await house.hass.post(f"{ENTRIES}/{entry_id}/reload", {})

    page = await at_home.tab("/config/repairs")
    repair = page.locator("ha-config-repairs").get_by_text("Skolplattformen").first
    await expect(repair).to_be_visible()
    await at_home.picture(page, "1-repair")
    await repair.click()
    dialog = Dialog(at_home, page)
    await expect(dialog.says("config.step.reauth_confirm.description")).to_be_visible()
    await at_home.picture(page, "2-why")
    await dialog.sign_in_by("bankid_qr", step="reauth_confirm")
    await phone.scan()
    await phone.approve()
    await expect(dialog.submit).to_be_visible()
    await at_home.picture(page, "3-done")
    await dialog.submit.click()
    await expect(repair).to_be_hidden()
    (entry,) = await house.entries()
    assert (entry["entry_id"], entry["state"]) == (entry_id, "loaded")


async def test_another_guardian(house: House, at_home: Window) -> None:
    """Another guardian's sign-in is refused in words and changes nothing."""
    entry_id = await sign_in(house.hass, house.phone)
    phone = await take_phone(at_home)
    await phone.lose_keys()
    await house.hass.post(f"{ENTRIES}/{entry_id}/reload", {})
    page = await at_home.tab("/config/repairs")
    await page.locator("ha-config-repairs").get_by_text("Skolplattformen").first.click()
    dialog = Dialog(at_home, page)
    await dialog.sign_in_by("bankid_qr", step="reauth_confirm")
    await phone.approve(guardian=1)
    await expect(dialog.says("config.abort.wrong_account")).to_be_visible()
    await at_home.picture(page, "wrong-account")
