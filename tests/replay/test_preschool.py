"""A child in preschool beside one in school, replayed; and the day on which it starts school."""

from datetime import date, timedelta

from homeassistant.core import HomeAssistant
import pytest

from tests.conftest import PassTime
from tests.platform import value
from tests.replay.diary import NONE, NOTHING, OFF, ON, Diary
from tests.replay.mornings import FAMILY, TUESDAY, TUESDAY_MORNING
from tests.replay.plain_school import VILMERS_DAY, PlainSchool
from tests.simulator.server import Simulator

# All that there is of a child in preschool; a morning before it is there.
VILMER = {
    "absent_today": OFF,
    # A calendar can say that there is something, not that there is nothing.
    "bring_along_tomorrow": NONE,
    "care_start": "Tue 07:30",
    "care_end": "Tue 16:00",
    "checked_in": NONE,
    "pick_up_comment_missing": ON,
    "unread_messages": "0",
    "unread_notifications": "0",
    "latest_news": NONE,
    "school_calendar": OFF,
    "after_school_care": OFF,
    "message": NOTHING,
    "news": NOTHING,
    "notification": NOTHING,
    "absence": NOTHING,
}
# What a child in school has beside it, without a menu.
OF_SCHOOL = {
    "today",
    "tomorrow",
    "school_day",
    "school_day_tomorrow",
    "school_start",
    "school_end",
    "wake_up",
    "in_school",
    "current_lesson",
    "next_lesson",
    "next_lesson_start",
    "timetable",
    "timetable_change",
    "school_days",
    "assignments",
    "assignments_due",
}


@pytest.fixture
def preschool(platform: Simulator, school: PlainSchool) -> PlainSchool:
    """Let Vilmer go to preschool, from 7:30 to 16 every day."""
    vilmer = platform.family.child("Vilmer")
    vilmer.preschool = True
    vilmer.apps.remove("timetable")
    vilmer.modules_off["timetable_list"] = "error"
    return school


def ordinary_weeks(school: PlainSchool, first: date) -> None:
    """Lay out the weeks, with preschool on every weekday."""
    school.ordinary_weeks(first)
    for number in range(28):
        day = first + timedelta(days=number)
        if day.weekday() < 5:
            school.care("Vilmer", day, ("07:30", "16:00"))


async def pass_hours(pass_time: PassTime, hours: int) -> None:
    """Let some hours pass."""
    for _ in range(hours):
        await pass_time(timedelta(hours=1))


async def test_a_day_in_preschool(diary: Diary, preschool: PlainSchool) -> None:
    """Vilmer has nothing of school, and the family's school day is Alva's alone."""
    ordinary_weeks(preschool, TUESDAY)
    preschool.whole_day("Vilmer", TUESDAY + timedelta(days=1), "Utflykt", "Ta med matsäck.")
    await diary.begin(TUESDAY_MORNING)

    await diary.live(
        VILMER | FAMILY | {"bring_along_tomorrow": ON, "last_school_end": "Tue 12:00"},
        [
            # Alva's care begins, then Vilmer's preschool.
            ("Tue 07:10", {"family_now": "some"}),
            ("Tue 07:30", {"after_school_care": ON, "family_now": "everyone"}),
            ("Tue 07:35", preschool.has_come("Vilmer", TUESDAY, "07:33")),
            ("Tue 08:10", {"checked_in": ON}),
            ("Tue 12:00", {"first_school_start": "Wed 09:00", "last_school_end": "Wed 12:30"}),
            ("Tue 15:50", preschool.has_come("Vilmer", TUESDAY, "07:33", "15:50")),
            (
                "Tue 16:00",
                {
                    "after_school_care": OFF,
                    "care_start": "Wed 07:30",
                    "care_end": "Wed 16:00",
                },
            ),
            # Alva is registered for longer.
            ("Tue 16:10", {"checked_in": OFF, "family_now": "some"}),
            ("Tue 16:30", {"family_now": "nobody"}),
            (
                "Wed 00:00",
                # That there is nothing to bring on Thursday is not for the calendar to say.
                {"bring_along_tomorrow": NONE, "checked_in": NONE, "school_calendar": ON},
            ),
        ],
        of="vilmer",
    )


async def test_a_child_starts_school(
    hass: HomeAssistant,
    platform: Simulator,
    diary: Diary,
    preschool: PlainSchool,
    pass_time: PassTime,
) -> None:
    """In the night to Tuesday Vilmer gets a timetable: its entities come with the morning."""
    ordinary_weeks(preschool, TUESDAY)
    await diary.begin(TUESDAY_MORNING - timedelta(days=1))
    assert diary.shown("vilmer").keys() == VILMER.keys()
    await pass_hours(pass_time, 18)
    kept = {name: value(hass, f"sensor.vilmer_{name}") for name in ("care_start", "care_end")}

    vilmer = platform.family.child("Vilmer")
    vilmer.preschool = False
    vilmer.apps.append("timetable")
    vilmer.modules_off.clear()
    await pass_hours(pass_time, 6)
    # The first reading of the morning finds out, the next one reads it.
    await pass_time(timedelta(minutes=30))

    shown = diary.shown("vilmer")
    assert set(shown) ^ (VILMER.keys() | OF_SCHOOL) == set()
    assert {name: shown[name] for name in OF_SCHOOL} == {
        "today": "school",
        "tomorrow": "school",
        "school_day": ON,
        "school_day_tomorrow": ON,
        "school_start": f"Tue {VILMERS_DAY[0][0]}",
        "school_end": f"Tue {VILMERS_DAY[-1][1]}",
        "wake_up": "Tue 07:15",
        "in_school": OFF,
        "current_lesson": NONE,
        "next_lesson": VILMERS_DAY[0][2],
        "next_lesson_start": f"Tue {VILMERS_DAY[0][0]}",
        "timetable": OFF,
        "timetable_change": NOTHING,
        "school_days": OFF,
        "assignments": "0",
        "assignments_due": "0",
    }
    assert {name: value(hass, f"sensor.vilmer_{name}") for name in kept} == kept
    assert value(hass, "sensor.skolplattformen_last_school_end") == "2026-11-24T12:15:00+00:00"
