"""The entities of the school day, replayed over whole days: each changes at its own moment."""

from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.conftest import PassTime
from tests.day_replay import (
    IDS,
    NONE,
    NORMAL,
    OFF,
    ON,
    TUESDAY,
    WEDNESDAY,
    WEDNESDAY_ROWS,
    at,
    replay,
    serve,
    told,
)
from tests.platform import set_up, shown
from tests.simulator.entries import all_day_entry
from tests.simulator.server import Simulator

pytestmark = pytest.mark.usefixtures("all_enabled")


async def test_a_normal_day(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """From morning to midnight."""
    serve(platform, TUESDAY, NORMAL)
    serve(platform, WEDNESDAY, WEDNESDAY_ROWS)
    await set_up(hass, entry)

    await replay(
        hass,
        pass_time,
        {
            "current": NONE,
            "next": "Bild",
            "start": told(TUESDAY, "08:00"),
            "end": told(TUESDAY, "12:00"),
            "today": "school",
            "tomorrow": "school",
            "school_day": ON,
            "school_day_tomorrow": ON,
            "in_school": OFF,
        },
        [
            (at(TUESDAY, "08:00"), {"current": "Bild", "next": "Slöjd", "in_school": ON}),
            (at(TUESDAY, "09:00"), {"current": NONE}),
            (at(TUESDAY, "09:20"), {"current": "Slöjd", "next": "Musik"}),
            (at(TUESDAY, "10:20"), {"current": NONE}),
            (at(TUESDAY, "11:00"), {"current": "Musik", "next": "Teknik"}),
            (
                at(TUESDAY, "12:00"),
                {
                    "current": NONE,
                    "in_school": OFF,
                    "start": told(WEDNESDAY, "09:00"),
                    "end": told(WEDNESDAY, "10:00"),
                },
            ),
            (at(WEDNESDAY, "00:00"), {}),
        ],
    )


async def test_a_cancelled_first_lesson(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """The day begins with the first lesson that takes place, and says that this is unusual."""
    serve(platform, TUESDAY, NORMAL, Bild="Inställt idag")
    serve(platform, TUESDAY + timedelta(days=7), NORMAL)
    serve(platform, TUESDAY + timedelta(days=14), NORMAL)
    for week in range(3):
        serve(platform, WEDNESDAY + timedelta(weeks=week), WEDNESDAY_ROWS)
    await set_up(hass, entry)

    tomorrow = shown(hass, IDS["tomorrow"]).attributes
    assert (tomorrow["start_difference"], tomorrow["end_difference"]) == (0, 0)
    assert tomorrow["start"] == "2026-11-25T09:00:00+01:00"
    assert tomorrow["end"] == "2026-11-25T10:00:00+01:00"
    assert shown(hass, IDS["today"]).attributes["start_difference"] == 80
    assert shown(hass, IDS["today"]).attributes["end_difference"] == 0
    await replay(
        hass,
        pass_time,
        {
            "current": NONE,
            "next": "Slöjd",
            "start": told(TUESDAY, "09:20"),
            "end": told(TUESDAY, "12:00"),
            "today": "school",
            "tomorrow": "school",
            "school_day": ON,
            "school_day_tomorrow": ON,
            "in_school": OFF,
        },
        [
            (at(TUESDAY, "08:00"), {}),
            (at(TUESDAY, "09:20"), {"current": "Slöjd", "next": "Musik", "in_school": ON}),
        ],
    )


async def test_a_study_day(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """A day without lessons that the calendar explains, and the day before it."""
    alva = platform.family.child("Alva")
    serve(platform, TUESDAY, NORMAL[:1])
    serve(platform, WEDNESDAY, ())
    thursday = WEDNESDAY + timedelta(days=1)
    serve(platform, thursday, NORMAL)
    platform.school.add_entry(alva, all_day_entry(alva, WEDNESDAY, "Studiedag F-9"))
    await set_up(hass, entry)

    tomorrow = shown(hass, IDS["tomorrow"]).attributes
    assert tomorrow["reason"] == "Studiedag F-9"
    assert tomorrow["start"] is None
    assert shown(hass, IDS["school_day_tomorrow"]).attributes["reason"] == "Studiedag F-9"
    await replay(
        hass,
        pass_time,
        {
            "current": NONE,
            "next": "Bild",
            "start": told(TUESDAY, "08:00"),
            "end": told(TUESDAY, "09:00"),
            "today": "school",
            "tomorrow": "study_day",
            "school_day": ON,
            "school_day_tomorrow": OFF,
            "in_school": OFF,
        },
        [
            (at(TUESDAY, "08:00"), {"current": "Bild", "in_school": ON}),
            (
                at(TUESDAY, "09:00"),
                {
                    "current": NONE,
                    "in_school": OFF,
                    "start": told(thursday, "08:00"),
                    "end": told(thursday, "12:00"),
                },
            ),
            (
                at(WEDNESDAY, "00:00"),
                {
                    "today": "study_day",
                    "tomorrow": "school",
                    "school_day": OFF,
                    "school_day_tomorrow": ON,
                },
            ),
            (
                at(thursday, "00:00"),
                {"today": "school", "tomorrow": "school", "school_day": ON},
            ),
        ],
    )


async def test_a_weekend(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    pass_time: PassTime,
    freezer: FrozenDateTimeFactory,
) -> None:
    """From Friday to Monday."""
    friday, saturday, sunday, monday = (TUESDAY + timedelta(days=days) for days in range(3, 7))
    freezer.move_to(at(friday, "07:10"))
    serve(platform, friday, NORMAL[:1])
    serve(platform, monday, WEDNESDAY_ROWS)
    serve(platform, monday + timedelta(days=1), NORMAL)
    await set_up(hass, entry)

    await replay(
        hass,
        pass_time,
        {
            "current": NONE,
            "next": "Bild",
            "start": told(friday, "08:00"),
            "end": told(friday, "09:00"),
            "today": "school",
            "tomorrow": "weekend",
            "school_day": ON,
            "school_day_tomorrow": OFF,
            "in_school": OFF,
        },
        [
            (at(friday, "08:00"), {"current": "Bild", "next": "Teknik", "in_school": ON}),
            (
                at(friday, "09:00"),
                {
                    "current": NONE,
                    "in_school": OFF,
                    "start": told(monday, "09:00"),
                    "end": told(monday, "10:00"),
                },
            ),
            (at(saturday, "00:00"), {"today": "weekend", "school_day": OFF}),
            (at(sunday, "00:00"), {"tomorrow": "school", "school_day_tomorrow": ON}),
            (at(monday, "00:00"), {"today": "school", "school_day": ON}),
        ],
    )
