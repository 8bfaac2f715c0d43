"""The chosen child of a hub session: switching, the delayed effect, and another client's hand."""

from typing import TYPE_CHECKING

from aiohttp import web

from tests.simulator.family import Child
from tests.simulator.hub_session import HubSession, signed_in
from tests.simulator.routing import path_match

if TYPE_CHECKING:
    from tests.simulator.server import Simulator

HOME = "https://hub.infomentor.se/"


@signed_in
async def switch_pupil(
    sim: Simulator, request: web.Request, session: HubSession
) -> web.StreamResponse:
    """Choose a child (docs/protocol.md C.2): unknown ids are passed over in silence.

    As XMLHttpRequest the answer is a 500 although the switch took effect.
    """
    guardian = sim.family.guardian(session.account_id)
    child = sim.family.child_of_switch(guardian, int(path_match(request)["switch_id"]))
    if child is not None:
        _choose(sim, session, child)
    how = sim.switches.switch_answer
    if "X-Requested-With" in request.headers or how == "error":
        return web.Response(status=500, text="<h1>Server Error</h1>", content_type="text/html")
    if how == "page":
        return web.Response(status=200, text="<p>InfoMentor</p>", content_type="text/html")
    return web.Response(status=302, headers={"Location": HOME})


def shown_child(sim: Simulator, session: HubSession) -> Child | None:
    """Return the child that the home page shows as selected; a delayed switch comes nearer."""
    _settle(sim, session)
    children = sim.family.children_of(sim.family.guardian(session.account_id))
    return next((c for c in children if c.key == session.selected), None)


def answered_child(sim: Simulator, session: HubSession) -> Child | None:
    """Return the child that a data answer is about, and let another client interfere in time."""
    _drift(sim, session)
    return shown_child(sim, session)


def _choose(sim: Simulator, session: HubSession, child: Child) -> None:
    """Select a child now, or once the switches' delays are over."""
    if not sim.switches.switch_delay and not sim.switches.switch_delay_requests:
        session.selected, session.pending_switch = child.key, None
        return
    session.pending_switch = child.key
    session.pending_until = sim.clock.time() + sim.switches.switch_delay
    session.pending_answers = sim.switches.switch_delay_requests


def _settle(sim: Simulator, session: HubSession) -> None:
    """Let a delayed switch take effect when its time has come and its answers were given."""
    if session.pending_switch is None:
        return
    if session.pending_answers > 0:
        session.pending_answers -= 1
    elif sim.clock.time() >= session.pending_until:
        session.selected, session.pending_switch = session.pending_switch, None


def _drift(sim: Simulator, session: HubSession) -> None:
    """Count down the switch `drift_after`; at its end, select the next child, once."""
    left = sim.switches.drift_after
    if left is None:
        return
    if left > 0:
        sim.switches.drift_after = left - 1
        return
    sim.switches.drift_after = None
    keys = [c.key for c in sim.family.children_of(sim.family.guardian(session.account_id))]
    if session.selected in keys:
        session.selected = keys[(keys.index(session.selected) + 1) % len(keys)]
