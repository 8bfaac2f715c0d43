"""What the platform says of absence and leave, and what a report does."""

from datetime import date, datetime
from typing import Any

import pytest

from tests.simulator.browser import HUB
from tests.simulator.clock import STOCKHOLM
from tests.simulator.server import Simulator
from tests.simulator.shapes import check
from tests.simulator.terms import DAY
from tests.simulator.walker import Walker

PATH = "/attendance/attendance"
REPORT = {
    "present": False,
    "day": "today",
    "RegType": "day",
    "canAddSicknessToTimeRegistration": False,
}
TODAY = date(2026, 11, 24)


def set_clock(simulator: Simulator, moment: str) -> None:
    """Set the clock, and let the session live on."""
    simulator.switches.hub_session_seconds = float("inf")
    simulator.clock.set(datetime.fromisoformat(moment).replace(tzinfo=STOCKHOLM))


async def state(walker: Walker) -> dict[str, Any]:
    """Return the state of the offered days, after a look at its shape."""
    found: dict[str, Any] = await walker.data(f"{PATH}/appData")
    assert check("attendance_window", found) == []
    return found


@pytest.mark.parametrize(
    ("now", "tomorrow"),
    [
        ("2026-11-26T07:00", date(2026, 11, 27)),
        ("2026-11-27T07:00", date(2026, 11, 30)),
        ("2026-11-28T07:00", date(2026, 11, 30)),
        ("2026-10-25T02:30", date(2026, 10, 26)),
        ("2027-03-28T03:30", date(2027, 3, 29)),
        ("2026-12-31T23:59", date(2027, 1, 1)),
    ],
    ids=str,
)
async def test_tomorrow_is_the_next_day_with_school(
    simulator: Simulator, walker: Walker, now: str, tomorrow: date
) -> None:
    """Weekends are skipped; a day without school cannot be reported."""
    set_clock(simulator, now)
    found = await state(walker)
    assert found["absenceTodayDate"] == now[:10]
    assert found["absenceTomorrowDate"] == tomorrow.isoformat()
    assert found["absenceTodayLocked"] == (date.fromisoformat(now[:10]).weekday() >= 5)
    assert found["absenceTomorrowLocked"] is False


async def test_a_closed_day_is_not_offered(simulator: Simulator, walker: Walker) -> None:
    """On the last school day before Christmas, tomorrow is in January."""
    simulator.switches.set("calendar_mode", "scripted")
    set_clock(simulator, "2026-12-21T07:00")
    assert (await state(walker))["absenceTomorrowDate"] == "2027-01-08"


@pytest.mark.parametrize("first_name", ["Alva", "Vilmer"])
async def test_a_report_and_its_withdrawal(walker: Walker, first_name: str) -> None:
    """The day and all its lessons become absent, and no longer are; the sibling never is."""
    await walker.switch(first_name)
    for present, day in ((False, "tomorrow"), (False, "today"), (True, "tomorrow")):
        answer = await walker.data(
            f"{PATH}/registerAttendance", REPORT | {"present": present, "day": day}
        )
        assert check("register_attendance", answer) == []
        assert answer["success"]
    found = await state(walker)
    assert (found["absentToday"], found["absentTomorrow"]) == (True, False)
    assert {lesson["isAbsent"] for lesson in found["absenceTodaySessions"]} == {True}
    await walker.switch({"Alva": "Vilmer", "Vilmer": "Alva"}[first_name])
    found = await state(walker)
    assert (found["absentToday"], found["absentTomorrow"]) == (False, False)


async def test_a_report_that_is_refused_or_has_no_effect(
    simulator: Simulator, walker: Walker
) -> None:
    """A locked day, a school that does not allow it, and a platform that forgets."""
    book = simulator.attendance.of(simulator.family.child("Alva"))
    book.locked.add(TODAY)
    assert (await walker.data(f"{PATH}/registerAttendance", REPORT))["success"] is False
    book.locked.clear()
    book.flags["canRegisterDayAbsence"] = False
    assert (await walker.data(f"{PATH}/registerAttendance", REPORT))["success"] is False
    book.flags.clear()
    simulator.switches.writes_take_effect = False
    assert (await walker.data(f"{PATH}/registerAttendance", REPORT))["success"] is True
    assert book.absent == {}


@pytest.mark.parametrize("name", REPORT)
async def test_a_report_without_a_field(simulator: Simulator, walker: Walker, name: str) -> None:
    """An incomplete report is a server error, and changes nothing."""
    body = {key: value for key, value in REPORT.items() if key != name}
    answer = await walker.request("POST", f"{HUB}{PATH}/registerAttendance", body=body)
    assert answer.status == 500
    assert simulator.attendance.of(simulator.family.child("Alva")).absent == {}


async def test_pages_of_the_past(simulator: Simulator, walker: Walker) -> None:
    """The first child's past has two pages, unless paging is ignored; dates count back from now."""
    path = f"{PATH}/GetAttendanceList"
    pages = [await walker.data(path, {"page": page, "pageSize": 20}) for page in (1, 2, 3)]
    assert all(check("absence_list", page) == [] for page in pages)
    assert [len(page["items"]) for page in pages] == [20, 7, 0]
    assert [page["more"] for page in pages] == [True, False, False]
    for word, said in (("number", 1), ("null", None)):
        simulator.switches.set("absence_more", word)
        assert (await walker.data(path, {}))["more"] == said
    simulator.switches.set("absence_more", "word")
    assert await walker.data(path, {}) == pages[0]
    assert {page["totalItems"] for page in pages} == {27}
    assert pages[0]["items"][0]["longDate"] == "fredag 20 november 2026"
    simulator.switches.set("absence_paging", "ignored")
    assert await walker.data(path, {"page": 2, "pageSize": 20}) == pages[0]


async def test_the_children_differ(walker: Walker) -> None:
    """No absence, leave request or state of one child can be taken for the other's."""
    answers: list[list[Any]] = []
    for first_name in ("Alva", "Vilmer"):
        await walker.switch(first_name)
        absences = await walker.data(f"{PATH}/GetAttendanceList", {"pageSize": 100})
        leave = await walker.data(f"{PATH}/GetLeaveRequestList")
        assert check("leave_list", leave) == []
        answers.append([absences["items"], leave, await state(walker)])
    for ours, theirs in zip(*answers, strict=True):
        assert ours
        assert theirs
        assert ours != theirs
    ids = [{row["id"] for row in rows} for rows in (answers[0][1], answers[1][1])]
    assert not ids[0] & ids[1]


def test_every_leave_status_is_there(simulator: Simulator) -> None:
    """The known words and an unknown one, in the past and to come."""
    leave = simulator.attendance.of(simulator.family.child("Alva")).leave
    words = {"Pending", "Approved", "Denied", "Rejected", "Expired", "Withdrawn"}
    assert {request["status"] for request in leave} == words
    first_days = {date.fromisoformat(request["fromDate"]) for request in leave}
    assert min(first_days) < TODAY < max(first_days) - DAY
