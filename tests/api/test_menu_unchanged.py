"""Menus that are asked for again: only when they have changed, and without keeping the answers."""

from datetime import timedelta
import pickle
from typing import Literal

import pytest

from custom_components.skolplattformen.api.exceptions import UnexpectedAnswerError, UnreachableError
from custom_components.skolplattformen.api.menus import menu_source
from custom_components.skolplattformen.school.models import MenuDay
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

from .menu_sites import (
    FOODIT,
    MENUGO,
    SITES,
    SKOLMATEN,
    WEEK,
    MenuReader,
    Site,
    check_as_published,
    lunches,
)

every_site = pytest.mark.parametrize("site", SITES, ids=lambda site: site.site)
marked = pytest.mark.parametrize(
    ("mark", "condition"),
    [("etag", "If-None-Match"), ("last_modified", "If-Modified-Since")],
)
LATER = timedelta(hours=4)

type Mark = Literal["etag", "last_modified"]


@every_site
@marked
async def test_unchanged(
    sim: Simulator, menus: MenuReader, site: Site, mark: Mark, condition: str
) -> None:
    """304 is the same menu, read now; another 304 may follow it."""
    sim.switches.menu_mark = mark
    source = menu_source(site.address)
    first = await menus.read(source)
    asked = len(menus.asked)
    assert condition not in menus.asked[0].headers

    for _ in range(2):
        sim.clock.advance(LATER)
        again = await menus.read(source)
        assert again.read_at == sim.clock.now()
        assert (again.days, again.school) == (first.days, first.school)
    assert [one.status for one in menus.asked[asked:]] == [304, 304]
    assert all(condition in one.headers for one in menus.asked[asked:])
    assert not source.skipped


@every_site
@marked
async def test_changed(
    sim: Simulator, menus: MenuReader, site: Site, mark: Mark, condition: str
) -> None:
    """What has changed is read as if for the first time, and is what the next one is compared with."""
    sim.switches.menu_mark = mark
    source = menu_source(site.address)
    await menus.read(source)
    asked = len(menus.asked)

    sim.clock.advance(LATER)
    site.set_day(sim, WEEK, ("Pizza",))
    changed = await menus.read(source)
    sim.clock.advance(LATER)
    again = await menus.read(source)

    assert lunches(changed.days[1]) == lunches(again.days[1]) == ["Pizza"]
    assert [one.status for one in menus.asked[asked:]] == [200, 304]
    assert all(condition in one.headers for one in menus.asked[asked:])


@every_site
async def test_without_marks(sim: Simulator, menus: MenuReader, site: Site) -> None:
    """A site that marks nothing is asked for everything each time; 304 is then no answer."""
    sim.switches.menu_mark = "none"
    source = menu_source(site.address)
    for _ in range(2):
        assert (await menus.read(source)).days
        sim.clock.advance(LATER)
    assert {one.status for one in menus.asked} == {200}
    assert not any(name.startswith("If-") for one in menus.asked for name in one.headers)

    sim.faults.add(Fault(kind="status", status=304))
    with pytest.raises(UnexpectedAnswerError):
        await menus.read(source)


@every_site
async def test_next_week_that_becomes_this_week(
    sim: Simulator, menus: MenuReader, site: Site
) -> None:
    """Each week of each reading is its own, also where addresses count from the present week."""
    source = menu_source(site.address)
    for _ in range(4):
        today = sim.clock.now().date()
        for day in (today, today + timedelta(weeks=1)):
            check_as_published(
                await menus.read(source, day), site.published(sim, "larkskolan", day)
            )
        sim.clock.advance(timedelta(weeks=1))
    # The name of the school is one more, and the second week is none where one answer has both.
    assert len(menus.asked) == len(site.requests) - 1 + (4 if site.all_at_once else 8)


@every_site
@pytest.mark.parametrize("kind", ["garbage", "drop"])
async def test_outage_between(
    sim: Simulator, menus: MenuReader, site: Site, kind: Literal["garbage", "drop"]
) -> None:
    """A failure makes nobody forget what was read before."""
    source = menu_source(site.address)
    first = await menus.read(source)
    sim.clock.advance(LATER)
    sim.faults.add(Fault(kind=kind))
    with pytest.raises((UnexpectedAnswerError, UnreachableError)):
        await menus.read(source)

    sim.faults.clear()
    sim.clock.advance(LATER)

    assert (await menus.read(source)).days == first.days
    assert menus.asked[-1].status == 304


@pytest.mark.parametrize("value", ["", "\x80", "é", "a" * 201])
async def test_mark_that_cannot_be_sent_back(
    sim: Simulator, menus: MenuReader, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    """It is none: a header of our own holds nothing but short, printable ASCII."""
    monkeypatch.setattr(
        "tests.simulator.menu_page._mark", lambda *_: ("ETag", value, "If-None-Match")
    )
    source = menu_source(MENUGO.address)
    for _ in range(2):
        assert (await menus.read(source)).days
        sim.clock.advance(LATER)
    assert [one.status for one in menus.asked] == [200, 200]
    assert not any(name.startswith("If-") for one in menus.asked for name in one.headers)


@pytest.mark.parametrize("site", [SKOLMATEN, FOODIT], ids=lambda site: site.site)
async def test_only_some_weeks_are_kept(sim: Simulator, menus: MenuReader, site: Site) -> None:
    """Those that were asked for last; what is let go of is read again as if for the first time."""
    source = menu_source(site.address)
    weeks = [WEEK + timedelta(weeks=number) for number in range(7)]
    first = [(await menus.read(source, week)).days for week in weeks[:6]]

    for number, status in ((0, 304), (6, 200), (0, 304), (2, 304), (1, 200), (3, 200)):
        sim.clock.advance(LATER)
        menu = await menus.read(source, weeks[number])
        assert number == 6 or menu.days == first[number]
        assert menus.asked[-1].status == status, number


async def test_feed_that_stays_behind(sim: Simulator, menus: MenuReader) -> None:
    """An unchanged answer about the week before is no empty week."""
    source, now = menu_source(FOODIT.address), sim.clock.now()
    await menus.read(source)

    with pytest.raises(UnexpectedAnswerError):
        await source.read(
            menus.transport(source), WEEK + timedelta(weeks=1), now + timedelta(weeks=1)
        )
    assert [one.status for one in menus.asked] == [200, 200]


@every_site
async def test_little_is_kept(
    sim: Simulator, menus: MenuReader, monkeypatch: pytest.MonkeyPatch, site: Site
) -> None:
    """Neither the answer nor a picture in it, which may be bytes written as numbers."""
    monkeypatch.setattr("tests.simulator.menu_json.PICTURE", [137, 80, 78, 71] * 250_000)
    source = menu_source(site.address)

    weeks = [await menus.read(source, WEEK + timedelta(weeks=number)) for number in range(2)]

    assert all(MenuDay in map(type, menu.days) for menu in weeks)
    assert len(pickle.dumps(vars(source))) < 20_000
