"""The lists of skolmaten.se (docs/protocol.md L.1): provinces, districts and schools."""

import re
from typing import TYPE_CHECKING, Any, Final
from uuid import NAMESPACE_URL, uuid5

from aiohttp import web

from tests.simulator import menus
from tests.simulator.family import EKSKOLAN, LARKSKOLAN, Place
from tests.simulator.invented_schools import BROKEN, invented
from tests.simulator.menu_json import menu_json
from tests.simulator.routing import GET, Route

if TYPE_CHECKING:
    from tests.simulator.server import Simulator

type Json = dict[str, Any]

# The districts of the provinces. No province is called after "Exempelköping".
DISTRICTS: Final[dict[str, tuple[str, ...]]] = {
    "Exempels län": tuple(f"Exempelby {number}" for number in range(15)),
    "Stockholms län": (
        *(f"Provö {number}" for number in range(13)),
        "Stockholms stad norr",
        "Stockholms stad söder",
    ),
}
HOMES: Final[dict[str, Place]] = {
    "Stockholms stad norr": LARKSKOLAN,
    "Stockholms stad söder": EKSKOLAN,
}
"""In which district a school of the family is."""

NAMELESS_IN_ADDRESSES: Final = EKSKOLAN
"""The school that only its menu's id names."""

_STAMPS: Json = {"createdAt": "2026-03-01T08:00:00.000Z", "updatedAt": "2026-03-02T08:00:00.000Z"}
_IMAGE: Json = {"type": "Buffer", "data": [137, 80, 78, 71] * 100}


def menu_id(place: Place) -> str:
    """Return the id of a school's menu."""
    found: str = menu_json(place, 2026, 1, None)["id"]
    return found


async def skolmaten_provinces(sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Return the provinces."""
    rows = [
        {
            "id": _guid(name),
            "oldId": number,
            "name": name,
            "urlName": f"lan-{number}",
            **_STAMPS,
        }
        for number, name in enumerate(DISTRICTS)
    ]
    return _answer(sim, request, "provinces", rows)


async def skolmaten_districts(sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Return the districts of a province."""
    asked = request.query.get("province")
    names = next((names for name, names in DISTRICTS.items() if _guid(name) == asked), None)
    rows = [
        {
            "id": _guid(name),
            "oldId": None,
            "name": name,
            "customerId": _guid(name, "customer"),
            "urlName": f"distrikt-{number}",
            "feedbackAllowed": False,
            "imageUrl": None,
            "image": _IMAGE,
            "provinceId": asked,
            "menuId": None,
            "bulletinId": None,
            **_STAMPS,
        }
        for number, name in enumerate(names or ())
    ]
    return _answer(sim, request, "districts", None if names is None else rows)


async def skolmaten_schools(sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Return the schools of a district; one of them has no name of its own in addresses."""
    asked = request.query.get("district")
    districts = [name for names in DISTRICTS.values() for name in names]
    district = next((name for name in districts if _guid(name) == asked), None)
    if district is None:
        return _answer(sim, request, "schools", None)
    rows = [
        _school(f"{district} {name}", f"{_guid(district)[:8]}-{number}", _guid(district, name))
        for number, (name, _) in enumerate(invented(3))
    ]
    if (place := HOMES.get(district)) is not None:
        slug = None if place is NAMELESS_IN_ADDRESSES else place.slug
        rows.append(_school(f"{place.name} ", slug, menu_id(place)))
    return _answer(sim, request, "schools", rows)


def _school(name: str, slug: str | None, menu: str) -> Json:
    """Return one row."""
    row = {"id": _guid(menu, "school"), "name": name, "menuId": menu, "image": _IMAGE}
    return row if slug is None else {**row, "urlName": slug}


def _answer(
    sim: Simulator, request: web.Request, name: str, rows: list[Json] | None
) -> web.StreamResponse:
    """Return a list to who has the token."""
    if request.headers.get("client-token") != menus.CLIENT_TOKEN:
        return web.json_response({"message": "route not found"}, status=401)
    if rows is None:
        return web.json_response({"message": "not found"}, status=404)
    broken = BROKEN if sim.switches.menu_list_rows == "broken" else ()
    return web.json_response({name: [*broken, *rows]})


def _guid(*names: str) -> str:
    """Return an id that follows from names."""
    return str(uuid5(NAMESPACE_URL, "/".join(("list", *names))))


ROUTES: tuple[Route, ...] = (
    Route(menus.HOST, GET, re.compile(r"/api/4/provinces"), skolmaten_provinces),
    Route(menus.HOST, GET, re.compile(r"/api/4/districts"), skolmaten_districts),
    Route(menus.HOST, GET, re.compile(r"/api/4/schools"), skolmaten_schools),
)
