"""Days without school, replayed: a study day, one at after-school care, and Christmas."""

from datetime import date, datetime, timedelta

from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.replay.diary import NONE, OFF, ON, Diary
from tests.replay.mornings import (
    ALVA,
    ALVA_ON_MONDAY,
    ASKED,
    CARE_BEGINS,
    FAMILY,
    MONDAY_EVENING,
    NOT_ASKED,
    TUESDAY,
    TUESDAY_EVENING,
    WEDNESDAY,
)
from tests.replay.plain_school import PlainSchool


async def test_a_study_day(diary: Diary, school: PlainSchool) -> None:
    """From the evening before to the day after: Alva stays at home, Vilmer goes to his school."""
    school.ordinary_weeks(TUESDAY)
    school.free("Alva", WEDNESDAY, WEDNESDAY, "Studiedag F-9")
    school.serves(WEDNESDAY)
    await diary.begin(TUESDAY_EVENING)

    await diary.live(
        {
            **ALVA,
            "tomorrow": "study_day",
            "school_day_tomorrow": OFF,
            "school_start": "Thu 08:00",
            "school_end": "Thu 12:00",
            "wake_up": "Thu 06:45",
            "bring_along_tomorrow": OFF,
            "next_lesson_start": "Thu 08:00",
            "care_start": "Thu 07:10",
            "care_end": "Thu 16:30",
            # Nobody has come, and that is known by the evening.
            "checked_in": OFF,
            "pick_up_comment_missing": OFF,
            "first_school_start": "Wed 08:30",
            "last_school_end": "Wed 13:15",
            "family_now": "nobody",
            "family_today": "everyone",
            "family_tomorrow": "some",
            "sign_in": "signed_in",
        },
        [
            (
                "Wed 00:00",
                {
                    "today": "study_day",
                    "tomorrow": "school",
                    "school_day": OFF,
                    "school_day_tomorrow": ON,
                    "school_calendar": ON,
                    "lunch": "Stängt",
                    **NOT_ASKED,
                    "checked_in": NONE,
                    "pick_up_comment_missing": ON,
                    "family_today": "some",
                    "family_tomorrow": "everyone",
                },
            ),
            ("Wed 06:10", ASKED),
            ("Wed 08:30", {"family_now": "some"}),
            (
                "Wed 13:15",
                {
                    "first_school_start": "Thu 08:00",
                    "last_school_end": "Thu 13:15",
                    "family_now": "nobody",
                },
            ),
            ("Wed 13:30", {"lunch": "Nudlar"}),
            (
                "Thu 00:00",
                {
                    "today": "school",
                    "school_day": ON,
                    "school_calendar": OFF,
                    "bring_along_tomorrow": ON,
                    "family_today": "everyone",
                },
            ),
        ],
    )


async def test_a_day_at_care(diary: Diary, school: PlainSchool) -> None:
    """School is closed for both; Alva is at care from 8:05 and fetched twenty minutes late."""
    school.ordinary_weeks(TUESDAY)
    for name in ("Alva", "Vilmer"):
        school.free(name, TUESDAY, TUESDAY, "Lovdag")
    school.serves(TUESDAY)
    school.care("Alva", TUESDAY, ("08:00", "15:00"))
    await diary.begin(MONDAY_EVENING)

    await diary.live(
        {
            **ALVA_ON_MONDAY,
            "tomorrow": "care_only",
            "school_day_tomorrow": OFF,
            "school_start": "Wed 09:00",
            "school_end": "Wed 12:30",
            "wake_up": "Wed 07:45",
            "next_lesson": "Idrott och hälsa",
            "next_lesson_start": "Wed 09:00",
            "lunch": "Pannkakor",
            "lunch_watch": ON,
            "care_start": "Tue 08:00",
            "care_end": "Tue 15:00",
            "first_school_start": "Wed 08:30",
            "last_school_end": "Wed 13:15",
            "family_now": "nobody",
            "family_today": "everyone",
            "family_tomorrow": "nobody",
            "sign_in": "signed_in",
        },
        [
            (
                "Tue 00:00",
                {
                    "today": "care_only",
                    "tomorrow": "school",
                    "school_day": OFF,
                    "school_day_tomorrow": ON,
                    "bring_along_tomorrow": ON,
                    "school_calendar": ON,
                    "lunch": "Stängt",
                    "lunch_watch": OFF,
                    **NOT_ASKED,
                    "family_today": "nobody",
                    "family_tomorrow": "everyone",
                },
            ),
            ("Tue 06:10", ASKED),
            ("Tue 08:00", CARE_BEGINS),
            ("Tue 08:05", school.has_come("Alva", TUESDAY, "08:05")),
            ("Tue 08:10", {"checked_in": ON}),
            ("Tue 13:30", {"lunch": "Pannkakor", "lunch_watch": ON}),
            (
                "Tue 15:00",
                {
                    "after_school_care": OFF,
                    "care_start": "Thu 07:10",
                    "care_end": "Thu 16:30",
                    "pick_up_comment_missing": OFF,
                },
            ),
            ("Tue 15:20", school.has_come("Alva", TUESDAY, "08:05", "15:20")),
            # Every other hour on a day off.
            ("Tue 16:10", {"checked_in": OFF, "family_now": "nobody"}),
            (
                "Wed 00:00",
                {
                    "today": "school",
                    "school_day": ON,
                    "bring_along_tomorrow": OFF,
                    "school_calendar": OFF,
                    "checked_in": NONE,
                    "pick_up_comment_missing": ON,
                    "family_today": "everyone",
                },
            ),
        ],
    )


async def test_the_last_day_of_term(diary: Diary, school: PlainSchool) -> None:
    """The end of term on a Friday, and then the week to Christmas."""
    last_day, first_free, last_free = date(2026, 12, 18), date(2026, 12, 21), date(2027, 1, 7)
    school.ordinary_weeks(last_day)
    school.lessons("Alva", last_day, [("09:00", "10:00", "Klassens tid")])
    school.lessons("Vilmer", last_day, [("08:30", "10:30", "Svenska")])
    school.part_of_day("Alva", last_day, "09:00", "10:00", "Julavslutning")
    for name in ("Alva", "Vilmer"):
        school.free(name, first_free, last_free, "Jullov")
    for number in range((last_free - first_free).days + 1):
        day = first_free + timedelta(days=number)
        school.serves(day)
        if day.weekday() < 5:
            school.care("Alva", day, None)
    await diary.begin(datetime(2026, 12, 18, 6, 10, tzinfo=STOCKHOLM))

    saturday = await diary.live(
        {
            **ALVA,
            **FAMILY,
            "tomorrow": "weekend",
            "school_day_tomorrow": OFF,
            "school_start": "Fri 09:00",
            "school_end": "Fri 10:00",
            "wake_up": "Fri 07:45",
            "bring_along_tomorrow": OFF,
            "next_lesson": "Klassens tid",
            "next_lesson_start": "Fri 09:00",
            "care_start": NONE,
            "care_end": NONE,
            "pick_up_comment_missing": OFF,
            "first_school_start": "Fri 08:30",
            "last_school_end": "Fri 10:30",
            "family_tomorrow": "nobody",
        },
        [
            ("Fri 07:46", {"wake_up": NONE}),
            ("Fri 08:30", {"family_now": "some"}),
            (
                "Fri 09:00",
                {
                    "family_now": "everyone",
                    "in_school": ON,
                    "current_lesson": "Klassens tid",
                    # No lesson in the two weeks to come.
                    "next_lesson": NONE,
                    "next_lesson_start": NONE,
                    "timetable": ON,
                    "school_days": ON,
                    "school_calendar": ON,
                },
            ),
            (
                "Fri 10:00",
                {
                    "family_now": "some",
                    "in_school": OFF,
                    "current_lesson": NONE,
                    "timetable": OFF,
                    "school_days": OFF,
                    "school_calendar": OFF,
                    "school_start": NONE,
                    "school_end": NONE,
                },
            ),
            (
                "Fri 10:30",
                {"first_school_start": NONE, "last_school_end": NONE, "family_now": "nobody"},
            ),
            ("Fri 13:30", {"lunch": NONE, "lunch_watch": NONE}),
            (
                "Sat 00:00",
                {
                    "today": "weekend",
                    "school_day": OFF,
                    **NOT_ASKED,
                    "checked_in": OFF,
                    "lunch_menu": OFF,
                    "family_today": "nobody",
                },
            ),
        ],
        pace=30,
    )
    # Every other hour from now on.
    await diary.live(
        saturday,
        [
            ("Sat 06:10", ASKED),
            ("Sun 00:00", {"tomorrow": "closed", **NOT_ASKED}),
            ("Sun 06:10", ASKED),
            (
                "Mon 00:00",
                {"today": "closed", "checked_in": NONE, "school_calendar": ON, **NOT_ASKED},
            ),
            ("Mon 06:10", ASKED),
            ("Tue 00:00", NOT_ASKED),
            ("Tue 06:10", ASKED),
            ("Wed 00:00", {"tomorrow": "holiday", **NOT_ASKED}),
            ("Wed 06:10", ASKED),
            ("Thu 00:00", {"today": "holiday", **NOT_ASKED}),
            ("Thu 06:10", ASKED),
            # Two weeks before school begins again.
            (
                "Fri 00:00",
                {
                    **NOT_ASKED,
                    "school_start": "Fri 08 Jan 09:00",
                    "school_end": "Fri 08 Jan 12:30",
                    "wake_up": "Fri 08 Jan 07:45",
                    "next_lesson": "Idrott och hälsa",
                    "next_lesson_start": "Fri 08 Jan 09:00",
                    "first_school_start": "Fri 08 Jan 08:30",
                    "last_school_end": "Fri 08 Jan 13:15",
                },
            ),
        ],
        pace=120,
    )
