"""What the pages of all menu sites have in common: marks, cookies (docs/protocol.md L)."""

from datetime import UTC, datetime
from email.utils import format_datetime
from functools import wraps
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from aiohttp import web

from tests.simulator.routing import Handler, host_of

if TYPE_CHECKING:
    from tests.simulator.server import Simulator

COOKIE: Final = "visitor"


class MenuPages:
    """When the pages changed last, for those that say so."""

    def __init__(self) -> None:
        """Begin without having shown any."""
        self._shown: dict[str, tuple[str, datetime]] = {}

    def changed_at(self, address: str, digest: str, now: datetime) -> datetime:
        """Return when a page first had this content."""
        known = self._shown.get(address)
        if known is None or known[0] != digest:
            known = self._shown[address] = digest, now
        return known[1]


def menu_page(handler: Handler) -> Handler:
    """Mark a site's good answers, answer 304 to who has one still unchanged, and set a cookie."""

    @wraps(handler)
    async def answer(sim: Simulator, request: web.Request) -> web.StreamResponse:
        response = await handler(sim, request)
        body = response.body if isinstance(response, web.Response) else None
        if response.status == 200 and isinstance(body, bytes):
            mark, value, condition = _mark(sim, request, body)
            if mark and request.headers.get(condition) == value:
                response = web.Response(status=304)
            if mark:
                response.headers[mark] = value
        response.set_cookie(COOKIE, host_of(request), secure=True)
        return response

    return answer


def _mark(sim: Simulator, request: web.Request, body: bytes) -> tuple[str, str, str]:
    """Return the header that marks an answer, its value, and the header that a client sends it in."""
    digest = sha256(body).hexdigest()[:32]
    match sim.switches.menu_mark:
        case "etag":
            return "ETag", f'W/"{digest}"', "If-None-Match"
        case "last_modified":
            address = f"{host_of(request)}{request.raw_path}"
            changed_at = sim.menu_pages.changed_at(address, digest, sim.clock.now())
            value = format_datetime(changed_at.astimezone(UTC), usegmt=True)
            return "Last-Modified", value, "If-Modified-Since"
        case _:
            return "", "", ""
