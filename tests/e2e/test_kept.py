"""What is a difference between two pictures, and what is not."""

from PIL import Image, ImageDraw
import pytest

from .kept import SIZE, compare


def picture(*, wide: int = 100, colour: int = 200, spots: int = 0) -> Image.Image:
    """Draw a grey picture with some black pixels in it."""
    drawn = Image.new("RGB", (wide, 100), (colour, colour, colour))
    ImageDraw.Draw(drawn).point([(x % 100, x // 100) for x in range(spots)], fill="black")
    return drawn


@pytest.mark.parametrize(
    ("got", "matters"),
    [
        (picture(), False),
        (picture(colour=220), False),
        (picture(colour=255), True),
        (picture(spots=20), False),
        (picture(spots=30), True),
        (picture(wide=100 + SIZE), False),
        (picture(wide=100 - SIZE - 1), True),
    ],
)
def test_compare(got: Image.Image, *, matters: bool) -> None:
    """A few pixels more or less, and shades that nobody sees, do not matter."""
    assert compare(picture(), got).matters is matters
