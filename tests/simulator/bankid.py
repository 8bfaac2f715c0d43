"""The BankID page (login003): its orders, for another device and for this one."""

from typing import TYPE_CHECKING

from aiohttp import web

from tests.simulator import e_id, pages
from tests.simulator.city import CITY
from tests.simulator.e_id import HOST, EId
from tests.simulator.orders import Order
from tests.simulator.routing import GET, Route
from tests.simulator.state import EIdPage

if TYPE_CHECKING:
    from tests.simulator.server import Simulator

BANKID = EId(
    way="mbid",
    page="/NECSadcmbid/authenticate/NECSadcmbid",
    adc="/NECSadcmbid/authenticate/SiteMinderAuthADC",
    approved="OK",
)


async def link(sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Answer the chooser's link (A.1 hop 5)."""
    return e_id.land(sim, request, BANKID)


async def page_or_order(sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Answer the page, or the order calls that are the same address with more query (A.2)."""
    page = e_id.page_of(sim, request, BANKID)
    if page is None:
        return pages.html(pages.iis_error(500), status=500)
    if "initialize" not in request.query and "verifyorder" not in request.query:
        return e_id.show(sim, request, page, BANKID, _markup(page))
    if not e_id.has_cookie(request, page):
        return pages.html(pages.iis_error(500), status=500)
    if "initialize" in request.query:
        return _initialise(sim, page, request.query["initialize"])
    return _verify(sim, page, request.query["verifyorder"])


async def adc(sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Go on after the signature (A.5)."""
    return e_id.go_on(sim, request, BANKID)


def _initialise(sim: Simulator, page: EIdPage, how: str) -> web.StreamResponse:
    """Make an order; a page that has had one makes no other: that takes a new chain."""
    if page.used or how not in {"qr", "bankid"}:
        return pages.html(pages.iis_error(500), status=500)
    if sim.switches.initialise_not_json > 0:
        sim.switches.initialise_not_json -= 1
        return pages.html(_markup(page))
    order = Order(
        id=sim.state.new_guid(),
        kind="qr" if how == "qr" else "bankid",
        token=sim.state.new_guid(),
        born=sim.clock.time(),
        stillborn=sim.switches.stillborn > 0,
        script=list(sim.switches.bankid_script),
    )
    sim.switches.stillborn = max(sim.switches.stillborn - 1, 0)
    sim.state.orders[order.id] = order
    page.order_id, page.used = order.id, True
    if order.kind == "bankid":
        return web.json_response({"token": order.token, "order": order.id})
    return web.json_response({"order": order.id, "qrData": order.qr_data(order.born)})


def _verify(sim: Simulator, page: EIdPage, order_id: str) -> web.StreamResponse:
    """Answer the state of the page's own order; a gone or foreign one is a 500."""
    order = sim.state.orders.get(order_id)
    now = sim.clock.time()
    state = order.state(now, sim.switches) if order and order_id == page.order_id else None
    if order is None or state is None:
        return pages.html(pages.iis_error(500), status=500)
    answer = {"state": state}
    if order.kind == "qr" and not order.opened and order.is_open(now, sim.switches):
        answer["qrData"] = order.qr_data(now)
    return web.json_response(answer)


def _markup(page: EIdPage) -> str:
    """Return the page's markup; its form is for the eye only and carries no SAML."""
    return pages.document(
        "Mobilt BankID",
        '<div id="qr"></div><p id="status">Starta BankID-appen &hellip;</p>\n'
        '<form name="cancel" action="/NECSadcmbid/cancel?a=1&amp;b=2">'
        '<input type="submit" value="Avbryt" /></form>\n'
        "<script>var url = window.location.href; function poll(order) "
        '{ return $.get(url + "&verifyorder=" + order + "&_=" + Date.now()); }</script>'
        f"<!-- {page.guid} -->",
    )


ROUTES = (
    Route(CITY, GET, BANKID.link, link),
    Route(HOST, GET, BANKID.page, page_or_order),
    Route(HOST, GET, BANKID.adc, adc),
)
