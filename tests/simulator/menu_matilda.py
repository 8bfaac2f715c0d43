"""Lunch menus of Matilda (docs/protocol.md L.2), as sloppy as the real ones."""

from datetime import date
import re
from typing import TYPE_CHECKING, Any, Final

from aiohttp import web

from tests.simulator.family import EKSKOLAN, LARKSKOLAN, Place
from tests.simulator.invented_schools import BROKEN, invented
from tests.simulator.menu_page import menu_page
from tests.simulator.menus import MenuDay
from tests.simulator.routing import GET, Route

if TYPE_CHECKING:
    from tests.simulator.server import Simulator

type Json = dict[str, Any]

HOST: Final = "menu.matildaplatform.com"
KEYS: Final = {
    LARKSKOLAN.slug: "64aa00000000000000000001",
    EKSKOLAN.slug: "64aa00000000000000000002",
}
OTHERS: Final = 3500
"""How many kitchens of others the list has."""

_PLACES: dict[str, Place] = {KEYS[place.slug]: place for place in (LARKSKOLAN, EKSKOLAN)}
_FISH = ("fisk", "torsk", "sej")


@menu_page
async def matilda_menu(sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Return the meals of a range; 404 for an unknown kitchen and for a range without any."""
    key = request.query.get("distributorId", "")
    try:
        first, last = (date.fromisoformat(request.query[name]) for name in ("startDate", "endDate"))
    except KeyError, ValueError:
        return web.json_response({"message": "startDate and endDate"}, status=400)
    place = _PLACES.get(key)
    days = sim.kitchens.days(place.slug, first, last) if place else []
    if place is None or not days:
        return web.json_response({"message": "Not found"}, status=404)
    kitchen = {"id": key, "name": place.name}
    meals = [meal for day in days for meal in _meals(kitchen, day)]
    return web.json_response({"distributor": kitchen, "meals": meals})


async def matilda_kitchens(sim: Simulator, _request: web.Request) -> web.StreamResponse:
    """Return all kitchens there are, most of them not ours; one of ours has two rows."""
    rows: list[tuple[str, str, str | None]] = [
        *(
            (f"65bb{number:020x}", f"{name} ", town)
            for number, (name, town) in enumerate(invented(OTHERS))
        ),
        (KEYS[LARKSKOLAN.slug], LARKSKOLAN.name, None),
        *((key, place.name, "Stockholm") for key, place in _PLACES.items()),
    ]
    kitchens = [
        {"id": key, "name": name, "address": {"addressLocality": town}} for key, name, town in rows
    ]
    broken = BROKEN if sim.switches.menu_list_rows == "broken" else ()
    return web.json_response({"distributors": [*broken, *kitchens]})


def _meals(kitchen: Json, day: MenuDay) -> list[Json]:
    """Return a day's meals: lunch, on Tuesdays a second row of it, on Fridays a snack too."""
    if day.cancelled:
        # The name of what closes the kitchen stands as its dish too.
        return [_meal(kitchen, day, "Lunch", [_course(0, day.cancelled, None)])]
    courses = [_course(n, dish, f"Dagens {n + 1}") for n, dish in enumerate(day.dishes)]
    rows = [_meal(kitchen, day, "Lunch", courses)]
    if day.day.weekday() == 1:
        rows.append(_meal(kitchen, day, "Lunch", [*courses[:1], _course(1, None, "")]))
    if day.day.weekday() == 4:
        rows.insert(0, _meal(kitchen, day, "Mellanmål", [_course(0, "Frukt", "")], order=4))
    return rows


def _meal(kitchen: Json, day: MenuDay, name: str, courses: list[Json], *, order: int = 3) -> Json:
    """Return one meal; its own copy of the kitchen's name has a blank behind it."""
    return {
        "name": name,
        "date": f"{day.day.isoformat()}T00:00:00",
        "dateDescription": day.cancelled,
        "holidayName": None,
        "lang": None,
        "order": order,
        "description": "Med reservation för ändringar",
        "distributor": {**kitchen, "name": f"{kitchen['name']} "},
        "courses": courses,
    }


def _course(number: int, name: str | None, option: str | None) -> Json:
    """Return one course; fish is marked, as allergies ask for it."""
    fish = name is not None and any(word in name.lower() for word in _FISH)
    return {
        "id": str(number),
        "name": name,
        "optionName": option,
        "description": None,
        "order": number,
        "labelOfContents": None,
        "ingredients": [],
        "media": [],
        "knownAllergens": [],
        "tags": [{"name": "Fisk"}] if fish else [],
        "nutrients": [],
        "prices": [],
        "co2Equivalents": None,
    }


ROUTES: tuple[Route, ...] = (
    Route(HOST, GET, re.compile(r"/api/menu"), matilda_menu),
    Route(HOST, GET, re.compile(r"/api/distributors"), matilda_kitchens),
)
