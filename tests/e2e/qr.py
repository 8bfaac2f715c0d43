"""Reads QR codes off a screen, as the camera of a phone does."""

from io import BytesIO

from PIL import Image
import zxingcpp

from tests.simulator.orders import Order


def read(screenshot: bytes) -> str | None:
    """Return the text of the only QR code in a picture; none if there is none to be read.

    Dark on light in every theme: not every camera reads it the other way round.
    """
    picture = Image.open(BytesIO(screenshot)).convert("L")
    codes = zxingcpp.read_barcodes(
        picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode), try_invert=False
    )
    return codes[0].text if len(codes) == 1 else None


def is_frame(text: str) -> bool:
    """Return whether a text is exactly the platform's for its order and its second."""
    _, token, second, _ = text.split(".")
    return Order(id="", kind="qr", token=token, born=0).qr_data(int(second)) == text


def token_of(text: str) -> str:
    """Return which order a frame belongs to."""
    return text.split(".")[1]
