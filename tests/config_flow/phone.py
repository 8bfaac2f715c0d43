"""What guardians do with their phones, and how that takes a dialog to its end."""

import re

from homeassistant.data_entry_flow import FlowResultType
from PIL import Image
import zxingcpp

from tests.simulator.orders import Order
from tests.simulator.server import Simulator

from .dialog import Dialog, Heart


def newest_order(city: Simulator) -> Order:
    """Return the order that was begun last."""
    return next(reversed(city.state.orders.values()))


def approve(city: Simulator, guardian: int = 0) -> None:
    """Approve the newest order on a guardian's phone."""
    newest_order(city).approve(city.family.guardians[guardian].id)


def qr_text(dialog: Dialog) -> str:
    """Return what the QR code shown says, read from its picture as a camera does."""
    picture = Image.new("L", (64, 64), 255)
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", dialog.words["qr"]):
        picture.paste(0, (int(x), int(y), int(x) + int(length), int(y) + 1))
    [code] = zxingcpp.read_barcodes(picture.resize((256, 256), Image.Resampling.NEAREST))
    return code.text


async def scan(dialog: Dialog, city: Simulator, heart: Heart, *, guardian: int = 0) -> None:
    """Sign in on another device to the end."""
    await dialog.press("bankid_qr")
    await dialog.until(progress_action="waiting")
    approve(city, guardian)
    await heart.beat()
    await dialog.until(type=FlowResultType.CREATE_ENTRY)


async def sign_in_here(dialog: Dialog, city: Simulator, heart: Heart) -> None:
    """Sign in on this device to the end."""
    await dialog.press("bankid_here")
    await dialog.until(step_id="approve")
    approve(city)
    await heart.beat()
    await dialog.hass.async_block_till_done(wait_background_tasks=True)
    await dialog.submit()
    await dialog.until(type=FlowResultType.CREATE_ENTRY)
