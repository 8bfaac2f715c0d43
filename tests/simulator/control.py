"""The control endpoint: the guardian's phone, the switches and the faults, on plain HTTP."""

from collections.abc import Awaitable, Callable
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from aiohttp import web

from tests.simulator.data_endpoint import ENDPOINTS
from tests.simulator.family import MODULE_OFF_MODES
from tests.simulator.faults import KINDS, Fault
from tests.simulator.orders import Order
from tests.simulator.weather import Rates, Weather

if TYPE_CHECKING:
    from tests.simulator.server import Simulator

type Json = dict[str, Any]

_LOCAL = frozenset({"127.0.0.1", "localhost"})
_PAGE = Path(__file__).with_name("control.html")


def application(sim: Simulator) -> web.Application:
    """Return the control application of a simulator."""
    control = Control(sim)
    app = web.Application(middlewares=[_guard])
    app.add_routes(
        [
            web.get("/", control.page),
            web.get("/state", control.state),
            web.get("/raw", control.raw),
            web.get("/log", control.log),
            web.post("/orders/{order}/{act:scan|approve|refuse}", control.order),
            web.post("/switches", control.switches),
            web.post("/children", control.child),
            web.post("/faults", control.add_fault),
            web.delete("/faults", control.clear_faults),
            web.post("/weather", control.begin_weather),
            web.delete("/weather", control.end_weather),
            web.post("/clock", control.clock),
            web.post("/kill", control.kill),
        ]
    )
    return app


@web.middleware
async def _guard(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Refuse foreign pages and names; turn what a caller got wrong into a 400."""
    origin = request.headers.get("Origin")
    is_foreign = origin is not None and urlsplit(origin).hostname not in _LOCAL
    if is_foreign or urlsplit(f"//{request.host}").hostname not in _LOCAL:
        raise web.HTTPForbidden(text="Only pages of this machine may do this.")
    try:
        return await handler(request)
    except (KeyError, TypeError, ValueError) as err:
        raise web.HTTPBadRequest(text=f"{type(err).__name__}: {err}") from err


class Control:
    """The handlers, each about one simulator."""

    def __init__(self, sim: Simulator) -> None:
        """Keep the simulator."""
        self._sim = sim

    async def page(self, _request: web.Request) -> web.StreamResponse:
        """Answer the page; its script reads `/state`."""
        return web.Response(text=_PAGE.read_text(encoding="utf-8"), content_type="text/html")

    async def state(self, _request: web.Request) -> web.StreamResponse:
        """Answer everything that the page shows."""
        sim = self._sim
        return web.json_response(
            {
                "now": sim.clock.now().isoformat(timespec="seconds"),
                "clock_running": sim.clock.running,
                "guardians": [f"{g.first_name} {g.last_name}" for g in sim.family.guardians],
                "orders": [self._order(order) for order in reversed(sim.state.orders.values())],
                "switches": sim.switches.as_dict(),
                "kinds": {
                    name: {"words": kind.words, "optional": kind.optional}
                    for name, kind in sim.switches.kinds().items()
                },
                "faults": [asdict(fault) for fault in sim.faults.active],
                "fault_kinds": KINDS,
                "children": [
                    {
                        "first_name": child.first_name,
                        "apps": child.apps,
                        "preschool": child.preschool,
                        "modules_off": child.modules_off,
                    }
                    for child in sim.family.children
                ],
                "endpoints": sorted(ENDPOINTS),
                "off_modes": MODULE_OFF_MODES,
                "weather": self._sim.weather is not None,
                "hub_sessions": sum(
                    bool(session.account_id) and session.dead_mode is None
                    for session in sim.state.hub_sessions.values()
                ),
                "devices": [device.name for device in sim.state.devices],
                "requests": len(sim.log),
            }
        )

    async def raw(self, _request: web.Request) -> web.StreamResponse:
        """Answer what the platform holds for each child."""
        return web.json_response(self._sim.raw(self._sim.clock.now()))

    async def log(self, _request: web.Request) -> web.StreamResponse:
        """Answer all requests that the platform has had, oldest first."""
        return web.json_response(
            [asdict(entry) | {"time": entry.time.isoformat()} for entry in self._sim.log]
        )

    async def order(self, request: web.Request) -> web.StreamResponse:
        """Do to an order what the guardian's phone would."""
        sim = self._sim
        order = sim.state.orders[request.match_info["order"]]
        if not order.is_open(sim.clock.time(), sim.switches):
            raise web.HTTPConflict(text="The order is not open.")
        match request.match_info["act"]:
            case "scan":
                order.open()
            case "approve":
                number = (await _body(request)).get("guardian", 1)
                order.approve(self._guardian_id(number))
            case _:
                order.refuse()
        return web.json_response(self._order(order))

    async def switches(self, request: web.Request) -> web.StreamResponse:
        """Set switches by name."""
        for name, value in (await _body(request)).items():
            self._sim.switches.set(name, value)
        return web.json_response(self._sim.switches.as_dict())

    async def child(self, request: web.Request) -> web.StreamResponse:
        """Set what one child has: applications, modules that are off, preschool."""
        body = await _body(request)
        children = {child.first_name: child for child in self._sim.family.children}
        child = children[body.pop("first_name")]
        off = body.pop("modules_off", child.modules_off)
        if not off.keys() <= ENDPOINTS or not set(off.values()) <= set(MODULE_OFF_MODES):
            raise ValueError(f"{off} is not endpoints and {MODULE_OFF_MODES}")
        child.modules_off = off
        child.apps = [str(app) for app in body.pop("apps", child.apps)]
        child.preschool = bool(body.pop("preschool", child.preschool))
        if body:
            raise ValueError(f"{list(body)} of a child cannot be set")
        return web.json_response({"modules_off": child.modules_off, "apps": child.apps})

    async def add_fault(self, request: web.Request) -> web.StreamResponse:
        """Lay a fault over the platform."""
        fault = Fault(**await _body(request))
        self._sim.faults.add(fault)
        return web.json_response(asdict(fault))

    async def clear_faults(self, _request: web.Request) -> web.StreamResponse:
        """Take all faults away."""
        self._sim.faults.clear()
        return web.json_response([])

    async def begin_weather(self, request: web.Request) -> web.StreamResponse:
        """Let things happen at random, by a seed and by rates of `weather.Rates`."""
        body = await _body(request)
        seed, rates = int(body.pop("seed", 0)), Rates(**body)
        await self.end_weather(request)
        Weather(self._sim, rates, seed=seed)
        return web.json_response({"seed": seed} | asdict(rates))

    async def end_weather(self, _request: web.Request) -> web.StreamResponse:
        """Let nothing more happen by itself."""
        if self._sim.weather is not None:
            self._sim.weather.end()
        return web.json_response({})

    async def clock(self, request: web.Request) -> web.StreamResponse:
        """Set the clock, move it, or let it run."""
        clock, body = self._sim.clock, await _body(request)
        if "now" in body:
            clock.set(datetime.fromisoformat(body["now"]))
        if "advance" in body:
            clock.advance(timedelta(seconds=body["advance"]))
        if body.get("run"):
            clock.run()
        return web.json_response({"now": clock.now().isoformat(), "running": clock.running})

    async def kill(self, request: web.Request) -> web.StreamResponse:
        """Let hub sessions, city sessions or refresh tokens die."""
        what = (await _body(request))["what"]
        kill = {
            "hub": self._sim.kill_sessions,
            "city": self._sim.kill_city_sessions,
            "refresh_tokens": self._sim.kill_refresh_tokens,
        }[what]
        kill()
        return web.json_response({"killed": what})

    def _guardian_id(self, number: int) -> str:
        """Return the id of the guardian with this number, counted from 1."""
        guardians = self._sim.family.guardians
        if not 1 <= number <= len(guardians):
            raise ValueError(f"there are {len(guardians)} guardians")
        return guardians[number - 1].id

    def _order(self, order: Order) -> Json:
        """Return an order as the page shows it."""
        sim = self._sim
        now = sim.clock.time()
        return {
            "id": order.id,
            "kind": order.kind,
            "age": int(now - order.born),
            "state": order.state(now, sim.switches),
            "open": order.is_open(now, sim.switches),
            "opened": order.opened,
            "text": order.qr_data(now) if order.kind == "qr" else order.token,
        }


async def _body(request: web.Request) -> Json:
    """Return the JSON object of a request; no body is an empty one."""
    body = await request.json() if request.can_read_body else {}
    if not isinstance(body, dict):
        raise TypeError("the body must be a JSON object")
    return body
