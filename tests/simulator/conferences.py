"""Talks between school and home, which children in preschool do not have (docs/protocol.md Q 14)."""

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.simulator.data_endpoint import HUB, EmptyAnswer, Fields, data
from tests.simulator.family import Child
from tests.simulator.hub_session import HubSession
from tests.simulator.routing import POST, Route

if TYPE_CHECKING:
    from tests.simulator.server import Simulator

_PATH = "/Documentation/Conference"


@data
def conference(_sim: Simulator, child: Child, _: Fields, __: HubSession) -> object:
    """Return the talk that is being prepared; of a child without one, nothing."""
    if child.preschool:
        raise EmptyAnswer
    status = "New" if child.plan == "middle" else "HomeReady"
    return {"id": child.im2_id * 10, "status": status, "lastChangesInfo": child.class_name}


@data
def conference_history(sim: Simulator, child: Child, _: Fields, __: HubSession) -> object:
    """Return the talks of earlier terms; of a child without any, nothing."""
    if child.preschool:
        raise EmptyAnswer
    held = sim.clock.now().date() - timedelta(days=200)
    return [{"id": child.im2_id * 10 - 1, "changeStatusDate": held.isoformat()}]


ROUTES: tuple[Route, ...] = (
    Route(HUB, POST, f"{_PATH}/GetCurrentConference", conference),
    Route(HUB, POST, f"{_PATH}/GetHistoryConferenceList", conference_history),
)
