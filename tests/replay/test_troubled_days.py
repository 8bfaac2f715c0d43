"""Days on which something is wrong, replayed: a sick child, and answers that lack lessons."""

from tests.replay.diary import NONE, OFF, ON, Diary
from tests.replay.mornings import (
    A_TUESDAY,
    AFTER_BILD,
    AFTER_SLOJD,
    ALVA_ON_MONDAY,
    CARE_BEGINS,
    FAMILY,
    IN_BILD,
    IN_MUSIK,
    IN_SLOJD,
    MONDAY_EVENING,
    TUESDAY,
    VILMER_AFTER_SCHOOL,
    VILMER_IN_SCHOOL,
    WEDNESDAY,
)
from tests.replay.plain_school import ART_DAY, SPORTS_DAY, PlainSchool


async def test_a_sick_child(diary: Diary, school: PlainSchool) -> None:
    """In the evening a guardian reports Alva sick for Tuesday; her lessons take place without her."""
    school.ordinary_weeks(TUESDAY)
    await diary.begin(MONDAY_EVENING)

    await diary.live(
        ALVA_ON_MONDAY | FAMILY,
        [
            ("Mon 20:00", school.has_reported("Alva", TUESDAY)),
            ("Mon 20:01", diary.press_refresh),
            (
                "Mon 20:01",
                {
                    "absence": "reported",
                    "tomorrow": "absent",
                    "school_day_tomorrow": OFF,
                    "school_start": "Wed 09:00",
                    "school_end": "Wed 12:30",
                    "wake_up": "Wed 07:45",
                    "care_start": "Thu 07:10",
                    "care_end": "Thu 16:30",
                    "pick_up_comment_missing": OFF,
                    # Vilmer alone.
                    "first_school_start": "Tue 08:30",
                    "last_school_end": "Tue 13:15",
                    "family_tomorrow": "some",
                },
            ),
            (
                "Tue 00:00",
                {
                    "absent_today": ON,
                    "today": "absent",
                    "tomorrow": "school",
                    "school_day": OFF,
                    "school_day_tomorrow": ON,
                    "bring_along_tomorrow": ON,
                    "family_today": "some",
                    "family_tomorrow": "everyone",
                },
            ),
            # What the school has planned is still told: its calendars, and its lessons.
            ("Tue 07:10", {"after_school_care": ON}),
            ("Tue 08:00", IN_BILD | {"in_school": OFF}),
            ("Tue 08:10", {"checked_in": OFF}),
            ("Tue 08:30", {"family_now": "some"}),
            ("Tue 09:00", AFTER_BILD),
            ("Tue 09:20", IN_SLOJD),
            ("Tue 10:20", AFTER_SLOJD),
            ("Tue 11:00", IN_MUSIK),
            ("Tue 12:00", {"current_lesson": NONE, "timetable": OFF, "school_days": OFF}),
            ("Tue 13:15", VILMER_AFTER_SCHOOL | {"family_now": "nobody"}),
            ("Tue 16:30", {"after_school_care": OFF}),
            (
                "Wed 00:00",
                {
                    "absent_today": OFF,
                    "today": "school",
                    "school_day": ON,
                    "bring_along_tomorrow": OFF,
                    "checked_in": NONE,
                    "pick_up_comment_missing": ON,
                    "family_today": "everyone",
                },
            ),
        ],
    )


async def test_a_half_empty_answer(diary: Diary, school: PlainSchool) -> None:
    """In the morning the answer lacks the first lesson and all of Wednesday: nobody may sleep in.

    The next answer has the lesson again; Wednesday comes back in the afternoon.
    """
    school.ordinary_weeks(TUESDAY)
    await diary.begin(MONDAY_EVENING)

    def lose() -> None:
        """Let the answers lack some."""
        school.lessons("Alva", TUESDAY, ART_DAY[1:])
        school.lessons("Alva", WEDNESDAY, ())

    await diary.live(
        ALVA_ON_MONDAY | FAMILY,
        [
            ("Tue 00:00", {"bring_along_tomorrow": ON}),
            ("Tue 06:00", school.has(lose)),
            ("Tue 06:10", {}),
            ("Tue 06:30", school.has(lambda: school.lessons("Alva", TUESDAY, ART_DAY))),
            ("Tue 06:40", {}),
            *A_TUESDAY,
            # Wednesday is still missing, and still a school day.
            ("Tue 13:15", VILMER_AFTER_SCHOOL | {"family_now": "some"}),
            ("Tue 14:00", school.has(lambda: school.lessons("Alva", WEDNESDAY, SPORTS_DAY))),
            ("Tue 14:10", {}),
            ("Tue 16:00", {}),
        ],
    )


async def test_a_lesson_that_is_gone(diary: Diary, school: PlainSchool) -> None:
    """When the second answer lacks the first lesson as well, it is cancelled, and the alarm moves."""
    school.ordinary_weeks(TUESDAY)
    await diary.begin(MONDAY_EVENING)

    await diary.live(
        ALVA_ON_MONDAY | FAMILY,
        [
            ("Tue 00:00", {"bring_along_tomorrow": ON}),
            ("Tue 06:00", school.has(lambda: school.lessons("Alva", TUESDAY, ART_DAY[1:]))),
            ("Tue 06:10", {}),
            (
                "Tue 06:40",
                {
                    "timetable_change": "cancelled",
                    "school_start": "Tue 09:20",
                    "wake_up": "Tue 08:05",
                    "next_lesson": "Slöjd",
                    "next_lesson_start": "Tue 09:20",
                    "first_school_start": "Tue 08:30",
                },
            ),
            ("Tue 06:45", {}),
            ("Tue 07:10", CARE_BEGINS),
            ("Tue 08:06", {"wake_up": NONE}),
            ("Tue 08:10", {"checked_in": OFF}),
            ("Tue 08:30", VILMER_IN_SCHOOL),
            ("Tue 09:20", IN_SLOJD | {"in_school": ON, "school_days": ON}),
        ],
    )
