"""Menus, and the raw rows that a check compares with."""

from datetime import date, timedelta
import json
from typing import Any

import pytest

from tests.simulator.browser import Browser
from tests.simulator.conftest import TUESDAY
from tests.simulator.menus import CLIENT_TOKEN
from tests.simulator.server import Simulator

TOKEN = {"client-token": CLIENT_TOKEN}


def address(slug: str = "larkskolan", year: int = 2026, week: int = 48) -> str:
    """Return the address of a week's menu."""
    return f"https://skolmaten.se/api/4/menu/school/{slug}?year={year}&week={week}"


async def days(browser: Browser, **where: Any) -> list[dict[str, Any]]:
    """Return the days of a week."""
    answer = await browser.request("GET", address(**where), headers=TOKEN)
    found: list[dict[str, Any]] = answer.json["WeekState"]["Days"]
    return found


@pytest.mark.parametrize(
    ("where", "headers", "status"),
    [(address(), {}, 401), (address("grankskolan"), TOKEN, 404), (address(week=54), TOKEN, 400)],
)
async def test_refusals(browser: Browser, where: str, headers: dict[str, str], status: int) -> None:
    """Without the token, for an unknown school and for an impossible week there is an error."""
    assert (await browser.request("GET", where, headers=headers)).status == status


@pytest.mark.parametrize(("year", "week"), [(2026, 53), (2027, 28), (2026, 52)])
async def test_menu_around_every_date(browser: Browser, year: int, week: int) -> None:
    """Week 53, July and Christmas have menus too: five days, four or more with dishes."""
    found = await days(browser, year=year, week=week)
    monday = date.fromisocalendar(year, week, 1)
    assert [day["date"][:10] for day in found] == [
        (monday + timedelta(days=n)).isoformat() for n in range(5)
    ]
    assert sum(bool(day["Meals"]) for day in found) >= 4


async def test_schools_cook_differently(browser: Browser) -> None:
    """No dish of the week is served at both schools."""
    served = [
        {meal["name"] for day in await days(browser, slug=slug) for meal in day["Meals"]}
        for slug in ("larkskolan", "ekskolan")
    ]
    assert not served[0] & served[1]


async def test_day_overrides(simulator: Simulator, browser: Browser) -> None:
    """Tests set a day's dishes or call its lunch off."""
    monday = date(2026, 11, 23)
    simulator.menus.set_day("larkskolan", monday, ("Pizza",))
    simulator.menus.set_day("larkskolan", monday + timedelta(days=1), cancelled="Kökets dag")
    found = await days(browser)
    assert [meal["name"] for meal in found[0]["Meals"]] == ["Pizza"]
    assert found[1]["cancelled"] == "Kökets dag"
    assert found[1]["Meals"] == []
    simulator.menus.reset()
    assert (await days(browser))[1]["cancelled"] is None


async def test_sloppy_kitchen(browser: Browser) -> None:
    """Repeated dishes, blanks and a big picture occur within a few weeks."""
    found = [day for week in (48, 49, 50) for day in await days(browser, week=week)]
    dishes = [[meal["name"] for meal in day["Meals"]] for day in found]
    assert any(len(set(names)) < len(names) for names in dishes)
    assert any(name != name.strip() for names in dishes for name in names)
    pictures = [meal["image"] for day in found for meal in day["Meals"] if meal["image"]]
    assert pictures
    assert all(len(picture["data"]) > 1000 for picture in pictures)


async def test_scripted_july_has_no_menu(simulator: Simulator, browser: Browser) -> None:
    """With real terms a week without school days has no menu."""
    simulator.switches.calendar_mode = "scripted"
    answer = await browser.request("GET", address(year=2027, week=28), headers=TOKEN)
    assert answer.json["WeekState"] is None


def test_raw_is_json_and_as_served() -> None:
    """The raw rows hold three weeks for each child, the messages and the menu, as JSON."""
    sim = Simulator()
    found = json.loads(json.dumps(sim.raw(TUESDAY)))
    monday, last = date(2026, 11, 23), date(2026, 12, 13)
    for child, raw in zip(sim.family.children, found["children"], strict=True):
        assert raw["first_name"] == child.first_name
        assert raw["timetable"] == sim.school.rows(child, monday, last)
        assert raw["messages"] == sim.messages.of(child)
        assert len(raw["closed_days"]) == 1
        for days in raw["menus"].values():
            dates = [day["date"][:10] for day in days]
            assert (dates[0], dates[-1], len(dates)) == ("2026-11-23", "2026-12-04", 10)
