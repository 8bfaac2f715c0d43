"""Hub sessions on the server's side, and the guard before everything that needs one."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING

from aiohttp import web

from tests.simulator import pages
from tests.simulator.cookies import add_cookies, quirks, sent_cookies, set_cookie
from tests.simulator.elsewhere import maybe_elsewhere
from tests.simulator.routing import Handler
from tests.simulator.switches import ExpiryMode

if TYPE_CHECKING:
    from tests.simulator.server import Simulator

type SessionHandler = Callable[[Simulator, web.Request, HubSession], Awaitable[web.StreamResponse]]

LOGIN = "/authentication/authentication/login?apitype=im1&forceOAuth=true"
LOGIN_EXPIRED = "/Authentication/Authentication/Login?ReturnUrl=%2F"

SESSION_COOKIE = "ASP.NET_SessionId"
TICKET_COOKIE = "IMHome"
NODE_COOKIE = "BIGipServer~INFOMENTOR~INFOMENTOR-SE-HTTPS-POOL"


@dataclass(kw_only=True)
class HubSession:
    """One browser's session on the hub: anonymous until a LoginCallback."""

    id: str
    node: str
    created: float
    last_used: float

    account_id: str = ""
    imhome: str = ""
    """The ticket; empty while nobody is signed in."""

    selected: str = ""
    """Key of the chosen child."""

    dead_mode: ExpiryMode | None = None
    """How a session that has died answers; none while it lives."""

    pending_switch: str | None = None
    """Key of the child that a delayed switch will choose."""

    pending_until: float = 0
    """When the delayed switch takes effect, by the simulator's clock."""

    pending_answers: int = 0
    """How many data answers the delayed switch still waits for."""

    misbound: bool = False
    """Whether the sign-in left out the municipality: pages open, data does not (Q 3)."""


def signed_in(handler: SessionHandler) -> Handler:
    """Let only requests of a living, signed-in session through (docs/protocol.md Q 9, 10)."""

    @wraps(handler)
    async def guarded(sim: Simulator, request: web.Request) -> web.StreamResponse:
        """Answer as the platform does without a ticket, on the wrong node, or after death."""
        session = session_of(sim, request)
        if session is None or not _has_ticket(request, session):
            return pages.redirect(LOGIN)
        if is_dead(sim, session):
            return dead_answer(sim, session)
        request["session_id"] = session.id
        if sim.switches.hub_session_slides:
            session.last_used = sim.clock.time()
        return await handler(sim, request, session)

    return guarded


def session_of(sim: Simulator, request: web.BaseRequest) -> HubSession | None:
    """Return the session of this browser, if the load balancer sends it to the right node.

    A browser may send several cookies of one name; any match counts (docs/protocol.md U.8).
    """
    for value in sent_cookies(request, SESSION_COOKIE):
        session = sim.state.hub_sessions.get(value)
        if session is not None and session.node in sent_cookies(request, NODE_COOKIE):
            return session
    return None


def new_session(sim: Simulator) -> HubSession:
    """Make an anonymous session."""
    now = sim.clock.time()
    session = HubSession(
        id=sim.state.new_value("hub"), node=sim.state.new_node(), created=now, last_used=now
    )
    sim.state.hub_sessions[session.id] = session
    return session


def sign_in(sim: Simulator, session: HubSession, account_id: str) -> list[str]:
    """Make the session a guardian's and return the Set-Cookie lines of the LoginCallback."""
    now = sim.clock.time()
    children = sim.family.children_of(sim.family.guardian(account_id))
    if not sim.switches.parallel_sessions:
        sim.end_sessions_of(account_id)
    session.account_id = account_id
    session.imhome = sim.state.new_value("imhome")
    session.selected = children[0].key if children else ""
    session.created = session.last_used = now
    session.dead_mode = session.pending_switch = None
    return [
        *quirks(),
        *session_cookies(session),
        set_cookie(sim.switches.ticket_spelling, session.imhome, domain=".infomentor.se"),
    ]


def session_cookies(session: HubSession) -> list[str]:
    """Return the Set-Cookie lines of a session; both cookies belong to the hub's host alone."""
    return [set_cookie(SESSION_COOKIE, session.id), set_cookie(NODE_COOKIE, session.node)]


def is_signed_in(sim: Simulator, request: web.BaseRequest) -> bool:
    """Tell whether the request comes from a living session with its ticket."""
    session = session_of(sim, request)
    return session is not None and _has_ticket(request, session) and not is_dead(sim, session)


def is_dead(sim: Simulator, session: HubSession) -> bool:
    """Tell whether a session is dead; one that was not used for too long dies here."""
    idle = sim.clock.time() - session.last_used
    if session.dead_mode is None and idle > sim.switches.hub_session_seconds:
        session.dead_mode = sim.switches.expiry_mode
    return session.dead_mode is not None


def dead_answer(sim: Simulator, session: HubSession) -> web.Response:
    """Answer as a dead session does."""
    match session.dead_mode:
        case "redirect":
            return pages.redirect(LOGIN_EXPIRED)
        case "relay_html":
            return relay_answer(sim, session)
        case "unauthorized":
            return web.Response(status=401, text="Unauthorized")
        case "firewall_html":
            return pages.html(pages.firewall(sim.state.new_number()))
        case "firewall_forbidden":
            return pages.html(pages.firewall(sim.state.new_number()), status=403)
        case _:
            return web.Response(status=200)


def relay_answer(sim: Simulator, session: HubSession) -> web.Response:
    """Return the "Login in progress" page with a fresh one-time token (docs/protocol.md A.0)."""
    token = sim.state.new_relay_token(session.id)
    page = pages.relay(
        token,
        lower_case=sim.switches.relay_lower_case,
        action=maybe_elsewhere(sim, "relay_form", pages.MENTOR),
    )
    return add_cookies(pages.html(page), session_cookies(session))


def _has_ticket(request: web.BaseRequest, session: HubSession) -> bool:
    """Tell whether the request carries the session's ticket, however its name is spelled."""
    return bool(session.imhome) and session.imhome in sent_cookies(request, TICKET_COOKIE)
