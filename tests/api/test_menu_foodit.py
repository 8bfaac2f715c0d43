"""Menus of foodit: addresses, weeks by their distance, and both forms of its feed."""

from collections import Counter
from collections.abc import AsyncIterator
from datetime import date, timedelta
from html import unescape
from typing import Literal

import pytest

from custom_components.skolplattformen.api.exceptions import (
    DeniedError,
    RateLimitedError,
    SkolplattformenError,
    TooLargeError,
    UnexpectedAnswerError,
    UnknownMenuSiteError,
    UnknownSchoolError,
    UnreachableError,
)
from custom_components.skolplattformen.api.menus import SITES, menu_source
from custom_components.skolplattformen.api.menus.text import dish_name
from custom_components.skolplattformen.api.transport import Pause, SessionFactory, Transport
from custom_components.skolplattformen.school.models import monday_of
from tests.simulator.faults import Fault
from tests.simulator.menu_foodit import KEYS
from tests.simulator.server import Simulator

from .conftest import TUESDAY

NOW = TUESDAY
WEEK = TUESDAY.date()
SITE = "https://webmenu.foodit.se"
ADDRESS = f"{SITE}/?r=1&m=180&p=1035&c=90001&w=0&v=Week&l=undefined"


def address(slug: str = "larkskolan") -> str:
    """Return the address of a school's kitchen."""
    return f"{SITE}/?" + "&".join(
        f"{name}={part}" for name, part in zip("rmpc", KEYS[slug].split("."), strict=True)
    )


@pytest.fixture
async def transport(sim: Simulator, sessions: SessionFactory) -> AsyncIterator[Transport]:
    """Return a transport that may ask the site and no one else."""
    transport = Transport(
        sessions,
        pause=Pause(clock=sim.clock.now),
        counts=Counter(),
        hosts=menu_source(ADDRESS).hosts,
    )
    yield transport
    transport.close()


@pytest.mark.parametrize(
    "pasted",
    [
        ADDRESS,
        f"{SITE}?r=1&m=180&p=1035&c=90001",
        f"{SITE}/?r=1&m=180&p=1035&c=90001&w=2&v=Day&l=sv&d=3",
        f"{SITE}/rss/?c=90001&p=1035&m=180&r=1",
        f"{SITE}/mobile/?R=1&M=180&P=1035&C=90001#today",
        f"{SITE}/?r=01&m=180&p=1035&c=090001",
        "http://webmenu.foodit.se/?r=1&m=180&p=1035&c=90001",
        "WEBMENU.Foodit.SE/?r=1&m=180&p=1035&c=90001",
    ],
)
def test_one_kitchen(pasted: str) -> None:
    """Every way to write it is the same kitchen."""
    source = menu_source(pasted)

    assert source.address == ADDRESS
    assert menu_source(source.address).address == ADDRESS
    assert source.site == "foodit"
    assert source.site in SITES
    assert source.hosts == {"webmenu.foodit.se"}


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
    transport: Transport,
    slug: str,
    form: Literal["rss", "atom"],
    today: date,
    weeks: int,
) -> None:
    """This and later weeks are read as published, around week 53 and a change of clocks too."""
    sim.switches.menu_feed = form
    sim.clock.set(NOW.replace(year=today.year, month=today.month, day=today.day, hour=23))
    day = today + timedelta(weeks=weeks)
    monday = monday_of(day)
    published = sim.kitchens.days(slug, monday, monday + timedelta(days=6))
    source = menu_source(address(slug))

    menu = await source.read(transport, day, sim.clock.now())

    assert menu.school is None
    assert (menu.first, menu.last) == (monday, monday + timedelta(days=6))
    assert [known.day for known in menu.days] == [raw.day for raw in published]
    for known, raw in zip(menu.days, published, strict=True):
        assert known.closed == raw.cancelled
        assert [dish.name for dish in known.dishes] == [
            dish_name(unescape(dish)) for dish in raw.dishes
        ]
    assert not source.skipped
    assert len(sim.log) == 1


async def test_past_week(sim: Simulator, transport: Transport) -> None:
    """The site has no earlier weeks: nothing is asked."""
    menu = await menu_source(ADDRESS).read(transport, WEEK - timedelta(weeks=1), NOW)

    assert menu.days == ()
    assert menu.last == date(2026, 11, 22)
    assert not sim.log


async def test_nothing_published(sim: Simulator, transport: Transport) -> None:
    """A feed without entries is an empty week."""
    sim.kitchens.unpublish("larkskolan", WEEK)

    assert (await menu_source(ADDRESS).read(transport, WEEK, NOW)).days == ()


async def test_another_week(sim: Simulator, transport: Transport) -> None:
    """When the site's week is not ours, nothing is said of ours."""
    sim.clock.advance(timedelta(days=7))

    with pytest.raises(UnexpectedAnswerError):
        await menu_source(ADDRESS).read(transport, WEEK, NOW)


async def test_unknown_kitchen(sim: Simulator, transport: Transport) -> None:
    """An unknown kitchen is 404; a site that answers without entries does not tell."""
    source = menu_source(f"{SITE}/?r=1&m=180&p=1035&c=1")

    with pytest.raises(UnknownSchoolError):
        await source.read(transport, WEEK, NOW)
    sim.switches.menu_unknown = "answer"
    assert (await source.read(transport, WEEK, NOW)).days == ()


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault(kind="drop"), UnreachableError),
        (Fault(kind="truncate"), UnreachableError),
        (Fault(kind="status", status=500), UnreachableError),
        (Fault(kind="status", status=429), RateLimitedError),
        (Fault(kind="status", status=400), UnexpectedAnswerError),
        (Fault(kind="forbidden"), DeniedError),
        (Fault(kind="html"), UnexpectedAnswerError),
        (Fault(kind="garbage"), UnexpectedAnswerError),
        (Fault(kind="empty"), UnexpectedAnswerError),
        (Fault(kind="huge"), TooLargeError),
        (Fault(kind="foreign_redirect"), UnexpectedAnswerError),
    ],
)
async def test_fault(
    sim: Simulator, transport: Transport, fault: Fault, error: type[SkolplattformenError]
) -> None:
    """Every fault is a typed error."""
    sim.faults.add(fault)

    with pytest.raises(error) as raised:
        await menu_source(ADDRESS).read(transport, WEEK, NOW)
    assert type(raised.value) is error
