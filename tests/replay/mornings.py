"""What every entity shows at the moments at which scenarios begin, and the usual lessons after."""

from datetime import date, datetime, timedelta

from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.replay.diary import NONE, NOTHING, OFF, ON, Steps

MONDAY = date(2026, 11, 23)
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (MONDAY + timedelta(days=days) for days in range(1, 5))
# Just after the alarm clock of those who read this; ten minutes past, as all readings after it.
TUESDAY_MORNING = datetime(2026, 11, 24, 6, 10, tzinfo=STOCKHOLM)
MONDAY_EVENING = datetime(2026, 11, 23, 18, 10, tzinfo=STOCKHOLM)
TUESDAY_EVENING = datetime(2026, 11, 24, 18, 10, tzinfo=STOCKHOLM)

FAMILY = {
    "first_school_start": "Tue 08:00",
    "last_school_end": "Tue 13:15",
    "family_now": "nobody",
    "family_today": "everyone",
    "family_tomorrow": "everyone",
    "sign_in": "signed_in",
}

# Alva on an art day with care, before a sports day; nothing has been written and nothing is due.
ALVA = {
    # The day
    "today": "school",
    "tomorrow": "school",
    "school_day": ON,
    "school_day_tomorrow": ON,
    "school_start": "Tue 08:00",
    "school_end": "Tue 12:00",
    "wake_up": "Tue 06:45",
    "in_school": OFF,
    "absent_today": OFF,
    "bring_along_tomorrow": ON,
    # Lessons
    "current_lesson": NONE,
    "next_lesson": "Bild",
    "next_lesson_start": "Tue 08:00",
    # Lunch
    "lunch": "Nudlar",
    "lunch_watch": OFF,
    # Care
    "care_start": "Tue 07:10",
    "care_end": "Tue 16:30",
    "checked_in": NONE,
    "pick_up_comment_missing": ON,
    # What has come in
    "unread_messages": "0",
    "unread_notifications": "0",
    "latest_news": NONE,
    "assignments_due": "0",
    "assignments": "0",
    # Calendars
    "timetable": OFF,
    "school_days": OFF,
    "school_calendar": OFF,
    "after_school_care": OFF,
    "lunch_menu": ON,
    # Events
    "message": NOTHING,
    "news": NOTHING,
    "notification": NOTHING,
    "timetable_change": NOTHING,
    "absence": NOTHING,
}

# The evening before: she brings nothing to an art day, and there was no care to come to.
ALVA_ON_MONDAY = ALVA | {"bring_along_tomorrow": OFF}

# An art day from the first lesson on, as on every such day.
IN_BILD = {
    "in_school": ON,
    "current_lesson": "Bild",
    "next_lesson": "Slöjd",
    "next_lesson_start": "Tue 09:20",
    "timetable": ON,
    "school_days": ON,
}
AFTER_BILD = {"current_lesson": NONE, "timetable": OFF}
IN_SLOJD = {
    "current_lesson": "Slöjd",
    "next_lesson": "Musik",
    "next_lesson_start": "Tue 11:00",
    "timetable": ON,
}
AFTER_SLOJD = AFTER_BILD
IN_MUSIK = {
    "current_lesson": "Musik",
    "next_lesson": "Idrott och hälsa",
    "next_lesson_start": "Wed 09:00",
    "timetable": ON,
    # She has eaten.
    "lunch": "Pannkakor",
    "lunch_watch": ON,
}
AFTER_SCHOOL = {
    "in_school": OFF,
    "current_lesson": NONE,
    "timetable": OFF,
    "school_days": OFF,
    "school_start": "Wed 09:00",
    "school_end": "Wed 12:30",
    "wake_up": "Wed 07:45",
}

# Alva is registered for care, whether or not anybody has told that she has come.
CARE_BEGINS = {"after_school_care": ON, "family_now": "some"}
VILMER_IN_SCHOOL = {"family_now": "everyone"}
VILMER_AFTER_SCHOOL = {"first_school_start": "Wed 08:30", "last_school_end": "Wed 13:15"}

# An art day from the alarm on until Alva's school is over; she has not come to care.
A_TUESDAY: Steps = (
    ("Tue 06:46", {"wake_up": NONE}),
    ("Tue 07:10", CARE_BEGINS),
    ("Tue 08:00", IN_BILD),
    ("Tue 08:10", {"checked_in": OFF}),
    ("Tue 08:30", VILMER_IN_SCHOOL),
    ("Tue 09:00", AFTER_BILD),
    ("Tue 09:20", IN_SLOJD),
    ("Tue 10:20", AFTER_SLOJD),
    ("Tue 11:00", IN_MUSIK),
    ("Tue 12:00", AFTER_SCHOOL),
)

# Of a day off the platform says nothing before that day; it is asked when the family is up.
NOT_ASKED = {"absent_today": NONE}
ASKED = {"absent_today": OFF}

# A sports day as the next day with school, after others without: of Alva and of both.
IDROTT_AHEAD = {"next_lesson": "Idrott och hälsa", "next_lesson_start": "Mon 09:00"}
MONDAY_AHEAD = {
    "school_start": "Mon 09:00",
    "school_end": "Mon 12:30",
    "wake_up": "Mon 07:45",
    "first_school_start": "Mon 08:30",
    "last_school_end": "Mon 13:15",
}
SUNDAY_BEGINS = NOT_ASKED | {
    "tomorrow": "school",
    "school_day_tomorrow": ON,
    "bring_along_tomorrow": ON,
    "family_tomorrow": "everyone",
}
MONDAY_BEGINS = {
    "today": "school",
    "school_day": ON,
    "bring_along_tomorrow": OFF,
    "lunch_menu": ON,
    "checked_in": NONE,
    # On Tuesday there is care, and nobody has written who comes.
    "pick_up_comment_missing": ON,
    "family_today": "everyone",
}
# A Monday from the alarm on until nobody is at school any more.
A_MONDAY: Steps = (
    ("Mon 07:46", {"wake_up": NONE}),
    ("Mon 08:30", {"family_now": "some"}),
    (
        "Mon 09:00",
        {
            "family_now": "everyone",
            "in_school": ON,
            "current_lesson": "Idrott och hälsa",
            "next_lesson": "Matematik",
            "next_lesson_start": "Mon 11:00",
            "timetable": ON,
            "school_days": ON,
        },
    ),
    ("Mon 10:00", {"current_lesson": NONE, "timetable": OFF}),
    (
        "Mon 11:00",
        {
            "current_lesson": "Matematik",
            "next_lesson": "Bild",
            "next_lesson_start": "Tue 08:00",
            "timetable": ON,
        },
    ),
    (
        "Mon 12:30",
        {
            "family_now": "some",
            "in_school": OFF,
            "current_lesson": NONE,
            "timetable": OFF,
            "school_days": OFF,
            "school_start": "Tue 08:00",
            "school_end": "Tue 12:00",
            "wake_up": "Tue 06:45",
        },
    ),
    (
        "Mon 13:15",
        {
            "family_now": "nobody",
            "first_school_start": "Tue 08:00",
            "last_school_end": "Tue 13:15",
        },
    ),
)
