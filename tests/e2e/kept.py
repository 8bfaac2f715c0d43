"""Compares what is to be seen with pictures that are kept in `kept/`."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops
from playwright.async_api import Locator, Page
import pytest

KEPT = Path(__file__).with_suffix("")
# How far a colour may be off, of 255, and how many of a million pixels may be further off: edges of
# letters and of rounded corners are not drawn alike everywhere.
COLOUR = 40
PIXELS = 2000
# The same for squares of pixels, in which edges level out: pale colours lie closer together than that.
SQUARE = 8
SHADE = 10
SQUARES = 3000
# By how many pixels the sizes may differ.
SIZE = 2
STILL_SECONDS = 10
ABOVE_AND_BELOW = 240
RENEW = "script/e2e --renew makes the kept pictures anew"


@dataclass(frozen=True, kw_only=True)
class Difference:
    """What is different between two pictures."""

    expected: tuple[int, int]
    got: tuple[int, int]
    pixels: int
    """Pixels of a million that are off."""

    squares: int
    """Squares of a million whose shade is off."""

    picture: Image.Image
    """White where they are off."""

    @property
    def matters(self) -> bool:
        """Return whether it is more than another machine may make it."""
        off = max(abs(a - b) for a, b in zip(self.expected, self.got, strict=True))
        return off > SIZE or self.pixels > PIXELS or self.squares > SQUARES


@dataclass(frozen=True, kw_only=True)
class Kept:
    """The kept pictures, as one test needs them."""

    folder: Path
    """Where a picture goes that is not as it was."""

    renews: bool
    """Whether pictures that are not as they were shall be kept from now on."""

    async def __call__(self, element: Locator, name: str) -> None:
        """Require that an element looks as it did."""
        shown = await still(element)
        kept = KEPT / f"{name}.png"
        if not kept.exists():
            difference = None
        elif not (difference := compare(Image.open(kept).convert("RGB"), shown)).matters:
            return
        if self.renews:
            KEPT.mkdir(exist_ok=True)
            shown.save(kept, optimize=True)
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        shown.save(self.folder / f"{name}-got.png")
        if difference is None:
            pytest.fail(f"There is no kept picture {name}. {RENEW}.")
        Image.open(kept).save(self.folder / f"{name}-expected.png")
        difference.picture.save(self.folder / f"{name}-diff.png")
        pytest.fail(
            f"{name} does not look as it did: {difference.pixels} of a million pixels are off"
            f" (at most {PIXELS}) and {difference.squares} of a million squares (at most {SQUARES}),"
            f" it is {difference.got} instead of {difference.expected} in size."
            f" See {self.folder}. {RENEW}."
        )


def compare(expected: Image.Image, got: Image.Image) -> Difference:
    """Compare two pictures as far as both reach."""
    both = (0, 0, min(expected.width, got.width), min(expected.height, got.height))
    one, other = expected.crop(both), got.crop(both)
    off, pixels = _off(one, other, COLOUR)
    return Difference(
        expected=expected.size,
        got=got.size,
        pixels=pixels,
        squares=_off(one.reduce(SQUARE), other.reduce(SQUARE), SHADE)[1],
        picture=off,
    )


def _off(expected: Image.Image, got: Image.Image, limit: int) -> tuple[Image.Image, int]:
    """Return where two pictures are further apart than a limit, in white, and how many of a million pixels."""
    bands = ImageChops.difference(expected, got).split()
    furthest = bands[0]
    for band in bands[1:]:
        furthest = ImageChops.lighter(furthest, band)
    off = furthest.point([0] * (limit + 1) + [255] * (255 - limit))
    return off, round(off.histogram()[255] * 1_000_000 / (off.width * off.height))


async def still(element: Locator) -> Image.Image:
    """Return an element's picture once it does not change any more."""
    await settled(element.page)
    async with _whole(element), asyncio.timeout(STILL_SECONDS):
        before = b""
        while (now := await _take(element)) != before:
            before = now
    return Image.open(BytesIO(now)).convert("RGB")


@asynccontextmanager
async def _whole(element: Locator) -> AsyncIterator[None]:
    """Make the window so tall that no header lies over the element."""
    page = element.page
    size, box = page.viewport_size, await element.bounding_box()
    assert size is not None
    assert box is not None
    tall = max(size["height"], int(box["height"]) + ABOVE_AND_BELOW)
    await page.set_viewport_size({"width": size["width"], "height": tall})
    await element.evaluate("(element) => element.scrollIntoView({ block: 'center' })")
    yield
    await page.set_viewport_size(size)


async def settled(page: Page) -> None:
    """Return once all letters and images have come."""
    await page.wait_for_load_state("networkidle")
    await page.evaluate("document.fonts.ready.then(() => true)")


async def _take(element: Locator) -> bytes:
    """Take a picture of an element."""
    return await element.screenshot(animations="disabled", scale="css")
