"""What a guardian must see of a child's lessons: the next one, the one that goes on, the timetable."""

from collections.abc import Sequence
from datetime import datetime

from .rows import HORIZON, Expected, Lesson, is_this_week, written


def of_lessons(lessons: Sequence[Lesson], now: datetime) -> Expected:
    """Return what must be shown."""
    held = [lesson for lesson in lessons if not lesson.called_off]
    last = now.date() + HORIZON
    following = next((x for x in held if x.start > now and x.start.date() <= last), None)
    going_on = [lesson for lesson in held if lesson.start <= now < lesson.end]
    return Expected(
        states={
            "next_lesson": following.shown if following else "unknown",
            "next_lesson_start": written(following.start if following else None),
            "current_lesson": going_on[-1].shown if going_on else "unknown",
        },
        events={
            "timetable": [
                (written(lesson.start), written(lesson.end), lesson.shown, lesson.room)
                for lesson in lessons
                if is_this_week(lesson.start.date(), now)
            ]
        },
    )
