"""The Freja page (login003): a push to the phone of whoever the personal number belongs to."""

import re
from typing import TYPE_CHECKING

from aiohttp import web

from tests.simulator import e_id, pages
from tests.simulator.city import CITY
from tests.simulator.cookies import sent_cookies
from tests.simulator.e_id import HOST, EId
from tests.simulator.orders import FrejaOrder
from tests.simulator.routing import GET, POST, Route
from tests.simulator.state import EIdPage

if TYPE_CHECKING:
    from tests.simulator.server import Simulator

FREJA = EId(
    way="freja",
    page="/NECSadcfreja/authenticate/NECSadcfreja",
    adc="/NECSadcfreja/authenticate/SiteMinderAuthADCFREJA",
    approved="APPROVED",
)
_BASE = f"https://{HOST}{FREJA.page}"


async def freja_link(sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Answer the chooser's link (A.1 hop 5)."""
    return e_id.land(sim, request, FREJA)


async def freja_init(sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Send the push (A.3): only a cookie tells which page it is for, as the query is not the page's."""
    page = _page_of_cookie(sim, request)
    if sim.switches.freja_init == "error":
        return pages.html(pages.iis_error(500), status=500)
    if page is None or sim.switches.freja_init == "redirect" or not _is_asked(request, _BASE):
        return pages.redirect(f"{_BASE}?SMAUTHREASON=0")
    number = request.query.get("userInput", "")
    if not re.fullmatch(r"[0-9]{12}", number) or await request.read():
        return pages.html(pages.iis_error(500), status=500)
    order = FrejaOrder(
        id=sim.state.new_guid(),
        kind="freja",
        token=sim.state.new_guid(),
        born=sim.clock.time(),
        script=list(sim.switches.freja_script),
        personal_number=number,
    )
    sim.state.orders[order.id] = order
    page.order_id, page.used = order.id, True
    return web.Response()


async def freja_page_or_status(sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Answer the page, or how the push stands: the same address with more query (A.3)."""
    page = e_id.page_of(sim, request, FREJA)
    if page is None:
        return pages.html(pages.iis_error(500), status=500)
    if request.query.get("action") != "checkstatus":
        return e_id.show(sim, request, page, FREJA, _markup(page))
    order = sim.state.orders.get(page.order_id)
    state = order and order.state(sim.clock.time(), sim.switches)
    address = e_id.address_of(page, FREJA)
    if not e_id.has_cookie(request, page) or not _is_asked(request, address):
        return pages.redirect(address)
    if state is None:
        return pages.html(pages.iis_error(500), status=500)
    if sim.switches.freja_status == "word":
        return web.Response(text=f"{state}\r\n", content_type="text/html")
    return web.json_response({"status": state})


async def freja_adc(sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Go on after the approval (A.5)."""
    return e_id.go_on(sim, request, FREJA)


def _page_of_cookie(sim: Simulator, request: web.Request) -> EIdPage | None:
    """Return the page that the browser has opened and not used yet; a used one takes a new chain."""
    sent = sent_cookies(request, "JSESSIONID")
    return next(
        (
            page
            for page in sim.state.e_id_pages.values()
            if page.way == FREJA.way and page.jsession in sent and not page.used
        ),
        None,
    )


def _is_asked(request: web.Request, referer: str) -> bool:
    """Tell whether the page's own script asks: every client that works sends these headers."""
    headers = request.headers
    return "X-Requested-With" in headers and headers.get("Referer") == referer


def _markup(page: EIdPage) -> str:
    """Return the page's markup."""
    return pages.document(
        "Freja eID+",
        '<form name="freja" action="#"><label for="userInput">Personnummer</label>'
        '<input type="text" id="userInput" maxlength="12" />'
        '<input type="submit" value="Logga in" /></form>\n'
        "<script>var base = location.origin + location.pathname; "
        'function init(n) { return $.post(base + "?action=init&userInput=" + n); } '
        'function poll() { return $.get(location.href + "&action=checkstatus"); }</script>'
        f"<!-- {page.guid} -->",
    )


ROUTES = (
    Route(CITY, GET, FREJA.link, freja_link),
    Route(HOST, POST, FREJA.page, freja_init),
    Route(HOST, GET, FREJA.page, freja_page_or_status),
    Route(HOST, GET, FREJA.adc, freja_adc),
)
