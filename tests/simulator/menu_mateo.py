"""Menus of Mateo (docs/protocol.md L.3): units by number, a list of days for each range."""

from datetime import date
import re
from typing import TYPE_CHECKING, Any, Final

from aiohttp import web

from tests.simulator.family import EKSKOLAN, LARKSKOLAN
from tests.simulator.invented_schools import BROKEN
from tests.simulator.menu_page import menu_page
from tests.simulator.menus import MenuDay
from tests.simulator.routing import GET, Route, path_match

if TYPE_CHECKING:
    from tests.simulator.server import Simulator

HOST: Final = "meny-api.mateo.se"
MUNICIPALITY: Final = "exempelkommun"
UNITS: Final = {211: LARKSKOLAN, 212: EKSKOLAN}

type Json = dict[str, Any]

_FISH: Final[Json] = {"name": "Fisk", "color": "blue", "icon": "fish"}
_FISHES = ("fisk", "torsk", "sej")
_LABEL: Final[Json] = {"name": "Svenskt kött"}


@menu_page
async def mateo_days(sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Return the days of a range, both ends included, for which something is published."""
    try:
        place = UNITS.get(int(path_match(request)["unit"]))
        first, last = (date.fromisoformat(request.query[name]) for name in ("from", "to"))
    except KeyError, ValueError:
        return web.json_response({"message": "Bad Request"}, status=400)
    if place is None:
        if sim.switches.menu_unknown == "answer":
            return web.json_response([])
        return web.json_response({"message": "Not Found"}, status=404)
    return web.json_response([day_json(day) for day in sim.kitchens.days(place.slug, first, last)])


async def mateo_units(sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Return the units of a municipality; homes for the elderly are among them."""
    if path_match(request)["municipality"] != MUNICIPALITY:
        return web.json_response({"message": "Not Found"}, status=404)
    schools = [
        {"id": number, "name": f"{place.name} ", "type": "school"}
        for number, place in UNITS.items()
    ]
    others = [
        {"id": 213, "name": "Lärkskolans servicehus", "type": "retirementhome"},
        {"id": 214, "name": "Lärkskolans vårdhem", "type": "NursingHome"},
        {"id": "215", "name": "Lärkskolans fritids", "type": None},
        {"id": 216, "name": None, "type": "school"},
    ]
    broken = BROKEN if sim.switches.menu_list_rows == "broken" else ()
    return web.json_response({"units": [*broken, *schools, *others]})


def day_json(day: MenuDay) -> Json:
    """Return one day: what the kitchen calls a day off stands where a dish should."""
    names = (day.cancelled,) if day.cancelled else day.dishes
    return {
        # Midnight with a Z that means nothing.
        "date": f"{day.day.isoformat()}T00:00:00.000Z",
        "deviation": None,
        "meals": [_meal(day.day, number, name) for number, name in enumerate(names, 1)],
    }


def _meal(day: date, number: int, name: str) -> Json:
    """Return one dish; on Fridays without labels, as in older answers."""
    meal: Json = {
        "name": f"{name} ",
        "image": "media/2f6a/lunch.png" if number == 1 else None,
        "description": None,
        "type": f"Lunch {number}",
        "categories": [_FISH] if any(fish in name.lower() for fish in _FISHES) else [],
        "allergens": [],
    }
    return meal if day.weekday() == 4 else {**meal, "labels": [_LABEL] if number == 1 else []}


ROUTES: tuple[Route, ...] = (
    Route(HOST, GET, re.compile(r"/api/v1/days/(?P<unit>[^/]+)"), mateo_days),
    Route(HOST, GET, re.compile(r"/api/v1/organizations/(?P<municipality>[^/]+)"), mateo_units),
)
