"""What only skolmaten.se has: a token that can be refused, a feed, and schools by the id of a menu."""

from datetime import timedelta
from html import unescape

import pytest

from custom_components.skolplattformen.api.exceptions import (
    DeniedError,
    RateLimitedError,
    SkolplattformenError,
    UnexpectedAnswerError,
    UnknownSchoolError,
    UnreachableError,
)
from custom_components.skolplattformen.api.menus import menu_source
from tests.simulator.faults import Fault
from tests.simulator.menu_json import guid_of
from tests.simulator.menus import CLIENT_TOKEN
from tests.simulator.server import Simulator

from .menu_mutations import names_of
from .menu_sites import SKOLMATEN, WEEK, MenuReader, check_as_published

LARKSKOLAN = SKOLMATEN.address
BY_MENU = f"https://skolmaten.se/{guid_of('larkskolan', 'menu')}"
NEXT_WEEK = WEEK + timedelta(weeks=1)


@pytest.fixture
def refused_token(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the site know another token."""
    monkeypatch.setattr("tests.simulator.menus.CLIENT_TOKEN", "web-another")


@pytest.mark.parametrize("address", [BY_MENU, f"{BY_MENU.upper()}/?year=2026&week=48"])
async def test_school_by_its_menu(sim: Simulator, menus: MenuReader, address: str) -> None:
    """A school that the address names by an id is read like any other."""
    source = menu_source(address.replace("HTTPS", "https"))
    assert source.address == BY_MENU

    for day in (WEEK, NEXT_WEEK):
        menu = await menus.read(source, day)
        assert menu.school == "Lärkskolan"
        check_as_published(menu, SKOLMATEN.published(sim, "larkskolan", day))
    assert {entry.path for entry in sim.log} == {f"/api/4/menu/{BY_MENU.rpartition('/')[2]}"}


async def test_unknown_menu(menus: MenuReader) -> None:
    """The site does not know the id."""
    with pytest.raises(UnknownSchoolError):
        await menus.read("https://skolmaten.se/00000000-0000-4000-8000-000000000000")


@pytest.mark.parametrize("name", ["00000000-0000-4000-8000-00000000000", "0000000000000000"])
async def test_name_that_is_no_id(sim: Simulator, menus: MenuReader, name: str) -> None:
    """Only a whole GUID is an id; anything else is the name of a school."""
    with pytest.raises(UnknownSchoolError):
        await menus.read(f"https://skolmaten.se/{name}")
    assert [entry.path for entry in sim.log] == [f"/api/4/menu/school/{name}"]


@pytest.mark.usefixtures("refused_token")
@pytest.mark.parametrize(
    ("address", "slug"),
    [(LARKSKOLAN, "larkskolan"), (SKOLMATEN.other, "ekskolan"), (BY_MENU, "larkskolan")],
)
async def test_refused_token(sim: Simulator, menus: MenuReader, address: str, slug: str) -> None:
    """The present week is then read from the feed, dish for dish."""
    source = menu_source(address)

    menu = await menus.read(source)

    # A closed day has no text in the feed.
    assert names_of(menu) == {
        raw.day: list(dict.fromkeys(" ".join(unescape(dish).split()) for dish in raw.dishes))
        for raw in SKOLMATEN.published(sim, slug, WEEK)
        if not raw.cancelled
    }
    assert source.restricted
    assert [entry.kind for entry in sim.log] == ["menu", "menu_feed"]


@pytest.mark.usefixtures("refused_token")
@pytest.mark.parametrize("weeks", [-1, 1])
async def test_refused_token_in_another_week(sim: Simulator, menus: MenuReader, weeks: int) -> None:
    """A refused token is neither an unknown school nor an empty week; the feed cannot help."""
    with pytest.raises(DeniedError):
        await menus.read(LARKSKOLAN, WEEK + timedelta(weeks=weeks))
    assert len(sim.log) == 1


@pytest.mark.usefixtures("refused_token")
async def test_refused_token_is_not_used_again_at_once(sim: Simulator, menus: MenuReader) -> None:
    """It is tried once at each reading; the feed is asked whether it has changed."""
    source = menu_source(LARKSKOLAN)
    for _ in range(2):
        assert (await menus.read(source)).days
        with pytest.raises(DeniedError):
            await menus.read(source, NEXT_WEEK)
        sim.clock.advance(timedelta(hours=4))

    assert [entry.kind for entry in sim.log] == ["menu", "menu_feed"] * 2
    assert [one.status for one in menus.asked] == [401, 200, 401, 304]


@pytest.mark.usefixtures("refused_token")
async def test_feed_of_the_next_week(sim: Simulator, menus: MenuReader) -> None:
    """The feed has one address for all weeks: what is kept of it is not taken for another week."""
    source = menu_source(LARKSKOLAN)
    first = await menus.read(source)
    sim.clock.advance(timedelta(weeks=1))

    following = await menus.read(source, NEXT_WEEK)

    assert following.days
    assert not set(names_of(following)) & set(names_of(first))
    assert [one.status for one in menus.asked] == [401, 200, 401, 200]


async def test_refused_token_is_told_once(
    sim: Simulator,
    menus: MenuReader,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The log has one line for each time that it begins, and no school in it."""
    source = menu_source(LARKSKOLAN)
    for token in ("web-another", "web-another", CLIENT_TOKEN, "web-another"):
        monkeypatch.setattr("tests.simulator.menus.CLIENT_TOKEN", token)
        assert (await menus.read(source)).days
        assert source.restricted == (token != CLIENT_TOKEN)
        sim.clock.advance(timedelta(hours=4))
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
    ids=lambda value: value.kind if isinstance(value, Fault) else value.__name__,
)
async def test_refused_token_and_no_feed(
    sim: Simulator, menus: MenuReader, fault: Fault, error: type[SkolplattformenError]
) -> None:
    """What is wrong with the feed is then what is wrong; nothing is said to be restricted."""
    sim.faults.add(fault)
    source = menu_source(LARKSKOLAN)

    with pytest.raises(error) as raised:
        await menus.read(source)
    assert type(raised.value) is error
    assert not source.restricted


@pytest.mark.usefixtures("refused_token")
async def test_refused_token_and_a_feed_of_another_week(sim: Simulator, menus: MenuReader) -> None:
    """A feed that has turned to the next week says nothing of ours."""
    source = menu_source(LARKSKOLAN)
    now = sim.clock.now()
    sim.clock.advance(timedelta(days=6))

    with pytest.raises(UnexpectedAnswerError):
        await source.read(menus.transport(source), WEEK, now)
