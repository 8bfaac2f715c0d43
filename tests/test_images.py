"""The documents' pictures: in both languages, quick to load, and a film that plays by itself."""

import re

from PIL import Image, ImageSequence
import pytest

from tests.e2e import qr
from tests.integration_files import LANGUAGES, ROOT

IMAGES = ROOT / "docs" / "images"
LARGEST = 300_000
SHORTEST, LONGEST = 6_000, 10_000


def test_in_both_languages() -> None:
    """Each picture is there in both languages, and nothing else is."""
    names = {path.name for path in IMAGES.iterdir()}
    parts = [re.fullmatch(r"([a-z-]+)\.[a-z]{2}\.(png|gif)", name) for name in names]
    kinds = {(part[1], part[2]) for part in parts if part}
    assert names == {
        f"{name}.{language}.{ending}" for name, ending in kinds for language in LANGUAGES
    }


def test_quick_to_load() -> None:
    """No picture is large."""
    for path in IMAGES.iterdir():
        assert path.stat().st_size <= LARGEST, path.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_film(language: str) -> None:
    """The sign-in is a short film that goes round; its still picture shows a code that is whole."""
    still = IMAGES / f"sign-in.{language}.png"
    assert qr.read(still.read_bytes()) is not None
    with Image.open(still.with_suffix(".gif")) as film:
        assert film.info["loop"] == 0
        times = [frame.info["duration"] for frame in ImageSequence.Iterator(film)]
        assert SHORTEST <= sum(times) <= LONGEST
