"""The frame of the hub's JSON endpoints: request forms, the chosen child, modules that are off."""

from collections.abc import Callable
from datetime import date
from functools import wraps
import json
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl

from aiohttp import web

from tests.simulator import pages
from tests.simulator.family import Child
from tests.simulator.hub_session import LOGIN, HubSession, signed_in
from tests.simulator.routing import Handler
from tests.simulator.selection import answered_child

if TYPE_CHECKING:
    from tests.simulator.server import Simulator

type Fields = dict[str, Any]
type Build = Callable[[Simulator, Child, Fields, HubSession], object]

HUB: Final = "hub.infomentor.se"
ENDPOINTS: Final[set[str]] = set()
"""The names of all data endpoints: what can be off for a child."""

UNAUTHORIZED: Final = "/Home/Errors/HandleUnauthorizedRequest"


class EmptyAnswer(Exception):  # noqa: N818 - no error: the platform's way to say "nothing"
    """There is nothing to tell: the platform answers 200 without a body."""


class ParameterError(Exception):
    """The request lacks something that the endpoint needs: the platform answers 500."""


def data(build: Build) -> Handler:
    """Make an endpoint of a function; its name is the endpoint's, as in shapes.toml."""
    name = build.__name__
    ENDPOINTS.add(name)

    @wraps(build)
    async def answer(
        sim: Simulator, request: web.Request, session: HubSession
    ) -> web.StreamResponse:
        """Read the request in any of its forms, then answer for the child chosen by then."""
        body = await request.text()
        if session.misbound:
            return pages.redirect(LOGIN)
        child = answered_child(sim, session)
        if child is None:
            return error_page("Eleven hittades inte", status=500)
        if name in child.modules_off:
            return _module_off(child.modules_off[name], request)
        try:
            fields = dict(request.query) | _read_fields(body)
            return web.json_response(build(sim, child, fields, session), dumps=_dumps)
        except EmptyAnswer:
            return web.Response(status=200)
        except ParameterError as error:
            return error_page(str(error), status=500)

    return signed_in(answer)


def date_field(fields: Fields, name: str) -> date:
    """Return a date written with dashes or slashes, with or without a time of day."""
    try:
        return date.fromisoformat(str(fields[name])[:10].replace("/", "-"))
    except KeyError, ValueError:
        raise ParameterError(f"Parameter {name}") from None


def number_field(fields: Fields, name: str, default: int) -> int:
    """Return a number sent as a number or as text."""
    try:
        return int(fields.get(name, default))
    except TypeError, ValueError:
        raise ParameterError(f"Parameter {name}") from None


def flag_field(fields: Fields, name: str, default: bool) -> bool:
    """Return a yes or no sent as such or as text."""
    return str(fields.get(name, default)).lower() == "true"


def error_page(text: str, *, status: int) -> web.Response:
    """Return an HTML page in the platform's dress."""
    page = f"<!DOCTYPE html><html><head><title>InfoMentor</title></head><body>{text}</body></html>"
    return web.Response(status=status, text=page, content_type="text/html")


def _read_fields(body: str) -> Fields:
    """Return the fields of a JSON, form or empty body (docs/protocol.md U.11)."""
    if body.strip() in {"", "null"}:
        return {}
    if not body.lstrip().startswith("{"):
        return dict(parse_qsl(body, keep_blank_values=True))
    try:
        fields: Fields = json.loads(body)
    except ValueError:
        raise ParameterError("Body") from None
    return fields


def _module_off(mode: str, request: web.Request) -> web.Response:
    """Answer for a module that the school does not use (docs/protocol.md Q 14)."""
    if mode == "redirect":
        location = f"{UNAUTHORIZED}?aspxerrorpath={request.path}"
        return web.Response(status=302, headers={"Location": location})
    if mode == "error":
        return error_page("System.Web: HandleUnauthorizedRequest", status=500)
    return error_page('<div id="hub-shell" class="im-app">InfoMentor Hub</div>', status=200)


def _dumps(value: object) -> str:
    """Write JSON with Swedish letters as they are."""
    return json.dumps(value, ensure_ascii=False)
