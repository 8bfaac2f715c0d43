"""Absence on the wire: the state of today and tomorrow, past absences, leave, and reports."""

from datetime import date
from typing import TYPE_CHECKING, Any

from tests.simulator.attendance_book import Book
from tests.simulator.data_endpoint import HUB, Fields, ParameterError, data, number_field
from tests.simulator.family import Child
from tests.simulator.hub_session import HubSession
from tests.simulator.routing import POST, Route

if TYPE_CHECKING:
    from tests.simulator.server import Simulator

_PAGE_SIZE = 20
_URLS = {
    name: f"/attendance/attendance/{name}"
    for name in (
        "registerAttendance",
        "registerSessionAttendance",
        "saveAbsenceComment",
        "createLeaveRequest",
        "getLeaveRequestList",
        "deleteLeaveRequest",
        "setSecondaryStatus",
    )
}


@data
def attendance_window(sim: Simulator, child: Child, _: Fields, __: HubSession) -> object:
    """Return what can be reported about which days (docs/protocol.md J.1)."""
    book = sim.attendance.of(child)
    today, tomorrow = sim.attendance.today(), sim.attendance.next_offered(child)
    in_care = "timeregistration" in child.apps
    return (
        _day(sim, child, "Today", today)
        | _day(sim, child, "Tomorrow", tomorrow)
        | {
            "canRegisterDayAbsence": True,
            "canRegisterSessionAbsence": child.plan == "middle",
            "canRegisterSession": child.plan == "middle",
            "autoConfirmAbsence": child.plan == "junior",
            "isIcelandic": False,
            "showSubjects": True,
            "showComment": True,
            "showFilter": False,
            "isPlaySchool": False,
            "canAddSicknessToday": in_care,
            "canAddSicknessTomorrow": in_care,
            "isParent": True,
            "hasLeaveLicence": True,
            "canRequestLeave": True,
            "hasLeaveTwoGuardiansLicence": child.plan == "junior",
            "isOnlyOneGuardianRegistered": False,
            "isOver18Pupil": False,
            "leaveRequests": book.leave,
            "pagedList": _page(sim, book, 1, _PAGE_SIZE),
            "urls": _URLS,
            "translations": {"absenceToday": "Frånvaro idag"},
        }
        | book.flags
    )


@data
def absence_list(sim: Simulator, child: Child, fields: Fields, _: HubSession) -> object:
    """Return one page of past absences; paging may be ignored (docs/protocol.md J.2)."""
    page, size = number_field(fields, "page", 1), number_field(fields, "pageSize", _PAGE_SIZE)
    if sim.switches.absence_paging == "ignored":
        page, size = 1, _PAGE_SIZE
    return _page(sim, sim.attendance.of(child), max(1, page), min(100, max(1, size)))


@data
def register_attendance(sim: Simulator, child: Child, fields: Fields, _: HubSession) -> object:
    """Report a day's absence, or take it back (docs/protocol.md J.3)."""
    if fields.get("RegType") != "day" or "canAddSicknessToTimeRegistration" not in fields:
        raise ParameterError("Parameter RegType")
    day = _offered_day(sim, child, fields)
    present = str(fields.get("present")).lower()
    if present not in {"true", "false"}:
        raise ParameterError("Parameter present")
    book = sim.attendance.of(child)
    if sim.attendance.is_locked(child, day) or book.flags.get("canRegisterDayAbsence") is False:
        return {"success": False, "comment": "Frånvaron kunde inte registreras"}
    if sim.switches.writes_take_effect:
        book.absent.pop(day, None)
        if present == "false":
            book.absent[day] = None
    # Both a word and a number have been seen.
    return {"success": True if child.plan == "middle" else 1, "comment": ""}


@data
def leave_list(sim: Simulator, child: Child, _: Fields, __: HubSession) -> object:
    """Return the leave requests, as a bare array (docs/protocol.md J.4)."""
    return sim.attendance.of(child).leave


def _day(sim: Simulator, child: Child, name: str, day: date) -> dict[str, Any]:
    """Return the fields of one of the two offered days."""
    book = sim.attendance.of(child)
    return {
        f"absent{name}": day in book.absent,
        f"absence{name}Locked": sim.attendance.is_locked(child, day),
        f"absence{name}Date": day.isoformat(),
        f"absence{name}Comment": book.absent.get(day),
        f"absence{name}Sessions": sim.attendance.lessons(child, day),
    }


def _page(sim: Simulator, book: Book, page: int, size: int) -> dict[str, Any]:
    """Return a page of past absences."""
    more = len(book.past) > page * size
    return {
        "items": book.past[(page - 1) * size : page * size],
        "page": page,
        "pageSize": size,
        "totalItems": len(book.past),
        "more": {"word": more, "number": int(more), "null": None}[sim.switches.absence_more],
        "listUrl": "/attendance/attendance/GetAttendanceList",
        "itemUrl": None,
        "allItemIds": None,
        "headers": {"date": "Datum", "time": "Tid", "subject": "Ämne", "reason": "Orsak"},
        "filters": [],
        "translations": {"noItems": "Ingen frånvaro"},
    }


def _offered_day(sim: Simulator, child: Child, fields: Fields) -> date:
    """Return the day that a report is about."""
    match fields.get("day"):
        case "today":
            return sim.attendance.today()
        case "tomorrow":
            return sim.attendance.next_offered(child)
    raise ParameterError("Parameter day")


ROUTES: tuple[Route, ...] = (
    Route(HUB, POST, "/attendance/attendance/appData", attendance_window),
    Route(HUB, POST, "/attendance/attendance/GetAttendanceList", absence_list),
    Route(HUB, POST, "/attendance/attendance/registerAttendance", register_attendance),
    Route(HUB, POST, "/attendance/attendance/GetLeaveRequestList", leave_list),
)
