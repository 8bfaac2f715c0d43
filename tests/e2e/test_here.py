"""BankID on this device: the browser loses its connection while the app is in front of it."""

from playwright.async_api import expect
import pytest

from .dialog import begin
from .guardian import take_phone
from .house import House
from .look import Look
from .window import Window


@pytest.mark.parametrize("look", [Look(width=360)], ids=str)
async def test_connection_cut(house: House, at_home: Window) -> None:
    """The order is approved while the connection is down; the guardian comes back and goes on."""
    dialog, phone = await begin(at_home), await take_phone(at_home)
    await dialog.sign_in_by("bankid_here")
    link = dialog.body.get_by_role("link").filter(has_text="BankID")
    await expect(link).to_be_visible()
    await expect(link).to_have_attribute("href", _link(await _order(house)))
    await at_home.picture(dialog.page, "1-link")

    await dialog.submit.click()
    await expect(dialog.says("config.error.not_approved")).to_be_visible()
    await at_home.picture(dialog.page, "2-not-approved")

    await phone.open_app()
    await at_home.offline(cut=True)
    await house.phone.approve_all()
    await dialog.page.locator("home-assistant notification-manager ha-toast").wait_for()
    await at_home.picture(dialog.page, "3-offline")
    await at_home.offline(cut=False)

    await dialog.submit_until(dialog.device("Alva"))
    await at_home.picture(dialog.page, "4-created")
    await dialog.submit.click()
    assert [entry["state"] for entry in await house.entries()] == ["loaded"]


async def test_too_late(house: House, at_home: Window) -> None:
    """Who goes on after the order has died is told so, and can begin again."""
    dialog, phone = await begin(at_home), await take_phone(at_home)
    await dialog.sign_in_by("bankid_here")
    await expect(dialog.says("config.step.approve.submit")).to_be_visible()
    await house.pass_time(31)
    await dialog.submit_until(dialog.says("config.step.expired.description"))
    await dialog.sign_in_by("bankid_here", step="expired")
    await expect(dialog.says("config.step.approve.submit")).to_be_visible()
    await phone.open_app()
    await phone.approve()
    await dialog.submit_until(dialog.device("Alva"))


async def _order(house: House) -> str:
    """Return the token of the newest order."""
    state = await house.phone.ask("GET", "state")
    token: str = state["orders"][0]["text"]
    return token


def _link(token: str) -> str:
    """Return the link that opens the app with an order (docs/protocol.md A.2)."""
    return f"https://app.bankid.com/?autostarttoken={token}&redirect=null"
