"""The notification endpoints: the bell of all children or of the chosen one, and its states."""

from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.simulator.data_endpoint import HUB, Fields, ParameterError, data, error_page
from tests.simulator.family import Child
from tests.simulator.hub_session import HubSession, signed_in
from tests.simulator.routing import GET, POST, Route

if TYPE_CHECKING:
    from tests.simulator.server import Simulator

_PATH = "/NotificationApp/NotificationApp"
_STATES = frozenset({"New", "Seen", "Read", "Cleared"})


@data
def notification_list(sim: Simulator, child: Child, _: Fields, session: HubSession) -> object:
    """Return the bell (docs/protocol.md G)."""
    return _bell(sim, child, session)


@data
def notification_window(sim: Simulator, child: Child, _: Fields, session: HubSession) -> object:
    """Return the bell as the web application starts with it (docs/protocol.md G)."""
    return _bell(sim, child, session) | {
        "translations": {"notifications": "Notiser"},
        "urls": {
            "getAppNotifications": f"{_PATH}/GetNotifications",
            "updateState": f"{_PATH}/UpdateNotificationState",
        },
    }


@data
def notification_state(sim: Simulator, child: Child, fields: Fields, session: HubSession) -> object:
    """Give some notifications of the bell another state (docs/protocol.md G)."""
    ids, state = fields.get("ids"), fields.get("state")
    if state not in _STATES or not isinstance(ids, list | str):
        raise ParameterError("Parameter state")
    wanted = {str(number) for number in (ids if isinstance(ids, list) else [ids])}
    listed = [
        (other, item["id"])
        for other in _shown_children(sim, child, session)
        for item in sim.notifications.of(other)
        if str(item["id"]) in wanted
    ]
    if sim.switches.writes_take_effect:
        for other, number in listed:
            sim.notifications.set_state(other, number, state)
    return {"success": bool(listed)}


@signed_in
async def notification_error(
    sim: Simulator, request: web.Request, session: HubSession
) -> web.StreamResponse:
    """Answer a GET of the bell: only POST works (docs/protocol.md Q 15)."""
    return error_page("Sidan kunde inte visas", status=200)


def _bell(sim: Simulator, child: Child, session: HubSession) -> dict[str, Any]:
    """Return the notifications of all children or the selected one, newest first."""
    found = [
        item | {"currentlySelectedPupil": other is child}
        for other in _shown_children(sim, child, session)
        for item in sim.notifications.of(other)
    ]
    found.sort(key=lambda item: item["dateSent"], reverse=True)
    if not sim.switches.notification_order_date:
        found = [{k: v for k, v in item.items() if k != "orderDate"} for item in found]
    return {
        "notifications": found,
        "timestamp": sim.clock.now().strftime("%Y-%m-%d %H:%M:%S.%f")[:-3],
    }


def _shown_children(sim: Simulator, child: Child, session: HubSession) -> list[Child]:
    """Return whose notifications the bell shows (docs/protocol.md P.2)."""
    if sim.switches.notifications_scope == "selected":
        return [child]
    return sim.family.children_of(sim.family.guardian(session.account_id))


ROUTES: tuple[Route, ...] = (
    Route(HUB, POST, f"{_PATH}/GetNotifications", notification_list),
    Route(HUB, POST, f"{_PATH}/appData", notification_window),
    Route(HUB, GET, f"{_PATH}/GetNotifications", notification_error),
    Route(HUB, POST, f"{_PATH}/UpdateNotificationState", notification_state),
)
