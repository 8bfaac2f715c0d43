"""What the platform says of after-school care in any week, and what a comment does."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.simulator.browser import HUB
from tests.simulator.clock import STOCKHOLM
from tests.simulator.server import Simulator
from tests.simulator.shapes import check
from tests.simulator.terms import monday_of
from tests.simulator.walker import Walker

PATH = "/TimeRegistration/TimeRegistration"
MONDAY = date(2026, 11, 23)
TUESDAY = date(2026, 11, 24)


async def week(walker: Walker, day: date, **fields: object) -> dict[str, Any]:
    """Return the week of a day, after a look at its shape."""
    body = {"date": f"{day.isoformat()}T00:00:00", **fields}
    found: dict[str, Any] = await walker.data(f"{PATH}/GetTimeRegistrations/", body)
    assert check("care_week", found) == []
    return found


async def comments(walker: Walker, day: date) -> Any:
    """Return the comments of a day, after a look at their shape."""
    found = await walker.data(f"{PATH}/GetComments/", {"date": day.isoformat()})
    assert check("care_comment", found) == []
    return found


@pytest.mark.parametrize("first_name", ["Alva", "Vilmer"])
@pytest.mark.parametrize("mode", ["iso", "hm"])
async def test_every_week_has_care(
    simulator: Simulator, walker: Walker, first_name: str, mode: str
) -> None:
    """Twelve weeks on end have everything: closed days, leave, times and days without any."""
    simulator.switches.set("care_opening_times", mode)
    await walker.switch(first_name)
    days = [
        day
        for number in range(12)
        for day in (await week(walker, MONDAY + timedelta(weeks=number)))["days"]
    ]
    with_times = [day for day in days if day["startDateTime"]]
    assert len(with_times) >= 36
    assert any(day["isSchoolClosed"] and day["schoolClosedReason"] != "Helg" for day in days)
    assert any(day["onLeave"] for day in days)
    assert any(
        not day["startDateTime"] and not day["isSchoolClosed"] and not day["onLeave"]
        for day in days
    )
    assert any(day["hasComments"] for day in days)
    assert {day["schoolOpeningTime"].partition("T")[1] for day in days} == (
        {"T"} if mode == "iso" else {""}
    )


@pytest.mark.parametrize("day", [date(2026, 12, 30), date(2027, 1, 3), date(2026, 10, 25)])
async def test_the_week_of_any_day(walker: Walker, day: date) -> None:
    """The ISO week that holds the day, with its Sunday at the first child's school."""
    found = await week(walker, day)
    assert found["startDate"] == f"{monday_of(day).isoformat()}T00:00:00"
    assert len(found["days"]) == 7
    await walker.switch("Vilmer")
    assert len((await week(walker, day))["days"]) == 5


async def test_the_next_week_when_this_one_is_over(walker: Walker) -> None:
    """Only for who asks for it, and not before the weekend."""
    saturday, friday = date(2026, 11, 28), date(2026, 11, 27)
    assert (await week(walker, saturday))["startDate"][:10] == "2026-11-23"
    for flag in (True, "true"):
        found = await week(walker, saturday, showNextWeekIfNoMoreSchoolDays=flag)
        assert found["startDate"][:10] == "2026-11-30"
    found = await week(walker, friday, showNextWeekIfNoMoreSchoolDays=True)
    assert found["startDate"][:10] == "2026-11-23"


async def test_the_day_of_a_child(simulator: Simulator, walker: Walker) -> None:
    """The child comes a little late and goes a little early; the past can no longer be edited."""
    simulator.switches.hub_session_seconds = float("inf")
    await walker.switch("Vilmer")
    seen = []
    for hour in (6, 8, 17):
        simulator.clock.set(datetime(2026, 11, 24, hour, tzinfo=STOCKHOLM))
        found = await comments(walker, TUESDAY)
        seen.append((found["checkedIn"], found["checkedOut"], found["canEdit"]))
    assert seen == [("", "", True), ("07:04", "", True), ("07:04", "16:33", True)]
    simulator.clock.set(datetime(2026, 11, 25, 8, tzinfo=STOCKHOLM))
    assert (await comments(walker, TUESDAY))["timesLockedBySchool"] is True


async def save(walker: Walker, row: dict[str, Any], text: str, comment_id: int) -> Any:
    """Save a comment."""
    answer = await walker.data(
        f"{PATH}/SaveComment/",
        form={
            "commentId": str(comment_id),
            "commentText": text,
            "timeRegistrationId": str(row["timeRegistrationId"]),
        },
    )
    assert check("save_comment", answer) == []
    return answer["success"]


async def test_a_comment_is_written_replaced_and_taken_away(
    simulator: Simulator, walker: Walker
) -> None:
    """A comment has an id from when it is written; the wrong id or day is refused."""
    row = (await week(walker, TUESDAY))["days"][1]
    assert await save(walker, row, "Hämtas av mormor", 7) is False
    assert await save(walker, row, "Hämtas av mormor", 0) is True
    found = await comments(walker, TUESDAY)
    assert found["userComment"] == "Hämtas av mormor"
    assert await save(walker, row, "Hämtas av morfar", 0) is False
    assert await save(walker, row, "Hämtas av morfar", found["parentCommentId"]) is True
    assert await save(walker, row, "", found["parentCommentId"]) is True
    assert (await comments(walker, TUESDAY))["userComment"] is None
    await walker.switch("Vilmer")
    assert await save(walker, row, "Fel barn", 0) is False
    simulator.switches.writes_take_effect = False
    await walker.switch("Alva")
    assert await save(walker, row, "Glöms bort", 0) is True
    assert (await comments(walker, TUESDAY))["userComment"] is None


async def test_a_comment_of_the_past_is_refused(walker: Walker) -> None:
    """What is over is locked."""
    row = (await week(walker, MONDAY))["days"][0]
    assert row["isLocked"] is True
    found = await comments(walker, MONDAY)
    assert await save(walker, row, "För sent", found["parentCommentId"] or 0) is False


async def save_times(walker: Walker, row: dict[str, Any], **changes: Any) -> Any:
    """Save a day's times."""
    comment = {"commentText": "", "commentId": 0, "isCommentUpdated": False}
    times = {"registrationType": "TimeReg"} | changes
    answer = await walker.data(
        f"{PATH}/SaveTimeRegistrations/", {"days": [row | comment | times], "series": None}
    )
    assert check("save_times", answer) == []
    return answer["success"]


async def test_times_are_written(simulator: Simulator, walker: Walker) -> None:
    """Times and leave of a day that is open; a locked day and another child's are refused."""
    locked, row = (await week(walker, TUESDAY))["days"][:2]
    times = {"startDateTime": "2026-11-24T08:00:00", "endDateTime": "2026-11-24T15:00:00"}
    assert await save_times(walker, row, **times, onLeave=False) is True
    assert (await week(walker, TUESDAY))["days"][1] == row | times | {"onLeave": False}
    leave = {"startDateTime": None, "endDateTime": None, "onLeave": True}
    assert await save_times(walker, row, **leave, registrationType="OnLeave") is True
    assert (await week(walker, TUESDAY))["days"][1] == row | leave
    assert await save_times(walker, locked, onLeave=False) is False
    simulator.switches.writes_take_effect = False
    assert await save_times(walker, row, **times, onLeave=False) is True
    assert (await week(walker, TUESDAY))["days"][1] == row | leave
    await walker.switch("Vilmer")
    assert await save_times(walker, row, onLeave=False) is False


async def test_times_that_are_no_whole_day(walker: Walker) -> None:
    """A row with less than was read, or with two opinions about leave, is an error."""
    row = (await week(walker, TUESDAY))["days"][1]
    whole = row | {"commentText": "", "commentId": 0, "registrationType": "TimeReg"}
    part = {name: value for name, value in whole.items() if name != "isLocked"}
    for days in ([], None, [7], [part], [whole | {"onLeave": True}]):
        answer = await walker.request(
            "POST", f"{HUB}{PATH}/SaveTimeRegistrations/", body={"days": days, "series": None}
        )
        assert answer.status == 500


async def test_comments_as_a_list(simulator: Simulator, walker: Walker) -> None:
    """The other form is a list of the same."""
    alone = await comments(walker, TUESDAY)
    simulator.switches.set("care_comments", "list")
    assert await comments(walker, TUESDAY) == [alone]


@pytest.mark.parametrize(("how", "status"), [("redirect", 302), ("error", 500), ("shell", 200)])
async def test_a_child_without_care(
    simulator: Simulator, walker: Walker, how: Any, status: int
) -> None:
    """The module is off, and the home page no longer lists it; the sibling still has care."""
    simulator.care.end(simulator.family.child("Alva"), how)
    answer = await walker.request("POST", f"{HUB}{PATH}/GetTimeRegistrations/", body={})
    assert answer.status == status
    assert b"startDate" not in answer.body
    assert {"codeName": "timeregistration"} not in (await walker.home_data())["apps"]
    await walker.switch("Vilmer")
    assert len((await week(walker, TUESDAY))["days"]) == 5
