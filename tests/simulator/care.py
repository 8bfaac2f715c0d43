"""After-school care on the wire: a week's times, a day's comments, and writing either."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.simulator.data_endpoint import (
    HUB,
    Fields,
    ParameterError,
    data,
    date_field,
    number_field,
)
from tests.simulator.family import Child
from tests.simulator.hub_session import HubSession
from tests.simulator.routing import POST, Route

if TYPE_CHECKING:
    from tests.simulator.server import Simulator


@data
def care_week(sim: Simulator, child: Child, fields: Fields, _: HubSession) -> object:
    """Return the days of a week; without a date, of this one (docs/protocol.md J.5)."""
    day = date_field(fields, "date") if "date" in fields else sim.clock.now().date()
    skip = str(fields.get("showNextWeekIfNoMoreSchoolDays", False)).lower() == "true"
    return sim.care.week(child, day, skip_finished=skip)


@data
def care_comment(sim: Simulator, child: Child, fields: Fields, _: HubSession) -> object:
    """Return what was written about a day: one object, or a list of one (docs/protocol.md P.12)."""
    found = sim.care.comments(child, date_field(fields, "date"))
    return [found] if sim.switches.care_comments == "list" else found


@data
def save_comment(sim: Simulator, child: Child, fields: Fields, _: HubSession) -> object:
    """Write the guardian's comment of a day (docs/protocol.md J.5)."""
    text = fields.get("commentText")
    if not isinstance(text, str):
        raise ParameterError("Parameter commentText")
    day = sim.care.day_of_id(child, number_field(fields, "timeRegistrationId", 0))
    if day is None:
        return _answer("Dagen hittades inte")
    before = sim.care.comments(child, day)
    if number_field(fields, "commentId", -1) != (before["parentCommentId"] or 0):
        return _answer("Kommentaren hittades inte")
    if not before["canEdit"] or before["timesLockedBySchool"]:
        return _answer("Dagen är låst")
    if sim.switches.writes_take_effect:
        sim.care.write(child, day, text)
    return _answer(None)


@data
def save_times(sim: Simulator, child: Child, fields: Fields, _: HubSession) -> object:
    """Write the times of days, given as whole rows (docs/protocol.md J.5)."""
    rows = fields.get("days")
    if not isinstance(rows, list) or not rows or "series" not in fields:
        raise ParameterError("Parameter days")
    days = [_day_to_save(sim, child, row) for row in rows]
    if None in days:
        return _times_answer("Dagen går inte att ändra")
    if sim.switches.writes_take_effect:
        for day, row in zip(days, rows, strict=True):
            if day is not None:
                sim.care.set_times(child, day, row)
    return _times_answer(None)


def _day_to_save(sim: Simulator, child: Child, row: object) -> date | None:
    """Return the day that a row is to be saved for, None when it may not be."""
    if not isinstance(row, dict):
        raise ParameterError("Parameter days")
    day = sim.care.day_of_id(child, number_field(row, "timeRegistrationId", 0))
    if day is None:
        return None
    before = sim.care.row(child, day)
    wants_leave = {"OnLeave": True, "TimeReg": False}.get(str(row.get("registrationType")))
    is_whole = before.keys() <= row.keys() and {"commentText", "commentId"} <= row.keys()
    if wants_leave is None or row.get("onLeave") is not wants_leave or not is_whole:
        raise ParameterError("Parameter days")
    may = before["canEdit"] and not before["isLocked"] and not before["isSchoolClosed"]
    return day if may and row["date"] == before["date"] else None


@data
def care_window(sim: Simulator, child: Child, _: Fields, __: HubSession) -> object:
    """Return what the web application starts with (docs/protocol.md J.5)."""
    today = sim.clock.now().date()
    days = [today + timedelta(days=number) for number in range(28)]
    path = "/TimeRegistration/TimeRegistration"
    return {
        "timeRegistrationDates": [
            day.isoformat() for day in days if not sim.care.row(child, day)["isSchoolClosed"]
        ],
        "currentCulture": "sv-SE",
        "currentTimeZoneOffset": 60,
        "urls": {
            "getTimeRegistrations": f"{path}/GetTimeRegistrations/",
            "saveTimeRegistrations": f"{path}/SaveTimeRegistrations/",
            "getCalendarData": f"{path}/GetCalendarData/",
            "getComments": f"{path}/GetComments/",
            "saveComment": f"{path}/SaveComment/",
        },
    }


def _answer(refusal: str | None) -> object:
    """Return the answer of a write; only a refusal has a message."""
    answer: dict[str, object] = {"success": refusal is None, "notifications": []}
    return answer if refusal is None else answer | {"message": refusal}


def _times_answer(refusal: str | None) -> object:
    """Return the answer to a write of times; it tells in words what happened."""
    word = {
        "message": refusal,
        "title": "Sparat" if refusal is None else "Inte sparat",
        "type": "success" if refusal is None else "error",
    }
    return {"success": refusal is None, "notifications": [word]}


ROUTES: tuple[Route, ...] = (
    Route(HUB, POST, "/TimeRegistration/TimeRegistration/GetTimeRegistrations/", care_week),
    Route(HUB, POST, "/TimeRegistration/TimeRegistration/GetComments/", care_comment),
    Route(HUB, POST, "/TimeRegistration/TimeRegistration/SaveComment/", save_comment),
    Route(HUB, POST, "/TimeRegistration/TimeRegistration/SaveTimeRegistrations/", save_times),
    Route(HUB, POST, "/timeregistration/timeregistration/appData", care_window),
)
