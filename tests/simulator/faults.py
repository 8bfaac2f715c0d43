"""Faults that tests lay over any path: lost answers, foreign pages, broken bodies."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from random import Random
import re
from typing import TYPE_CHECKING, Literal, get_args
from urllib.parse import quote

from aiohttp import web

from tests.simulator import pages
from tests.simulator.limits import RetryAfter, too_many_requests
from tests.simulator.routing import host_of

if TYPE_CHECKING:
    from tests.simulator.routing import Handler
    from tests.simulator.server import Simulator

type FaultKind = Literal[
    "status",
    "drop",
    "drop_after",
    "empty",
    "html",
    "forbidden",
    "garbage",
    "truncate",
    "foreign_redirect",
    "endless_redirect",
    "huge",
    "bad_utf8",
    "rate_limit",
    "delay",
    "latency",
]

KINDS: tuple[str, ...] = get_args(FaultKind.__value__)
_NEEDS_HANDLER = frozenset({"drop_after", "truncate", "delay", "latency"})
_HUGE = 9 * 1024 * 1024

PATIENCE = 30
"""Seconds after which clients give up (docs/protocol.md 1.1): a later answer is a lost one."""


@dataclass(kw_only=True)
class Fault:
    """One fault: where, what, and how many times.

    aiohttp's client repeats a GET by itself when a connection that it had used before breaks, so
    a GET that must fail needs a fault without `times`.
    """

    kind: FaultKind
    path: str = ".*"
    """Regular expression that is searched in the path, case aside."""

    host: str | None = None
    method: str | None = None
    times: int | None = None
    chance: float = 1
    """How probable it is that a request in its place meets the fault, 0 to 1."""

    status: int = 500
    delay: float = 0
    """Seconds: of real time for `delay`, until `Faults.clear`; by the clock for `latency`."""

    retry_after: RetryAfter = "seconds"
    pause: int = 5
    """Seconds that the Retry-After of a `rate_limit` asks for."""

    def __post_init__(self) -> None:
        """Refuse a kind that does not exist, a pattern that is none and an impossible chance."""
        if self.kind not in KINDS:
            raise ValueError(f"{self.kind} is not a kind of fault")
        if self.retry_after not in get_args(RetryAfter.__value__):
            raise ValueError(f"{self.retry_after} is no form of Retry-After")
        if not 0 <= self.chance <= 1:
            raise ValueError(f"{self.chance} is not a chance")
        try:
            re.compile(self.path)
        except re.PatternError as err:
            raise ValueError(f"{self.path} is not a regular expression") from err

    def hits(self, request: web.BaseRequest) -> bool:
        """Tell whether this request meets the fault."""
        if self.times == 0 or self.host not in {None, host_of(request)}:
            return False
        if self.method not in {None, request.method}:
            return False
        return re.search(self.path, request.path, re.IGNORECASE) is not None


class Faults:
    """The faults that are on, the oldest first; the first that hits is taken.

    The same seed and the same requests in the same order meet the same faults.
    """

    def __init__(self, *, seed: int = 0) -> None:
        """Start without faults."""
        self.active: list[Fault] = []
        self._random = Random(f"faults {seed}")  # noqa: S311
        self._cleared = asyncio.Event()

    def add(self, fault: Fault) -> None:
        """Lay a fault over the platform."""
        self.active.append(fault)

    def clear(self) -> None:
        """Take all faults away and end all delays."""
        self.active.clear()
        self._cleared.set()
        self._cleared = asyncio.Event()

    def take(self, request: web.BaseRequest) -> Fault | None:
        """Return the fault that this request meets, and count it."""
        for fault in self.active:
            if fault.hits(request) and (fault.chance == 1 or self._random.random() < fault.chance):
                if fault.times is not None:
                    fault.times -= 1
                return fault
        return None

    async def answer(
        self, fault: Fault, handler: Handler, sim: Simulator, request: web.Request
    ) -> web.StreamResponse:
        """Answer under a fault; only some faults let the handler run, and so change anything."""
        if fault.kind not in _NEEDS_HANDLER:
            return _instead(fault, sim, request)
        if fault.kind == "delay":
            await self._wait(fault.delay)
        answer = await handler(sim, request)
        match fault.kind:
            case "drop_after":
                return _drop(request)
            case "truncate":
                return await _truncated(answer, request)
            case "latency":
                sim.clock.advance(timedelta(seconds=fault.delay))
                return _drop(request) if fault.delay >= PATIENCE else answer
            case _:
                return answer

    async def _wait(self, seconds: float) -> None:
        """Wait until the time is over or the faults are cleared."""
        try:
            await asyncio.wait_for(self._cleared.wait(), seconds)
        except TimeoutError:
            return


def _instead(fault: Fault, sim: Simulator, request: web.Request) -> web.Response:
    """Return what comes instead of the platform's answer."""
    match fault.kind:
        case "drop":
            return _drop(request)
        case "empty":
            return web.Response(status=200)
        case "html":
            return pages.html(pages.firewall(sim.state.new_number()))
        case "forbidden":
            return pages.html(pages.firewall(sim.state.new_number()), status=403)
        case "garbage":
            return _json(b'{"items": [{"title": ')
        case "bad_utf8":
            return _json(b'{"title": "\xff\xfe\xe5"}')
        case "rate_limit":
            return too_many_requests(sim, fault.retry_after, fault.pause)
        case "huge":
            return _json(b"[" + b" " * _HUGE + b"]")
        case "foreign_redirect":
            return pages.redirect("https://example.invalid/")
        case "endless_redirect":
            query = quote(request.query_string + "+")
            return pages.redirect(f"{request.path}?again={query}")
        case _:
            return pages.html(pages.iis_error(fault.status), status=fault.status)


def _drop(request: web.Request) -> web.Response:
    """Cut the connection; the answer that is returned goes nowhere."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


async def _truncated(answer: web.StreamResponse, request: web.Request) -> web.StreamResponse:
    """Announce the whole body, send half of it, and cut the connection."""
    body = answer.body if isinstance(answer, web.Response) else None
    whole = body if isinstance(body, bytes) else b"{}"
    half = web.StreamResponse(status=answer.status, headers=answer.headers)
    half.content_length = len(whole)
    half.force_close()
    await half.prepare(request)
    await half.write(whole[: len(whole) // 2])
    if request.transport is not None:
        request.transport.close()
    return half


def _json(body: bytes) -> web.Response:
    """Return a body that calls itself JSON."""
    return web.Response(body=body, content_type="application/json", charset="utf-8")
