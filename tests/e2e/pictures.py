"""Makes the pictures of the documents: the sign-in, a child's device and the dashboard, in each language."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import BytesIO
from pathlib import Path
import tempfile

from PIL import Image
from playwright.async_api import FloatRect, Locator, Page, ViewportSize, expect

from tests.demo import dashboard, entities
from tests.demo.config_folder import ROOT
from tests.demo.lunch import add_menus
from tests.demo.options import set_options
from tests.demo.sign_in import DOMAIN

from . import qr
from .browser import chromium, log_in
from .dialog import Dialog, begin
from .film import Film
from .guardian import take_phone
from .house import House, open_house
from .kept import settled
from .look import Look
from .moment import MOMENT
from .window import Window, window

IMAGES = ROOT / "docs" / "images"
LARGEST = 150_000
LARGEST_FILM = 300_000
EDGE = 12
TALL = 1700
CODES = 3
CODE_SECONDS = 60
# Around the dialog there is nothing but grey, and yet it is no higher than on a laptop.
ROOM = ViewportSize(width=1200, height=1200)
LAPTOP = ":root { --ha-dialog-max-height: 520px; }"
HUB = "hub.infomentor.se"
HELD_UP_SECONDS = 60
CHILD = "Alva"
# One child has a lesson and the other one a break.
MORNING = MOMENT.replace(hour=9, minute=10)


async def take(language: str) -> None:
    """Take all pictures in one language."""
    with tempfile.TemporaryDirectory(prefix="skolplattformen-pictures-") as folder:
        async with open_house(Path(folder), language=language) as house, chromium() as browser:
            state = await log_in(browser, house)
            look = Look(width=1100, language=language)
            async with window(browser, house, state, look, Path(folder)) as opened:
                entry_id = await _sign_in_dialog(opened, house)
                await add_menus(house.hass, entry_id)
                await set_options(house.hass, entry_id)
                await _dashboard(opened, house)
                await _device(opened, house)


async def _sign_in_dialog(opened: Window, house: House) -> str:
    """Film the dialog until the account is there, take it while it shows a code, and return the entry's id."""
    dialog, phone = await begin(opened), await take_phone(opened)
    await dialog.page.set_viewport_size(ROOM)
    await dialog.page.add_style_tag(content=LAPTOP)
    film = Film(dialog)
    await _choose(film, dialog)
    await _show_codes(film, dialog, house)
    _keep(opened, "sign-in", film.latest, film.boxes[-1:])
    await phone.scan()
    await expect(dialog.says("config.progress.signing")).to_be_visible()
    await film.waiting(1300)
    async with _held_up(house, HUB):
        await phone.approve()
        await expect(dialog.says("config.progress.approved")).to_be_visible()
        await film.waiting(1300)
    await expect(dialog.device(CHILD)).to_be_visible()
    await dialog.page.mouse.move(0, 0)
    await settled(dialog.page)
    await film.still(2400)
    path = _path(opened, "sign-in", "gif")
    film.save(path, edge=EDGE)
    _require_small(path, LARGEST_FILM)
    await dialog.submit.click()
    await expect(film.what).to_be_hidden()
    (entry,) = await house.entries()
    entry_id: str = entry["entry_id"]
    return entry_id


async def _choose(film: Film, dialog: Dialog) -> None:
    """Choose BankID on another device, first with the mouse somewhere else."""
    way = "config.step.user.menu_options.bankid_qr"
    await dialog.page.mouse.move(0, 0)
    await expect(dialog.says(way)).to_be_visible()
    await settled(dialog.page)
    await film.still(1400)
    await dialog.says(way).hover()
    await film.still(500)
    await dialog.press(way)


async def _show_codes(film: Film, dialog: Dialog, house: House) -> None:
    """Film some codes, each of which can be read."""
    before = None
    for _ in range(CODES):
        async with asyncio.timeout(CODE_SECONDS):
            while qr.read(await dialog.page.screenshot()) in {None, before}:
                pass
            async with _held_up(house):
                await film.waiting(1000, alike=qr.read)
        before = qr.read(film.latest)


@asynccontextmanager
async def _held_up(house: House, host: str | None = None) -> AsyncIterator[None]:
    """Let the platform take its time, so that what the dialog shows stays until it has been filmed."""
    fault = {"kind": "delay", "host": host, "delay": HELD_UP_SECONDS}
    await house.phone.ask("POST", "faults", fault)
    yield
    await house.phone.ask("DELETE", "faults")


async def _dashboard(opened: Window, house: House) -> None:
    """Take the demo's dashboard in the middle of a lesson: the family's day and week."""
    found = await entities.wait(house.hass)
    await dashboard.make(house.hass, opened.look.language)
    states = await entities.states(house.hass, found)
    await opened.pass_time(MORNING - opened.look.moment)
    page = await _tall_tab(opened, f"/{dashboard.ADDRESS}")
    for child in found.children.values():
        room = states[child["next_lesson"]]["attributes"]["room"]
        await expect(page.get_by_text(room).first).to_be_visible()
    await settled(page)
    card = page.locator("skolplattformen-card")
    _keep(opened, "dashboard", await page.screenshot(), await _boxes(card))
    await card.locator(".segments button").last.click()
    await expect(card.locator(".week .lesson").first).to_be_visible()
    await settled(page)
    _keep(opened, "week", await page.screenshot(), await _boxes(card))


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
    await settled(page)
    # The first card is what can be operated, the last one what has happened.
    sensors = page.locator("ha-device-entities-card").nth(1)
    _keep(opened, "device", await page.screenshot(), await _boxes(sensors))


async def _tall_tab(opened: Window, path: str) -> Page:
    """Open a tab in which all of a page can be seen."""
    page = await opened.tab(path)
    await page.set_viewport_size({"width": opened.look.width, "height": TALL})
    return page


async def _boxes(what: Locator) -> list[FloatRect]:
    """Return where some elements are."""
    return [box for element in await what.all() if (box := await element.bounding_box())]


def _keep(opened: Window, name: str, shown: bytes, boxes: list[FloatRect]) -> None:
    """Write the part of a picture that holds some elements, with an even edge."""
    part = (
        max(0, min(box["x"] for box in boxes) - EDGE),
        max(0, min(box["y"] for box in boxes) - EDGE),
        min(opened.look.width, max(box["x"] + box["width"] for box in boxes) + EDGE),
        max(box["y"] + box["height"] for box in boxes) + EDGE,
    )
    picture = Image.open(BytesIO(shown)).convert("RGB")
    if part[3] > picture.height:
        raise ValueError(f"The picture {name} is cut off")
    path = _path(opened, name, "png")
    picture.crop(part).save(path, optimize=True)
    _require_small(path, LARGEST)


def _path(opened: Window, name: str, ending: str) -> Path:
    """Return where a picture is kept."""
    return IMAGES / f"{name}.{opened.look.language}.{ending}"


def _require_small(path: Path, largest: int) -> None:
    """Raise an error if a picture is slow to load."""
    if (size := path.stat().st_size) > largest:
        raise ValueError(f"{path} has {size} bytes")


async def main() -> None:
    """Take the pictures in all languages."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    for language in dashboard.TITLES:
        await take(language)


if __name__ == "__main__":
    asyncio.run(main())
