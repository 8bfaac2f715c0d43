"""The BankID page (login003): landing, orders, and the way on after OK."""

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from aiohttp import web

from tests.simulator import pages
from tests.simulator.city import (
    CITY,
    REALM,
    flow_of_startpage,
    living_session,
    session_cookies,
    sm_quote,
    startpage_of,
)
from tests.simulator.cookies import add_cookies, sent_cookies, set_cookie
from tests.simulator.orders import Order
from tests.simulator.routing import GET, Route
from tests.simulator.state import BankIdPage, CitySession

if TYPE_CHECKING:
    from tests.simulator.server import Simulator

HOST = "login003.stockholm.se"
PAGE = "/NECSadcmbid/authenticate/NECSadcmbid"
ADC = "/NECSadcmbid/authenticate/SiteMinderAuthADC"


async def link(sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Answer the chooser's link: to the BankID page, or back with a session (A.1 hop 5)."""
    packed = request.query.get("startpage", "")
    flow = flow_of_startpage(sim, packed)
    if flow is None:
        return pages.html(pages.iis_error(500), status=500)
    if living_session(sim, request) is not None:
        return pages.redirect(startpage_of(flow))
    page = BankIdPage(
        guid=sim.state.new_guid(),
        agent=sim.state.new_value("-SM-"),
        jsession=sim.state.new_value("j"),
        flow_id=flow.id,
        startpage=packed,
    )
    sim.state.bankid_pages[page.guid] = page
    return pages.redirect(_address(page))


async def page_or_order(sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Answer the page, or the order calls that are the same address with more query (A.2)."""
    page = sim.state.bankid_pages.get(request.query.get("GUID", ""))
    if page is None or not _is_its_address(request, page):
        return pages.html(pages.iis_error(500), status=500)
    if "initialize" not in request.query and "verifyorder" not in request.query:
        return _page(sim, request, page)
    if page.jsession not in sent_cookies(request, "JSESSIONID"):
        return pages.html(pages.iis_error(500), status=500)
    if "initialize" in request.query:
        return _initialise(sim, page, request.query["initialize"])
    return _verify(sim, page, request.query["verifyorder"])


async def adc(sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Go on after the signature: to the start page, or back to a BankID page (A.5)."""
    page = sim.state.bankid_pages.get(request.query.get("GUID", ""))
    session = living_session(sim, request)
    if page is None or session is None:
        return pages.html(pages.iis_error(500), status=500)
    if session.mode in {"form", "error_page"}:
        return pages.redirect(_link(page))
    bounced = BankIdPage(
        guid=sim.state.new_guid(),
        agent=page.agent,
        jsession=page.jsession,
        flow_id=page.flow_id,
        startpage=page.startpage,
    )
    sim.state.bankid_pages[bounced.guid] = bounced
    return pages.redirect(_address(bounced))


def _page(sim: Simulator, request: web.Request, page: BankIdPage) -> web.StreamResponse:
    """Answer the page; after OK it signs the browser in instead, once."""
    order = sim.state.orders.get(page.order_id)
    if order is None or order.state(sim.clock.time(), sim.switches) != "OK":
        answer = pages.html(_markup(page))
        if page.jsession not in sent_cookies(request, "JSESSIONID"):
            add_cookies(answer, [set_cookie("JSESSIONID", page.jsession)])
        return answer
    page.order_id = ""
    session = CitySession(
        value=sim.state.new_value("sm"),
        born=sim.clock.time(),
        account_id=order.guardian_id or sim.family.guardians[0].id,
        flow_id=page.flow_id,
        mode=sim.switches.after_ok,
    )
    sim.state.city_sessions[session.value] = session
    query = urlencode({"GUID": page.guid, "SMAUTHREASON": "0"})
    return add_cookies(pages.redirect(f"{ADC}?{query}"), session_cookies(session))


def _initialise(sim: Simulator, page: BankIdPage, how: str) -> web.StreamResponse:
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


def _verify(sim: Simulator, page: BankIdPage, order_id: str) -> web.StreamResponse:
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


def _is_its_address(request: web.Request, page: BankIdPage) -> bool:
    """Tell whether the query is the page's own, apart from what was added."""
    target = f"-SM-HTTPS{_link(page).removeprefix('https')}"
    return request.query.get("SMAGENTNAME") == page.agent and request.query.get("TARGET") == target


def _link(page: BankIdPage) -> str:
    """Return the chooser's link that led to this page."""
    return f"https://{CITY}/NECSadc/mbid/b64startpage.jsp?startpage={page.startpage}"


def _address(page: BankIdPage) -> str:
    """Return the page's address, which all order calls extend."""
    fields = {
        "TYPE": "33554433",
        "REALMOID": REALM,
        "GUID": page.guid,
        "SMAUTHREASON": "0",
        "METHOD": "GET",
        "SMAGENTNAME": page.agent,
    }
    target = sm_quote(_link(page)).replace("-SM-https", "-SM-HTTPS", 1)
    return f"https://{HOST}{PAGE}?{urlencode(fields)}&TARGET={target}"


def _markup(page: BankIdPage) -> str:
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
    Route(CITY, GET, "/NECSadc/mbid/b64startpage.jsp", link),
    Route(HOST, GET, PAGE, page_or_order),
    Route(HOST, GET, ADC, adc),
)
