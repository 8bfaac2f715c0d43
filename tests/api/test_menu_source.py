"""Which addresses of menu pages are understood, and as which school."""

from hypothesis import given, strategies as st
import pytest

from custom_components.skolplattformen.api.exceptions import (
    UnknownMenuSiteError,
    UnknownSchoolError,
)
from custom_components.skolplattformen.api.menus import SITES, menu_source
from tests.properties import DETERMINISTIC


@pytest.mark.parametrize(
    "address",
    [
        "https://skolmaten.se/larkskolan",
        "https://skolmaten.se/larkskolan/",
        "http://skolmaten.se/larkskolan",
        "https://www.skolmaten.se/larkskolan",
        "HTTPS://WWW.Skolmaten.SE/larkskolan",
        "skolmaten.se/larkskolan",
        " www.skolmaten.se/larkskolan/\n",
        "https://skolmaten.se/larkskolan?year=2026&week=11",
        "https://skolmaten.se/larkskolan#idag",
        "https://skolmaten.se//larkskolan",
        "https://skolmaten.se/larkskolan/rss/weeks/?offset=1",
        "https://skolmaten.se:443/larkskolan",
    ],
)
def test_one_school(address: str) -> None:
    """Every way to write it is the same school."""
    source = menu_source(address)

    assert source.address == "https://skolmaten.se/larkskolan"
    assert source.site == "skolmaten.se"
    assert source.site in SITES
    assert source.hosts == {"skolmaten.se"}


def test_address_of_an_address() -> None:
    """The one form is understood again, with letters beyond ASCII too."""
    source = menu_source("https://skolmaten.se/lärkskolan-f-9")

    assert menu_source(source.address).address == source.address
    assert source.address == "https://skolmaten.se/l%C3%A4rkskolan-f-9"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "   ",
        "Lärkskolan",
        "https://",
        "https://[",
        "https://skolmaten.se:port/larkskolan",
        "https://example.invalid/larkskolan",
        "https://skolmaten.se.example.invalid/larkskolan",
        "https://skolmaten.se@example.invalid/larkskolan",
        "https://notskolmaten.se/larkskolan",
        "ftp://skolmaten.se/larkskolan",
        "javascript://skolmaten.se/larkskolan",
    ],
)
def test_another_site(address: str) -> None:
    """An address of another site, or none at all."""
    with pytest.raises(UnknownMenuSiteError):
        menu_source(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://skolmaten.se",
        "https://skolmaten.se/",
        "skolmaten.se/?q=larkskolan",
        "https://skolmaten.se/api/4/rss/week/larkskolan",
        "https://skolmaten.se/%2e%2e%2f",
        "https://skolmaten.se/lark%2Fskolan",
        "https://skolmaten.se/lark skolan",
        f"https://skolmaten.se/{'a' * 101}",
    ],
)
def test_no_school(address: str) -> None:
    """The right site, but no school."""
    with pytest.raises(UnknownSchoolError):
        menu_source(address)


@DETERMINISTIC
@given(
    st.text(max_size=40)
    | st.text(alphabet="skolmaten.se/:?#@%[]åA \n", max_size=40)
    | st.text(max_size=40).map("https://skolmaten.se/{}".format)
)
def test_any_text(address: str) -> None:
    """Any text is a school with a safe address, or a typed error."""
    try:
        source = menu_source(address)
    except UnknownMenuSiteError, UnknownSchoolError:
        return
    assert source.address.startswith("https://skolmaten.se/")
    assert menu_source(source.address).address == source.address
