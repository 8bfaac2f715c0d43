"""What a listener is told of a child: of what is kept, only what it may know.

Nobody is asked for it. What is not known is null, and never empty. No text of a message, of news,
of an assignment or of an entry in the calendar is in it.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from homeassistant.util.json import JsonObjectType, JsonValueType

from ..actions.answers import iso
from ..actions.get_calendar import of_event
from ..actions.get_day import of_day
from ..entities.child_day import has_timetable, standing, told_of
from ..school.day import is_fresh
from ..school.models import STOCKHOLM, ChildSnapshot, Module, SchoolCalendar, Timetable
from ..school.moments import instant
from ..school.subjects import subject_name
from ..school.told.spoken import ChildDay
from ..school.usual import Differences
from .children import ToldChild, Topic

# What of a day is told when one of the topics may be.
_OF_DAY: Final[Mapping[str, frozenset[Topic]]] = {
    "sentence": frozenset({Topic.DAY}),
    "mode": frozenset({Topic.DAY}),
    "reason": frozenset({Topic.DAY}),
    "start": frozenset({Topic.DAY}),
    "end": frozenset({Topic.DAY}),
    "lessons": frozenset({Topic.LESSONS}),
    "subjects": frozenset({Topic.LESSONS}),
    "differences": frozenset({Topic.DAY, Topic.LESSONS}),
    "lunch": frozenset({Topic.LESSONS, Topic.LUNCH}),
    "care": frozenset({Topic.CARE}),
    "bring": frozenset({Topic.BRING}),
    "due": frozenset({Topic.DUE}),
}
WHOLE_DAY: Final = frozenset(_OF_DAY) - {"subjects"}
DAY_OF_WEEK: Final = frozenset(_OF_DAY) - {"sentence", "lessons", "differences"}

_OF_EVENT: Final = ("title", "kind", "first", "last", "start", "end", "subjects")

# What a topic is told from.
_FROM: Final[Mapping[Topic, frozenset[Module]]] = {
    Topic.DAY: frozenset({Module.TIMETABLE, Module.CALENDAR, Module.ATTENDANCE}),
    Topic.LESSONS: frozenset({Module.TIMETABLE}),
    Topic.CARE: frozenset({Module.CARE}),
    Topic.BRING: frozenset({Module.TIMETABLE, Module.CALENDAR}),
    Topic.DUE: frozenset({Module.ASSIGNMENTS, Module.CALENDAR}),
    Topic.CALENDAR: frozenset({Module.CALENDAR}),
    Topic.MESSAGES: frozenset({Module.MESSAGES}),
    Topic.NOTIFICATIONS: frozenset({Module.NOTIFICATIONS}),
}
_UNREAD: Final = {
    Topic.MESSAGES: ("unread_messages", Module.MESSAGES),
    Topic.NOTIFICATIONS: ("unread_notifications", Module.NOTIFICATIONS),
}


def about(child: ToldChild, first: date, last: date, now: datetime) -> JsonObjectType:
    """Return who it is, how old what is known is, and what the calendar has from day to day."""
    data, known = child.coordinator.data, child.coordinator.data.children[child.key]
    modules = {module for topic in child.topics for module in _FROM.get(topic, ())}
    read = [fact.read_at for module, fact in known.by_module.items() if module in modules]
    found: JsonObjectType = {
        "name": child.name,
        "read_at": _local(min(read, key=instant, default=None)),
        "outdated": data.sign_in_required
        or data.unreachable_since is not None
        or not modules.isdisjoint(data.failing.get(child.key, ())),
    }
    if child.topics & {Topic.DAY, Topic.LESSONS, Topic.CARE}:
        # Without one the child is in preschool, and its care is its day.
        found["has_timetable"] = has_timetable(child.coordinator, child.key, now)
    if child.topics & {Topic.DAY, Topic.LESSONS}:
        found["timetable_known"] = _days(known.timetable)
    if Topic.LUNCH in child.topics:
        menu = child.coordinator.menus.get(child.key)
        kept = None if menu is None else menu.main.kept
        found["menu_read_at"] = _local(None if kept is None else kept.read_at)
    if Topic.CALENDAR in child.topics:
        found["events"] = _events(known.calendar, first, last, now)
    return found


def day_of(
    child: ToldChild, day: date, now: datetime, language: str, fields: frozenset[str]
) -> JsonObjectType:
    """Return these fields of a child's day, as far as they may be told."""
    coordinator, key = child.coordinator, child.key
    known = standing(coordinator.data.children[key], day, now)
    told = _may_be_told(told_of(coordinator, key, day, now, language, child=known), child)
    facts = of_day(told, now, language)
    facts["subjects"] = [
        subject_name(lesson.title, language, told.renames) for lesson in told.day.lessons
    ]
    usual = told.differences
    if usual is not None and Topic.LESSONS not in child.topics:
        # Without its lists, which are not empty but not to be told.
        facts["differences"] = {"start": usual.start, "end": usual.end}
    if Topic.LUNCH not in child.topics:
        # When it is stands in the timetable; what is served does not.
        slot = told.day.lunch
        facts["lunch"] = {
            "start": iso(slot.start if slot else None),
            "end": iso(slot.end if slot else None),
        }
    for name, is_known in _is_known(child, known, told, now).items():
        if not is_known:
            facts[name] = None
    return {
        name: facts[name]
        for name, topics in _OF_DAY.items()
        if name in fields and topics & child.topics
    }


def unread(child: ToldChild, now: datetime) -> JsonObjectType:
    """Return how many messages and notifications are unread; null when that was read too long ago."""
    coordinator, key = child.coordinator, child.key
    known = coordinator.data.children[key]
    counts = {Topic.MESSAGES: known.messages, Topic.NOTIFICATIONS: known.notifications}
    return {
        name: count.unread
        if (count := counts[topic]) is not None and coordinator.is_live(key, module, now)
        else None
        for topic, (name, module) in _UNREAD.items()
        if topic in child.topics
    }


def _may_be_told(told: ChildDay, child: ToldChild) -> ChildDay:
    """Return the day without what may not be told, so that the sentence does not tell it either."""
    topics, day, usual = child.topics, told.day, told.differences
    if Topic.CARE not in topics:
        day = replace(day, care_start=None, care_end=None)
    if Topic.LESSONS not in topics:
        day = replace(day, lunch=None)
        usual = usual and Differences(start=usual.start, end=usual.end)
    return replace(
        told,
        # The nickname may be another than what the guardian has called the device.
        name=child.name,
        day=day,
        differences=usual,
        bring=told.bring if Topic.BRING in topics else (),
        due=told.due if Topic.DUE in topics else (),
    )


def _is_known(
    child: ToldChild, known: ChildSnapshot, told: ChildDay, now: datetime
) -> dict[str, bool]:
    """Return of what is empty whether it is known to be so."""
    data, key = child.coordinator.data, child.key
    read = known.by_module
    work = [
        module for module in (Module.ASSIGNMENTS, Module.CALENDAR) if data.exists(key, module, now)
    ]
    return {
        "lessons": told.day.known,
        "subjects": told.day.known,
        "bring": bool(told.bring) or told.day.known,
        "due": bool(told.due) or all(module in read for module in work),
        "care": Module.CARE in read,
    }


def _events(
    calendar: SchoolCalendar | None, first: date, last: date, now: datetime
) -> list[JsonValueType] | None:
    """Return the entries of those of the days that are kept; None when none of them is."""
    if calendar is None:
        return None
    begin = max(first, calendar.first)
    if begin > last or not is_fresh(calendar, begin, now):
        return None
    events = [
        of_event(event) for event in calendar.events if event.first <= last and event.last >= first
    ]
    return [{name: event[name] for name in _OF_EVENT} for event in events]


def _days(timetable: Timetable | None) -> JsonObjectType | None:
    if timetable is None:
        return None
    return {"first": iso(timetable.first), "last": iso(timetable.last)}


def _local(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(STOCKHOLM).isoformat(timespec="minutes")
