"""Events of the timetable: each change is told once with what it means for the day."""

from datetime import date, timedelta

import pytest

from tests.conftest import AddAccount
from tests.events import Home
from tests.platform import calendar_events, set_up, shown
from tests.simulator.family import Child
from tests.simulator.school import timetable_row
from tests.simulator.server import Simulator

WEDNESDAY = date(2026, 11, 25)
MATHS = timetable_row(WEDNESDAY, "08:20", "09:20", "Matematik", room="B1", tutors="Anna Provén")
SWEDISH = timetable_row(WEDNESDAY, "09:40", "10:40", "SV", room="B2", tutors="Bo Provén")
MUSIC = timetable_row(WEDNESDAY, "13:00", "14:00", "Musik", room="M1", tutors="Eva Provén")

CHANGE = "event.alva_timetable_change"


@pytest.fixture
def alva(platform: Simulator) -> Child:
    """Return Alva, who has three lessons on Wednesday."""
    child = platform.family.child("Alva")
    platform.school.override(child, WEDNESDAY, [MATHS, SWEDISH, MUSIC])
    return child


async def wednesday(home: Home) -> list[str]:
    """Return what the calendar calls the lessons of Wednesday."""
    lessons = await calendar_events(
        home.hass, "calendar.alva_timetable", "2026-11-25", "2026-11-26"
    )
    return [lesson["summary"] for lesson in lessons]


async def test_cancelled_in_words(platform: Simulator, home: Home, alva: Child) -> None:
    """It is told once with what it means for the day, and not again after a restart."""
    await home.set_up()
    platform.school.override(
        alva, WEDNESDAY, [MATHS | {"title": "Matematik (inställt)"}, SWEDISH, MUSIC]
    )
    await home.read()

    [state] = home.told()
    assert state.entity_id == CHANGE
    facts = {"room": "B1", "teacher": "Anna Provén"}
    times = {"start": "2026-11-25T08:20:00+01:00", "end": "2026-11-25T09:20:00+01:00"}
    expected = {
        "event_type": "cancelled",
        "day": "2026-11-25",
        "subject": "Matematik",
        "before": {"title": "Matematik", **times, **facts},
        "after": {"title": "Matematik (inställt)", **times, **facts},
        "day_start_before": "2026-11-25T08:20:00+01:00",
        "day_start_after": "2026-11-25T09:40:00+01:00",
        "day_end_before": None,
        "day_end_after": None,
        "starts_later": True,
        "starts_earlier": False,
        "ends_later": False,
        "ends_earlier": False,
    }
    assert {name: state.attributes[name] for name in expected} == expected

    await home.read()
    await home.restart()
    await home.read()
    assert len(home.told()) == 1
    assert shown(home.hass, CHANGE).attributes["event_type"] == "cancelled"


@pytest.mark.parametrize("restarts", [False, True])
async def test_a_missing_lesson(
    platform: Simulator, home: Home, alva: Child, *, restarts: bool
) -> None:
    """One reading is a doubt, two are a cancelled lesson, and the second comes by itself."""
    await home.set_up()
    platform.school.override(alva, WEDNESDAY, [SWEDISH, MUSIC])
    await home.read()
    assert not home.told()
    assert (await wednesday(home))[0] == "Matematik"
    if restarts:
        await home.restart()

    await home.pass_time(timedelta(minutes=45))

    [state] = home.told()
    assert state.attributes["event_type"] == "cancelled"
    assert state.attributes["after"] is None
    assert state.attributes["starts_later"] is True
    assert (await wednesday(home))[0] == "Matematik (cancelled)"

    platform.school.override(alva, WEDNESDAY, [MATHS, SWEDISH, MUSIC])
    await home.read()
    assert home.kinds() == ["cancelled", "restored"]
    assert (await wednesday(home))[0] == "Matematik"


async def test_several_changes_of_one_reading(platform: Simulator, home: Home, alva: Child) -> None:
    """Each is an event of its own, in the order of the day."""
    await home.set_up()
    rows = [
        MATHS | timetable_row(WEDNESDAY, "08:30", "09:30", "Matematik", room="B1"),
        SWEDISH | timetable_row(WEDNESDAY, "09:40", "10:40", "SV", room="B9", tutors="Bo Provén"),
        MUSIC | timetable_row(WEDNESDAY, "13:00", "14:00", "Musik", room="M1", tutors="Ada Provén"),
        timetable_row(WEDNESDAY, "14:10", "15:00", "Bild"),
    ]
    platform.school.override(alva, WEDNESDAY, rows)
    await home.read()

    states = home.told()
    assert home.kinds() == ["moved", "room", "teacher", "added"]
    assert [state.attributes["subject"] for state in states] == [
        "Matematik",
        "Swedish",
        "Musik",
        "Bild",
    ]
    assert states[0].attributes["starts_later"] is True
    assert states[3].attributes["ends_later"] is True
    assert len({state.state for state in states}) == 4


async def test_an_answer_without_lessons_says_nothing(
    platform: Simulator, home: Home, alva: Child
) -> None:
    """A week that turns empty keeps its lessons, also through a restart."""
    await home.set_up()
    platform.school.empty(alva, date(2026, 11, 23), date(2026, 12, 13))
    for _ in range(3):
        await home.pass_time(timedelta(minutes=45))
        await home.read()
        await home.restart()

    assert await wednesday(home) == ["Matematik", "Swedish", "Musik"]
    platform.school.reset()
    platform.school.override(alva, WEDNESDAY, [MATHS, SWEDISH, MUSIC])
    await home.read()
    assert not home.told()


async def test_two_guardians(
    platform: Simulator, home: Home, add_account: AddAccount, alva: Child
) -> None:
    """Each account tells of it once, beside the other."""
    other = await add_account(1, "Skolplattformen 2")
    await home.set_up()
    if other.state.name == "NOT_LOADED":
        await set_up(home.hass, other)
    platform.school.override(alva, WEDNESDAY, [MATHS, SWEDISH])
    for account in (home.entry, other):
        await home.read(account)
    await home.pass_time(timedelta(minutes=45))
    await home.pass_time(timedelta(minutes=45))

    assert home.kinds() == ["cancelled", "cancelled"]
    assert len({state.entity_id for state in home.told()}) == 2
