"""Faults that tests lay over any path: lost answers, foreign pages, broken bodies."""

import asyncio
from dataclasses import dataclass, field
import re
from typing import TYPE_CHECKING, Literal, get_args
from urllib.parse import quote

from aiohttp import web

from tests.simulator import pages
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
    "delay",
]

KINDS: tuple[str, ...] = get_args(FaultKind.__value__)
_NEEDS_HANDLER = frozenset({"drop_after", "truncate", "delay"})
_HUGE = 9 * 1024 * 1024


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
    times: int | None = None
    status: int = 500
    delay: float = 0
    """Seconds of real time; `Faults.clear` ends the wait at once."""

    def __post_init__(self) -> None:
        """Refuse a kind that does not exist and a pattern that is none."""
        if self.kind not in KINDS:
            raise ValueError(f"{self.kind} is not a kind of fault")
        try:
            re.compile(self.path)
        except re.PatternError as err:
            raise ValueError(f"{self.path} is not a regular expression") from err

    def hits(self, request: web.BaseRequest) -> bool:
        """Tell whether this request meets the fault."""
        if self.times == 0 or (self.host is not None and self.host != host_of(request)):
            return False
        return re.search(self.path, request.path, re.IGNORECASE) is not None


@dataclass
class Faults:
    """The faults that are on, the oldest first; the first that hits is taken."""

    active: list[Fault] = field(default_factory=list)
    _cleared: asyncio.Event = field(default_factory=asyncio.Event)

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
            if fault.hits(request):
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
            return await handler(sim, request)
        answer = await handler(sim, request)
        if fault.kind == "drop_after":
            return _drop(request)
        return await _truncated(answer, request)

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
