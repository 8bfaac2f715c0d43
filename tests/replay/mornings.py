"""What every entity shows at the moments at which scenarios begin, and the usual lessons after."""

from datetime import date, datetime, timedelta

from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.replay.diary import NONE, NOTHING, OFF, ON

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
