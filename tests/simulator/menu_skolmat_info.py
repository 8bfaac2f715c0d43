"""Menus of skolmat.info (docs/protocol.md L.4), which answers at omsorgen.se as well."""

from datetime import date
import re
from typing import TYPE_CHECKING, Any, Final

from aiohttp import web

from tests.simulator.family import EKSKOLAN, LARKSKOLAN, Place
from tests.simulator.invented_schools import BROKEN, invented
from tests.simulator.menu_page import menu_page
from tests.simulator.menus import MenuDay
from tests.simulator.routing import GET, Route, host_of, path_match
from tests.simulator.terms import DAY

if TYPE_CHECKING:
    from tests.simulator.server import Simulator

HOSTS: Final = ("www.skolmat.info", "www.omsorgen.se")
FACILITIES: Final = {
    "3f2b8c1e-5a47-4d0e-9b6a-000000000211": LARKSKOLAN,
    "cmexempel0000000000000212": EKSKOLAN,
}
OTHERS: Final = 400
"""How many kitchens of others the list has."""

type Json = dict[str, Any]

_WEEKDAYS = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")
_FISH = ("fisk", "torsk", "sej")


@menu_page
async def skolmat_info_menu(sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Return the menu of a week; without one all days stand there with blank rows."""
    if request.headers.get("Referer") != f"https://{host_of(request)}/":
        return web.json_response({"ok": False, "error": "Forbidden"}, status=403)
    facility = path_match(request)["facility"]
    place = FACILITIES.get(facility)
    if place is None:
        status = 404 if sim.switches.menu_unknown == "not_found" else 200
        return web.json_response({"ok": False, "error": "Facility not found"}, status=status)
    try:
        year, number = int(request.query["year"]), int(request.query["week"])
        monday = date.fromisocalendar(year, number, 1)
    except KeyError, ValueError:
        return web.json_response({"ok": False, "error": "Invalid week"}, status=400)
    days = sim.kitchens.days(place.slug, monday, monday + 6 * DAY)
    return web.json_response(_menu(facility, place, year, number, days))


async def skolmat_info_kitchens(sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Return the kitchens of all municipalities by county; ours are in Stockholm."""
    if request.headers.get("Referer") != f"https://{host_of(request)}/":
        return web.json_response({"ok": False, "error": "Forbidden"}, status=403)
    broken = BROKEN if sim.switches.menu_list_rows == "broken" else ()
    ours = [{"id": key, "name": f"{place.name} "} for key, place in FACILITIES.items()]
    others = [
        {"id": f"cmprov{number:018}", "name": name}
        for number, (name, _) in enumerate(invented(OTHERS))
    ]
    counties = [
        _county("10", "Exempels län", _municipality("1081", "Exempelby", [*broken, *others])),
        _county(
            "01",
            "Stockholm",
            _municipality("0180", "Stockholm", ours),
            _municipality("0199", "Provö", []),
        ),
    ]
    return web.json_response({"ok": True, "counties": [*broken, *counties]})


def _county(code: str, name: str, *municipalities: Json) -> Json:
    """Return a county."""
    return {"code": code, "name": name, "municipalities": list(municipalities)}


def _municipality(number: str, name: str, facilities: list[Any]) -> Json:
    """Return a municipality; nobody knows what its groups are for."""
    return {"id": number, "name": name, "groups": [], "facilities": facilities}


def _menu(facility: str, place: Place, year: int, number: int, days: list[MenuDay]) -> Json:
    """Return the answer."""
    found = {day.day.weekday(): day for day in days}
    return {
        "ok": True,
        "facility": {
            "id": facility,
            "name": place.name,
            "municipalityId": "0180",
            "municipalityName": "Stockholm",
            "countyCode": "01",
            "countyName": "Stockholm",
        },
        "week": {
            "year": year,
            "weekNumber": number,
            "freeText": "Med reservation för ändringar",
            "freeTextPosition": "TOP",
            "persisted": bool(days),
            "updatedAt": "2026-03-08T05:42:59.865Z",
            "days": {
                name: _day(name, found.get(index), is_open=index < 5)
                for index, name in enumerate(_WEEKDAYS)
            },
        },
    }


def _day(name: str, day: MenuDay | None, *, is_open: bool) -> Json:
    """Return one day; a closed kitchen says why in a row, or has none but a blank one."""
    if day is None:
        return {"isOpen": is_open, "rows": [_row(name, 0, "")]}
    if day.cancelled:
        # On Wednesdays nobody unticked the box.
        return {"isOpen": day.day.weekday() == 2, "rows": [_row(name, 0, day.cancelled)]}
    texts = [f"{dish} " for dish in day.dishes] + [""]
    return {"isOpen": True, "rows": [_row(name, index, text) for index, text in enumerate(texts)]}


def _row(name: str, index: int, text: str) -> Json:
    """Return one row."""
    fish = any(word in text.lower() for word in _FISH)
    return {
        "id": f"{name.lower()}-{index}",
        "text": text,
        "allergens": ["FISH", "MJÖLK"] if fish else [],
    }


ROUTES: tuple[Route, ...] = tuple(
    Route(host, GET, re.compile(path), handler)
    for host in HOSTS
    for path, handler in (
        (r"/api/public/matsedlar", skolmat_info_kitchens),
        (r"/api/public/matsedlar/(?P<facility>[^/]+)", skolmat_info_menu),
    )
)
