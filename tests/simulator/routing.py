"""Routes: which handler answers a request, by host, method and path."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
import re
from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from tests.simulator.server import Simulator

type Handler = Callable[[Simulator, web.Request], Awaitable[web.StreamResponse]]

GET = frozenset({"GET"})
POST = frozenset({"POST"})
GET_OR_POST = frozenset({"GET", "POST"})


@dataclass(frozen=True)
class Route:
    """One path of one host; a pattern must match the whole path, case aside."""

    host: str
    methods: frozenset[str]
    pattern: re.Pattern[str] | str
    handler: Handler
    _regex: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Compile the pattern so that case does not matter (docs/protocol.md U.11)."""
        text = (
            re.escape(normal_path(self.pattern))
            if isinstance(self.pattern, str)
            else self.pattern.pattern
        )
        object.__setattr__(self, "_regex", re.compile(text, re.IGNORECASE))

    def match(self, host: str, method: str, path: str) -> re.Match[str] | None:
        """Return the match of a normal path, or nothing."""
        if host != self.host or method not in self.methods:
            return None
        return self._regex.fullmatch(path)


def normal_path(path: str) -> str:
    """Return the path with one slash before it and none after it."""
    return "/" + path.strip("/")


def host_of(request: web.BaseRequest) -> str:
    """Return the host a request asks for, without the port."""
    return (request.host or "").partition(":")[0].lower()


def path_match(request: web.BaseRequest) -> re.Match[str]:
    """Return the match of the route's pattern, for handlers that read parts of the path."""
    match: re.Match[str] = request["match"]
    return match


def find_route(
    routes: Iterable[Route], request: web.BaseRequest
) -> tuple[Route, re.Match[str]] | None:
    """Return the first route that answers this request."""
    host, path = host_of(request), normal_path(request.path)
    for route in routes:
        if (match := route.match(host, request.method, path)) is not None:
            return route, match
    return None
