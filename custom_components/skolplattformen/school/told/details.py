"""What is told of a day beside whether there is school, in the order of what matters most."""

from collections.abc import Iterator
from datetime import datetime

from ..closures import Closure, closure
from ..day_mode import DayMode
from ..public_holidays import public_holiday
from ..school_day import SchoolDay
from ..subjects import tidy
from .speech import Language, has_come, labelled, said_list, said_subject
from .spoken import ChildDay, plain, subject_said
from .tasks import bring_clause, tests_clause, told_bring, told_due

# Nobody eats, learns or brings anything at school on these.
_AWAY = frozenset(
    {DayMode.WEEKEND, DayMode.HOLIDAY, DayMode.STUDY_DAY, DayMode.CLOSED, DayMode.ABSENT}
)


def day_clauses(speech: Language, told: ChildDay, now: datetime) -> list[str]:
    """Return what continues the sentence about a school day; nothing for any other day."""
    day = told.day
    if day.mode is not DayMode.SCHOOL:
        return []
    clauses = [_different(speech, told, now), tests_clause(speech, told, now)]
    if not has_come(day.start, now):
        clauses.append(bring_clause(speech, told))
    if day.care_end and not has_come(day.end, now):
        clauses.append(speech.fetched(day.care_end))
    return list(filter(None, clauses))


def details(speech: Language, told: ChildDay, now: datetime) -> tuple[str, ...]:
    """Return what is told in sentences of their own, without capital letter and full stop."""
    away = told.day.mode in _AWAY
    return tuple(
        filter(
            None,
            (
                *_of_the_day(speech, told, now),
                *_of_the_lessons(speech, told),
                *told_due(speech, told, now),
                *(() if away or has_come(told.day.start, now) else told_bring(speech, told)),
                "" if away else _lunch(speech, told),
                _care(speech, told),
            ),
        )
    )


def mode_without_care(day: SchoolDay) -> DayMode:
    """Return what kind of day a day would be if there were no care on it."""
    if day.mode is not DayMode.CARE_ONLY:
        return day.mode
    if day.reason and day.reason == public_holiday(day.day):
        return DayMode.HOLIDAY
    is_study_day = closure(day.reason or "") is Closure.STUDY_DAY
    return DayMode.STUDY_DAY if is_study_day else DayMode.CLOSED


def _of_the_day(speech: Language, told: ChildDay, now: datetime) -> Iterator[str]:
    """Yield what is different, what is in doubt, and what the school calls a study day."""
    day = told.day
    different = _different(speech, told, now)
    if different:
        yield speech.the_day(different)
    if any(not lesson.confirmed for lesson in day.lessons):
        yield speech.unconfirmed
    is_study_day = mode_without_care(day) is DayMode.STUDY_DAY
    if is_study_day and tidy(day.reason or "") not in {"", "studiedag"}:
        yield labelled(speech.school_writes, plain(day.reason, speech.cut))


def _of_the_lessons(speech: Language, told: ChildDay) -> Iterator[str]:
    """Yield which lessons are cancelled, and which are there or lacking unlike in other weeks."""
    if told.day.mode is DayMode.SCHOOL:
        cancelled = [
            plain(subject_said(lesson, speech.code, told.renames), speech.cut)
            for lesson in told.day.cancelled
        ]
        yield labelled(speech.cancelled, said_list(speech, cancelled))
    else:
        cancelled = []
    if told.differences:
        said = {tidy(name) for name in cancelled}
        added = [said_subject(speech, told, title) for title in told.differences.added]
        missing = [said_subject(speech, told, title) for title in told.differences.missing]
        yield labelled(speech.added, said_list(speech, added))
        lacking = [name for name in missing if tidy(name) not in said]
        yield labelled(speech.missing, said_list(speech, lacking))


def _different(speech: Language, told: ChildDay, now: datetime) -> str:
    usual, day = told.differences, told.day
    if usual is None:
        return ""
    return speech.different(
        usual.start, usual.end, began=has_come(day.start, now), ended=has_come(day.end, now)
    )


def _lunch(speech: Language, told: ChildDay) -> str:
    """Return what the kitchen serves the child, or why it serves nothing, in its own words."""
    if told.lunch is None:
        return ""
    dishes = plain(", ".join(dish.name for dish in told.lunch.own), speech.cut)
    if dishes or told.day.mode is not DayMode.SCHOOL:
        return labelled(speech.lunch, dishes)
    return labelled(speech.no_lunch, plain(told.lunch.closed, speech.cut))


def _care(speech: Language, told: ChildDay) -> str:
    """Return when to come and to fetch, where the first clause has not told it."""
    day = told.day
    is_free = day.mode in _AWAY and day.mode is not DayMode.ABSENT
    all_cancelled = bool(day.cancelled) and not day.lessons
    is_left = is_free or (day.mode is DayMode.UNKNOWN and all_cancelled)
    if day.mode is DayMode.SCHOOL or (told.has_timetable and is_left):
        return speech.care(day.care_start, day.care_end)
    return ""
