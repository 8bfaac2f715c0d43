"""Films a dialog: pictures of the real run, one after another, as an animation that goes round."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.async_api import FloatRect

from .dialog import Dialog

TICK = 100
COLOURS = 256
# The circle that says "please wait" is stopped and moved on by hand: how far it has come does not
# depend on how fast this machine takes pictures.
_TURN = """
(circle, milliseconds) => {
  for (const turn of circle.shadowRoot.getAnimations()) {
    turn.pause();
    turn.currentTime = milliseconds;
  }
}
"""


class Film:
    """What has been filmed so far; times are in milliseconds."""

    def __init__(self, dialog: Dialog) -> None:
        """Point at a dialog; its height may change."""
        self.what = dialog.body.get_by_role("dialog")
        self.latest = b""
        """The latest picture, of the whole page."""

        self.boxes: list[FloatRect] = []
        """Where the dialog was, the latest last."""

        self._page = dialog.page
        self._circle = dialog.body.locator("ha-spinner")
        self._shots: list[tuple[bytes, int]] = []
        self._turned = 0

    async def still(self, time: int) -> None:
        """Film for some time what does not move: the moment when it has come to rest."""
        before, shot = b"", await self._page.screenshot()
        while shot != before:
            before, shot = shot, await self._page.screenshot()
        await self._keep([shot], time)

    async def waiting(self, time: int, *, alike: Callable[[bytes], object] = type) -> None:
        """Film for some time what does not move but for the circle.

        Takes it again until all its pictures are alike in something.
        """
        shots: list[bytes] = []
        while len({alike(shot) for shot in shots}) != 1:
            ticks = range(self._turned, self._turned + time, TICK)
            shots = [await self._turned_to(tick) for tick in ticks]
        self._turned += time
        await self._keep(shots, TICK)

    def save(self, path: Path, *, edge: int) -> None:
        """Write the film, with an even edge around the dialog where it is largest."""
        part = (
            min(box["x"] for box in self.boxes) - edge,
            min(box["y"] for box in self.boxes) - edge,
            max(box["x"] + box["width"] for box in self.boxes) + edge,
            max(box["y"] + box["height"] for box in self.boxes) + edge,
        )
        frames = [Image.open(BytesIO(shot)).convert("RGB").crop(part) for shot, _ in self._shots]
        first, *others = _in_one_palette(frames)
        first.save(
            path,
            save_all=True,
            append_images=others,
            duration=[time for _, time in self._shots],
            loop=0,
            optimize=False,
        )

    async def _turned_to(self, time: int) -> bytes:
        """Return a picture with the circle where it is after some time."""
        await self._circle.evaluate(_TURN, time)
        return await self._page.screenshot()

    async def _keep(self, shots: list[bytes], time: int) -> None:
        """Keep pictures, each to be shown for some time."""
        box = await self.what.bounding_box()
        if box is None:
            raise ValueError("There is no dialog to film")
        self.boxes.append(box)
        self._shots += [(shot, time) for shot in shots]
        self.latest = shots[-1]


def _in_one_palette(frames: list[Image.Image]) -> list[Image.Image]:
    """Return pictures in the same few colours, so that nothing flickers that has not changed."""
    width, height = frames[0].size
    strip = Image.new("RGB", (width, height * len(frames)))
    for number, frame in enumerate(frames):
        strip.paste(frame, (0, number * height))
    few = strip.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    return [few.crop((0, top, width, top + height)) for top in range(0, few.height, height)]
