"""Too many requests: 429 on any host and path, in the three forms of docs/protocol.md Q 18."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
import re
from typing import TYPE_CHECKING, Literal

from aiohttp import web

from tests.simulator.routing import host_of

if TYPE_CHECKING:
    from tests.simulator.server import Simulator

type RetryAfter = Literal["seconds", "date", "bare"]

HUB = "hub.infomentor.se"


def rate_limited(sim: Simulator, request: web.BaseRequest) -> web.Response | None:
    """Return the 429 for this request, while the switch is on and not used up."""
    switches = sim.switches
    if switches.rate_limit is None or switches.rate_limit_times == 0:
        return None
    if switches.rate_limit_host not in {None, host_of(request)}:
        return None
    if re.search(switches.rate_limit_path, request.path, re.IGNORECASE) is None:
        return None
    if switches.rate_limit_times is not None:
        switches.rate_limit_times -= 1
    return too_many_requests(sim, switches.rate_limit, switches.rate_limit_seconds)


def too_many_requests(sim: Simulator, form: RetryAfter, seconds: int) -> web.Response:
    """Return a 429 that asks for a pause, or for nothing in particular."""
    answer = web.Response(status=429, text="Too Many Requests")
    match form:
        case "seconds":
            answer.headers["Retry-After"] = str(seconds)
        case "date":
            until = datetime.fromtimestamp(sim.clock.time(), UTC) + timedelta(seconds=seconds)
            answer.headers["Retry-After"] = format_datetime(until, usegmt=True)
        case "bare":
            pass
    return answer
