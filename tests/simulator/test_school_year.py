"""The scripted school year: all that the platform says of a day says the same (docs/protocol.md Q 20)."""

from collections import Counter
from datetime import date, datetime, time

import pytest

from tests.simulator.clock import STOCKHOLM
from tests.simulator.family import Child
from tests.simulator.server import Simulator
from tests.simulator.shapes import check
from tests.simulator.terms import DAY, red_day

FIRST, LAST = date(2026, 8, 1), date(2027, 7, 31)
YEAR = [FIRST + number * DAY for number in range((LAST - FIRST).days + 1)]
WEEKDAYS = [day for day in YEAR if day.weekday() < 5]


@pytest.fixture
def sim() -> Simulator:
    """Make a platform with real terms that need not listen."""
    simulator = Simulator()
    simulator.clock.set(datetime.combine(FIRST, time(7)))
    simulator.switches.calendar_mode = "scripted"
    return simulator


@pytest.fixture(params=["Alva", "Vilmer"])
def child(request: pytest.FixtureRequest, sim: Simulator) -> Child:
    """Return each child in turn."""
    return sim.family.child(request.param)


def test_the_year_is_as_long_as_a_swedish_one(sim: Simulator, child: Child) -> None:
    """A Swedish school year has 178 to 190 days of school; terms begin and end when they do (Q 20d)."""
    days = [day for day in YEAR if sim.school.rows(child, day, day)]
    assert 178 <= len(days) <= 190
    assert (days[0], days[-1]) == (date(2026, 8, 17), date(2027, 6, 11))
    autumn = [day for day in days if day.year == 2026]
    assert (autumn[-1], days[len(autumn)]) == (date(2026, 12, 18), date(2027, 1, 8))


def test_breaks_are_where_stockholm_has_them(sim: Simulator, child: Child) -> None:
    """Every weekday without school has a reason, and each reason its days (Q 20d)."""
    closed = {
        day: closure.title
        for closure in sim.school.closures(child, FIRST, LAST)
        for day in WEEKDAYS
        if closure.first <= day <= closure.last
    }
    study = {
        "Alva": [date(2026, 9, 18), date(2027, 3, 19)],
        "Vilmer": [date(2026, 10, 2), date(2027, 3, 12)],
    }[child.first_name]
    assert [day for day, title in closed.items() if title == "Studiedag"] == study
    assert Counter(closed.values()) == {
        "Sommarlov": 10 + 35,
        "Höstlov": 5,
        "Jullov": 14,
        "Sportlov": 5,
        "Påsklov": 6,
        "Kristi himmelsfärd": 2,
        "Studiedag": 2,
    }


def test_timetable_and_calendar_agree(sim: Simulator, child: Child) -> None:
    """No rows: the calendar says why; rows: it does not say closed (Q 20d)."""
    for day in WEEKDAYS:
        rows = sim.school.rows(child, day, day)
        assert check("timetable_list", rows) == []
        entries = sim.school.entries(child, day, day)
        assert check("calendar_list", entries) == []
        closed = [entry for entry in entries if entry["calendarEntryTypeId"] == 3]
        assert bool(rows) == (not closed), day
        assert all(entry["isAllDayEvent"] for entry in closed)


def test_half_days(sim: Simulator, child: Child) -> None:
    """Terms begin and end with a morning, after lunch; the calendar says until when (Q 20d)."""
    half = {day: title for day in YEAR for title in _named(sim, child, day, until="12:00")}
    assert half == {
        date(2026, 8, 17): "Upprop",
        date(2026, 12, 18): "Julavslutning",
        date(2027, 6, 11): "Skolavslutning",
    }
    for day in half:
        rows = sim.school.rows(child, day, day)
        timed = [row for row in rows if not row["allDay"]]
        assert timed
        assert max(row["endTime"] for row in timed) <= "12:00"
        assert "Lunch" in {row["title"] for row in timed}
        week_later = sim.school.rows(child, day - 7 * DAY, day - 7 * DAY) or rows
        assert len(timed) <= len(week_later)


def test_menus_agree(sim: Simulator, child: Child) -> None:
    """There is lunch on every day of school, and on no other (Q 20d)."""
    for day in WEEKDAYS:
        year, week, weekday = day.isocalendar()
        served = sim.menus.week(child.school.slug, year, week)
        dishes = served[weekday - 1].dishes if served is not None else ()
        assert bool(dishes) == bool(sim.school.rows(child, day, day)), day


def test_attendance_agrees(sim: Simulator, child: Child) -> None:
    """Absence can be reported for every day of school to come, and for no other (Q 20d)."""
    for day in YEAR:
        assert sim.attendance.has_school(child, day) == bool(sim.school.rows(child, day, day)), day
    sim.clock.set(datetime(2026, 12, 18, 7, tzinfo=STOCKHOLM))
    assert sim.attendance.next_offered(child) == date(2027, 1, 8)


def test_care_agrees(sim: Simulator, child: Child) -> None:
    """After-school care is closed on public holidays, and open in breaks (Q 20d)."""
    reasons = {day: sim.care.row(child, day)["schoolClosedReason"] for day in WEEKDAYS}
    red = {day: name for day in WEEKDAYS if (name := red_day(day)) is not None}
    assert {day: reasons[day] for day in red} == red
    assert set(red.values()) >= {"Långfredagen", "Annandag påsk", "Julafton", "Nyårsdagen"}
    autumn_break = [date(2026, 10, 26) + number * DAY for number in range(5)]
    assert sum(reasons[day] is None for day in autumn_break) >= 4
    for day in red:
        [entry] = [e for e in sim.school.entries(child, day, day) if e["calendarEntryTypeId"] == 3]
        assert entry["text"] in {"<p>Fritids är stängt.</p>", "<p>Fritids är öppet.</p>"}


def test_week_53(sim: Simulator, child: Child) -> None:
    """The last days of 2026 and the first of 2027 are one week, and a holiday (Q 20c)."""
    days = [date(2026, 12, 28) + number * DAY for number in range(7)]
    assert {day.isocalendar()[:2] for day in days} == {(2026, 53)}
    assert sim.school.rows(child, days[0], days[-1]) == []
    assert sim.menus.week(child.school.slug, 2026, 53) is None
    [entry] = sim.school.entries(child, days[0], days[-1])
    assert (entry["title"], entry["startDate"]) == ("Jullov", "2026-12-19")


@pytest.mark.parametrize("change", [date(2026, 10, 25), date(2027, 3, 28)])
def test_clock_changes(sim: Simulator, child: Child, change: date) -> None:
    """The lessons of the weeks around a change of the clocks are at the same times (Q 20b)."""
    sim.switches.calendar_mode = "always"
    times = []
    for monday in (change - 6 * DAY, change + DAY):
        rows = sim.school.rows(child, monday, monday)
        times.append({(row["startTime"], row["endTime"]) for row in rows if not row["allDay"]})
    assert times[0] == times[1] != set()


def _named(sim: Simulator, child: Child, day: date, *, until: str) -> list[str]:
    """Return the titles of the half days that the calendar names on a day."""
    names = {half.title for half in sim.school.half_days(day, day)}
    entries = sim.school.entries(child, day, day)
    return [e["title"] for e in entries if e["endTime"] == until and e["title"] in names]
