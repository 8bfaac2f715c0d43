"""Dialogs that are left, doubled or seen twice: nothing goes on in secret, and nothing gets stuck."""

from playwright.async_api import expect

from tests.demo.sign_in import ENTRIES, FLOWS, sign_in

from .conftest import OpenWindow
from .dialog import Dialog, begin
from .guardian import take_phone
from .house import House
from .window import Window


async def test_closed(house: House, at_home: Window) -> None:
    """A dialog that is closed leaves nobody asking."""
    dialog = await begin(at_home)
    await dialog.sign_in_by("bankid_qr")
    await expect(dialog.code).to_be_visible()
    await dialog.close()
    await house.until_gone(at_home.flows[-1])
    assert not await house.is_polled()


async def test_back(house: House, at_home: Window) -> None:
    """Going back from a sign-in ends it."""
    dialog = await begin(at_home)
    await dialog.sign_in_by("bankid_qr")
    await expect(dialog.code).to_be_visible()
    await dialog.page.go_back()
    await expect(dialog.code).to_be_hidden()
    await house.until_gone(at_home.flows[-1])
    assert not await house.is_polled()


async def test_browser_closed(house: House, open_window: OpenWindow) -> None:
    """A browser that is gone leaves an order that dies, and does not stand in the way."""
    async with open_window() as gone:
        dialog = await begin(gone)
        await dialog.sign_in_by("bankid_here")
        await expect(dialog.says("config.step.approve.submit")).to_be_visible()
    before = await house.polls()
    await house.pass_time(31)
    await house.until_polled(before)
    assert not await house.is_polled()

    async with open_window() as back:
        dialog, phone = await begin(back), await take_phone(back)
        await dialog.sign_in_by("bankid_qr")
        await phone.approve()
        await expect(dialog.submit).to_be_visible()
    assert [entry["state"] for entry in await house.entries()] == ["loaded"]


async def test_two_dialogs(house: House, at_home: Window) -> None:
    """Two dialogs at once have each their order; the slower one is told that the account is there."""
    first = await begin(at_home)
    await first.sign_in_by("bankid_qr")
    await expect(first.code).to_be_visible()
    second = await begin(at_home)
    await second.sign_in_by("bankid_qr")
    await expect(second.code).to_be_visible()
    phone = await take_phone(at_home)
    await phone.approve()
    await expect(second.device("Alva")).to_be_visible()
    await phone.approve()
    await expect(first.says("config.abort.already_configured")).to_be_visible()
    await at_home.picture(first.page, "already-there")
    assert len(await house.entries()) == 1
    assert not await house.is_polled()


async def test_second_tab(house: House, at_home: Window) -> None:
    """One dialog seen in two tabs: one leads to the end, the other does not wait for ever."""
    entry_id = await sign_in(house.hass, house.phone)
    phone = await take_phone(at_home)
    await phone.lose_keys()
    await house.hass.post(f"{ENTRIES}/{entry_id}/reload", {})
    tabs = []
    for _ in range(2):
        page = await at_home.tab("/config/repairs")
        await page.locator("ha-config-repairs").get_by_text("Skolplattformen").first.click()
        tabs.append(Dialog(at_home, page))
    await tabs[0].sign_in_by("bankid_qr", step="reauth_confirm")
    await expect(tabs[0].code).to_be_visible()
    await tabs[1].sign_in_by("bankid_qr", step="reauth_confirm")
    await expect(tabs[1].code).to_be_visible()
    # The tab that comes second finds the dialog gone.
    at_home.tolerated.append(FLOWS)
    await phone.approve()
    for number, tab in enumerate(tabs):
        await expect(tab.body.locator("ha-spinner")).to_be_hidden()
        await at_home.picture(tab.page, f"tab-{number}")
    (entry,) = await house.entries()
    assert entry["state"] == "loaded"
    assert not await house.is_polled()
