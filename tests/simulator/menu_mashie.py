"""Lunch menus of Mashie (docs/protocol.md L.6): pages of four weeks whose script holds the data."""

from datetime import date, datetime
import json
import re
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from aiohttp import web

from tests.simulator.family import EKSKOLAN, LARKSKOLAN, Place
from tests.simulator.menu_page import menu_page
from tests.simulator.menus import MenuDay
from tests.simulator.routing import GET, Route, path_match
from tests.simulator.terms import DAY, WEEK, monday_of

if TYPE_CHECKING:
    from tests.simulator.server import Simulator

type Json = dict[str, Any]

HOST: Final = "mpi.mashie.matildaplatform.com"
KITCHEN: Final = "Exempel kommun"
KEYS: Final = {LARKSKOLAN.slug: "1a2b3c01", EKSKOLAN.slug: "1a2b3c02"}
WEEKS: Final = 4

_PLACES: dict[str, Place] = {KEYS[place.slug]: place for place in (LARKSKOLAN, EKSKOLAN)}
_STOCKHOLM = ZoneInfo("Europe/Stockholm")
_NOTE = "Med reservation för ändringar"
_ALTERNATIVES = ("Lunch", "Lunch vegetarisk")


@menu_page
async def mashie_menu(sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Return the page with the data: of this week and the next three."""
    place = _place(request)
    if place is None:
        return _page("<h1>404</h1>", status=404)
    if request.cookies.get("cookieLanguage") != "sv-SE" or not request.headers.get(
        "User-Agent", ""
    ).startswith("Mozilla/5.0"):
        return _page("<h1>Menu</h1>")
    monday = monday_of(sim.clock.now().date())
    weeks = [
        _week(place, first, days)
        for first in (monday + n * WEEK for n in range(WEEKS))
        if (days := sim.kitchens.days(place.slug, first, first + 6 * DAY))
    ]
    if not weeks:
        return _page("<h2>Det finns ingen matsedel att visa</h2>")
    data = json.dumps({"Weeks": weeks}, ensure_ascii=False)
    script = re.sub(r'"DayMenuDate": (\d+)', r'"DayMenuDate": new Date(\1)', data)
    return _page(
        f"<script>\r\n    var weekMenues = {script};\r\n</script>\n<h2>Matsedel</h2>\n"
        '<script src="/bundles/menu.js"></script>\n<script>var texts = {"Weeks": "Veckor"};</script>'
    )


async def mashie_app(_sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Return the page for people, which holds no data."""
    place = _place(request)
    return _page("<h1>404</h1>", status=404) if place is None else _page(f"<h3>{place.name}</h3>")


def _place(request: web.Request) -> Place | None:
    """Return the school that a path names."""
    match = path_match(request)
    return _PLACES.get(match["menu"]) if match["kitchen"] == KITCHEN else None


def _page(body: str, *, status: int = 200) -> web.Response:
    """Return an HTML page."""
    page = f'<!DOCTYPE html>\n<html lang="sv"><head><title>Mashie</title></head><body>{body}</body></html>'
    return web.Response(status=status, text=page, content_type="text/html")


def _week(place: Place, monday: date, days: list[MenuDay]) -> Json:
    """Return a week of seven days; nothing stands in those of the weekend."""
    weekend = [MenuDay(day=monday + n * DAY) for n in (5, 6)]
    return {
        "MenuId": f"menu-{KEYS[place.slug]}",
        "MenuName": f"{place.name} ",
        "WeekNumber": monday.isocalendar().week,
        "Days": [_day(day) for day in (*days, *weekend)],
    }


def _day(day: MenuDay) -> Json:
    """Return a day; on Tuesdays the first dish stands twice, on Wednesdays a place is blank."""
    rows = [
        _dish(name, _ALTERNATIVES[number], pictured=number == 0)
        for number, name in enumerate(day.dishes[:2])
    ]
    if day.day.weekday() == 1:
        rows += rows[:1]
    if day.day.weekday() == 2:
        rows.append(_dish(None, "Mellanmål"))
    return {
        "IsHoliday": day.cancelled is not None,
        "HolidayName": day.cancelled,
        "InfoText": _NOTE if day.day.weekday() == 0 else None,
        "DayMenuDate": _milliseconds(day.day),
        "DayMenus": rows,
    }


def _dish(name: str | None, alternative: str, *, pictured: bool = False) -> Json:
    """Return one alternative of a day."""
    return {
        "MenuAlternativeName": alternative,
        "DayMenuName": name,
        "DayMenuInfo": "",
        "MealId": "6ee10000-0000-4000-8000-000000000001",
        "PortionTypeId": "22f90000-0000-4000-8000-000000000001",
        "HasExtendedInfo": False,
        "MealPictureURL": "/pictures/lunch.png" if pictured else None,
        "MenuPresentation": {"ShowAllergens": False, "ShowIngredients": False},
    }


def _milliseconds(day: date) -> int:
    """Return midnight in Sweden, which is 22 or 23 o'clock of the day before in UTC."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=_STOCKHOLM)
    return int(midnight.timestamp()) * 1000


ROUTES: tuple[Route, ...] = tuple(
    Route(HOST, GET, re.compile(rf"/public/{page}/(?P<kitchen>[^/]+)/(?P<menu>[^/]+)"), handler)
    for page, handler in (("menu", mashie_menu), ("app", mashie_app))
)
