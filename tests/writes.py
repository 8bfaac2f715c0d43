"""What tests of actions that write share: calls, what came of them, and what happens meanwhile."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from typing import Any

from homeassistant.core import Event, HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.api.hub.session import HubSession
from custom_components.skolplattformen.school.models import Attendance
from tests.actions import device_of
from tests.platform import child_key, kinds
from tests.simulator.server import Simulator

TUESDAY = date(2026, 11, 24)
NAMES = ("Alva", "Vilmer")
ACTIONS = ("report_absence", "withdraw_absence", "set_pick_up_comment")
# The request that writes, by action.
SENT = {
    "report_absence": "register_attendance",
    "withdraw_absence": "register_attendance",
    "set_pick_up_comment": "save_comment",
}
# What stands in the addresses of those requests.
WRITES = "registerAttendance|SaveComment"
SECRET = "Mormor hämtar"


def call(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    platform: Simulator,
    action: str,
    name: str = "Alva",
    **data: Any,
) -> dict[str, Any]:
    """Return a call that changes something of a child today."""
    comment = {"comment": SECRET} if action == "set_pick_up_comment" else {}
    return {
        "device_id": device_of(hass, entry, platform, name),
        "date": TUESDAY.isoformat(),
        "confirm_child": name,
        **comment,
        **data,
    }


def prepare(platform: Simulator, action: str, name: str = "Alva") -> None:
    """Let there be something to take back."""
    if action == "withdraw_absence":
        platform.attendance.of(platform.family.child(name)).absent[TUESDAY] = None


def is_made(platform: Simulator, action: str, name: str = "Alva") -> bool:
    """Return whether the school has what the action was to do, today."""
    child = platform.family.child(name)
    if action == "set_pick_up_comment":
        return platform.care.note(child, TUESDAY).own == SECRET
    absent = TUESDAY in platform.attendance.of(child).absent
    return absent is (action == "report_absence")


def sent(platform: Simulator, action: str) -> int:
    """Return how many changes have reached the platform."""
    return kinds(platform)[SENT[action]]


def outcomes(events: Sequence[Event]) -> list[str]:
    """Return what events tell of what became of changes, in order."""
    return [event.data["outcome"] for event in events]


def attendance(entry: MockConfigEntry, platform: Simulator, name: str = "Alva") -> Attendance:
    """Return what is kept of a child's absence."""
    child = entry.runtime_data.coordinator.data.children[child_key(platform, name)]
    found: Attendance = child.attendance
    return found


def before_the_write(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Let something happen at the last moment before a change is sent."""
    original = HubSession.write

    async def write(self: HubSession, path: str, **rest: Any) -> object:
        act()
        return await original(self, path, **rest)

    monkeypatch.setattr(HubSession, "write", write)


def after_the_write(monkeypatch: pytest.MonkeyPatch, act: Callable[[], Awaitable[object]]) -> None:
    """Let something happen as soon as a change has been sent."""
    original = HubSession.write

    async def write(self: HubSession, path: str, **rest: Any) -> object:
        answer = await original(self, path, **rest)
        await act()
        return answer

    monkeypatch.setattr(HubSession, "write", write)
