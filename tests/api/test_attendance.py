"""Reading absence and leave: the offered days, the past in pages, requests; children never mixed."""

import asyncio
from collections import Counter
from datetime import date, datetime
from typing import Any

import pytest

from custom_components.skolplattformen.api.client import SkolplattformenClient
from custom_components.skolplattformen.api.exceptions import ModuleOffError, UnexpectedAnswerError
from custom_components.skolplattformen.api.hub.absences import parse_absences
from custom_components.skolplattformen.api.hub.attendance import parse_attendance
from custom_components.skolplattformen.school.models import (
    STOCKHOLM,
    Absences,
    Attendance,
    LeaveStatus,
    OfferedDay,
)
from tests.simulator import attendance
from tests.simulator.attendance_rows import absence
from tests.simulator.server import Simulator
from tests.simulator.terms import DAY

from .samples.attendance import ABSENCES, ATTENDANCE, leave
from .samples.timetable import READ_AT
from .test_client import key

NAMES = ("Alva", "Vilmer")
TODAY, WEDNESDAY = date(2026, 11, 24), date(2026, 11, 25)


def at(sim: Simulator, moment: str) -> None:
    """Set the clock to a Swedish time, and let the session live on."""
    sim.switches.hub_session_seconds = float("inf")
    sim.clock.set(datetime.fromisoformat(moment).replace(tzinfo=STOCKHOLM))


@pytest.mark.parametrize("name", NAMES)
async def test_the_offered_days(sim: Simulator, client: SkolplattformenClient, name: str) -> None:
    """Both days with their state; what is not offered is not there."""
    child = sim.family.child(name)
    book, tomorrow = sim.attendance.of(child), sim.attendance.next_offered(child)
    book.absent[tomorrow] = "Feber"
    book.locked.add(TODAY)
    found = await client.attendance(key(sim, name))
    assert found == Attendance(
        read_at=sim.clock.now(),
        may_report=True,
        today=OfferedDay(day=TODAY, absent=False, locked=True),
        tomorrow=OfferedDay(day=tomorrow, absent=True, locked=False, comment="Feber"),
    )
    assert found.offered(tomorrow) is found.tomorrow
    assert found.offered(tomorrow + DAY) is None


@pytest.mark.parametrize(
    ("now", "tomorrow"),
    [
        ("2026-11-27T07:00", date(2026, 11, 30)),
        ("2026-10-25T02:30", date(2026, 10, 26)),
        ("2027-03-28T03:30", date(2027, 3, 29)),
        ("2026-12-31T12:00", date(2027, 1, 1)),
    ],
)
async def test_tomorrow_is_the_next_offered_day(
    sim: Simulator, client: SkolplattformenClient, now: str, tomorrow: date
) -> None:
    """On Fridays, on days when clocks change, and in ISO week 53."""
    at(sim, now)
    found = await client.attendance(key(sim, "Alva"))
    assert found.today is not None
    assert found.tomorrow is not None
    assert found.today.day == date.fromisoformat(now[:10])
    assert found.tomorrow.day == tomorrow


def test_unknown_is_not_false() -> None:
    """A flag that is null is unknown, a date that is null offers nothing."""
    nulls = dict.fromkeys(ATTENDANCE) | {"absenceTomorrowDate": "2026-11-25"}
    found = parse_attendance(nulls, READ_AT)
    assert found.may_report is None
    assert found.today is None
    assert found.tomorrow == OfferedDay(day=WEDNESDAY, absent=None, locked=None)


@pytest.mark.parametrize(
    "wrong",
    [
        {"absentToday": "false"},
        {"absentTomorrow": 0},
        {"absenceTodayLocked": []},
        {"canRegisterDayAbsence": "true"},
        {"absenceTodayDate": "idag"},
    ],
    ids=str,
)
def test_what_is_no_flag_and_no_date_is_an_error(wrong: dict[str, object]) -> None:
    """A changed platform is not read as a no."""
    with pytest.raises(UnexpectedAnswerError):
        parse_attendance(ATTENDANCE | wrong, READ_AT)


def as_served(sim: Simulator, name: str) -> list[tuple[Any, ...]]:
    """Return the past of a child as the platform holds it."""
    rows = sim.attendance.of(sim.family.child(name)).past
    return [(r["longDate"], r["time"], r["subject"], r["reason"], r["comment"]) for r in rows]


def as_read(found: Absences) -> list[tuple[Any, ...]]:
    """Return the same of what was read."""
    return [(a.date_text, a.time, a.subject, a.reason, a.comment) for a in found.items]


@pytest.mark.parametrize("more", ["word", "number", "null"])
@pytest.mark.parametrize(("name", "pages"), [("Alva", 2), ("Vilmer", 1)])
async def test_all_absences_are_read(
    sim: Simulator, client: SkolplattformenClient, name: str, pages: int, more: str
) -> None:
    """Every page, rows that share an id among them, in the platform's order."""
    sim.switches.set("absence_more", more)
    found = await client.absences(key(sim, name))
    assert as_read(found) == as_served(sim, name)
    assert found.complete
    assert client.counts["absences"] == pages
    assert client.skipped == {}
    days = [item.day for item in found.items if item.day is not None]
    assert len(days) == len(found.items)
    assert days == sorted(days, reverse=True)
    assert {item.minutes for item in found.items} <= {None, 10, 60, 70}


async def test_pages_that_are_not_turned(sim: Simulator, client: SkolplattformenClient) -> None:
    """The first page is kept, and called incomplete; it is not asked for for ever."""
    sim.switches.set("absence_paging", "ignored")
    found = await client.absences(key(sim, "Alva"))
    assert as_read(found) == as_served(sim, "Alva")[:20]
    assert not found.complete
    assert client.counts["absences"] == 2
    whole = await client.absences(key(sim, "Vilmer"))
    assert whole.complete


@pytest.mark.parametrize(("count", "complete"), [(20, True), (40, True), (400, True), (401, False)])
async def test_the_reading_is_bounded(
    sim: Simulator, client: SkolplattformenClient, count: int, complete: bool
) -> None:
    """Twenty pages at the most; the rest is said to be missing."""
    sim.attendance.of(sim.family.child("Vilmer")).past[:] = [
        absence(number, TODAY - number * DAY, "Sjuk") for number in range(1, count + 1)
    ]
    found = await client.absences(key(sim, "Vilmer"))
    assert len(found.items) == min(count, 400)
    assert found.complete is complete
    assert client.counts["absences"] == min(20, -(-count // 20))


async def test_a_bad_absence_is_skipped_and_counted(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """Its neighbours on both pages are read."""
    past: list[Any] = sim.attendance.of(sim.family.child("Alva")).past
    past[5:5] = [{"id": "x"}, None, past[0] | {"reason": None}]
    found = await client.absences(key(sim, "Alva"))
    assert len(found.items) == 27
    assert found.complete
    assert client.skipped == {"absences": 3}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("fredag 20 november 2026", date(2026, 11, 20)),
        ("Måndag 1 Feb. 2027", date(2027, 2, 1)),
        ("31 februari 2027", None),
        ("20 nov", None),
        ("igår", None),
        ("20 brumaire 2026", None),
    ],
)
def test_the_day_of_an_absence(text: str, day: date | None) -> None:
    """A date for people is read if it is a date; its text stays in any case."""
    rows = ABSENCES | {"items": [ABSENCES["items"][0] | {"longDate": text}]}
    [(_, found)] = parse_absences(rows, Counter()).items
    assert (found.day, found.date_text) == (day, text)


async def test_leave_requests(sim: Simulator, client: SkolplattformenClient) -> None:
    """Every status, an unknown one too; times and answers; the latest leave first."""
    found = await client.leave_requests(key(sim, "Alva"))
    assert [(request.status, request.comment) for request in found] == [
        (LeaveStatus.PENDING, "Kusinens dop"),
        (LeaveStatus.APPROVED, "Tandläkare"),
        (LeaveStatus.DENIED, "Resa"),
        (LeaveStatus.EXPIRED, "Flytt"),
        (LeaveStatus.DENIED, "Konsert"),
        (LeaveStatus.OTHER, "Läger"),
    ]
    dentist = found[1]
    assert (dentist.from_time, dentist.to_time) == ("10:00", "12:15")
    assert dentist.first == dentist.last == TODAY + 6 * DAY
    assert found[2].answer == "Nationella prov den veckan"
    assert found[0].awaits_you is False
    of_vilmer = await client.leave_requests(key(sim, "Vilmer"))
    assert [(r.awaits_you, (r.last - r.first).days) for r in of_vilmer] == [(True, 2), (False, 0)]


def test_a_bad_leave_request_is_skipped() -> None:
    """One that ends before it begins is none, and its neighbour survives."""
    rows = ATTENDANCE["leaveRequests"]
    assert len(leave([rows[0], rows[1] | {"toDate": "2026-12-16"}])) == 1


async def test_interleaved_reads_are_never_mixed(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """Many questions about both children at once: each answer is its child's."""
    sim.attendance.of(sim.family.child("Vilmer")).absent[TODAY] = None
    names = NAMES * 3
    found = await asyncio.gather(*(client.absences(key(sim, name)) for name in names))
    states = await asyncio.gather(*(client.attendance(key(sim, name)) for name in names))
    for name, absences, state in zip(names, found, states, strict=True):
        assert as_read(absences) == as_served(sim, name)
        assert state.today is not None
        assert state.today.absent is (name == "Vilmer")


@pytest.mark.parametrize("answers_before", range(4))
async def test_drift_while_it_is_read(
    sim: Simulator, client: SkolplattformenClient, answers_before: int
) -> None:
    """What was read of the other child is dropped, pages in the middle too."""
    sim.switches.drift_after = answers_before
    assert as_read(await client.absences(key(sim, "Alva"))) == as_served(sim, "Alva")


@pytest.mark.parametrize("mode", ["redirect", "error", "shell"])
async def test_a_school_without_it(
    sim: Simulator, client: SkolplattformenClient, mode: str
) -> None:
    """A module that is off is told apart from trouble, for this child alone."""
    off = ("attendance_window", "absence_list", "leave_list")
    sim.family.child("Vilmer").modules_off = dict.fromkeys(off, mode)
    vilmer = key(sim, "Vilmer")
    for question in (client.attendance, client.absences, client.leave_requests):
        with pytest.raises(ModuleOffError):
            await question(vilmer)
    assert (await client.attendance(key(sim, "Alva"))).today is not None
    assert client.counts["renewal"] == 0


@pytest.mark.parametrize("size", [10, 50])
async def test_pages_of_another_size(
    sim: Simulator, client: SkolplattformenClient, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    """The first page is as long as the platform likes; none between it and the next is missing."""
    monkeypatch.setattr(attendance, "_PAGE_SIZE", size)
    sim.attendance.of(sim.family.child("Vilmer")).past[:] = [
        absence(number, TODAY - number * DAY, "Sjuk") for number in range(1, 66)
    ]
    found = await client.absences(key(sim, "Vilmer"))
    assert as_read(found) == as_served(sim, "Vilmer")
    assert found.complete


async def test_fewer_absences_than_the_platform_counts(
    sim: Simulator, client: SkolplattformenClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then these are not all, whatever the last page says."""
    original = attendance._page

    def page(*args: Any) -> dict[str, Any]:
        return original(*args) | {"totalItems": 99}

    monkeypatch.setattr(attendance, "_page", page)
    assert not (await client.absences(key(sim, "Alva"))).complete
