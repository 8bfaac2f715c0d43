"""What holds for every menu site: weeks, days, schools, faults and cookies."""

from datetime import date, datetime, timedelta

import pytest

from custom_components.skolplattformen.api.exceptions import (
    DeniedError,
    RateLimitedError,
    SkolplattformenError,
    TooLargeError,
    UnexpectedAnswerError,
    UnknownSchoolError,
    UnreachableError,
)
from custom_components.skolplattformen.api.menus import menu_source
from custom_components.skolplattformen.school.models import STOCKHOLM, MenuDay, monday_of
from tests.simulator.faults import Fault
from tests.simulator.menu_page import COOKIE
from tests.simulator.server import Simulator

from .conftest import TUESDAY
from .menu_sites import (
    FOODIT,
    MATEO,
    SITES,
    WEEK,
    MenuReader,
    Site,
    check_as_published,
)

every_site = pytest.mark.parametrize("site", SITES, ids=lambda site: site.site)


@every_site
@pytest.mark.parametrize("slug", ["larkskolan", "ekskolan"])
@pytest.mark.parametrize(
    "day",
    [
        WEEK,
        date(2026, 3, 29),
        date(2026, 7, 8),
        date(2026, 10, 25),
        date(2026, 12, 31),
        date(2027, 1, 1),
    ],
)
async def test_week(sim: Simulator, menus: MenuReader, site: Site, slug: str, day: date) -> None:
    """The week of any day is read as it was published, week 53 and changes of clocks too."""
    sim.clock.set(datetime(day.year, day.month, day.day, 6, tzinfo=STOCKHOLM))
    source = menu_source(site.address_of(slug))
    published = site.published(sim, slug, day)
    assert len(published) == 5

    menu = await menus.read(source, day)

    check_as_published(menu, published)
    name = {"larkskolan": "Lärkskolan", "ekskolan": "Ekskolan"}[slug]
    assert menu.school == (name if site.names_school else None)
    monday = monday_of(day)
    assert (menu.first, menu.last) == (monday, monday + timedelta(days=6))
    assert menu.read_at == sim.clock.now()
    assert not source.skipped
    assert not source.restricted
    assert tuple(entry.kind for entry in sim.log) == site.requests


@every_site
async def test_this_and_the_next_week(sim: Simulator, menus: MenuReader, site: Site) -> None:
    """Two weeks at one moment: one request each, or one for both where an answer has them all."""
    source = menu_source(site.address)
    following = WEEK + timedelta(weeks=1)

    weeks = [await menus.read(source, day) for day in (WEEK, following)]

    for menu, day in zip(weeks, (WEEK, following), strict=True):
        check_as_published(menu, site.published(sim, "larkskolan", day))
    assert weeks[0].days != weeks[1].days
    assert len(sim.log) == len(site.requests) + (not site.all_at_once)


@every_site
@pytest.mark.parametrize("weeks", [-60, -2, -1, 2, 3, 4, 5, 60])
async def test_week_at_a_distance(
    sim: Simulator, menus: MenuReader, site: Site, weeks: int
) -> None:
    """Any other week is read as well; one that the site does not give is without days."""
    day = WEEK + timedelta(weeks=weeks)
    source = menu_source(site.address)

    menu = await menus.read(source, day)

    published = site.published(sim, "larkskolan", day) if site.gives(weeks) else []
    check_as_published(menu, published)
    assert (menu.first, menu.read_at) == (monday_of(day), sim.clock.now())
    assert not source.skipped


@every_site
async def test_two_schools_differ(menus: MenuReader, site: Site) -> None:
    """Each school has its own menu."""
    one, other = [await menus.read(address) for address in (site.address, site.other)]

    assert one.days != other.days


@every_site
async def test_nothing_published(sim: Simulator, menus: MenuReader, site: Site) -> None:
    """A week without menu is an answer; that of the next week is not touched by it."""
    site.unpublish(sim, WEEK)
    source = menu_source(site.address)

    assert (await menus.read(source)).days == ()
    assert (await menus.read(source, WEEK + timedelta(weeks=1))).days
    assert not source.skipped


@every_site
async def test_closed_day(sim: Simulator, menus: MenuReader, site: Site) -> None:
    """A day without lunch has its reason, and no dish."""
    monday = monday_of(WEEK)
    site.set_day(sim, monday, cancelled="Höstlov v. 44")

    menu = await menus.read(site.address)

    assert menu.days[0] == MenuDay(day=monday, closed="Höstlov v. 44")


@every_site
async def test_unknown_school(menus: MenuReader, site: Site) -> None:
    """The site does not know the school, today as tomorrow."""
    source = menu_source(site.unknown)

    for _ in range(2):
        with pytest.raises(UnknownSchoolError):
            await menus.read(source)


@every_site
@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault(kind="drop"), UnreachableError),
        (Fault(kind="truncate"), UnreachableError),
        (Fault(kind="status", status=500), UnreachableError),
        (Fault(kind="status", status=503), UnreachableError),
        (Fault(kind="status", status=429), RateLimitedError),
        (Fault(kind="status", status=401), DeniedError),
        (Fault(kind="forbidden", status=403), DeniedError),
        (Fault(kind="status", status=404), UnknownSchoolError),
        # Nobody asked whether something has changed.
        (Fault(kind="status", status=304), UnexpectedAnswerError),
        (Fault(kind="status", status=400), UnexpectedAnswerError),
        (Fault(kind="status", status=418), UnexpectedAnswerError),
        (Fault(kind="html"), UnexpectedAnswerError),
        (Fault(kind="garbage"), UnexpectedAnswerError),
        (Fault(kind="empty"), UnexpectedAnswerError),
        (Fault(kind="bad_utf8"), UnexpectedAnswerError),
        (Fault(kind="huge"), TooLargeError),
        # A redirect is never followed: it could lead into the home.
        (Fault(kind="foreign_redirect"), UnexpectedAnswerError),
        (Fault(kind="endless_redirect"), UnexpectedAnswerError),
    ],
    ids=lambda value: (
        f"{value.kind}-{value.status}" if isinstance(value, Fault) else value.__name__
    ),
)
async def test_fault(
    sim: Simulator,
    menus: MenuReader,
    site: Site,
    fault: Fault,
    error: type[SkolplattformenError],
) -> None:
    """Every fault is a typed error that names no school, and is not asked again."""
    sim.faults.add(fault)

    with pytest.raises(error if fault.status != 404 else site.not_found) as raised:
        await menus.read(site.address)

    assert type(raised.value) is (error if fault.status != 404 else site.not_found)
    assert site.key not in str(raised.value)
    # aiohttp itself repeats a GET once when the connection is cut before any answer.
    again = fault.kind == "drop" or fault.status in site.asks_after
    assert len(sim.log) == 1 + again

    sim.faults.clear()
    sim.clock.advance(timedelta(hours=1))
    assert (await menus.read(site.address)).days


@every_site
async def test_cookies_stay_with_their_site(menus: MenuReader, site: Site) -> None:
    """What a site sets goes back to it and to no other, and stands in the way of nothing."""
    source, other = menu_source(site.address), menu_source(FOODIT.address)
    if site is FOODIT:
        other = menu_source(MATEO.address)

    for week in (WEEK, WEEK + timedelta(weeks=1)):
        assert (await menus.read(source, week)).days
    assert not menus.transport(other).cookies
    await menus.read(other)

    for one in (source, other):
        (cookie,) = menus.transport(one).cookies
        assert cookie.name == COOKIE
        assert cookie.value in one.hosts


def test_clock() -> None:
    """The week of the table is the one in which the platform's clock stands."""
    assert TUESDAY.date() == WEEK
