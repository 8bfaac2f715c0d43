"""Lunch menus of foodit (docs/protocol.md L.5): a week by its distance from this one."""

from datetime import timedelta
import re
from typing import TYPE_CHECKING, Final

from aiohttp import web

from tests.simulator.family import EKSKOLAN, LARKSKOLAN
from tests.simulator.menu_feed import WEEKDAYS, atom, midnight, rss
from tests.simulator.menu_page import menu_page
from tests.simulator.routing import GET, Route
from tests.simulator.terms import DAY, WEEK, monday_of

if TYPE_CHECKING:
    from tests.simulator.server import Simulator

HOST: Final = "webmenu.foodit.se"
# Region, municipality, part and customer.
KEYS: Final = {LARKSKOLAN.slug: "1.180.1035.90001", EKSKOLAN.slug: "1.180.1035.90002"}
_SLUGS = {key: slug for slug, key in KEYS.items()}


@menu_page
async def foodit_menu(sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Return a week of a kitchen; an unknown one is 404 or a feed without entries."""
    slug = _SLUGS.get(".".join(request.query.get(name, "") for name in "rmpc"))
    if slug is None and sim.switches.menu_unknown == "not_found":
        return web.Response(status=404)
    offset = request.query.get("w", "")
    if request.query.get("v") != "Week" or not offset.isdigit():
        return web.Response(status=400)
    monday = monday_of(sim.clock.now().date()) + int(offset) * WEEK
    days = sim.kitchens.days(slug, monday, monday + 6 * DAY) if slug else []
    by_form = {"rss": rss, "atom": atom}
    entries = []
    for day in days:
        dishes = (day.cancelled,) if day.cancelled else day.dishes
        when = midnight(day.day)
        if sim.switches.menu_feed == "atom":
            # Late in the evening of the day before, by the clock of Greenwich.
            when = f"{day.day - timedelta(days=1)}T23:00:00+00:00"
        entries.append(
            (
                f"{WEEKDAYS[day.day.weekday()]} {day.day:%Y%m%d}",
                " ".join(f": {dish.strip()}." for dish in dishes),
                when,
            )
        )
    return by_form[sim.switches.menu_feed]("Matsedel", entries)


ROUTES: tuple[Route, ...] = (Route(HOST, GET, re.compile(r"/rss"), foodit_menu),)
