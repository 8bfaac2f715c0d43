"""The app's keys: pair once with a living hub session, then renew without the guardian.

Source: `docs/protocol.md` A.7. The names are the public constants of the platform's own app.
"""

from dataclasses import dataclass, field
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from yarl import URL

from ..addresses import APP_API, APP_SIGN_IN, HUB, TOKEN_URL, checked
from ..exceptions import (
    DeniedError,
    SessionDeadError,
    UnexpectedAnswerError,
    UnreachableError,
)
from ..hub.session import BARE_HEADERS
from ..transport import Answer, Transport

_CLIENT = "notificationapp"
_CLIENT_SECRET = "NONE"  # noqa: S105  # the app has none
_REDIRECT = "InfomentorNotification://oauth2Callback"
_SCOPE = "IM2-API-NOTIFICATION"
# What the guardian sees among their devices.
_DEVICE_NAME = "Home Assistant"
_MAX_HOPS = 10


class TokenRefusedError(DeniedError):
    """The platform says that the token is void: it is truly refused."""


class TokenDoubtedError(DeniedError):
    """The platform refuses without saying that the token is why: firewalls do so too."""


@dataclass(frozen=True, kw_only=True)
class Tokens:
    """A pair of keys: the access token lives for minutes, the refresh token until it is used."""

    access: str = field(repr=False)
    refresh: str = field(repr=False)


async def pair(transport: Transport, *, device_id: str) -> Tokens:
    """Register this installation as an app of the guardian; needs a living hub session.

    Raises:
        SessionDeadError: the hub session is gone.
        UnreachableError: no answer, or a server error.
        UnexpectedAnswerError: an answer without what it must hold.

    """
    answer = await transport.request(
        "POST", f"{HUB}/account/pair/GetAuthenticationData", kind="pairing", headers=BARE_HEADERS
    )
    if answer.redirects or answer.status == 401 or not answer.text.strip():
        raise SessionDeadError("no living session to pair with")
    data = _object(answer)
    address = _pairing_address(_text(data, "authenticationUrl"), device_id)
    code = await _code(transport, address)
    return await _tokens(
        transport,
        _text(data, "tokenUrl", default=TOKEN_URL),
        {
            "code": code,
            "client_id": _CLIENT,
            "client_secret": _CLIENT_SECRET,
            "redirect_uri": _REDIRECT,
            "grant_type": "authorization_code",
        },
    )


async def refresh(transport: Transport, refresh_token: str) -> Tokens:
    """Return new keys for the refresh token, which is void from then on.

    Raises:
        TokenRefusedError: 400 or 401 with `invalid_grant`.
        TokenDoubtedError: any other 400, 401 or 403.
        UnreachableError, UnexpectedAnswerError: the answer is lost: the token may be void or not.

    """
    return await _tokens(
        transport,
        TOKEN_URL,
        {
            "refresh_token": refresh_token,
            "client_id": _CLIENT,
            "client_secret": _CLIENT_SECRET,
            "grant_type": "refresh_token",
            "scope": _SCOPE,
        },
    )


async def one_time_link(transport: Transport, access_token: str) -> str:
    """Return an address that opens a new hub session once.

    Raises:
        TokenDoubtedError: the access token is refused.
        UnreachableError, UnexpectedAnswerError: no such answer.

    """
    answer = await transport.request(
        "GET",
        f"{APP_API}/NA1/Authentication/sso",
        kind="renewal",
        headers={"Authorization": f"Bearer {access_token}", "Accept": "application/json"},
    )
    if answer.status in (401, 403):
        raise TokenDoubtedError("the access token is refused")
    _require_ok(answer)
    text = answer.text.strip()
    # A quoted JSON string, or the bare address.
    link = answer.json() if text.startswith('"') else text
    if not isinstance(link, str):
        raise UnexpectedAnswerError("no link in the answer")
    return str(checked(link))


def _pairing_address(template: str, device_id: str) -> str:
    values = {
        "{DeviceIdentifier}": device_id,
        "{DeviceFriendlyName}": _DEVICE_NAME,
        "{DeviceType}": "Android",
    }
    parts = urlsplit(str(checked(template)))
    query = {
        name: values.get(value, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
    } | {
        "scope": _SCOPE,
        "redirect_uri": _REDIRECT,
        "client_id": _CLIENT,
        "response_type": "code",
    }
    return _app_address(parts._replace(query=urlencode(query)).geturl())


async def _code(transport: Transport, address: str) -> str:
    """Follow the app's sign-in to the address that only an app could open."""
    for _ in range(_MAX_HOPS):
        answer = await transport.request("GET", address, kind="pairing")
        if not answer.redirects:
            _require_ok(answer)
            raise UnexpectedAnswerError("the pairing did not end in a code")
        target = urlsplit(answer.location or "")
        if f"{target.scheme}://{target.netloc}".casefold() == _REDIRECT.casefold():
            codes = parse_qs(target.query).get("code", [])
            if len(codes) != 1:
                raise UnexpectedAnswerError("the pairing did not end in a code")
            return codes[0]
        address = _app_address(answer.location or "")
    raise UnexpectedAnswerError("too many redirects")


def _app_address(address: str) -> str:
    if not str(checked(address)).casefold().startswith(APP_SIGN_IN.casefold()):
        raise UnexpectedAnswerError("the pairing left the app's sign-in")
    return address


async def _tokens(transport: Transport, address: str | URL, form: dict[str, str]) -> Tokens:
    answer = await transport.request(
        "POST", address, kind="renewal", form=form, headers={"Accept": "application/json"}
    )
    if answer.status in (400, 401, 403):
        if answer.status != 403 and _names_invalid_grant(answer):
            raise TokenRefusedError("the token is void")
        raise TokenDoubtedError(f"the token request was answered {answer.status}")
    _require_ok(answer)
    tokens = _object(answer)
    return Tokens(access=_text(tokens, "access_token"), refresh=_text(tokens, "refresh_token"))


def _names_invalid_grant(answer: Answer) -> bool:
    try:
        error = answer.json()
    except UnexpectedAnswerError:
        return False
    return isinstance(error, dict) and error.get("error") == "invalid_grant"


def _require_ok(answer: Answer) -> None:
    if answer.status >= 500:
        raise UnreachableError(f"answered {answer.status}")
    if answer.status != 200:
        raise UnexpectedAnswerError(f"answered {answer.status}")


def _object(answer: Answer) -> dict[str, object]:
    _require_ok(answer)
    data = answer.json()
    if not isinstance(data, dict):
        raise UnexpectedAnswerError("the answer is not an object")
    return data


def _text(data: dict[str, object], name: str, *, default: str | None = None) -> str:
    value = data.get(name, default)
    if not isinstance(value, str) or not value:
        raise UnexpectedAnswerError(f"no {name} in the answer")
    return value
