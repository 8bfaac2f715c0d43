"""The action `get_day`: everything about one day of children, as facts and in words."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from homeassistant.const import CONF_LANGUAGE
from homeassistant.core import ServiceCall, ServiceResponse
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.util import dt as dt_util
from homeassistant.util.json import JsonObjectType
import voluptuous as vol

from ..const import DOMAIN
from ..entities.child_day import has_timetable, told_of
from ..ranges import async_care, async_school_calendar
from ..school.assessments import Assessment
from ..school.day import entry_order
from ..school.lunches import Lunch
from ..school.models import ChildSnapshot, Module, Timetable, TimetableEntry
from ..school.subjects import subject_name
from ..school.told.sentences import family_paragraph, family_sentence, paragraph, sentence_of
from ..school.told.spoken import ChildDay
from ..school.usual import Differences
from .answers import iso, named
from .fields import CHILDREN_FIELDS, DAY_FIELDS, NamedChild, children_of, day_of
from .get_timetable import of_entry

GET_DAY_SCHEMA: Final = vol.Schema(
    {**CHILDREN_FIELDS, **DAY_FIELDS, vol.Optional(CONF_LANGUAGE): vol.In(("en", "sv"))}
)

# What is usual is told by the weeks beside a day.
_WEEK: Final = timedelta(weeks=1)


async def async_get_day(call: ServiceCall) -> ServiceResponse:
    """Return all that is known of a day of each child.

    `date`; `sentence` and `paragraph`, which tell of all the children; and `children`, with
    `device_id`, `name`, the same two of the child alone, `mode` (a kind of day, or `unknown`),
    `reason`, `start` and `end`; `lessons` as `get_timetable` has them; `lunch` with `start`, `end`,
    `closed`, and `dishes` (null: not known); `care` with `start` and `end`; `bring`: `text`,
    `source` (`subject` or `notes`), `subject`; `due`: `kind`, `title`, `subject`, `due`, `done`;
    and `differences` from usual, or null: `start` and `end` in minutes later, `added`, `missing`.

    Raises:
        ServiceValidationError: the call names what is not there, or a day of another school year.
        HomeAssistantError: a day could not be read.

    """
    day = day_of(call)
    language: str = call.data.get(CONF_LANGUAGE, call.hass.config.language)
    # All are known before the first is read: a wrong call asks nobody.
    children = children_of(call)
    told = [(child, await _told(child, day, language)) for child in children]
    now = dt_util.utcnow()
    days = [about for _, about in told]
    return {
        "date": day.isoformat(),
        "sentence": family_sentence(days, now, language),
        "paragraph": family_paragraph(days, now, language),
        "children": [
            {
                **named(child),
                "paragraph": paragraph(about, now, language),
                **of_day(about, now, language),
            }
            for child, about in told
        ],
    }


async def _told(child: NamedChild, day: date, language: str) -> ChildDay:
    """Return what is told of a child's day, which is read where it is not kept."""
    coordinator, key, now = child.coordinator, child.key, dt_util.utcnow()
    known = await _known(child, day, now)
    told = told_of(coordinator, key, day, now, language, child=known)
    return replace(told, lunch=await _lunch(child, day))


async def _known(child: NamedChild, day: date, now: datetime) -> ChildSnapshot:
    """Return what is known of a child, with the day in it."""
    coordinator, key = child.coordinator, child.key
    known = coordinator.data.children[key]
    if has_timetable(coordinator, key, now):
        known = replace(known, timetable=await _timetable(child, known.timetable, day))
    # What the platform called switched off when it was asked last is not asked again for this.
    off = known.modules_off or {}
    if Module.CALENDAR not in off and coordinator.data.exists(key, Module.CALENDAR, now):
        calendar = await async_school_calendar(coordinator, key, day, day)
        known = replace(known, calendar=calendar)
    if Module.CARE not in off and coordinator.data.exists(key, Module.CARE, now):
        known = replace(known, care=await async_care(coordinator, key, day, day))
    return known


async def _timetable(child: NamedChild, kept: Timetable | None, day: date) -> Timetable:
    if kept is not None and kept.covers(day):
        return kept
    read = await child.coordinator.async_timetable(child.key, day - _WEEK, day + _WEEK)
    if read is None or not read.covers(day):
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="outside_school_year"
        )
    return read


async def _lunch(child: NamedChild, day: date) -> Lunch | None:
    """Return the lunch; None when it is not known: a kitchen must not stop the school day."""
    menu = child.account.menus.by_child.get(child.key)
    if menu is None:
        return None
    try:
        lunches = await menu.async_lunches(day, day)
    except HomeAssistantError:
        return None
    return lunches.get(day, Lunch(day=day))


def of_day(told: ChildDay, now: datetime, language: str) -> JsonObjectType:
    """Return what is told of a child's day, as `async_get_day` says, without the paragraph."""

    def subject(lesson: TimetableEntry) -> str:
        return subject_name(lesson.title, language, told.renames)

    day = told.day
    return {
        "sentence": sentence_of(told, now, language),
        "mode": day.mode.value,
        "reason": day.reason,
        "start": iso(day.start),
        "end": iso(day.end),
        "lessons": [
            of_entry(lesson, subject(lesson))
            for lesson in sorted((*day.lessons, *day.cancelled), key=entry_order)
        ],
        "lunch": {
            "start": iso(day.lunch.start if day.lunch else None),
            "end": iso(day.lunch.end if day.lunch else None),
            "dishes": None if told.lunch is None else [dish.name for dish in told.lunch.own],
            "closed": None if told.lunch is None else told.lunch.closed,
        },
        "care": {"start": iso(day.care_start), "end": iso(day.care_end)},
        "bring": [
            {
                "text": thing.text,
                "source": thing.source.value,
                "subject": None if thing.lesson is None else subject(thing.lesson),
            }
            for thing in told.bring
        ],
        "due": [_of_work(work) for work in told.due],
        "differences": _of_differences(told.differences, language, told),
    }


def _of_work(work: Assessment) -> JsonObjectType:
    return {
        "kind": work.kind.value,
        "title": work.title,
        "subject": work.subject,
        "due": iso(work.due_at or work.due_on),
        "done": work.done,
    }


def _of_differences(
    usual: Differences | None, language: str, told: ChildDay
) -> JsonObjectType | None:
    if usual is None:
        return None
    return {
        "start": usual.start,
        "end": usual.end,
        "added": [subject_name(title, language, told.renames) for title in usual.added],
        "missing": [subject_name(title, language, told.renames) for title in usual.missing],
    }
