"""Freja: a personal number in secret, and an approval on the phone that may show the dialog itself."""

import asyncio

from playwright.async_api import expect
import pytest

from tests.demo.processes import within

from .dialog import Dialog, begin
from .guardian import take_phone
from .house import House
from .look import Look
from .window import SECONDS, Window

# Of the birth numbers that the tax agency keeps for tests; the second has a wrong last digit.
NUMBER = "850709-9805"
WRONG = "850709-9806"


async def give(dialog: Dialog, number: str) -> None:
    """Type a personal number and go on."""
    field = dialog.body.locator("input[type=password]")
    await field.fill(number)
    await dialog.submit.click()


@pytest.mark.parametrize("look", [Look(width=360), Look(width=360, language="sv")], ids=str)
async def test_freja_walk(house: House, at_home: Window) -> None:
    """A mistake is told at the field; then the push is approved, and the account is there."""
    dialog, phone = await begin(at_home), await take_phone(at_home)
    await dialog.sign_in_by("freja")
    await expect(dialog.says("config.step.freja.description")).to_be_visible()
    await give(dialog, WRONG)
    await expect(dialog.says("config.error.invalid_personal_number")).to_be_visible()
    await at_home.picture(dialog.page, "1-wrong")
    await give(dialog, NUMBER)
    await expect(dialog.says("config.progress.sent")).to_be_visible()
    await at_home.picture(dialog.page, "2-sent")
    await phone.approve()
    await expect(dialog.device("Alva")).to_be_visible()
    await dialog.submit.click()
    assert [entry["state"] for entry in await house.entries()] == ["loaded"]


@pytest.mark.parametrize("look", [Look(width=360)], ids=str)
async def test_freja_connection_cut(house: House, at_home: Window) -> None:
    """The phone that shows the dialog has no connection while the Freja app is in front of it."""
    dialog = await begin(at_home)
    await dialog.sign_in_by("freja")
    await give(dialog, NUMBER)
    await expect(dialog.says("config.progress.sent")).to_be_visible()
    paired = await _paired(house)
    await at_home.offline(cut=True)
    async with within(SECONDS, "The sign-in did not go on without the browser"):
        while await _paired(house) == paired:
            await house.phone.approve_all()
            await asyncio.sleep(0.2)
    await at_home.offline(cut=False)
    await expect(dialog.device("Alva")).to_be_visible()


async def test_freja_refused(house: House, at_home: Window) -> None:
    """A refusal is told, and Freja can be tried again with an empty field."""
    dialog, phone = await begin(at_home), await take_phone(at_home)
    await dialog.sign_in_by("freja")
    await give(dialog, NUMBER)
    await expect(dialog.says("config.progress.sent")).to_be_visible()
    await phone.refuse()
    await expect(dialog.says("config.step.refused.description")).to_be_visible()
    await dialog.sign_in_by("freja", step="refused")
    await expect(dialog.body.locator("input[type=password]")).to_have_value("")


async def _paired(house: House) -> int:
    """Return how many times the platform has paired Home Assistant."""
    return len((await house.phone.ask("GET", "state"))["devices"])
