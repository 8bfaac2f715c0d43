"""The brand: every picture that Home Assistant asks for, in the form that it wants."""

from homeassistant.components.brands.const import ALLOWED_IMAGES
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from PIL import Image
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from tests.integration_files import INTEGRATION


def test_brand_names() -> None:
    """All pictures that Home Assistant knows to ask for, and no others."""
    assert {path.name for path in (INTEGRATION / "brand").iterdir()} == ALLOWED_IMAGES


@pytest.mark.parametrize("name", sorted(ALLOWED_IMAGES))
def test_brand_pictures(name: str) -> None:
    """Small, transparent, without an empty edge; a square icon, a landscape logo, in two sizes."""
    scale = 2 if "@2x" in name else 1
    path = INTEGRATION / "brand" / name
    assert path.stat().st_size < 50_000
    with Image.open(path) as picture:
        assert (picture.format, picture.mode) == ("PNG", "RGBA")
        width, height = picture.size
        left, top, right, bottom = picture.getchannel("A").getbbox() or (0, 0, 0, 0)
        assert picture.getpixel((0, 0)) == (0, 0, 0, 0)
    if "icon" in name:
        assert (width, height) == (256 * scale, 256 * scale)
    else:
        assert height == 128 * scale
        assert width > height
    assert max(left, top, width - right, height - bottom) <= 2 * scale


@pytest.mark.parametrize("dark", ["", "dark_"])
@pytest.mark.parametrize("drawing", ["icon", "logo"])
def test_brand_sizes_are_one_drawing(dark: str, drawing: str) -> None:
    """The double size shows the same as the single one."""
    with (
        Image.open(INTEGRATION / "brand" / f"{dark}{drawing}.png") as single,
        Image.open(INTEGRATION / "brand" / f"{dark}{drawing}@2x.png") as double,
    ):
        assert double.size == (2 * single.width, 2 * single.height)


async def test_home_assistant_shows_the_brand(
    hass: HomeAssistant, hass_client: ClientSessionGenerator, socket_enabled: None
) -> None:
    """Each picture is what Home Assistant answers with, for this integration."""
    assert await async_setup_component(hass, "brands", {})
    client = await hass_client()
    for name in ALLOWED_IMAGES:
        answer = await client.get(f"/api/brands/integration/{INTEGRATION.name}/{name}")
        assert await answer.read() == (INTEGRATION / "brand" / name).read_bytes()
