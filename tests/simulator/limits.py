"""Too many requests: the hub's 429, in the three forms of docs/protocol.md Q 18."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING

from aiohttp import web

from tests.simulator.routing import host_of

if TYPE_CHECKING:
    from tests.simulator.server import Simulator

HUB = "hub.infomentor.se"


def rate_limited(sim: Simulator, request: web.BaseRequest) -> web.Response | None:
    """Return the 429 for this request, while the switch is on and not used up."""
    switches = sim.switches
    if switches.rate_limit is None or host_of(request) != HUB or switches.rate_limit_times == 0:
        return None
    if switches.rate_limit_times is not None:
        switches.rate_limit_times -= 1
    answer = web.Response(status=429, text="Too Many Requests")
    match switches.rate_limit:
        case "seconds":
            answer.headers["Retry-After"] = str(switches.rate_limit_seconds)
        case "date":
            until = datetime.fromtimestamp(sim.clock.time(), UTC)
            until += timedelta(seconds=switches.rate_limit_seconds)
            answer.headers["Retry-After"] = format_datetime(until, usegmt=True)
        case "bare":
            pass
    return answer
