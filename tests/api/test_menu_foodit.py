"""Menus of foodit: addresses, weeks by their distance, and both forms of its feed."""

from datetime import date, timedelta
from typing import Literal

import pytest

from custom_components.skolplattformen.api.exceptions import (
    UnexpectedAnswerError,
    UnknownMenuSiteError,
    UnknownSchoolError,
)
from custom_components.skolplattformen.api.menus import menu_source
from tests.simulator.server import Simulator

from .conftest import TUESDAY
from .menu_sites import FOODIT, WEEK, MenuReader, check_as_published

SITE = "https://webmenu.foodit.se"


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?r=&m=&p=&c=&w=0&v=Week&l=",
        "?r=1&m=180&p=1035",
        "?r=1&m=180&p=1035&c=",
        "?r=1&m=180&p=1035&c=larkskolan",
        "?r=1&m=180&p=1035&c=-1",
        "?r=1&m=180&p=1035&c=²",
        f"?r=1&m=180&p=1035&c={'1' * 10}",
    ],
)
def test_no_kitchen(query: str) -> None:
    """The right site, but no kitchen."""
    with pytest.raises(UnknownSchoolError):
        menu_source(f"{SITE}/{query}")


def test_another_site() -> None:
    """Another page of the company is another site."""
    with pytest.raises(UnknownMenuSiteError):
        menu_source("https://foodit.se/?r=1&m=180&p=1035&c=90001")


@pytest.mark.parametrize("form", ["rss", "atom"])
@pytest.mark.parametrize("slug", ["larkskolan", "ekskolan"])
@pytest.mark.parametrize(
    ("today", "weeks"),
    [
        (date(2026, 11, 24), 0),
        (date(2026, 11, 29), 1),
        (date(2026, 3, 25), 1),
        (date(2026, 12, 23), 1),
        (date(2027, 1, 3), 0),
        (date(2027, 1, 3), 1),
    ],
)
async def test_week(
    sim: Simulator,
    menus: MenuReader,
    slug: str,
    form: Literal["rss", "atom"],
    today: date,
    weeks: int,
) -> None:
    """This and later weeks are read in both forms, late on a Sunday in week 53 too."""
    sim.switches.menu_feed = form
    sim.clock.set(TUESDAY.replace(year=today.year, month=today.month, day=today.day, hour=23))
    day = today + timedelta(weeks=weeks)
    source = menu_source(FOODIT.address_of(slug))

    check_as_published(await menus.read(source, day), FOODIT.published(sim, slug, day))

    assert not source.skipped
    assert len(sim.log) == 1


async def test_past_week(sim: Simulator, menus: MenuReader) -> None:
    """The site has no earlier weeks: nothing is asked."""
    assert (await menus.read(FOODIT.address, WEEK - timedelta(weeks=1))).days == ()
    assert not sim.log


async def test_another_week(sim: Simulator, menus: MenuReader) -> None:
    """When the site's week is not ours, nothing is said of ours."""
    source, now = menu_source(FOODIT.address), sim.clock.now()
    sim.clock.advance(timedelta(days=7))

    with pytest.raises(UnexpectedAnswerError):
        await source.read(menus.transport(source), WEEK, now)


async def test_unknown_kitchen(sim: Simulator, menus: MenuReader) -> None:
    """An unknown kitchen is 404; a site that answers without entries does not tell."""
    source = menu_source(f"{SITE}/?r=1&m=180&p=1035&c=1")

    with pytest.raises(UnknownSchoolError):
        await menus.read(source)
    sim.switches.menu_unknown = "answer"
    assert (await menus.read(source)).days == ()
