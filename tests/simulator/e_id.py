"""What the city's e-ID pages (login003) share: the landing, the address, the way on after approval."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal
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
from tests.simulator.state import CitySession, EIdPage

if TYPE_CHECKING:
    from tests.simulator.orders import Order
    from tests.simulator.server import Simulator

HOST: Final = "login003.stockholm.se"


@dataclass(frozen=True, kw_only=True)
class EId:
    """One of the ways to sign in."""

    way: Literal["mbid", "freja"]
    """Its name in the chooser's links."""

    page: str
    """The path of its page."""

    adc: str
    """The path after an approval."""

    approved: str
    """The word for an approved order."""

    @property
    def link(self) -> str:
        """Return the path of the chooser's link."""
        return f"/NECSadc/{self.way}/b64startpage.jsp"


def land(sim: Simulator, request: web.Request, e_id: EId) -> web.StreamResponse:
    """Answer the chooser's link: to the e-ID's page, or back with a session (A.1 hop 5)."""
    packed = request.query.get("startpage", "")
    flow = flow_of_startpage(sim, packed)
    if flow is None:
        return pages.html(pages.iis_error(500), status=500)
    if living_session(sim, request) is not None:
        return pages.redirect(startpage_of(flow))
    page = EIdPage(
        way=e_id.way,
        guid=sim.state.new_guid(),
        agent=sim.state.new_value("-SM-"),
        jsession=sim.state.new_value("j"),
        flow_id=flow.id,
        startpage=packed,
    )
    sim.state.e_id_pages[page.guid] = page
    return pages.redirect(address_of(page, e_id))


def page_of(sim: Simulator, request: web.Request, e_id: EId) -> EIdPage | None:
    """Return the page whose address was asked for, whatever was added to its query."""
    page = sim.state.e_id_pages.get(request.query.get("GUID", ""))
    if page is None or page.way != e_id.way:
        return None
    target = f"-SM-HTTPS{_link_to(page, e_id).removeprefix('https')}"
    its_own = request.query.get("SMAGENTNAME"), request.query.get("TARGET")
    return page if its_own == (page.agent, target) else None


def has_cookie(request: web.Request, page: EIdPage) -> bool:
    """Tell whether the browser has opened this page: calls about orders need its cookie."""
    return page.jsession in sent_cookies(request, "JSESSIONID")


def show(
    sim: Simulator, request: web.Request, page: EIdPage, e_id: EId, markup: str
) -> web.StreamResponse:
    """Answer the page; after the approval it signs the browser in instead, once."""
    order = sim.state.orders.get(page.order_id)
    if order is not None and order.state(sim.clock.time(), sim.switches) == e_id.approved:
        return _sign_in(sim, page, order, e_id)
    answer = pages.html(markup)
    if not has_cookie(request, page):
        add_cookies(answer, [set_cookie("JSESSIONID", page.jsession)])
    return answer


def go_on(sim: Simulator, request: web.Request, e_id: EId) -> web.StreamResponse:
    """Go on after the approval: to the start page, or back to an e-ID page (A.5)."""
    page = sim.state.e_id_pages.get(request.query.get("GUID", ""))
    session = living_session(sim, request)
    if page is None or session is None:
        return pages.html(pages.iis_error(500), status=500)
    if session.mode in {"form", "error_page"}:
        return pages.redirect(_link_to(page, e_id))
    bounced = EIdPage(
        way=page.way,
        guid=sim.state.new_guid(),
        agent=page.agent,
        jsession=page.jsession,
        flow_id=page.flow_id,
        startpage=page.startpage,
    )
    sim.state.e_id_pages[bounced.guid] = bounced
    return pages.redirect(address_of(bounced, e_id))


def address_of(page: EIdPage, e_id: EId) -> str:
    """Return the page's address, which the calls about its orders extend."""
    fields = {
        "TYPE": "33554433",
        "REALMOID": REALM,
        "GUID": page.guid,
        "SMAUTHREASON": "0",
        "METHOD": "GET",
        "SMAGENTNAME": page.agent,
    }
    target = sm_quote(_link_to(page, e_id)).replace("-SM-https", "-SM-HTTPS", 1)
    return f"https://{HOST}{e_id.page}?{urlencode(fields)}&TARGET={target}"


def _sign_in(sim: Simulator, page: EIdPage, order: Order, e_id: EId) -> web.StreamResponse:
    """Begin a city session for who has approved."""
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
    return add_cookies(pages.redirect(f"{e_id.adc}?{query}"), session_cookies(session))


def _link_to(page: EIdPage, e_id: EId) -> str:
    """Return the chooser's link that led to this page."""
    return f"https://{CITY}{e_id.link}?startpage={page.startpage}"
