"""What is a difference between two pictures, and what is not."""

from PIL import Image, ImageDraw
import pytest

from .kept import SIZE, compare


def picture(*, wide: int = 100, colour: int = 200, spots: int = 0, block: int = 200) -> Image.Image:
    """Draw a grey picture with a block of a shade in it, and some black pixels all over it."""
    drawn = Image.new("RGB", (wide, 100), (colour, colour, colour))
    draw = ImageDraw.Draw(drawn)
    draw.rectangle((40, 40, 60, 50), fill=(block, 200, 200))
    draw.point([(x * 37 % 100, x * 61 % 100) for x in range(spots)], fill="black")
    return drawn


@pytest.mark.parametrize(
    ("got", "matters"),
    [
        (picture(), False),
        (picture(colour=205), False),
        (picture(colour=255), True),
        (picture(block=220), True),
        (picture(spots=20), False),
        (picture(spots=30), True),
        (picture(wide=100 + SIZE), False),
        (picture(wide=100 - SIZE - 1), True),
    ],
)
def test_compare(got: Image.Image, *, matters: bool) -> None:
    """A few pixels more or less, and shades that nobody sees, do not matter; a pale colour does."""
    assert compare(picture(), got).matters is matters
