"""Timetables, calendars and terms: what a client is told of any date."""

from datetime import date, timedelta

import pytest

from tests.simulator.entries import all_day_entry, timed_entry
from tests.simulator.family import Child
from tests.simulator.school import timetable_row
from tests.simulator.server import Simulator
from tests.simulator.shapes import check
from tests.simulator.terms import DAY, closures, monday_of

CANCELLED_WORDS = ("inställ", "ställs in", "utgår")

CHRISTMAS = date(2026, 12, 24)
WEEK_53 = date(2026, 12, 30)
JULY = date(2027, 7, 7)
SPRING_FORWARD = date(2027, 3, 28)
AUTUMN_BACK = date(2026, 10, 25)


@pytest.fixture
def sim() -> Simulator:
    """Make a platform that need not listen."""
    return Simulator()


def is_cancelled(row: dict[str, object]) -> bool:
    """Tell whether a row says that it is called off."""
    return any(word in str(row).lower() for word in CANCELLED_WORDS)


@pytest.mark.parametrize("day", [CHRISTMAS, WEEK_53, JULY, SPRING_FORWARD, AUTUMN_BACK])
def test_every_date_is_in_a_school_week(sim: Simulator, day: date) -> None:
    """Whatever the date, its week has at least four school days, and its weekend none (Q 20b, 20c)."""
    monday = monday_of(day)
    for child in sim.family.children:
        rows = sim.school.rows(child, monday, monday + 6 * DAY)
        assert check("timetable_list", rows) == []
        days = {date.fromisoformat(row["start"][:10]) for row in rows}
        assert len(days) >= 4
        assert all(day.weekday() < 5 for day in days)


@pytest.mark.parametrize("offset", range(21))
def test_rest_of_the_week_has_lessons(sim: Simulator, offset: int) -> None:
    """On any weekday the rest of the week, that day aside, or the day itself has lessons."""
    day = date(2026, 11, 23) + offset * DAY
    if day.weekday() >= 5:
        return
    for child in sim.family.children:
        friday = monday_of(day) + 4 * DAY
        assert sim.school.rows(child, day, friday)


def test_children_differ_in_every_row(sim: Simulator) -> None:
    """No row of one child can be taken for another's, nor can an added child's."""
    sim.family.add_child("Ellen")
    first = date(2026, 11, 23)
    seen: dict[str, str] = {}
    for child in sim.family.children:
        for row in sim.school.rows(child, first, first + 20 * DAY):
            assert seen.setdefault(str(row), child.first_name) == child.first_name


def test_one_lesson_a_week_is_cancelled_in_changing_words(sim: Simulator) -> None:
    """Each school week has one cancelled lesson, and the words for it change."""
    child = sim.family.child("Alva")
    said = set()
    for week in range(16):
        monday = date(2026, 8, 31) + week * timedelta(weeks=1)
        [row] = [r for r in sim.school.rows(child, monday, monday + 6 * DAY) if is_cancelled(r)]
        said |= {word for word in CANCELLED_WORDS if word in str(row).lower()}
    assert said == set(CANCELLED_WORDS)


def test_rows_are_unsorted_and_some_have_no_notes(sim: Simulator) -> None:
    """The wire's disorder: a client must sort, and live without notes."""
    monday = date(2026, 11, 23)
    rows = sim.school.rows(sim.family.child("Alva"), monday, monday + 4 * DAY)
    starts = [row["start"] for row in rows]
    assert starts != sorted(starts)
    assert [row["title"] for row in rows if "notes" not in row] == ["Rast"]


def test_closed_day_has_no_rows_and_an_entry(sim: Simulator) -> None:
    """A study day is empty in the timetable and named in the calendar, once in three weeks."""
    first, last = date(2026, 11, 23), date(2026, 12, 13)
    for child in sim.family.children:
        [closed] = sim.school.closures(child, first, last)
        assert closed.first.weekday() == 2
        assert sim.school.rows(child, closed.first, closed.last) == []
        entries = sim.school.entries(child, closed.first, closed.last)
        assert [entry["title"] for entry in entries] == ["Studiedag"]
        assert entries[0]["isAllDayEvent"]


def test_both_ways_to_end_a_whole_day(sim: Simulator) -> None:
    """One school writes the next midnight, the other the second before it."""
    ends = {}
    for child in sim.family.children:
        [closed] = sim.school.closures(child, date(2026, 11, 23), date(2026, 12, 13))
        [entry] = sim.school.entries(child, closed.first, closed.last)
        ends[child.first_name] = (entry["endDateFull"][11:], entry["startTime"])
    assert ends == {"Alva": ("00:00:00", None), "Vilmer": ("23:59:59", "")}


def test_all_day_row_where_the_calendar_has_an_outing(sim: Simulator) -> None:
    """A day out is an all-day row of its day besides the ordinary lessons."""
    first, last = date(2026, 11, 23), date(2026, 12, 13)
    for child, title in zip(
        sim.family.children, ["Friluftsdag", "Utflykt till skogen"], strict=True
    ):
        [row] = [row for row in sim.school.rows(child, first, last) if row["allDay"]]
        [entry] = [e for e in sim.school.entries(child, first, last) if e["title"] == title]
        assert row["title"] == title
        assert row["start"][:10] == entry["startDate"]


def test_overrides_and_reset(sim: Simulator) -> None:
    """Tests replace a day, empty a range, add an entry, and undo all of it."""
    child, day = sim.family.child("Alva"), date(2026, 11, 24)
    before = sim.school.rows(child, day, day)
    row = timetable_row(day, "10:00", "11:00", "Simning", room="Badhuset")
    sim.school.override(child, day, [row])
    assert sim.school.rows(child, day, day) == [row]
    assert sim.school.rows(sim.family.child("Vilmer"), day, day) != [row]
    sim.school.empty(child, day, day + DAY)
    assert sim.school.rows(child, day, day + DAY) == []

    for added in (
        timed_entry(child, day, "18:00", "19:00", "Soppteater", subject="Musik"),
        all_day_entry(child, day, "Fotografering", last=day + DAY),
    ):
        assert check("calendar_entry", added) == []
        sim.school.add_entry(child, added)
        assert added in sim.school.entries(child, day, day)

    sim.school.reset()
    assert sim.school.rows(child, day, day) == before


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (CHRISTMAS, "Jullov"),
        (date(2027, 1, 4), "Jullov"),
        (date(2026, 10, 28), "Höstlov"),
        (date(2027, 3, 3), "Sportlov"),
        (date(2027, 3, 29), "Påsklov"),
        (JULY, "Sommarlov"),
        (date(2027, 5, 6), "Kristi himmelsfärd"),
    ],
)
def test_scripted_year_has_breaks(sim: Simulator, day: date, title: str) -> None:
    """With real terms a break has no rows, and its name in the calendar (Q 20d)."""
    sim.switches.calendar_mode = "scripted"
    child = sim.family.child("Alva")
    assert sim.school.rows(child, day, day) == []
    assert title in [entry["title"] for entry in sim.school.entries(child, day, day)]


def test_scripted_year_has_terms(sim: Simulator) -> None:
    """With real terms an ordinary week is an ordinary week."""
    sim.switches.calendar_mode = "scripted"
    assert sim.school.rows(sim.family.child("Vilmer"), date(2026, 11, 25), date(2026, 11, 25))


@pytest.mark.parametrize(
    ("year", "easter"),
    [
        (2024, date(2024, 3, 31)),
        (2025, date(2025, 4, 20)),
        (2026, date(2026, 4, 5)),
        (2038, date(2038, 4, 25)),
    ],
)
def test_easter(year: int, easter: date) -> None:
    """The Easter break begins on Good Friday."""
    found = closures("middle", easter, easter, scripted=True)
    assert [(c.title, c.first) for c in found] == [("Påsklov", easter - 2 * DAY)]
    assert easter.year == year


def test_entry_ids_last_and_differ(sim: Simulator) -> None:
    """Entries keep their ids from reading to reading, and no two share one."""

    def ids(child: Child) -> list[int]:
        """Return the ids of a quarter."""
        entries = sim.school.entries(child, date(2026, 9, 1), date(2026, 12, 31))
        return [entry["id"] for entry in entries]

    alva, vilmer = (ids(child) for child in sim.family.children)
    assert alva == ids(sim.family.child("Alva"))
    assert len({*alva, *vilmer}) == len(alva) + len(vilmer)
