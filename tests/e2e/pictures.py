"""Makes the README's pictures: the sign-in dialog, a child's device and the dashboard, in each language."""

import asyncio
from io import BytesIO
from pathlib import Path
import tempfile

from PIL import Image
from playwright.async_api import Page, expect

from tests.demo import dashboard, entities
from tests.demo.config_folder import ROOT
from tests.demo.sign_in import DOMAIN, add_menus, sign_in

from . import qr
from .browser import chromium, log_in
from .dialog import begin
from .house import House, open_house
from .look import Look
from .window import Window, window

IMAGES = ROOT / "docs" / "images"
LARGEST = 150_000
# Few enough for a small file, and enough for letters without fringes.
COLOURS = 128
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
                await add_menus(house.hass, await sign_in(house.hass, house.phone))
                await _dashboard(opened, house)
                await _device(opened, house)


async def _sign_in_dialog(opened: Window) -> None:
    """Take the dialog while it shows a code."""
    dialog = await begin(opened)
    await dialog.sign_in_by("bankid_qr")
    async with asyncio.timeout(CODE_SECONDS):
        while qr.read(shown := await dialog.page.screenshot()) is None:
            pass
    box = await dialog.body.get_by_role("dialog").bounding_box()
    assert box is not None
    left, top = int(box["x"]), int(box["y"])
    right, bottom = left + int(box["width"]), top + int(box["height"])
    _keep(shown, f"sign-in.{opened.look.language}", (left, top, right, bottom))
    await dialog.close()


async def _dashboard(opened: Window, house: House) -> None:
    """Take the demo's dashboard."""
    found = await entities.wait(house.hass)
    await dashboard.make(house.hass, found, opened.look.language)
    lesson = (await entities.states(house.hass, found))[found.children[CHILD]["next_lesson"]]
    page = await opened.tab(f"/{dashboard.ADDRESS}")
    week = page.locator("ha-full-calendar")
    await expect(week.get_by_text(lesson["state"]).filter(visible=True).first).to_be_visible()
    await _settled(page)
    _keep(await page.screenshot(), f"dashboard.{opened.look.language}")


async def _device(opened: Window, house: House) -> None:
    """Take a child's device."""
    devices = await house.hass.command("config/device_registry/list")
    (device,) = (
        device["id"]
        for device in devices
        if device["name"] == CHILD and any(domain == DOMAIN for domain, _ in device["identifiers"])
    )
    page = await opened.tab(f"/config/devices/device/{device}")
    await expect(page.get_by_text(opened.words("entity.sensor.lunch.name"))).to_be_visible()
    await _settled(page)
    _keep(await page.screenshot(), f"device.{opened.look.language}", (256, 0, 1100, 560))


async def _settled(page: Page) -> None:
    """Wait until all letters and images have come."""
    await page.wait_for_load_state("networkidle")
    await page.evaluate("document.fonts.ready.then(() => true)")


def _keep(shown: bytes, name: str, box: tuple[int, int, int, int] | None = None) -> None:
    """Write a picture, or a part of it, as a small file."""
    picture = Image.open(BytesIO(shown)).convert("RGB").crop(box)
    path = IMAGES / f"{name}.png"
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    if (size := path.stat().st_size) > LARGEST:
        raise ValueError(f"{path} has {size} bytes")


async def main() -> None:
    """Take the pictures in all languages."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    for language in dashboard.TITLES:
        await take(language)


if __name__ == "__main__":
    asyncio.run(main())
