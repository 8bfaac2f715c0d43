"""The main walk: sign in by QR, and see the children, their school day and their week."""

import asyncio

from playwright.async_api import expect
import pytest

from tests.demo import dashboard, entities
from tests.demo.lunch import add_menus
from tests.demo.options import set_options

from . import qr
from .dialog import INTEGRATION, Dialog, begin_by_search
from .guardian import take_phone
from .house import House
from .look import Look
from .window import Window

CHILDREN = ("Alva", "Vilmer")
FRAMES = 3
FRAMES_SECONDS = 30

LOOKS = (
    Look(width=360, theme="light", language="en"),
    Look(width=360, theme="dark", language="sv"),
    Look(width=1100, theme="light", language="sv"),
    Look(width=1100, theme="dark", language="en"),
    Look(width=360, theme="light", language="sv", round_trip=0.9),
)


@pytest.mark.parametrize("look", LOOKS, ids=str)
async def test_walk(house: House, at_home: Window, look: Look) -> None:
    """A guardian comes all the way from the dialog to the week's lessons."""
    window = at_home
    dialog = await begin_by_search(window)
    await expect(dialog.says("config.step.user.description")).to_be_visible()
    await window.picture(dialog.page, "1-choice")
    house.wire.round_trip = look.round_trip
    await dialog.sign_in_by("bankid_qr")
    await _read_frames(window, dialog)

    phone = await take_phone(window)
    await phone.scan()
    await expect(dialog.says("config.progress.signing")).to_be_visible()
    await window.picture(dialog.page, "3-signing")
    await phone.approve()
    for name in ("Skolplattformen", *CHILDREN):
        await expect(dialog.device(name)).to_be_visible()
    await window.picture(dialog.page, "4-created")
    await dialog.submit.click()
    await expect(dialog.body.locator("ha-dialog")).to_be_hidden()

    (entry,) = await house.entries()
    assert entry["state"] == "loaded"
    await add_menus(house.hass, entry["entry_id"])
    await set_options(house.hass, entry["entry_id"])
    await _see_devices(window)
    await _see_dashboard(window, house)


async def _read_frames(window: Window, dialog: Dialog) -> None:
    """Read the code off the screen until several frames have been seen, and none but the platform's."""
    frames: set[str] = set()
    async with asyncio.timeout(FRAMES_SECONDS):
        while len(frames) < FRAMES:
            shown = await window.picture(dialog.page, "2-code")
            if (text := qr.read(shown)) is not None:
                assert qr.is_frame(text)
                frames.add(text)
    assert len({qr.token_of(text) for text in frames}) == 1


async def _see_devices(window: Window) -> None:
    """Find the account and each child on the integration's page, and look at one."""
    page = await window.tab(INTEGRATION)
    for name in CHILDREN:
        await expect(page.get_by_text(name, exact=True).first).to_be_visible()
    await window.picture(page, "5-devices")
    await page.get_by_text(CHILDREN[0], exact=True).first.click()
    for key in ("next_lesson", "lunch", "unread_messages"):
        name = window.words(f"entity.sensor.{key}.name")
        await expect(page.get_by_text(name, exact=True).first).to_be_visible()
    await window.picture(page, "6-device")


async def _see_dashboard(window: Window, house: House) -> None:
    """See on the dashboard what Home Assistant knows, and lessons or lunches in the calendar."""
    found = await entities.wait(house.hass)
    await dashboard.make(house.hass, window.look.language)
    states = await entities.states(house.hass, found)
    page = await window.tab(f"/{dashboard.ADDRESS}")
    for name in CHILDREN:
        await expect(page.get_by_text(name, exact=True).first).to_be_visible()
        lunch = states[found.children[name]["lunch"]]
        eaten = [dish for dish in lunch["attributes"]["dishes"] if dish in lunch["state"]]
        for shown in (states[found.children[name]["next_lesson"]]["state"], *eaten):
            await expect(page.get_by_text(shown).first).to_be_visible()
    await window.picture(page, "7-dashboard")

    page = await window.tab("/calendar")
    events = page.locator("ha-full-calendar")
    # A month has no room for all the events of a day.
    await events.locator("ha-button-toggle-group ha-button").last.click()
    for name in CHILDREN:
        for key in ("timetable", "lunch_menu"):
            calendar = states[found.children[name][key]]["attributes"]["friendly_name"]
            await expect(page.get_by_text(calendar).first).to_be_attached()
        served = states[found.children[name]["lunch_menu"]]["attributes"]["message"]
        lesson = states[found.children[name]["next_lesson"]]["state"]
        for shown in (served, lesson):
            await expect(events.get_by_text(shown).filter(visible=True).first).to_be_visible()
    await window.picture(page, "8-calendar")
