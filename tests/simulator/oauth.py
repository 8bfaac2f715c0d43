"""The app's way in: pairing, rotating refresh tokens, and the one-time address (A.7)."""

from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from aiohttp import web

from tests.simulator import pages
from tests.simulator.elsewhere import maybe_elsewhere
from tests.simulator.hub_session import HubSession, signed_in
from tests.simulator.limits import HUB
from tests.simulator.routing import GET, POST, Route
from tests.simulator.state import Device, RefreshToken

if TYPE_CHECKING:
    from tests.simulator.server import Simulator

IM = "im.infomentor.se"
API = "api-im.infomentor.se"
LOGIN_PATH = "/Authentication/Authentication/LoginOAuth2"
STEP_PATH = "/Authentication/Authentication/OAuth2Step"
TOKEN_PATH = "/Authentication/OAuth2/Token"
REDIRECT_URI = "InfomentorNotification://oauth2Callback"
CLIENT_ID = "notificationapp"
SCOPE = "IM2-API-NOTIFICATION"

_FIXED = {
    "scope": SCOPE,
    "redirect_uri": REDIRECT_URI,
    "client_id": CLIENT_ID,
    "response_type": "code",
}


@signed_in
async def pair(sim: Simulator, _request: web.Request, session: HubSession) -> web.StreamResponse:
    """Answer where an app of this guardian signs in; the authGuid in it counts once."""
    guid = sim.state.new_guid()
    sim.state.auth_guids[guid] = session.account_id
    expires = sim.clock.now().replace(tzinfo=None, microsecond=0) + timedelta(minutes=10)
    return web.json_response(
        {
            "apiUrl": f"https://{API}",
            "authenticationUrl": maybe_elsewhere(
                sim,
                "pairing",
                f"https://{IM}{LOGIN_PATH}?authGuid={guid}&DeviceIdentifier={{DeviceIdentifier}}"
                "&DeviceFriendlyName={DeviceFriendlyName}&DevicePlatform={DeviceType}",
            ),
            "clientId": CLIENT_ID,
            "expirationTime": expires.isoformat(),
            "tokenUrl": maybe_elsewhere(sim, "token", f"https://{IM}{TOKEN_PATH}"),
            "revokeRefreshTokenUrl": f"https://{IM}/Authentication/OAuth2/RevokeRefreshToken",
        }
    )


async def login_oauth2(sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Redirect to the app's own scheme with a code, at once or by extra hops (U.9)."""
    query = request.query
    named = [query.get(name, "") for name in ("DeviceIdentifier", "DeviceFriendlyName")]
    platform = query.get("DevicePlatform", "")
    is_filled = all(text and "{" not in text for text in [*named, platform])
    is_fixed = all(query.getall(name, []) == [value] for name, value in _FIXED.items())
    account_id = sim.state.auth_guids.pop(query.get("authGuid", ""), None)
    if account_id is None or not is_filled or not is_fixed:
        return web.json_response({"error": "invalid_request"}, status=400)
    device = Device(identifier=named[0], name=named[1], platform=platform, account_id=account_id)
    code = sim.state.new_value("code")
    sim.state.codes[code] = device
    return _towards_code(sim, code, sim.switches.oauth_hops)


async def step(sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Answer an extra hop on the way to the code."""
    code = request.query.get("state", "")
    if code not in sim.state.codes:
        return web.json_response({"error": "invalid_request"}, status=400)
    return _towards_code(sim, code, int(request.query.get("left", "0")))


async def token(sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Answer the token endpoint: a code or a refresh token for a new pair of tokens."""
    form = {name: str(value) for name, value in (await request.post()).items()}
    if form.get("client_id") != CLIENT_ID or form.get("client_secret") != "NONE":
        return _refusal("invalid_client")
    match form.get("grant_type"):
        case "authorization_code" if form.get("redirect_uri") == REDIRECT_URI:
            device = sim.state.codes.pop(form.get("code", ""), None)
            if device is None:
                return _refusal("invalid_grant")
            sim.state.devices.append(device)
        case "refresh_token" if form.get("scope") != SCOPE:
            return _refusal("invalid_scope")
        case "refresh_token":
            old = _spend(sim, form.get("refresh_token", ""))
            if old is None:
                return _void_token(sim)
            device = old.device
        case _:
            return _refusal("unsupported_grant_type")
    return _tokens(sim, device)


async def one_time_address(sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Answer an address that signs a browser in, once (A.7 renew step 2, U.10)."""
    account_id = _account_of_bearer(sim, request)
    if account_id is None:
        return _denied(sim)
    ticket = sim.state.new_value("ticket")
    sim.state.sso_tickets[ticket] = account_id
    query = urlencode({"isimhapp": "1", "ticket": ticket})
    address = maybe_elsewhere(sim, "one_time", f"{pages.MENTOR}?{query}")
    if sim.switches.sso_bare:
        return web.Response(text=address, content_type="text/plain")
    return web.json_response(address)


async def account(sim: Simulator, request: web.Request) -> web.StreamResponse:
    """Answer who the bearer is, and the switch ids of the children (A.7)."""
    account_id = _account_of_bearer(sim, request)
    if account_id is None:
        return _denied(sim)
    guardian = sim.family.guardian(account_id)
    return web.json_response(
        {
            "UserId": int(guardian.id),
            "FirstName": guardian.first_name,
            "LastName": f"{guardian.last_name} ",
            "Pupils": [
                {
                    "UserRoleId": guardian.switch_ids[child.key],
                    "FirstName": f"{child.first_name} ",
                    "LastName": child.last_name,
                }
                for child in sim.family.children_of(guardian)
            ],
        }
    )


def _towards_code(sim: Simulator, code: str, hops_left: int) -> web.StreamResponse:
    """Redirect to the next hop, or to the app's scheme; a hostile hop comes before it."""
    if hops_left > 0 or sim.switches.points_elsewhere == "code":
        query = urlencode({"state": code, "left": hops_left - 1})
        return pages.redirect(maybe_elsewhere(sim, "code", f"https://{IM}{STEP_PATH}?{query}"))
    return pages.redirect(f"{REDIRECT_URI}?{urlencode({'code': code})}")


def _spend(sim: Simulator, value: str) -> RefreshToken | None:
    """Spend a refresh token, or refuse: it counts once (docs/protocol.md Q 17).

    With `refresh_reuse` at `once` the token that was spent last may be sent once more, as a
    platform would allow whose answer got lost.
    """
    found = sim.state.refresh_tokens.get(value)
    if found is None or _is_too_old(sim, found):
        return None
    if not found.spent:
        found.spent = True
        found.device.last_spent = value
        return found
    is_last = found.device.last_spent == value
    if sim.switches.refresh_reuse == "once" and is_last and not found.spent_again:
        found.spent_again = True
        return found
    return None


def _is_too_old(sim: Simulator, token: RefreshToken) -> bool:
    """Tell whether a refresh token lay unused for too long."""
    lifetime = sim.switches.refresh_token_seconds
    return lifetime is not None and sim.clock.time() - token.born > lifetime


def _tokens(sim: Simulator, device: Device) -> web.StreamResponse:
    """Issue a pair of tokens."""
    access, refresh = sim.state.new_value("eyJ"), sim.state.new_value("rt")
    lifetime = sim.switches.access_token_seconds
    sim.state.access_tokens[access] = (device.account_id, sim.clock.time() + lifetime)
    sim.state.refresh_tokens[refresh] = RefreshToken(
        value=refresh, device=device, born=sim.clock.time()
    )
    return web.json_response(
        {
            "access_token": access,
            "token_type": "bearer",
            "expires_in": int(lifetime),
            "refresh_token": refresh,
        }
    )


def _account_of_bearer(sim: Simulator, request: web.Request) -> str | None:
    """Return whose access token the request carries, while it is valid."""
    scheme, _, value = request.headers.get("Authorization", "").partition(" ")
    account_id, dies = sim.state.access_tokens.get(value, (None, 0.0))
    return account_id if scheme.lower() == "bearer" and sim.clock.time() < dies else None


def _denied(sim: Simulator) -> web.StreamResponse:
    """Refuse an access token."""
    status = 403 if sim.switches.refusal == "forbidden" else 401
    return web.json_response({"Message": "Authorization has been denied."}, status=status)


def _void_token(sim: Simulator) -> web.StreamResponse:
    """Refuse a refresh token; nobody shows how (docs/protocol.md Q 17)."""
    match sim.switches.refusal:
        case "bare":
            return web.Response(status=400)
        case "unauthorized":
            return web.Response(status=401, text="Unauthorized")
        case "forbidden":
            return web.json_response({"Message": "Forbidden"}, status=403)
        case _:
            return _refusal("invalid_grant")


def _refusal(error: str) -> web.StreamResponse:
    """Return an OAuth error."""
    return web.json_response({"error": error}, status=400)


ROUTES = (
    Route(HUB, POST, "/account/pair/getauthenticationdata", pair),
    Route(IM, GET, LOGIN_PATH, login_oauth2),
    Route(IM, GET, STEP_PATH, step),
    Route(IM, POST, TOKEN_PATH, token),
    Route(API, GET, "/NA1/Authentication/sso", one_time_address),
    Route(API, GET, "/NA1/account/Account", account),
)
