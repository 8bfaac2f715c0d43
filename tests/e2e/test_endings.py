"""Attempts that do not succeed: each ends in a sentence, and leads on."""

import asyncio

from playwright.async_api import expect

from . import qr
from .dialog import Dialog, begin
from .guardian import take_phone
from .house import House
from .window import Window

FRAME_SECONDS = 20
# Longer than the platform lets an order live that nobody has scanned.
UNSCANNED = 31


async def test_refused_then_again(house: House, at_home: Window) -> None:
    """Who cancels in the app is told so, and can begin again."""
    dialog, phone = await begin(at_home), await take_phone(at_home)
    await dialog.sign_in_by("bankid_qr")
    await phone.refuse()
    await expect(dialog.says("config.step.refused.description")).to_be_visible()
    await at_home.picture(dialog.page, "refused")
    await dialog.sign_in_by("bankid_qr", step="refused")
    await phone.scan()
    await phone.approve()
    await expect(dialog.submit).to_be_visible()
    assert [entry["state"] for entry in await house.entries()] == ["loaded"]


async def test_expired_unscanned(house: House, at_home: Window) -> None:
    """A code that nobody scanned is replaced by itself, and the new one works."""
    dialog, phone = await begin(at_home), await take_phone(at_home)
    await dialog.sign_in_by("bankid_qr")
    first = await _token(at_home, dialog)
    await house.pass_time(UNSCANNED)
    second = await _token(at_home, dialog, other_than=first)
    assert second != first
    await phone.scan()
    await expect(dialog.says("config.progress.signing")).to_be_visible()
    await phone.approve()
    await expect(dialog.submit).to_be_visible()


async def test_expired_in_the_app(house: House, at_home: Window) -> None:
    """Who scans and then does nothing is told that time ran out."""
    dialog, phone = await begin(at_home), await take_phone(at_home)
    await dialog.sign_in_by("bankid_qr")
    await phone.scan()
    await expect(dialog.says("config.progress.signing")).to_be_visible()
    await house.pass_time(181)
    await expect(dialog.says("config.step.expired.description")).to_be_visible()
    await at_home.picture(dialog.page, "expired")


async def test_no_contact(house: House, at_home: Window) -> None:
    """A platform that is down is told of at once, however soon that is known."""
    await house.phone.ask("POST", "faults", {"kind": "drop"})
    dialog = await begin(at_home)
    await dialog.sign_in_by("bankid_here")
    await expect(dialog.says("config.step.unreachable.description")).to_be_visible()
    await at_home.picture(dialog.page, "no-contact")
    await house.phone.ask("DELETE", "faults")
    await dialog.sign_in_by("bankid_qr", step="unreachable")
    await expect(dialog.code).to_be_visible()


async def _token(window: Window, dialog: Dialog, other_than: str | None = None) -> str:
    """Read off the screen which order is shown, once it is another one."""
    async with asyncio.timeout(FRAME_SECONDS):
        while True:
            text = qr.read(await window.picture(dialog.page, "code"))
            if text is not None and (token := qr.token_of(text)) != other_than:
                return token
