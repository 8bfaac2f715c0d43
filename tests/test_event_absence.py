"""The event of an absence: reported, taken back, or recorded by the school."""

from datetime import date, timedelta

from homeassistant.const import STATE_UNKNOWN

from tests.events import Home
from tests.platform import value
from tests.simulator.family import Child
from tests.simulator.server import Simulator

TUESDAY = date(2026, 11, 24)
WEDNESDAY = TUESDAY + timedelta(days=1)


def told(home: Home) -> list[tuple[str, str | None, str | None]]:
    """Return kind, day and subject of all events of an absence so far."""
    return [
        (state.attributes["event_type"], state.attributes["day"], state.attributes["subject"])
        for state in home.told()
        if state.entity_id == "event.alva_absence"
    ]


def record(platform: Simulator, child: Child, courses: str) -> None:
    """Let the school record that a child was not in a lesson."""
    platform.notifications.add(
        child,
        "Frånvaro registrerad",
        sub_title=courses,
        courses=courses,
        app="Attendance",
        kind="AbsenceRecorded",
        url="/#/attendance/tab/pastAttendance/show/{id}",
    )


async def test_reported_and_taken_back(platform: Simulator, home: Home) -> None:
    """Whoever reports it: once, for the right child and day, and not again after a restart."""
    await home.set_up()
    alva = platform.attendance.of(platform.family.child("Alva"))
    assert value(home.hass, "event.alva_absence") == STATE_UNKNOWN

    alva.absent[TUESDAY] = "Förkyld"
    await home.read()
    await home.restart()
    await home.read()
    assert told(home) == [("reported", "2026-11-24", None)]
    assert value(home.hass, "event.vilmer_absence") == STATE_UNKNOWN
    assert "Förkyld" not in str(home.told())

    del alva.absent[TUESDAY]
    alva.absent[WEDNESDAY] = None
    await home.read()
    assert sorted(told(home)[1:]) == [
        ("reported", "2026-11-25", None),
        ("withdrawn", "2026-11-24", None),
    ]


async def test_the_next_day(platform: Simulator, home: Home) -> None:
    """A day that was reported yesterday is not reported again when it has come."""
    await home.set_up()
    platform.attendance.of(platform.family.child("Alva")).absent[WEDNESDAY] = None
    await home.read()

    await home.pass_time(timedelta(days=1))
    await home.read()
    await home.pass_time(timedelta(days=1))
    await home.read()

    assert told(home) == [("reported", "2026-11-25", None)]


async def test_reported_before_the_first_reading(platform: Simulator, home: Home) -> None:
    """What is there at first is not new."""
    platform.attendance.of(platform.family.child("Alva")).absent[TUESDAY] = None
    record(platform, platform.family.child("Alva"), "Slöjd")
    await home.set_up()
    await home.read()
    assert told(home) == []


async def test_recorded(platform: Simulator, home: Home) -> None:
    """The school tells of a lesson that was missed; other notifications are about other things."""
    await home.set_up()
    alva = platform.family.child("Alva")
    platform.notifications.add(alva, "Ny nyhet", sub_title="Öppet hus")
    record(platform, alva, "Slöjd")
    await home.read()
    await home.restart()
    await home.read()
    assert told(home) == [("recorded", "2026-11-24", "Slöjd")]
    assert value(home.hass, "event.vilmer_absence") == STATE_UNKNOWN
