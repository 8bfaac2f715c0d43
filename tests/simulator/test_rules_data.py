"""The rules of docs/protocol.md Q about modules, validation and writes, one test for each."""

import pytest

from tests.simulator.browser import HUB
from tests.simulator.server import Simulator
from tests.simulator.walker import Walker

TASKS = "/task/task/GetTasks"
PLAN = "/UolV2/UolV2/GetUol"
ATTENDANCE = "/attendance/attendance/appData"
REPORT = "/attendance/attendance/registerAttendance"
TALKS = "/Documentation/Conference/GetCurrentConference"
OLD_TALKS = "/Documentation/Conference/GetHistoryConferenceList"
ABSENT = {
    "present": False,
    "day": "today",
    "RegType": "day",
    "canAddSicknessToTimeRegistration": False,
}


async def test_preschool_has_no_tasks(simulator: Simulator, walker: Walker) -> None:
    """The tasks of a child in preschool are a server error; the sibling's are not (Q 14d)."""
    simulator.family.child("Alva").preschool = True
    assert (await walker.request("POST", HUB + TASKS)).status == 500
    await walker.switch("Vilmer")
    assert (await walker.request("POST", HUB + TASKS)).status == 200


@pytest.mark.parametrize("path", [TALKS, OLD_TALKS])
async def test_preschool_has_no_talks(simulator: Simulator, walker: Walker, path: str) -> None:
    """The talks of a child in preschool are 200 without a body, in a living session (Q 14e)."""
    simulator.family.child("Alva").preschool = True
    answer = await walker.request("POST", HUB + path)
    assert (answer.status, answer.body) == (200, b"")
    assert await walker.is_authenticated() == "true"
    await walker.switch("Vilmer")
    assert await walker.data(path)


@pytest.mark.parametrize("body", [{"uolId": 1}, {"Id ": 1}, {}])
async def test_plan_by_a_wrong_key(walker: Walker, body: dict[str, int]) -> None:
    """A plan is asked for by `id` and by nothing else (Q 15b)."""
    assert (await walker.request("POST", HUB + PLAN, body=body)).status == 500


async def test_absence_on_a_locked_day(simulator: Simulator, walker: Walker) -> None:
    """The report of a locked day is answered, and is no success (Q 15d)."""
    child = simulator.family.child("Alva")
    simulator.attendance.of(child).locked.add(simulator.clock.now().date())
    assert not (await walker.data(REPORT, ABSENT))["success"]
    assert not (await walker.data(ATTENDANCE))["absentToday"]


async def test_write_takes_effect(walker: Walker) -> None:
    """What was written is read afterwards, of that child alone (Q 16a)."""
    assert not (await walker.data(ATTENDANCE))["absentToday"]
    assert (await walker.data(REPORT, ABSENT))["success"]
    assert (await walker.data(ATTENDANCE))["absentToday"]
    await walker.switch("Vilmer")
    assert not (await walker.data(ATTENDANCE))["absentToday"]


async def test_write_without_effect(simulator: Simulator, walker: Walker) -> None:
    """In one mode the answer says success, and reading says otherwise (Q 16b)."""
    simulator.switches.writes_take_effect = False
    assert (await walker.data(REPORT, ABSENT))["success"]
    assert not (await walker.data(ATTENDANCE))["absentToday"]
