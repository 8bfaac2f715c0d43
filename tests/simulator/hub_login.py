"""The hub's own part of every login: relay page, LoginCallback and isauthenticated."""

from typing import TYPE_CHECKING

from aiohttp import web

from tests.simulator import pages
from tests.simulator.cookies import add_cookies
from tests.simulator.hub_session import (
    LOGIN,
    is_signed_in,
    new_session,
    relay_answer,
    session_of,
    sign_in,
)
from tests.simulator.limits import HUB
from tests.simulator.routing import GET, GET_OR_POST, Route

if TYPE_CHECKING:
    from tests.simulator.server import Simulator


async def login(sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Answer the "Login in progress" page, with a session for who has none (A.0)."""
    return relay_answer(sim, session_of(sim, request) or new_session(sim))


async def login_callback(sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Sign the hub session in for a verified token, then go on to the home page (A.0)."""
    key = (request.query.get("oauth_token", ""), request.query.get("oauth_verifier", ""))
    mentor = sim.state.verifiers.pop(key, None)
    if sim.switches.callback_needs_referer and "Referer" not in request.headers:
        return pages.redirect("/Home/Errors/Server")
    if mentor is None:
        return pages.redirect(LOGIN)
    if mentor.relays_left > 0:
        mentor.relays_left -= 1
        return pages.redirect(LOGIN)
    session = session_of(sim, request) or new_session(sim)
    account_id, mentor.account_id = mentor.account_id, ""
    session.misbound = mentor.misbound
    home = pages.redirect(sim.switches.callback_to)
    return add_cookies(home, sign_in(sim, session, account_id))


async def is_authenticated(sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Answer the bare word `true` or `false` (B.1); one mode lies for a dead session."""
    session = session_of(sim, request)
    lies = (
        sim.switches.lying_isauthenticated and session is not None and session.dead_mode is not None
    )
    answer = is_signed_in(sim, request) or lies
    return web.Response(text=str(answer).lower(), content_type="application/json")


async def server_error(_sim: Simulator, _request: web.Request) -> web.StreamResponse:
    """Answer the hub's error page, where a LoginCallback without Referer can end."""
    return pages.html(pages.plain("Fel", "Ett oväntat fel har inträffat."))


ROUTES = (
    Route(HUB, GET_OR_POST, "/authentication/authentication/login", login),
    Route(HUB, GET, "/authentication/authentication/logincallback", login_callback),
    Route(HUB, GET_OR_POST, "/authentication/authentication/isauthenticated", is_authenticated),
    Route(HUB, GET, "/home/errors/server", server_error),
)
