"""The SAML service of InfoMentor: begins the flows to the city's login and ends them."""

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from aiohttp import web

from tests.simulator import pages
from tests.simulator.cookies import add_cookies, set_cookie
from tests.simulator.elsewhere import maybe_elsewhere
from tests.simulator.mentor import ERROR_PAGE
from tests.simulator.routing import GET_OR_POST, Route
from tests.simulator.state import Flow

if TYPE_CHECKING:
    from tests.simulator.server import Simulator

HOST = "sso.infomentor.se"
SERVICE = f"https://{HOST}/login.ashx?idp=stockholm_par"
SAML2SSO = "https://login001.stockholm.se/affwebservices/public/saml2sso"


async def service(sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Begin a flow, or end one when a SAMLResponse is posted (A.1 hop 1, A.5 step 4)."""
    if request.query.get("idp") != "stockholm_par":
        return pages.html(pages.plain("InfoMentor", "Den här kommunen finns inte här."))
    form = await request.post()
    if "SAMLResponse" in form:
        relay_state = str(form["RelayState"]) if "RelayState" in form else None
        return _finish(sim, str(form["SAMLResponse"]), relay_state)
    flow = Flow(
        id=sim.state.new_guid(),
        saml_request=sim.state.new_value("fZJ"),
        relay_state=sim.state.new_value("relay"),
        signature=sim.state.new_value("sig"),
    )
    sim.state.flows[flow.saml_request] = flow
    fields = {"SAMLRequest": flow.saml_request, "RelayState": flow.relay_state}
    if sim.switches.start == "auto_post":
        action = maybe_elsewhere(sim, "saml_form", SAML2SSO)
        return pages.html(pages.auto_post("Working...", action, fields.items()))
    fields["SigAlg"] = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
    fields["Signature"] = flow.signature
    return pages.redirect(f"{SAML2SSO}?{urlencode(fields)}")


def _finish(sim: Simulator, response: str, relay_state: str | None) -> web.StreamResponse:
    """Take a SAMLResponse and hand over to infomentor.se; the RelayState must be its flow's."""
    if sim.switches.saml_post_fails > 0:
        sim.switches.saml_post_fails -= 1
        return pages.html(pages.iis_error(500), status=500)
    account_id, flow = sim.state.saml_responses.pop(response, ("", None))
    if relay_state is None:
        is_its_own = not sim.switches.relay_state_required
    else:
        is_its_own = flow is not None and relay_state == flow.relay_state
    if not account_id or not is_its_own:
        return pages.redirect(ERROR_PAGE)
    ticket = sim.state.new_value("sso")
    sim.state.default_logins[ticket] = account_id
    query = urlencode({"login": "1", "id": sim.state.new_guid(), "sso": ticket})
    answer = pages.redirect(f"https://infomentor.se/swedish/Production/mentor/default.aspx?{query}")
    return add_cookies(answer, [set_cookie("InfomentorSSO", sim.state.new_value("sp"))])


ROUTES = (Route(HOST, GET_OR_POST, "/login.ashx", service),)
