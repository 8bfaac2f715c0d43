"""Days that come once a year, replayed: July, New Year with week 53, a holiday in the week."""

from datetime import date, datetime, timedelta

from homeassistant.core import HomeAssistant
import pytest

from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.platform import shown
from tests.replay.diary import NONE, OFF, ON, Diary
from tests.replay.mornings import (
    A_MONDAY,
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

# No school as far as can be seen, nor lunch, nor care.
NOTHING_AHEAD = {
    **ALVA,
    **FAMILY,
    "school_start": NONE,
    "school_end": NONE,
    "wake_up": NONE,
    "bring_along_tomorrow": OFF,
    "next_lesson": NONE,
    "next_lesson_start": NONE,
    "lunch": NONE,
    "lunch_watch": NONE,
    "lunch_menu": OFF,
    "care_start": NONE,
    "care_end": NONE,
    "pick_up_comment_missing": OFF,
    "first_school_start": NONE,
    "last_school_end": NONE,
}
KNOWN_TO_BE_FREE = {"today": "closed", "school_day": OFF, "in_school": OFF}
NOBODY_KNOWS = {"today": NONE, "school_day": NONE, "in_school": NONE}

THURSDAY_IN_JULY = date(2026, 7, 9)


def july(school: PlainSchool) -> None:
    """Empty the summer: no lessons, no care, and nothing for lunch."""
    school.ordinary_weeks(THURSDAY_IN_JULY)
    for number in range(-7, 35):
        day = THURSDAY_IN_JULY + number * _DAY
        school.serves(day)
        for name in ("Alva", "Vilmer"):
            school.lessons(name, day, ())
            school.care(name, day, None)


async def test_july(hass: HomeAssistant, diary: Diary, school: PlainSchool) -> None:
    """The school says that it is summer: known to be free, and nothing is ahead."""
    july(school)
    for name in ("Alva", "Vilmer"):
        school.free(name, date(2026, 6, 13), date(2026, 8, 18), "Sommarlov")
    await diary.begin(datetime(2026, 7, 9, 18, 10, tzinfo=STOCKHOLM))

    await diary.live(
        {
            **NOTHING_AHEAD,
            **KNOWN_TO_BE_FREE,
            "tomorrow": "closed",
            "school_day_tomorrow": OFF,
            "school_calendar": ON,
            "family_now": "nobody",
            "family_today": "nobody",
            "family_tomorrow": "nobody",
        },
        [
            ("Fri 00:00", NOT_ASKED),
            ("Fri 06:10", ASKED),
            # On weekends care is known to be closed, and the school still says that it is summer.
            ("Sat 00:00", NOT_ASKED | {"checked_in": OFF}),
            ("Sat 06:10", ASKED),
            ("Sat 12:10", {}),
        ],
    )
    assert shown(hass, "sensor.alva_today").attributes["reason"] == "Sommarlov"


@pytest.mark.parametrize("title", ["", "Glad sommar!", "Fritids stängt v. 28-31"])
async def test_an_unexplained_july(diary: Diary, school: PlainSchool, title: str) -> None:
    """Nothing in the calendar says that there is no school: that is not known, except of weekends.

    On Friday a family is right to ask; the platform still takes reports of absence.
    """
    july(school)
    if title:
        for number in range(-3, 4):
            school.whole_day("Alva", THURSDAY_IN_JULY + number * _DAY, title)
    await diary.begin(datetime(2026, 7, 9, 18, 10, tzinfo=STOCKHOLM))

    await diary.live(
        {
            **NOTHING_AHEAD,
            **NOBODY_KNOWS,
            "tomorrow": NONE,
            "school_day_tomorrow": NONE,
            "school_calendar": ON if title else OFF,
            "family_now": NONE,
            "family_today": NONE,
            "family_tomorrow": NONE,
        },
        [
            (
                "Fri 00:00",
                {"tomorrow": "weekend", "school_day_tomorrow": OFF, "family_tomorrow": "nobody"},
            ),
            (
                "Sat 00:00",
                {
                    "today": "weekend",
                    "school_day": OFF,
                    "in_school": OFF,
                    **NOT_ASKED,
                    "checked_in": OFF,
                    "family_now": "nobody",
                    "family_today": "nobody",
                },
            ),
            ("Sat 06:10", ASKED),
            ("Sat 12:10", {}),
        ],
        pace=30,
    )


async def test_new_year(diary: Diary, school: PlainSchool) -> None:
    """From New Year's Eve in week 53 to the first school day, a Monday in week 1."""
    first_free, last_free = date(2026, 12, 21), date(2027, 1, 3)
    school.ordinary_weeks(date(2026, 12, 31))
    for name in ("Alva", "Vilmer"):
        school.free(name, first_free, last_free, "Jullov")
    for number in range((last_free - first_free).days + 1):
        day = first_free + number * _DAY
        school.serves(day)
        school.care("Alva", day, None)
    await diary.begin(datetime(2026, 12, 31, 6, 10, tzinfo=STOCKHOLM))

    await diary.live(
        {
            **ALVA,
            **FAMILY,
            **IDROTT_AHEAD,
            **MONDAY_AHEAD,
            "today": "holiday",
            "tomorrow": "holiday",
            "school_day": OFF,
            "school_day_tomorrow": OFF,
            "bring_along_tomorrow": OFF,
            # That of Monday: in week 53 nothing is cooked.
            "lunch": "Nudlar",
            "lunch_menu": OFF,
            # That of the next week, as none is left of this one.
            "care_start": "Tue 07:10",
            "care_end": "Tue 16:30",
            "pick_up_comment_missing": OFF,
            "school_calendar": ON,
            "family_today": "nobody",
            "family_tomorrow": "nobody",
        },
        [
            ("Fri 00:00", {"tomorrow": "closed", **NOT_ASKED}),
            ("Fri 06:10", ASKED),
            ("Sat 00:00", {"today": "closed", "checked_in": OFF, **NOT_ASKED}),
            ("Sat 06:10", ASKED),
            ("Sun 00:00", SUNDAY_BEGINS),
            ("Sun 06:10", ASKED),
            ("Mon 00:00", MONDAY_BEGINS | {"school_calendar": OFF}),
            *A_MONDAY,
        ],
        pace=30,
    )


async def test_a_holiday_in_the_week(diary: Diary, school: PlainSchool) -> None:
    """Ascension Day, a Thursday: Alva's school writes it in its calendar, Vilmer's does not."""
    thursday = date(2027, 5, 6)
    school.ordinary_weeks(thursday)
    school.free("Alva", thursday, thursday, "Kristi himmelsfärdsdag, ingen skola")
    school.lessons("Vilmer", thursday, ())
    school.care("Alva", thursday, None, closed="Kristi himmelsfärdsdag")
    school.serves(thursday)
    await diary.begin(datetime(2027, 5, 5, 18, 10, tzinfo=STOCKHOLM))

    await diary.live(
        {
            **ALVA,
            **FAMILY,
            "tomorrow": "holiday",
            "school_day_tomorrow": OFF,
            "school_start": "Fri 09:00",
            "school_end": "Fri 12:30",
            "wake_up": "Fri 07:45",
            "bring_along_tomorrow": OFF,
            "next_lesson": "Idrott och hälsa",
            "next_lesson_start": "Fri 09:00",
            # Of this week none is left.
            "care_start": "Tue 07:10",
            "care_end": "Tue 16:30",
            "pick_up_comment_missing": OFF,
            "first_school_start": "Fri 08:30",
            "last_school_end": "Fri 13:15",
            "family_tomorrow": "nobody",
        },
        [
            (
                "Thu 00:00",
                {
                    "today": "holiday",
                    "tomorrow": "school",
                    "school_day": OFF,
                    "school_day_tomorrow": ON,
                    "bring_along_tomorrow": ON,
                    "school_calendar": ON,
                    "lunch": "Stängt",
                    **NOT_ASKED,
                    "checked_in": OFF,
                    "family_today": "nobody",
                    "family_tomorrow": "everyone",
                },
            ),
            ("Thu 06:10", ASKED),
            ("Thu 13:30", {"lunch": "Nudlar"}),
            (
                "Fri 00:00",
                {
                    "today": "school",
                    "tomorrow": "weekend",
                    "school_day": ON,
                    "school_day_tomorrow": OFF,
                    "bring_along_tomorrow": OFF,
                    "school_calendar": OFF,
                    "checked_in": NONE,
                    "family_today": "everyone",
                    "family_tomorrow": "nobody",
                },
            ),
            ("Fri 07:46", {"wake_up": NONE}),
            ("Fri 08:30", {"family_now": "some"}),
            (
                "Fri 09:00",
                {
                    "family_now": "everyone",
                    "in_school": ON,
                    "current_lesson": "Idrott och hälsa",
                    "next_lesson": "Matematik",
                    "next_lesson_start": "Fri 11:00",
                    "timetable": ON,
                    "school_days": ON,
                },
            ),
        ],
    )
