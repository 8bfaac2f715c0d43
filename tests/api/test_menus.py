"""Menus read from the simulated skolmaten.se."""

from collections import Counter
from collections.abc import AsyncIterator
from datetime import date, timedelta
from html import unescape

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
from custom_components.skolplattformen.api.transport import Pause, SessionFactory, Transport
from custom_components.skolplattformen.school.models import MenuDay, monday_of
from tests.simulator.faults import Fault
from tests.simulator.menus import CLIENT_TOKEN
from tests.simulator.server import Simulator

from .conftest import TUESDAY

NOW = TUESDAY
WEEK = date(2026, 11, 24)


@pytest.fixture
async def transport(sim: Simulator, sessions: SessionFactory) -> AsyncIterator[Transport]:
    """Return a transport that may ask the site and no one else."""
    transport = Transport(
        sessions,
        pause=Pause(clock=sim.clock.now),
        counts=Counter(),
        hosts=menu_source("skolmaten.se/larkskolan").hosts,
    )
    yield transport
    transport.close()


@pytest.mark.parametrize("slug", ["larkskolan", "ekskolan"])
@pytest.mark.parametrize(
    "day", [date(2026, 11, 24), date(2026, 3, 29), date(2027, 1, 1), date(2026, 7, 8)]
)
async def test_week(sim: Simulator, transport: Transport, slug: str, day: date) -> None:
    """Any ISO week is read as it was published, week 53 on New Year's Day too."""
    iso = day.isocalendar()
    published = sim.menus.week(slug, iso.year, iso.week)
    assert published is not None

    menu = await menu_source(f"skolmaten.se/{slug}").read(transport, day, NOW)

    assert menu.school == {"larkskolan": "Lärkskolan", "ekskolan": "Ekskolan"}[slug]
    monday = monday_of(day)
    assert (menu.first, menu.last) == (monday, monday + timedelta(days=6))
    assert menu.read_at == NOW
    assert [known.day for known in menu.days] == [known.day for known in published]
    for known, raw in zip(menu.days, published, strict=True):
        assert known.closed == raw.cancelled
        assert [dish.name for dish in known.dishes] == list(
            dict.fromkeys(" ".join(unescape(dish).split()) for dish in raw.dishes)
        )
    assert len(sim.log) == 1


async def test_two_schools_differ(transport: Transport) -> None:
    """Each school has its own menu."""
    one = await menu_source("skolmaten.se/larkskolan").read(transport, WEEK, NOW)
    other = await menu_source("skolmaten.se/ekskolan").read(transport, WEEK, NOW)

    assert one.days != other.days


async def test_nothing_published(sim: Simulator, transport: Transport) -> None:
    """A week without menu is an answer."""
    sim.menus.unpublish("larkskolan", 2026, 48)
    source = menu_source("skolmaten.se/larkskolan")

    menu = await source.read(transport, WEEK, NOW)

    assert menu.days == ()
    assert not source.skipped


async def test_closed_day(sim: Simulator, transport: Transport) -> None:
    """A day without lunch has its reason."""
    sim.menus.set_day("larkskolan", WEEK, cancelled="Studiedag")

    menu = await menu_source("skolmaten.se/larkskolan").read(transport, WEEK, NOW)

    assert MenuDay(day=WEEK, closed="Studiedag") in menu.days


async def test_unknown_school(transport: Transport) -> None:
    """The site does not know the school."""
    with pytest.raises(UnknownSchoolError):
        await menu_source("skolmaten.se/sparvskolan").read(transport, WEEK, NOW)


@pytest.fixture
def refused_token(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the site know another token."""
    monkeypatch.setattr("tests.simulator.menus.CLIENT_TOKEN", "web-another")


@pytest.mark.usefixtures("refused_token")
@pytest.mark.parametrize("slug", ["larkskolan", "ekskolan"])
async def test_refused_token(sim: Simulator, transport: Transport, slug: str) -> None:
    """The present week is then read from the feed, dish for dish."""
    published = sim.menus.week(slug, 2026, 48)
    assert published is not None

    menu = await menu_source(f"skolmaten.se/{slug}").read(transport, WEEK, NOW)

    assert (menu.first, menu.last) == (date(2026, 11, 23), date(2026, 11, 29))
    # A closed day has no text in the feed.
    assert {day.day: [dish.name for dish in day.dishes] for day in menu.days} == {
        raw.day: list(dict.fromkeys(" ".join(unescape(dish).split()) for dish in raw.dishes))
        for raw in published
        if not raw.cancelled
    }
    assert [entry.kind for entry in sim.log] == ["menu", "menu_feed"]


@pytest.mark.usefixtures("refused_token")
@pytest.mark.parametrize("weeks", [-1, 1])
async def test_refused_token_in_another_week(
    sim: Simulator, transport: Transport, weeks: int
) -> None:
    """A refused token is neither an unknown school nor an empty week; the feed cannot help."""
    with pytest.raises(DeniedError):
        await menu_source("skolmaten.se/larkskolan").read(
            transport, WEEK + timedelta(weeks=weeks), NOW
        )
    assert len(sim.log) == 1


async def test_refused_token_is_told_once(
    transport: Transport, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log has one line for each time that it begins, and no school in it."""
    source = menu_source("skolmaten.se/larkskolan")
    for token in ("web-another", "web-another", CLIENT_TOKEN, "web-another"):
        monkeypatch.setattr("tests.simulator.menus.CLIENT_TOKEN", token)
        assert (await source.read(transport, WEEK, NOW)).days
    told = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert told == ["skolmaten.se refuses our token: only this week's menu can be read"] * 2


@pytest.mark.usefixtures("refused_token")
@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault(kind="drop", path="/rss/"), UnreachableError),
        (Fault(kind="status", status=404, path="/rss/"), UnknownSchoolError),
        (Fault(kind="status", status=429, path="/rss/"), RateLimitedError),
        (Fault(kind="html", path="/rss/"), UnexpectedAnswerError),
        (Fault(kind="forbidden", path="/rss/"), DeniedError),
    ],
)
async def test_refused_token_and_no_feed(
    sim: Simulator, transport: Transport, fault: Fault, error: type[SkolplattformenError]
) -> None:
    """What is wrong with the feed is then what is wrong."""
    sim.faults.add(fault)

    with pytest.raises(error) as raised:
        await menu_source("skolmaten.se/larkskolan").read(transport, WEEK, NOW)
    assert type(raised.value) is error


@pytest.mark.usefixtures("refused_token")
async def test_refused_token_and_a_feed_of_another_week(
    sim: Simulator, transport: Transport
) -> None:
    """A feed that has turned to the next week says nothing of ours."""
    sim.clock.advance(timedelta(days=6))

    with pytest.raises(UnexpectedAnswerError):
        await menu_source("skolmaten.se/larkskolan").read(transport, WEEK, NOW)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault(kind="drop"), UnreachableError),
        (Fault(kind="truncate"), UnreachableError),
        (Fault(kind="status", status=500), UnreachableError),
        (Fault(kind="status", status=503), UnreachableError),
        (Fault(kind="status", status=429), RateLimitedError),
        (Fault(kind="status", status=404), UnknownSchoolError),
        (Fault(kind="status", status=418), UnexpectedAnswerError),
        (Fault(kind="forbidden"), DeniedError),
        (Fault(kind="html"), UnexpectedAnswerError),
        (Fault(kind="garbage"), UnexpectedAnswerError),
        (Fault(kind="bad_utf8"), UnexpectedAnswerError),
        (Fault(kind="huge"), TooLargeError),
        (Fault(kind="foreign_redirect"), UnexpectedAnswerError),
        (Fault(kind="endless_redirect"), UnexpectedAnswerError),
    ],
    ids=lambda value: (
        f"{value.kind}-{value.status}" if isinstance(value, Fault) else value.__name__
    ),
)
async def test_fault(
    sim: Simulator,
    transport: Transport,
    fault: Fault,
    error: type[SkolplattformenError],
) -> None:
    """Every fault is a typed error that names no school, and is not asked again."""
    sim.faults.add(fault)

    with pytest.raises(error) as raised:
        await menu_source("skolmaten.se/larkskolan").read(transport, WEEK, NOW)

    assert type(raised.value) is error
    assert "larkskolan" not in str(raised.value)
    # aiohttp itself repeats a GET once when the connection is cut before any answer; a refusal
    # may be one of our token, without which the feed is asked.
    assert len(sim.log) == (2 if fault.kind in ("drop", "forbidden") else 1)
