"""The two odd nights of the year and the days around them, replayed."""

from datetime import date, datetime, time, timedelta

from homeassistant.util import dt as dt_util
import pytest

from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.replay.diary import NONE, OFF, ON, Diary, Steps
from tests.replay.mornings import (
    A_MONDAY,
    A_TUESDAY,
    ALVA,
    ASKED,
    FAMILY,
    IDROTT_AHEAD,
    MONDAY_AHEAD,
    MONDAY_BEGINS,
    NOT_ASKED,
    SUNDAY_BEGINS,
)
from tests.replay.plain_school import PlainSchool

_DAY = timedelta(days=1)

# 03:00 becomes 02:00: an hour comes twice.
BACK = date(2026, 10, 25)
# 02:00 becomes 03:00: an hour on the wall is none.
FORWARD = date(2026, 3, 29)
# The same, on Easter Sunday.
FORWARD_AT_EASTER = date(2027, 3, 28)

# The Saturday evening before, with school on Monday.
SATURDAY = {
    **ALVA,
    **FAMILY,
    **IDROTT_AHEAD,
    **MONDAY_AHEAD,
    "today": "weekend",
    "tomorrow": "weekend",
    "school_day": OFF,
    "school_day_tomorrow": OFF,
    "bring_along_tomorrow": OFF,
    "lunch_menu": OFF,
    # Nobody comes to care on a weekend.
    "checked_in": OFF,
    "pick_up_comment_missing": OFF,
    "family_today": "nobody",
    "family_tomorrow": "nobody",
}


def evening_before(sunday: date, clock: str) -> datetime:
    """Return a time of the Saturday before."""
    return datetime.combine(sunday - _DAY, time.fromisoformat(clock), STOCKHOLM)


@pytest.mark.parametrize("sunday", [BACK, FORWARD])
async def test_a_sunday_without_school(diary: Diary, school: PlainSchool, sunday: date) -> None:
    """From Saturday evening until school is over on Monday: all happens by the clock on the wall."""
    school.ordinary_weeks(sunday)
    await diary.begin(evening_before(sunday, "18:10"))

    await diary.live(
        SATURDAY,
        [
            ("Sun 00:00", SUNDAY_BEGINS),
            ("Sun 06:10", ASKED),
            ("Mon 00:00", MONDAY_BEGINS),
            *A_MONDAY,
        ],
    )


async def test_easter_sunday(diary: Diary, school: PlainSchool) -> None:
    """Clocks are put forward in the middle of Easter: there is school on Tuesday, not on Monday."""
    monday = FORWARD_AT_EASTER + _DAY
    school.ordinary_weeks(FORWARD_AT_EASTER)
    for name in ("Alva", "Vilmer"):
        school.free(name, monday, monday, "Annandag påsk")
    school.care("Alva", monday, None, closed="Annandag påsk")
    school.serves(monday)
    await diary.begin(evening_before(FORWARD_AT_EASTER, "18:10"))

    await diary.live(
        {
            **SATURDAY,
            "tomorrow": "holiday",
            "school_start": "Tue 08:00",
            "school_end": "Tue 12:00",
            "wake_up": "Tue 06:45",
            "next_lesson": "Bild",
            "next_lesson_start": "Tue 08:00",
            "first_school_start": "Tue 08:00",
            "last_school_end": "Tue 13:15",
        },
        [
            ("Sun 00:00", {"today": "holiday", **NOT_ASKED}),
            ("Sun 06:10", ASKED),
            (
                "Mon 00:00",
                {
                    "tomorrow": "school",
                    "school_day_tomorrow": ON,
                    "school_calendar": ON,
                    "lunch": "Stängt",
                    "lunch_menu": ON,
                    **NOT_ASKED,
                    "pick_up_comment_missing": ON,
                    "family_tomorrow": "everyone",
                },
            ),
            ("Mon 06:10", ASKED),
            ("Mon 13:30", {"lunch": "Nudlar"}),
            (
                "Tue 00:00",
                {
                    "today": "school",
                    "school_day": ON,
                    "bring_along_tomorrow": ON,
                    "school_calendar": OFF,
                    "checked_in": NONE,
                    "family_today": "everyone",
                },
            ),
            *A_TUESDAY,
        ],
    )


def tonight(start: str, end: str, title: str) -> dict[str, str]:
    """Return what differs in the evening before a night in which Alva alone has a lesson."""
    return {
        "tomorrow": "school",
        "school_day_tomorrow": ON,
        "school_start": f"Sun {start}",
        "school_end": f"Sun {end}",
        "next_lesson": title,
        "next_lesson_start": f"Sun {start}",
        "first_school_start": f"Sun {start}",
        "last_school_end": f"Sun {end}",
        "family_tomorrow": "some",
    }


THE_NIGHT_BEGINS = SUNDAY_BEGINS | {"today": "school", "school_day": ON, "family_today": "some"}
OUT_IN_THE_NIGHT = {
    **IDROTT_AHEAD,
    "in_school": ON,
    "timetable": ON,
    "school_days": ON,
    "family_now": "some",
}
BACK_HOME = {
    **MONDAY_AHEAD,
    "in_school": OFF,
    "current_lesson": NONE,
    "timetable": OFF,
    "school_days": OFF,
    "family_now": "nobody",
}


@pytest.mark.parametrize(("sunday", "hours"), [(BACK, 3), (FORWARD, 1)])
async def test_a_lesson_in_the_night(
    diary: Diary, school: PlainSchool, sunday: date, hours: int
) -> None:
    """What lasts from 01:30 to 03:30 on the wall is an hour longer or shorter than that."""
    school.ordinary_weeks(sunday)
    school.lessons("Alva", sunday, [("01:30", "03:30", "Nattvandring")])
    await diary.begin(evening_before(sunday, "20:10"))

    walking = await diary.live(
        SATURDAY | tonight("01:30", "03:30", "Nattvandring") | {"wake_up": "Sun 00:15"},
        [
            ("Sun 00:00", THE_NIGHT_BEGINS),
            ("Sun 00:16", {"wake_up": NONE}),
            ("Sun 01:30", OUT_IN_THE_NIGHT | {"current_lesson": "Nattvandring"}),
        ],
    )
    begun = dt_util.utcnow()
    at_home = await diary.live(walking, [("Sun 03:30", BACK_HOME)])
    assert dt_util.utcnow() - begun == timedelta(hours=hours)
    await diary.live(at_home, [("Sun 06:10", ASKED), ("Mon 00:00", MONDAY_BEGINS)])


@pytest.mark.parametrize(
    ("sunday", "alarm", "steps"),
    [
        # Both a quarter to three: the first time it is too early by an hour.
        (
            BACK,
            "Sun 02:45",
            [("Sun 02:46", {}), ("Sun 02:10", {}), ("Sun 02:46", {"wake_up": NONE})],
        ),
        # A quarter to three does not come.
        (FORWARD, "Sun 01:45", [("Sun 01:46", {"wake_up": NONE})]),
    ],
)
async def test_an_alarm_in_the_night(
    diary: Diary, school: PlainSchool, sunday: date, alarm: str, steps: Steps
) -> None:
    """An hour and a quarter before four is just that."""
    school.ordinary_weeks(sunday)
    school.lessons("Alva", sunday, [("04:00", "05:00", "Fågelskådning")])
    await diary.begin(evening_before(sunday, "22:10"))

    await diary.live(
        SATURDAY | tonight("04:00", "05:00", "Fågelskådning") | {"wake_up": alarm},
        [
            ("Sun 00:00", THE_NIGHT_BEGINS),
            *steps,
            ("Sun 04:00", OUT_IN_THE_NIGHT | {"current_lesson": "Fågelskådning"}),
            ("Sun 05:00", BACK_HOME),
            ("Sun 06:10", ASKED),
        ],
    )
