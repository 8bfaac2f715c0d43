"""Days with school, replayed: an ordinary one, one that begins later, and one that ends early."""

from tests.replay.diary import NONE, OFF, ON, Diary
from tests.replay.mornings import (
    A_TUESDAY,
    AFTER_BILD,
    AFTER_SCHOOL,
    AFTER_SLOJD,
    ALVA,
    ALVA_ON_MONDAY,
    CARE_BEGINS,
    FAMILY,
    IN_BILD,
    IN_MUSIK,
    IN_SLOJD,
    MONDAY_EVENING,
    TUESDAY,
    TUESDAY_MORNING,
    VILMER_AFTER_SCHOOL,
    VILMER_IN_SCHOOL,
    WEDNESDAY,
)
from tests.replay.plain_school import ART_DAY, PlainSchool


async def test_an_ordinary_day(diary: Diary, school: PlainSchool) -> None:
    """Every minute from the morning to the next one.

    Alva comes to care at 7:15 and leaves at 16:23; a teacher writes, news is published, a guardian
    writes who fetches her. On Wednesday there is a test in mathematics.
    """
    school.ordinary_weeks(TUESDAY)
    school.part_of_day("Alva", WEDNESDAY, "11:00", "12:30", "Prov i matematik")
    await diary.begin(TUESDAY_MORNING)

    await diary.live(
        ALVA | FAMILY | {"assignments": "1", "assignments_due": "1"},
        [
            ("Tue 06:46", {"wake_up": NONE}),
            ("Tue 07:10", CARE_BEGINS),
            ("Tue 07:15", school.has_come("Alva", TUESDAY, "07:15")),
            ("Tue 08:00", IN_BILD),
            # Who is where is asked for every other hour.
            ("Tue 08:10", {"checked_in": ON}),
            ("Tue 08:30", VILMER_IN_SCHOOL),
            ("Tue 09:00", AFTER_BILD),
            ("Tue 09:05", school.has_written("Alva", "Vantar")),
            (
                "Tue 09:10",
                {
                    "message": "received",
                    "notification": "received",
                    "unread_messages": "1",
                    "unread_notifications": "1",
                },
            ),
            ("Tue 09:20", IN_SLOJD),
            ("Tue 10:20", AFTER_SLOJD),
            ("Tue 11:00", IN_MUSIK),
            ("Tue 12:00", AFTER_SCHOOL),
            ("Tue 13:00", school.has_published("Alva", "Luciatåget")),
            (
                "Tue 13:10",
                {
                    "news": "published",
                    "latest_news": "Luciatåget",
                    "notification": "received, received",
                    "unread_notifications": "2",
                },
            ),
            # Vilmer's day is over as well, and his is the longer one on Wednesday.
            ("Tue 13:15", VILMER_AFTER_SCHOOL | {"family_now": "some"}),
            ("Tue 13:45", school.has_commented("Alva", TUESDAY, "Mormor hämtar.")),
            ("Tue 14:10", {"pick_up_comment_missing": OFF}),
            ("Tue 16:23", school.has_come("Alva", TUESDAY, "07:15", "16:23")),
            (
                "Tue 16:30",
                {
                    "after_school_care": OFF,
                    "care_start": "Thu 07:10",
                    "care_end": "Thu 16:30",
                },
            ),
            ("Tue 16:40", {"checked_in": OFF, "family_now": "nobody"}),
            (
                "Wed 00:00",
                {
                    "bring_along_tomorrow": OFF,
                    "checked_in": NONE,
                    # Tomorrow there is care again, and nobody has written who comes.
                    "pick_up_comment_missing": ON,
                },
            ),
            ("Wed 06:30", {}),
        ],
        pace=1,
    )


async def test_a_cancelled_first_lesson(diary: Diary, school: PlainSchool) -> None:
    """The teacher is ill: in the evening the school calls the first lesson off, and Alva sleeps in."""
    school.ordinary_weeks(TUESDAY)
    await diary.begin(MONDAY_EVENING)

    await diary.live(
        ALVA_ON_MONDAY | FAMILY,
        [
            (
                "Mon 20:00",
                school.has(lambda: school.lessons("Alva", TUESDAY, ART_DAY, Bild="Inställd!")),
            ),
            # Timetables are asked for every four hours.
            (
                "Mon 22:10",
                {
                    "timetable_change": "cancelled",
                    "school_start": "Tue 09:20",
                    "wake_up": "Tue 08:05",
                    "next_lesson": "Slöjd",
                    "next_lesson_start": "Tue 09:20",
                    # Now Vilmer is first.
                    "first_school_start": "Tue 08:30",
                },
            ),
            ("Tue 00:00", {"bring_along_tomorrow": ON}),
            ("Tue 07:10", CARE_BEGINS),
            ("Tue 08:06", {"wake_up": NONE}),
            # She has not come to care either.
            ("Tue 08:10", {"checked_in": OFF}),
            ("Tue 08:30", VILMER_IN_SCHOOL),
            ("Tue 09:20", IN_SLOJD | {"in_school": ON, "school_days": ON}),
            ("Tue 10:20", AFTER_SLOJD),
            ("Tue 11:00", IN_MUSIK),
            ("Tue 12:00", AFTER_SCHOOL),
        ],
    )


async def test_a_half_day(diary: Diary, school: PlainSchool) -> None:
    """A long day ends at noon: the school has said so on Monday evening, of each lesson after it."""
    long_day = (*ART_DAY, ("12:20", "13:30", "Engelska"), ("13:40", "14:30", "NO"))
    school.ordinary_weeks(TUESDAY)
    school.lessons("Alva", TUESDAY, long_day)
    await diary.begin(MONDAY_EVENING)

    def cut() -> None:
        """Let the day end at noon."""
        words = dict.fromkeys(("Engelska", "NO"), "Utgår, vi slutar kl 12")
        school.lessons("Alva", TUESDAY, long_day, **words)
        school.whole_day("Alva", TUESDAY, "Halvdag, skolan slutar kl 12")

    await diary.live(
        ALVA_ON_MONDAY | FAMILY | {"school_end": "Tue 14:30", "last_school_end": "Tue 14:30"},
        [
            ("Mon 20:00", school.has(cut)),
            (
                "Mon 22:10",
                {
                    "timetable_change": "cancelled, cancelled",
                    "school_end": "Tue 12:00",
                    # Vilmer goes on.
                    "last_school_end": "Tue 13:15",
                },
            ),
            ("Tue 00:00", {"bring_along_tomorrow": ON}),
            # Calendars are not read at night.
            ("Tue 06:10", {"school_calendar": ON}),
            *A_TUESDAY,
            # The called-off lessons begin and end without anybody noticing.
            ("Tue 13:15", VILMER_AFTER_SCHOOL | {"family_now": "some"}),
            (
                "Tue 16:30",
                {
                    "after_school_care": OFF,
                    "care_start": "Thu 07:10",
                    "care_end": "Thu 16:30",
                    "family_now": "nobody",
                    # That is for the day after tomorrow.
                    "pick_up_comment_missing": OFF,
                },
            ),
            (
                "Wed 00:00",
                {
                    "school_calendar": OFF,
                    "bring_along_tomorrow": OFF,
                    "checked_in": NONE,
                    "pick_up_comment_missing": ON,
                },
            ),
        ],
    )
