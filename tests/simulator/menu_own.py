"""A guardian's own files of dishes (docs/protocol.md L.8), on a server that is no menu site."""

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

HOST: Final = "lunch.example.org"
WEEKS: Final = 3

_SLUGS = {place.slug for place in (LARKSKOLAN, EKSKOLAN)}


@menu_page
async def own_menu(sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Return the file of a school: this week and the two that follow."""
    slug = path_match(request)["slug"]
    if slug not in _SLUGS:
        return web.json_response({"error": "not found"}, status=404)
    monday = monday_of(sim.clock.now().date())
    days = sim.kitchens.days(slug, monday, monday + WEEKS * WEEK - DAY)
    # Some servers call every file text.
    return web.json_response(
        {day.day.isoformat(): _dishes(day) for day in days}, content_type="text/plain"
    )


def _dishes(day: MenuDay) -> list[dict[str, Any]]:
    """Return a day's dishes in any order; on Fridays with no more than they must have."""
    if day.cancelled:
        return [{"dish": day.cancelled}]
    if day.day.weekday() == 4:
        return [{"dish": dish} for dish in day.dishes]
    rows = [
        {"dish": dish, "meal": "Lunch", "label": "Vegetariskt" if number else None, "order": number}
        for number, dish in enumerate(day.dishes)
    ]
    return [*reversed(rows), {"dish": " ", "meal": "Mellanmål", "order": 9}]


ROUTES: tuple[Route, ...] = (Route(HOST, GET, re.compile(r"/(?P<slug>[^/]+)\.json"), own_menu),)
