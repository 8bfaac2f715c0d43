"""Makes the README's pictures: the sign-in dialog, a child's device and the dashboard, in each language."""

import asyncio
from io import BytesIO
from pathlib import Path
import tempfile

from PIL import Image
from playwright.async_api import Locator, Page, expect

from tests.demo import dashboard, entities
from tests.demo.config_folder import ROOT
from tests.demo.lunch import add_menus
from tests.demo.options import set_options
from tests.demo.sign_in import DOMAIN, sign_in

from . import qr
from .browser import chromium, log_in
from .dialog import begin
from .house import House, open_house
from .look import Look
from .window import Window, window

IMAGES = ROOT / "docs" / "images"
LARGEST = 150_000
EDGE = 12
TALL = 1700
CODE_SECONDS = 30
CHILD = "Alva"


async def take(language: str) -> None:
    """Take all pictures in one language."""
    with tempfile.TemporaryDirectory(prefix="skolplattformen-pictures-") as folder:
        async with open_house(Path(folder), language=language) as house, chromium() as browser:
            state = await log_in(browser, house)
            look = Look(width=1100, language=language)
            async with window(browser, house, state, look, Path(folder)) as opened:
                await _sign_in_dialog(opened)
                entry_id = await sign_in(house.hass, house.phone)
                await add_menus(house.hass, entry_id)
                await set_options(house.hass, entry_id)
                await _dashboard(opened, house)
                await _device(opened, house)


async def _sign_in_dialog(opened: Window) -> None:
    """Take the dialog while it shows a code."""
    dialog = await begin(opened)
    await dialog.sign_in_by("bankid_qr")
    async with asyncio.timeout(CODE_SECONDS):
        while qr.read(shown := await dialog.page.screenshot()) is None:
            pass
    await _keep(opened, "sign-in", shown, dialog.body.get_by_role("dialog"))
    await dialog.close()


async def _dashboard(opened: Window, house: House) -> None:
    """Take the demo's dashboard."""
    found = await entities.wait(house.hass)
    await dashboard.make(house.hass, found, opened.look.language)
    states = await entities.states(house.hass, found)
    page = await _tall_tab(opened, f"/{dashboard.ADDRESS}")
    for child in found.children.values():
        for key, attribute in (("tomorrow", "summary"), ("next_lesson", "room")):
            shown = states[child[key]]["attributes"][attribute]
            await expect(page.get_by_text(shown).first).to_be_visible()
    await _settled(page)
    await _keep(opened, "dashboard", await page.screenshot(), page.locator("hui-grid-section"))


async def _device(opened: Window, house: House) -> None:
    """Take what a child's device shows."""
    devices = await house.hass.command("config/device_registry/list")
    (device,) = (
        device["id"]
        for device in devices
        if device["name"] == CHILD and any(domain == DOMAIN for domain, _ in device["identifiers"])
    )
    page = await _tall_tab(opened, f"/config/devices/device/{device}")
    await expect(
        page.get_by_text(opened.words("entity.sensor.lunch.name"), exact=True)
    ).to_be_visible()
    await _settled(page)
    # The first card is what can be operated, the last one what has happened.
    sensors = page.locator("ha-device-entities-card").nth(1)
    await _keep(opened, "device", await page.screenshot(), sensors)


async def _tall_tab(opened: Window, path: str) -> Page:
    """Open a tab in which all of a page can be seen."""
    page = await opened.tab(path)
    await page.set_viewport_size({"width": opened.look.width, "height": TALL})
    return page


async def _settled(page: Page) -> None:
    """Wait until all letters and images have come."""
    await page.wait_for_load_state("networkidle")
    await page.evaluate("document.fonts.ready.then(() => true)")


async def _keep(opened: Window, name: str, shown: bytes, what: Locator) -> None:
    """Write the part of a picture that holds some elements, with an even edge."""
    boxes = [box for element in await what.all() if (box := await element.bounding_box())]
    part = (
        max(0, min(box["x"] for box in boxes) - EDGE),
        max(0, min(box["y"] for box in boxes) - EDGE),
        min(opened.look.width, max(box["x"] + box["width"] for box in boxes) + EDGE),
        max(box["y"] + box["height"] for box in boxes) + EDGE,
    )
    picture = Image.open(BytesIO(shown)).convert("RGB")
    if part[3] > picture.height:
        raise ValueError(f"The picture {name} is cut off")
    path = IMAGES / f"{name}.{opened.look.language}.png"
    picture.crop(part).save(path, optimize=True)
    if (size := path.stat().st_size) > LARGEST:
        raise ValueError(f"{path} has {size} bytes")


async def main() -> None:
    """Take the pictures in all languages."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    for language in dashboard.TITLES:
        await take(language)


if __name__ == "__main__":
    asyncio.run(main())
