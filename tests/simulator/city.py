"""The city's login (login001): from SAMLRequest to chooser, and from e-ID to SAMLResponse."""

from base64 import b64encode, urlsafe_b64decode, urlsafe_b64encode
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from aiohttp import web

from tests.simulator import pages
from tests.simulator.cookies import add_cookies, sent_cookies, set_cookie
from tests.simulator.elsewhere import maybe_elsewhere
from tests.simulator.routing import GET, GET_OR_POST, Route
from tests.simulator.saml import SAML2SSO, SERVICE
from tests.simulator.state import CityBrowser, CitySession, Flow

if TYPE_CHECKING:
    from tests.simulator.server import Simulator

CITY = "login001.stockholm.se"
REALM = "06-0003b6f1-5a2c-1e6f-9a53-7a2b0a0e0000"

_FORM_ROUNDS = 2


async def saml2sso(sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Take a SAMLRequest: straight to the answer with a living session, else to the chooser."""
    form = await request.post()
    saml_request = request.query.get("SAMLRequest") or str(form.get("SAMLRequest", ""))
    flow = sim.state.flows.get(saml_request)
    if flow is None or not _is_untouched(flow, dict(request.query) | dict(form)):
        return pages.html(pages.iis_error(500), status=500)
    if request.query.get("SMASSERTIONREF") == "QUERY":
        return _assertion(sim, request, flow)
    browser = _browser_of(sim, request)
    browser.newest_flow, flow.browser_id = flow.id, browser.id
    if _has_stale_cookie(sim, request):
        answer = _stale_page()
    elif _may_answer(sim, request, flow):
        answer = pages.redirect(_assertion_address(flow))
    else:
        answer = pages.redirect(startpage_of(flow))
    return add_cookies(
        answer,
        [
            set_cookie("SMIDENTITY", browser.id, domain=".stockholm.se"),
            set_cookie("SMPORTALURL", quote(SAML2SSO, safe="")),
            set_cookie("SAMLTRANSACTIONID", flow.id),
        ],
    )


async def startpage(sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Answer the address behind `startpage`: on to the answer, or to the chooser (A.1 hop 3)."""
    flow = sim.state.flows.get(request.query.get("SAMLRequest", ""))
    if flow is None:
        return pages.html(pages.iis_error(500), status=500)
    if _has_stale_cookie(sim, request):
        return _stale_page()
    session = living_session(sim, request)
    if session is not None and session.mode == "bounce_chooser_form" and session.flow_id == flow.id:
        done = int(request.query.get("round", "0"))
        if done < _FORM_ROUNDS:
            again = f"{startpage_of(flow)}&round={done + 1}"
            return pages.html(pages.chooser({}, form_action=again))
    if _may_answer(sim, request, flow):
        return pages.redirect(_assertion_address(flow))
    fields = {
        "TYPE": "33554433",
        "REALMOID": REALM,
        "GUID": "1",
        "SMAUTHREASON": "0",
        "METHOD": "GET",
        "SMAGENTNAME": sim.state.new_value("-SM-"),
    }
    target = sm_quote(startpage_of(flow))
    return pages.redirect(
        f"https://{CITY}/siteminderagent/forms/amedborgare.jsp?{urlencode(fields)}&TARGET={target}"
    )


async def chooser(sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Answer the page with the ways to sign in (A.1 hop 4)."""
    address = request.query.get("TARGET", "").removeprefix("-SM-")
    packed = _packed(sim, maybe_elsewhere(sim, "startpage", address))
    links = {
        maybe_elsewhere(
            sim,
            "chooser",
            f"https://{CITY}/NECSadc/{way}/b64startpage.jsp?startpage={packed}&SMLOCALE=sv",
        ): label
        for way, label in (("mbid", "Mobilt BankID & BankID på kort"), ("freja", "Freja eID+"))
    }
    answer = pages.html(pages.chooser(links))
    if _has_stale_cookie(sim, request) or not sent_cookies(request, "SMSESSION"):
        session = CitySession(value=sim.state.new_value("sm"), born=sim.clock.time())
        sim.state.city_sessions[session.value] = session
        add_cookies(answer, session_cookies(session))
    return answer


def startpage_of(flow: Flow) -> str:
    """Return the absolute address that the chooser's links carry as `startpage`."""
    fields = {
        "SAMLRequest": flow.saml_request,
        "SMPORTALURL": SAML2SSO,
        "SAMLTRANSACTIONID": flow.id,
    }
    return f"https://{CITY}/affwebservices/redirectjsp/medborgareonly.jsp?{urlencode(fields)}"


def flow_of_startpage(sim: Simulator, packed: str) -> Flow | None:
    """Return the flow of a packed `startpage`."""
    try:
        # Either alphabet; a plus sign that nobody quoted is a blank by now.
        bare = packed.replace("+", "-").replace(" ", "-").replace("/", "_").rstrip("=")
        address = urlsafe_b64decode(bare + "=" * (-len(bare) % 4)).decode()
    except ValueError:
        return None
    found = parse_qs(urlsplit(address).query).get("SAMLRequest", [""])
    return sim.state.flows.get(found[0])


def living_session(sim: Simulator, request: web.BaseRequest) -> CitySession | None:
    """Return the signed-in city session of this browser while it lives."""
    for value in sent_cookies(request, "SMSESSION"):
        session = sim.state.city_sessions.get(value)
        if session is not None and session.account_id and not _is_over(sim, session):
            return session
    return None


def session_cookies(session: CitySession) -> list[str]:
    """Return the Set-Cookie lines of a city session."""
    return [
        set_cookie("SMSESSION", session.value, domain=".stockholm.se"),
        set_cookie("SMLOCALE", "sv-SE", domain=".stockholm.se", http_only=False),
    ]


def sm_quote(address: str) -> str:
    """Quote an address as SiteMinder does, in lower case and with the dots."""
    quoted = quote(address, safe="").replace(".", "%2E")
    parts = quoted.split("%")
    return "-SM-" + "%".join([parts[0], *(part[:2].lower() + part[2:] for part in parts[1:])])


def _assertion(sim: Simulator, request: web.Request, flow: Flow) -> web.StreamResponse:
    """Answer the page that posts the SAMLResponse, unless a newer flow has begun (B.6)."""
    browser = sim.state.city_browsers.get(flow.browser_id)
    is_newest = browser is not None and browser.newest_flow == flow.id
    if sim.switches.parallel_saml_400 and not is_newest:
        return pages.html(pages.iis_error(400), status=400)
    session = living_session(sim, request)
    if session is None:
        return pages.redirect(startpage_of(flow))
    response = sim.state.new_value("PHNhbWxw")
    refused = session.mode == "error_page"
    sim.state.saml_responses[response] = ("" if refused else session.account_id, flow)
    fields = [("SAMLResponse", response), ("RelayState", flow.relay_state)]
    action = maybe_elsewhere(sim, "saml_form", SERVICE)
    return pages.html(pages.auto_post("SAML 2.0 Auto-POST form", action, fields))


def _is_untouched(flow: Flow, sent: dict[str, object]) -> bool:
    """Tell whether what came along with a SAMLRequest is what was handed out with it."""
    return (
        sent.get("RelayState", flow.relay_state) == flow.relay_state
        and sent.get("Signature", flow.signature) == flow.signature
    )


def _packed(sim: Simulator, address: str) -> str:
    """Pack an address as the chooser's links carry it (docs/protocol.md A.1)."""
    if sim.switches.startpage_base64 == "standard":
        return quote(b64encode(address.encode()), safe="")
    return urlsafe_b64encode(address.encode()).decode().rstrip("=")


def _browser_of(sim: Simulator, request: web.Request) -> CityBrowser:
    """Return the browser that SMIDENTITY names, or a new one."""
    for value in sent_cookies(request, "SMIDENTITY"):
        if (browser := sim.state.city_browsers.get(value)) is not None:
            return browser
    browser = CityBrowser(id=sim.state.new_value("id"))
    sim.state.city_browsers[browser.id] = browser
    return browser


def _may_answer(sim: Simulator, request: web.Request, flow: Flow) -> bool:
    """Tell whether the browser's session answers this flow without an e-ID."""
    session = living_session(sim, request)
    if session is None:
        return False
    return not (session.mode == "fresh_chain" and session.flow_id == flow.id)


def _has_stale_cookie(sim: Simulator, request: web.Request) -> bool:
    """Tell whether the browser carries an SMSESSION that is dead (docs/protocol.md Q 5)."""
    sent = sent_cookies(request, "SMSESSION")
    found = [sim.state.city_sessions.get(value) for value in sent]
    return sim.switches.stale_cookie_page and any(
        session is None or _is_over(sim, session) for session in found
    )


def _is_over(sim: Simulator, session: CitySession) -> bool:
    """Tell whether a session has lived its time."""
    return sim.clock.time() - session.born > sim.switches.city_session_seconds


def _stale_page() -> web.Response:
    """Return the page that a browser with a dead session gets in place of a redirect."""
    return pages.html(pages.plain("Stockholms stad", "Din session har avslutats."))


def _assertion_address(flow: Flow) -> str:
    """Return the address at which the answer to a flow is fetched."""
    query = urlencode({"SMASSERTIONREF": "QUERY", "SAMLRequest": flow.saml_request})
    return f"{SAML2SSO}?{query}"


ROUTES = (
    Route(CITY, GET_OR_POST, "/affwebservices/public/saml2sso", saml2sso),
    Route(CITY, GET, "/affwebservices/redirectjsp/medborgareonly.jsp", startpage),
    Route(CITY, GET, "/siteminderagent/forms/amedborgare.jsp", chooser),
)
