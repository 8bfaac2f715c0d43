"""Menus of MenuGo (docs/protocol.md L.7): the planned weeks of a kitchen, whatever is asked."""

from datetime import date
import json
import re
from typing import TYPE_CHECKING, Any, Final

from aiohttp import web

from tests.simulator.family import EKSKOLAN, LARKSKOLAN
from tests.simulator.menu_page import menu_page
from tests.simulator.menus import MenuDay
from tests.simulator.routing import GET, Route, path_match
from tests.simulator.terms import DAY, WEEK, monday_of

if TYPE_CHECKING:
    from tests.simulator.server import Simulator

HOST: Final = "menugo.se"
MUNICIPALITY: Final = "0180"
NAMES: Final = {"Larkskolan": LARKSKOLAN, "Ekskolan-åk-F-9": EKSKOLAN}
WEEKS: Final = 4
"""How many weeks are planned, from that of today."""

type Json = dict[str, Any]

_FISH = ("fisk", "torsk", "sej")


@menu_page
async def menugo_menu(sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Return the planned weeks of a kitchen, which JSON in the path names."""
    try:
        asked = json.loads(path_match(request)["asked"])
        place = NAMES.get(asked["LänkNamn"]) if asked["Kommunkod"] == MUNICIPALITY else None
    except KeyError, TypeError, ValueError:
        return web.Response(status=500)
    if place is None:
        if sim.switches.menu_unknown == "answer":
            return web.json_response({"CacheObjekt": None})
        return web.Response(status=404)
    monday = monday_of(sim.clock.now().date())
    days = [monday + n * DAY for n in range(7 * WEEKS)]
    planned = {
        day.day: day for day in sim.kitchens.days(place.slug, monday, monday + WEEKS * WEEK - DAY)
    }
    rows = [_day(sim.clock.now().date(), day, planned.get(day)) for day in days]
    return web.json_response({"CacheObjekt": {"DatumObjekt": rows}})


def _day(today: date, day: date, planned: MenuDay | None) -> Json:
    """Return one day; on Thursdays with a dinner."""
    if planned is None:
        texts: tuple[str, ...] = ("Meny saknad för denna dag.",)
    elif planned.cancelled:
        texts = (f"Lunch: {planned.cancelled}",)
    else:
        texts = tuple(f"Lunch: {dish}" for dish in planned.dishes)
        texts += ("Middag: Smörgås ",) if day.weekday() == 3 else ()
    return {
        "Datum": day.isoformat(),
        "HighlightedDay": day == today,
        "Maträtt": [{"Namn": text, "Matgrupp": _groups(text)} for text in texts],
    }


def _groups(text: str) -> list[str]:
    """Return the kinds of food in a dish."""
    return ["Fisk"] if any(word in text.lower() for word in _FISH) else []


ROUTES: tuple[Route, ...] = (
    Route(HOST, GET, re.compile(r"/FetchTheMenu/(?P<asked>.+)"), menugo_menu),
)
