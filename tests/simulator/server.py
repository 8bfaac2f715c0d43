"""The platform on 127.0.0.1: one TLS server that answers as all the real hosts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
import socket
import ssl
from typing import override

from aiohttp import abc, web
import trustme

from tests.simulator import (
    attendance,
    bankid,
    bell,
    calendar,
    care,
    city,
    conferences,
    control,
    files,
    freja,
    hub,
    hub_login,
    learning_log,
    learning_plans,
    mailbox,
    mentor,
    menu_foodit,
    menu_mashie,
    menu_mateo,
    menu_matilda,
    menu_menugo,
    menu_own,
    menu_skolmat_info,
    menu_skolmaten_lists,
    menus,
    news,
    oauth,
    pages,
    saml,
    tasks,
)
from tests.simulator.attendance_book import Attendance
from tests.simulator.calendar import Attachments
from tests.simulator.care_book import Care
from tests.simulator.clock import Clock
from tests.simulator.family import Family
from tests.simulator.faults import Faults
from tests.simulator.files import Files
from tests.simulator.hub_session import session_of
from tests.simulator.kitchens import Kitchens
from tests.simulator.learning_log import LearningLog
from tests.simulator.learning_plans import LearningPlans
from tests.simulator.limits import HUB, rate_limited
from tests.simulator.menu_page import MenuPages
from tests.simulator.menus import Menus
from tests.simulator.messages import Messages
from tests.simulator.news import News
from tests.simulator.notifications import Notifications
from tests.simulator.raw import raw
from tests.simulator.routing import Handler, Route, find_route, host_of
from tests.simulator.school import School
from tests.simulator.state import State
from tests.simulator.switches import Switches
from tests.simulator.tasks import Tasks
from tests.simulator.weather import Weather

ROUTES: Sequence[Route] = (
    *hub_login.ROUTES,
    *mentor.ROUTES,
    *saml.ROUTES,
    *city.ROUTES,
    *bankid.ROUTES,
    *freja.ROUTES,
    *oauth.ROUTES,
    *hub.ROUTES,
    *conferences.ROUTES,
    *calendar.ROUTES,
    *news.ROUTES,
    *learning_log.ROUTES,
    *files.ROUTES,
    *bell.ROUTES,
    *mailbox.ROUTES,
    *tasks.ROUTES,
    *learning_plans.ROUTES,
    *attendance.ROUTES,
    *care.ROUTES,
    *menus.ROUTES,
    *menu_skolmaten_lists.ROUTES,
    *menu_mashie.ROUTES,
    *menu_own.ROUTES,
    *menu_matilda.ROUTES,
    *menu_foodit.ROUTES,
    *menu_mateo.ROUTES,
    *menu_skolmat_info.ROUTES,
    *menu_menugo.ROUTES,
)
HOSTS = frozenset(route.host for route in ROUTES)


@dataclass(frozen=True, kw_only=True)
class LogEntry:
    """One request, for tests that count them."""

    time: datetime
    host: str
    method: str
    path: str
    """As sent, without the query."""

    kind: str
    """Name of the handler, such as `home_page`; `unknown` for an unknown path."""

    session_id: str | None
    """The hub session that was used, if one was."""

    xhr: bool
    """Whether the request carried X-Requested-With."""


class Simulator:
    """The platform, its family and its switches; tests change all of it while it runs."""

    def __init__(self, *, clock: Clock | None = None, seed: int = 0) -> None:
        """Make a platform that is not listening yet."""
        self.clock = clock or Clock()
        self.switches = Switches()
        self.faults = Faults(seed=seed)
        self.weather: Weather | None = None
        self.family = Family.default()
        self.school = School(self)
        self.files = Files()
        self.attachments = Attachments(self)
        self.news = News(self)
        self.learning_log = LearningLog(self)
        self.messages = Messages(self)
        self.notifications = Notifications(self)
        self.tasks = Tasks(self)
        self.learning_plans = LearningPlans(self)
        self.attendance = Attendance(self)
        self.care = Care(self)
        self.menus = Menus(self)
        self.kitchens = Kitchens(self)
        self.menu_pages = MenuPages()
        self.state = State(seed=seed)
        self.log: list[LogEntry] = []
        self.port = 0
        self.control_port = 0
        self._ca = trustme.CA()
        self.ca_pem = self._ca.cert_pem.bytes()
        self.client_ssl = ssl.create_default_context(cadata=self.ca_pem.decode())
        self._runners: list[web.AppRunner] = []

    async def start(self, port: int = 0, control_port: int = 0) -> None:
        """Listen on 127.0.0.1; port 0 takes any free one."""
        server_ssl = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._ca.issue_cert(*sorted(HOSTS)).configure_cert(server_ssl)
        platform = web.Application()
        platform.router.add_route("*", "/{path:.*}", self._answer)
        self.port = await self._listen(platform, port, server_ssl)
        self.control_port = await self._listen(control.application(self), control_port, None)

    async def stop(self) -> None:
        """Stop listening and drop open connections."""
        self.faults.clear()
        for runner in self._runners:
            await runner.cleanup()
        self._runners.clear()

    def resolver(self) -> abc.AbstractResolver:
        """Return a resolver that knows the platform's hosts and nothing else."""
        return Resolver(self)

    def raw(self, now: datetime) -> object:
        """Return what the platform holds for each child, for a check that knows no client."""
        return raw(self, now)

    def kill_sessions(self) -> None:
        """Let all hub sessions die now, as `expiry_mode` says."""
        for session in self.state.hub_sessions.values():
            session.dead_mode = self.switches.expiry_mode

    def end_sessions_of(self, account_id: str) -> None:
        """Let the hub sessions of one guardian die now."""
        for session in self.state.hub_sessions.values():
            if session.account_id == account_id:
                session.dead_mode = self.switches.expiry_mode

    def kill_city_sessions(self) -> None:
        """Let all city sessions die now: the next sign-in needs an e-ID."""
        self.state.city_sessions.clear()

    def kill_refresh_tokens(self) -> None:
        """Revoke all refresh tokens."""
        self.state.revoke_tokens()

    def forget_sign_ins(self) -> None:
        """Let all that a sign-in has left be good no more: only an e-ID opens the platform again."""
        self.kill_sessions()
        self.kill_city_sessions()
        self.kill_refresh_tokens()

    def sign_out(self, guardian: int) -> None:
        """Do the same to one guardian alone."""
        account = self.family.guardians[guardian].id
        self.end_sessions_of(account)
        for name, session in tuple(self.state.city_sessions.items()):
            if session.account_id == account:
                del self.state.city_sessions[name]
        for name, token in tuple(self.state.refresh_tokens.items()):
            if token.device.account_id == account:
                del self.state.refresh_tokens[name]

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        """Answer a request: the weather, faults and limits first, then the route's handler."""
        if self.weather is not None:
            self.weather.tick()
        found = find_route(ROUTES, request)
        handler: Handler = _unknown
        if found is not None:
            handler, request["match"] = found[0].handler, found[1]
        self._note(request, handler.__name__ if found else "unknown")
        if (fault := self.faults.take(request)) is not None:
            return await self.faults.answer(fault, handler, self, request)
        answer = rate_limited(self, request) or await handler(self, request)
        if answer.status == 302 and (
            request.method == "GET" or self.switches.redirect_status < 307
        ):
            answer.set_status(self.switches.redirect_status)
        return answer

    def _note(self, request: web.BaseRequest, kind: str) -> None:
        """Write the request to the log."""
        session = session_of(self, request) if host_of(request) == HUB else None
        self.log.append(
            LogEntry(
                time=self.clock.now(),
                host=host_of(request),
                method=request.method,
                path=request.path,
                kind=kind,
                session_id=session.id if session else None,
                xhr="X-Requested-With" in request.headers,
            )
        )

    async def _listen(self, app: web.Application, port: int, tls: ssl.SSLContext | None) -> int:
        """Serve an application on 127.0.0.1 and return the port."""
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        self._runners.append(runner)
        await web.TCPSite(runner, "127.0.0.1", port, ssl_context=tls).start()
        address: tuple[str, int] = runner.addresses[-1]
        return address[1]


class Resolver(abc.AbstractResolver):
    """Resolve the platform's hosts to the simulator, whatever port is asked for."""

    def __init__(self, simulator: Simulator) -> None:
        """Keep the simulator, whose port is known once it listens."""
        self._simulator = simulator

    @override
    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[abc.ResolveResult]:
        """Return the simulator's address; any other host does not exist."""
        if host not in HOSTS:
            raise OSError(f"{host} is not a host of the simulator")
        return [
            abc.ResolveResult(
                hostname=host,
                host="127.0.0.1",
                port=self._simulator.port,
                family=socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
            )
        ]

    @override
    async def close(self) -> None:
        """Do nothing: there is nothing to close."""


async def _unknown(_sim: Simulator, _request: web.Request) -> web.StreamResponse:
    """Answer an unknown path as IIS does."""
    return pages.html(pages.iis_error(404), status=404)
