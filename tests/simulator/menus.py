"""Lunch menus of skolmaten.se (docs/protocol.md L.1), and the changes that tests make to them."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
import re
import tomllib
from typing import TYPE_CHECKING, Any, Final

from aiohttp import web

from tests.simulator.family import EKSKOLAN, LARKSKOLAN, Place
from tests.simulator.menu_feed import WEEKDAYS, midnight, rss
from tests.simulator.menu_json import guid_of, menu_json
from tests.simulator.menu_page import menu_page
from tests.simulator.routing import GET, Route, path_match
from tests.simulator.terms import DAY, closures, week_index

if TYPE_CHECKING:
    from tests.simulator.server import Simulator

HOST: Final = "skolmaten.se"
CLIENT_TOKEN: Final = "web-eaa12e50-c84c-4b4a-9cfe-4e3fcbcd9165"  # public

_PLACES: dict[str, Place] = {place.slug: place for place in (LARKSKOLAN, EKSKOLAN)}
_BY_MENU = {guid_of(slug, "menu"): place for slug, place in _PLACES.items()}
_PLANS = {LARKSKOLAN.slug: "middle", EKSKOLAN.slug: "junior"}


@dataclass(frozen=True, kw_only=True)
class MenuDay:
    """What a kitchen publishes for one day."""

    day: date
    dishes: tuple[str, ...] = ()

    cancelled: str | None = None
    """Why there is no lunch."""


class Menus:
    """The menus of the schools: functions of school and date, beneath what tests lay over them."""

    def __init__(self, sim: Simulator) -> None:
        """Start without changes."""
        self._switches = sim.switches
        self._days: dict[tuple[str, date], MenuDay] = {}
        self._empty_weeks: set[tuple[str, int, int]] = set()

    def week(self, slug: str, year: int, week: int) -> list[MenuDay] | None:
        """Return the days of an ISO week, Monday to Friday; none if no menu is published."""
        if slug not in _PLACES:
            return None
        monday = date.fromisocalendar(year, week, 1)
        days = [self._day(slug, monday + offset * DAY) for offset in range(5)]
        unpublished = (slug, year, week) in self._empty_weeks
        return None if unpublished or all(day.cancelled for day in days) else days

    def set_day(
        self, slug: str, day: date, dishes: tuple[str, ...] = (), *, cancelled: str | None = None
    ) -> None:
        """Publish these dishes for a day, or call its lunch off."""
        self._days[slug, day] = MenuDay(day=day, dishes=dishes, cancelled=cancelled)

    def unpublish(self, slug: str, year: int, week: int) -> None:
        """Publish no menu for an ISO week."""
        self._empty_weeks.add((slug, year, week))

    def reset(self) -> None:
        """Forget all changes."""
        self._days.clear()
        self._empty_weeks.clear()

    def _day(self, slug: str, day: date) -> MenuDay:
        """Return one day."""
        if (slug, day) in self._days:
            return self._days[slug, day]
        scripted = self._switches.calendar_mode == "scripted"
        if closed := closures(_PLANS[slug], day, day, scripted=scripted):
            return MenuDay(day=day, cancelled=closed[0].title)
        return MenuDay(day=day, dishes=_planned_dishes(slug, day))


@menu_page
async def menu(sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Return a week's menu of a school."""
    if request.headers.get("client-token") != CLIENT_TOKEN:
        return web.json_response({"message": "route not found"}, status=401)
    place = _place(request)
    if place is None:
        return web.json_response({"message": "school not found"}, status=404)
    try:
        year, week = int(request.query["year"]), int(request.query["week"])
        days = sim.menus.week(place.slug, year, week)
    except KeyError, ValueError:
        return web.json_response({"message": "year and week"}, status=400)
    return web.json_response(menu_json(place, year, week, days))


@menu_page
async def menu_feed(sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Return this week's menu of a school as a feed, which needs no token and knows no other week.

    A closed day is an entry with an empty description.
    """
    place = _place(request)
    if place is None:
        return web.Response(status=404)
    today = sim.clock.now().date().isocalendar()
    days = sim.menus.week(place.slug, today.year, today.week) or []
    entries = [
        (
            f"{WEEKDAYS[day.day.weekday()]} - Vecka {today.week}",
            "<br />".join(day.dishes),
            midnight(day.day),
        )
        for day in days
    ]
    return rss(place.name, entries)


def _place(request: web.Request) -> Place | None:
    """Return the school that a path names, by its name or by the id of its menu."""
    named = path_match(request)["school"].lower()
    return _PLACES.get(named) or _BY_MENU.get(named)


def _planned_dishes(slug: str, day: date) -> tuple[str, ...]:
    """Return the dishes of an ordinary day; once a fortnight one stands there twice."""
    kitchen = _kitchens()[slug]
    turn = week_index(day) * 5 + day.weekday()
    dish = kitchen["dishes"][turn % len(kitchen["dishes"])]
    vegetarian = kitchen["vegetarian"][turn % len(kitchen["vegetarian"])]
    return (dish, dish, vegetarian) if turn % 10 == 1 else (dish, vegetarian)


@cache
def _kitchens() -> dict[str, Any]:
    """Return menus.toml."""
    return tomllib.loads(Path(__file__).with_name("menus.toml").read_text(encoding="utf-8"))


ROUTES: tuple[Route, ...] = (
    Route(HOST, GET, re.compile(r"/api/4/menu/school/(?P<school>[^/]+)"), menu),
    Route(HOST, GET, re.compile(r"/api/4/menu/(?P<school>[0-9a-f-]{36})"), menu),
    Route(HOST, GET, re.compile(r"/api/4/rss/week/(?P<school>[^/]+)"), menu_feed),
)
