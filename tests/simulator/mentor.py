"""infomentor.se: the sign-in page with its municipalities, and the middle of the relay."""

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from aiohttp import web

from tests.simulator import pages
from tests.simulator.cookies import add_cookies, quirks, sent_cookies, set_cookie
from tests.simulator.family import Guardian
from tests.simulator.hub_session import LOGIN, NODE_COOKIE, SESSION_COOKIE
from tests.simulator.routing import GET, GET_OR_POST, Route
from tests.simulator.state import MentorSession

if TYPE_CHECKING:
    from tests.simulator.server import Simulator

HOST = "infomentor.se"
HUB_LOGIN = f"https://hub.infomentor.se{LOGIN}"
ERROR_PAGE = "https://infomentor.se/swedish/production/mentor/Error/UserNotAuthenticated.aspx"

PASSWORD = "Hemligt-1"
_USER, _PASSWORD, _BUTTON = (
    f"login_ascx${name}" for name in ("txtNotandanafn", "txtLykilord", "btnLogin")
)
_MUNICIPALITIES = {
    "https://sso.infomentor.se/login.ashx?idp=exempelkoping": "Exempelköping",
    "https://sso.infomentor.se/login.ashx?idp=stockholm_par": "Stockholm - vårdnadshavare",
    "https://sso.infomentor.se/login.ashx?idp=stockholm_stu": "Stockholm - elev",
    "https://sso.infomentor.se/login.ashx?idp=provby&type=1": "Provby kommun",
}


async def mentor_page(sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Answer a relayed token, a one-time address, a password, or whoever just comes by."""
    form = await request.post()
    if "oauth_token" in form:
        return _relay(sim, request, str(form["oauth_token"]))
    if "ticket" in request.query:
        account_id = sim.state.sso_tickets.pop(request.query["ticket"], None)
        if account_id is not None:
            return _signed_in(sim, request, account_id)
    fields = {name: str(value) for name, value in form.items()}
    if _PASSWORD in fields and (account_id := _account_of_password(sim, fields)):
        return _signed_in(sim, request, account_id, misbound=_lacks_rows(sim, fields))
    return _sign_in_page(sim, request, wrong_password=_PASSWORD in fields)


async def default_page(sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Take over a sign-in from the SAML service (A.5 step 4)."""
    account_id = sim.state.default_logins.pop(request.query.get("sso", ""), None)
    if account_id is None:
        return pages.redirect(ERROR_PAGE)
    return _signed_in(sim, request, account_id)


async def not_authenticated(_sim: Simulator, _request: web.Request) -> web.StreamResponse:
    """Answer the page at which a failed sign-in ends (A.5 step 5)."""
    return pages.html(pages.plain("Fel", "Du kunde inte loggas in."))


def _relay(sim: Simulator, request: web.Request, token: str) -> web.StreamResponse:
    """Vouch for a token (A.0 step 2): only who is signed in here spends it (U.4).

    A token that is posted while nobody is signed in stays valid, but the post upsets the hub
    session that it was made for (docs/protocol.md B.3).
    """
    hub_session_id = sim.state.relay_tokens.get(token)
    mentor = _session_of(sim, request)
    if hub_session_id is None or mentor is None or not mentor.account_id:
        hub_session = sim.state.hub_sessions.get(hub_session_id or "")
        if hub_session is not None and hub_session.account_id:
            hub_session.dead_mode = sim.switches.expiry_mode
        return _sign_in_page(sim, request)
    del sim.state.relay_tokens[token]
    verifier = sim.state.new_guid()
    sim.state.verifiers[token, verifier] = mentor
    query = urlencode({"oauth_token": token, "oauth_verifier": verifier})
    return pages.redirect(
        "https://hub.infomentor.se/Authentication/Authentication/LoginCallback"
        f"?apitype=IM1&apiinstance=&{query}"
    )


def user_name(guardian: Guardian) -> str:
    """Return the name that a guardian types with the password (docs/protocol.md A.6)."""
    return f"{guardian.first_name.lower()}@example.invalid"


def _account_of_password(sim: Simulator, fields: dict[str, str]) -> str | None:
    """Return who signs in with a user name and a password, pressing the button (U.13)."""
    pressed = _BUTTON in fields or fields.get("__EVENTTARGET") == _BUTTON
    if not sim.switches.passwords_work or not pressed or fields[_PASSWORD] != PASSWORD:
        return None
    user = fields.get(_USER, "")
    return next((g.id for g in sim.family.guardians if user_name(g) == user), None)


def _lacks_rows(sim: Simulator, fields: dict[str, str]) -> bool:
    """Tell whether a sign-in left out the municipalities where they count (Q 3)."""
    posted = [value for name, value in fields.items() if name.endswith("$url")]
    return sim.switches.password_needs_rows and posted != list(_MUNICIPALITIES)


def _signed_in(
    sim: Simulator, request: web.Request, account_id: str, *, misbound: bool = False
) -> web.StreamResponse:
    """Sign a browser in and send it to the hub's login page."""
    mentor = _session_of(sim, request) or _new_session(sim)
    mentor.misbound = misbound
    mentor.account_id = account_id
    mentor.relays_left = sim.switches.extra_relays
    return add_cookies(pages.redirect(HUB_LOGIN), [*quirks(), *_cookies(sim, mentor)])


def _sign_in_page(
    sim: Simulator, request: web.Request, *, wrong_password: bool = False
) -> web.StreamResponse:
    """Answer the page with the password form and the municipalities (A.6, U.13)."""
    answer = pages.html(_password_page(wrong_password=wrong_password))
    if _session_of(sim, request) is None:
        add_cookies(answer, _cookies(sim, _new_session(sim)))
    return answer


def _session_of(sim: Simulator, request: web.Request) -> MentorSession | None:
    """Return the session of this browser; it is not the hub's, though the cookie's name is."""
    for value in sent_cookies(request, SESSION_COOKIE):
        if (session := sim.state.mentor_sessions.get(value)) is not None:
            return session
    return None


def _new_session(sim: Simulator) -> MentorSession:
    """Make a session in which nobody is signed in."""
    session = MentorSession(id=sim.state.new_value("mentor"))
    sim.state.mentor_sessions[session.id] = session
    return session


def _cookies(sim: Simulator, session: MentorSession) -> list[str]:
    """Return the Set-Cookie lines of a session; both belong to this host alone (U.8)."""
    return [
        set_cookie(SESSION_COOKIE, session.id),
        set_cookie(NODE_COOKIE, sim.state.new_node()),
    ]


def _password_page(*, wrong_password: bool) -> str:
    """Return the sign-in page as WebForms writes it."""
    state = "".join(
        pages.hidden(name, value) + "\n"
        for name, value in (
            ("__EVENTTARGET", ""),
            ("__EVENTARGUMENT", ""),
            ("__VIEWSTATE", "/wEPDwUKMTExMjM0NTY3OA9kFgICAw9kFgJmD2QWAgIBD2QWAg=="),
            ("__VIEWSTATEGENERATOR", "C2EE9ABB"),
            ("__EVENTVALIDATION", "/wEdAAQ1tNkj+U5mV2s/AbCdEf=="),
        )
    )
    rows = "".join(
        pages.hidden(f"login_ascx$IdpListRepeater$ctl{index:02}$url", url)
        + pages.hidden(f"login_ascx$IdpListRepeater$ctl{index:02}$number", str(index + 100))
        + f"<span>{escape(name)}</span><br/>\n"
        for index, (url, name) in enumerate(_MUNICIPALITIES.items())
    )
    error = "Felaktigt anv&auml;ndarnamn eller l&ouml;senord." if wrong_password else ""
    body = (
        f'<form method="post" action="./" id="aspnetForm">\n{state}'
        f'<span id="login_ascx_lblInnskraSkilabod">{error}</span>\n'
        f'<input name="{_USER}" type="text" />\n'
        f'<input name="{_PASSWORD}" type="password" />\n'
        f'<input type="submit" name="{_BUTTON}" value="Logga in" />\n'
        f'<div class="idps">{rows}</div>\n</form>'
    )
    return pages.document("InfoMentor - Logga in", body)


ROUTES = (
    Route(HOST, GET_OR_POST, "/swedish/production/mentor", mentor_page),
    Route(HOST, GET, "/swedish/production/mentor/default.aspx", default_page),
    Route(
        HOST, GET, "/swedish/production/mentor/error/usernotauthenticated.aspx", not_authenticated
    ),
)
