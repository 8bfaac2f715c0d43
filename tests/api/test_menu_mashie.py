"""Menus of Mashie: addresses, and what only its site does."""

from datetime import timedelta
import json
import re

import pytest

from custom_components.skolplattformen.api.exceptions import (
    UnexpectedAnswerError,
    UnknownMenuSiteError,
    UnknownSchoolError,
)
from custom_components.skolplattformen.api.menus import menu_source
from tests.simulator.browser import Browser
from tests.simulator.server import Simulator
from tests.simulator.shapes import check

from .menu_sites import MASHIE, WEEK, MenuReader

PAGE = MASHIE.address


@pytest.mark.parametrize("company", ["mpi", "sodexo", "compass"])
def test_companies(company: str) -> None:
    """Each company has its own host; letters and blanks of a name survive."""
    host = f"{company}.mashie.matildaplatform.com"
    source = menu_source(
        f"https://{company}.mashie.com/public/menu/Pr%C3%B6v+%C3%96st, F-9/abcdef12"
    )

    assert source.address == f"https://{host}/public/app/Pr%C3%B6v+%C3%96st,%20F-9/abcdef12"
    assert source.hosts == {host}
    assert menu_source(source.address).address == source.address


@pytest.mark.parametrize(
    "address",
    [
        "https://mashie.com/public/app/Exempel/1a2b3c01",
        "https://other.mashie.com/public/app/Exempel/1a2b3c01",
        "https://mpi.mashie.se/public/app/Exempel/1a2b3c01",
        "https://mpi.mashie.com.example.invalid/public/app/Exempel/1a2b3c01",
        "https://mpixmashie.com/public/app/Exempel/1a2b3c01",
        "ftp://mpi.mashie.com/public/app/Exempel/1a2b3c01",
    ],
)
def test_another_site(address: str) -> None:
    """An address that only looks like one of the site's."""
    with pytest.raises(UnknownMenuSiteError):
        menu_source(address)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/public/app/Exempel",
        "/public/app/1a2b3c01",
        "/public/icalendar/Exempel/1a2b3c01.ics",
        "/public/app/Exempel/larkskolan",
        "/public/app/Exempel/1a2b",
        "/public/app/Exempel%2Fkommun/1a2b3c01",
        "/public/app/%2e%2e/1a2b3c01",
        f"/public/app/{'a' * 101}/1a2b3c01",
        "/app/Exempel/1a2b3c01",
    ],
)
def test_no_school(path: str) -> None:
    """The right site, but no school."""
    with pytest.raises(UnknownSchoolError):
        menu_source(f"https://mpi.mashie.com{path}")


async def test_nothing_published_at_all(sim: Simulator, menus: MenuReader) -> None:
    """The page without data that says so is an answer."""
    for week in range(4):
        sim.kitchens.unpublish("larkskolan", WEEK + timedelta(weeks=week))

    assert (await menus.read(PAGE)).days == ()


async def test_without_the_language(menus: MenuReader, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that came without its data is no empty week."""
    monkeypatch.setattr(
        "custom_components.skolplattformen.api.menus.mashie._HEADERS", {"Accept": "text/html"}
    )

    with pytest.raises(UnexpectedAnswerError):
        await menus.read(PAGE)


async def test_data_has_its_shape(sim: Simulator) -> None:
    """What the simulated page assigns is what the field table says."""
    browser = Browser(sim)
    answer = await browser.request(
        "GET",
        PAGE.replace("/app/", "/menu/"),
        headers={"Cookie": "cookieLanguage=sv-SE", "User-Agent": "Mozilla/5.0"},
    )
    await browser.close()

    script = re.search(r"weekMenues = (.*);\r\n</script>", answer.body.decode())
    assert script is not None
    assert "new Date(" in script[1]
    assert check("mashie_menu", json.loads(re.sub(r"new Date\((\d+)\)", r"\1", script[1]))) == []
