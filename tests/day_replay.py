"""Replays a day of one child: what every entity of the school day shows, moment by moment."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta

from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNKNOWN
from homeassistant.core import HomeAssistant

from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.conftest import PassTime
from tests.platform import value
from tests.simulator.school import timetable_row
from tests.simulator.server import Simulator

TUESDAY = date(2026, 11, 24)
WEDNESDAY = TUESDAY + timedelta(days=1)
ON, OFF, NONE = STATE_ON, STATE_OFF, STATE_UNKNOWN

IDS = {
    "current": "sensor.alva_current_lesson",
    "next": "sensor.alva_next_lesson",
    "start": "sensor.alva_school_start",
    "end": "sensor.alva_school_end",
    "today": "sensor.alva_today",
    "tomorrow": "sensor.alva_tomorrow",
    "school_day": "binary_sensor.alva_school_day",
    "school_day_tomorrow": "binary_sensor.alva_school_day_tomorrow",
    "in_school": "binary_sensor.alva_in_school",
}

NORMAL = (
    ("08:00", "09:00", "Bild"),
    ("09:00", "09:20", "Rast"),
    ("09:20", "10:20", "Slöjd"),
    ("10:20", "11:00", "Lunch"),
    ("11:00", "12:00", "Musik"),
)
WEDNESDAY_ROWS = (("09:00", "10:00", "Teknik"),)

type Steps = Sequence[tuple[datetime, Mapping[str, str]]]


def at(day: date, clock: str) -> datetime:
    """Return a moment of a Swedish day."""
    return datetime.combine(day, time.fromisoformat(clock), STOCKHOLM)


def told(day: date, clock: str) -> str:
    """Return a moment as a timestamp sensor tells it."""
    return at(day, clock).astimezone(UTC).isoformat()


def serve(
    platform: Simulator, day: date, rows: Sequence[tuple[str, str, str]], **notes: str
) -> None:
    """Serve these rows for Alva's day; `notes` are the school's words on lessons, by title."""
    platform.school.override(
        platform.family.child("Alva"),
        day,
        [timetable_row(day, *row, note=notes.get(row[2], "")) for row in rows],
    )


def all_shown(hass: HomeAssistant) -> dict[str, str]:
    """Return what every entity of the day says."""
    return {name: value(hass, entity_id) for name, entity_id in IDS.items()}


async def replay(
    hass: HomeAssistant, pass_time: PassTime, begin: Mapping[str, str], steps: Steps
) -> None:
    """Expect what is shown at the beginning, a second before each step, and at it."""
    expected = dict(begin)
    assert all_shown(hass) == expected
    for moment, changes in steps:
        left = moment.astimezone(UTC) - datetime.now(UTC)
        await pass_time(left - timedelta(seconds=1))
        assert all_shown(hass) == expected, f"a second before {moment}"
        await pass_time(timedelta(seconds=1))
        expected |= changes
        assert all_shown(hass) == expected, str(moment)
