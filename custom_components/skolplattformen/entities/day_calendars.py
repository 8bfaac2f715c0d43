"""Calendars with one event a day: when a child has school, and when it has care."""

from collections.abc import Sequence
from datetime import date
from typing import override

from homeassistant.components.calendar import CalendarEvent
from homeassistant.exceptions import HomeAssistantError

from ..const import DOMAIN
from ..entity import Lasts
from ..ranges import async_care
from ..school.day_mode import has_care
from ..school.models import Care, Module, Timetable, TimetableEntry
from ..school.moments import instant
from ..words import word
from .child_calendar import ChildCalendarDescription, FactCalendar

SCHOOL_DAYS = ChildCalendarDescription(
    key="school_days",
    translation_key="school_days",
    # Beside the timetable it says the same once more.
    entity_registry_enabled_default=False,
    lasts=Lasts.PLAN,
    module=Module.TIMETABLE,
)

CARE_TIMES = ChildCalendarDescription(
    key="care_times",
    translation_key="care_times",
    entity_registry_enabled_default=False,
    lasts=Lasts.PLAN,
    module=Module.CARE,
)


class SchoolDaysCalendar(FactCalendar[Timetable]):
    """Each school day, from the first lesson that takes place to the end of the last one."""

    @property
    @override
    def kept(self) -> Timetable | None:
        """Return the kept weeks."""
        return self.child.timetable

    @override
    async def async_read(self, first: date, last: date) -> Timetable:
        """Return the timetable of these days."""
        timetable = await self.coordinator.async_timetable(self.child_key, first, last)
        if timetable is None:
            raise HomeAssistantError(
                translation_domain=DOMAIN, translation_key="outside_school_year"
            )
        return timetable

    @override
    def events_of(self, fact: Timetable) -> Sequence[CalendarEvent]:
        """Return an event for each day on which a lesson takes place."""
        days: dict[date, list[TimetableEntry]] = {}
        for lesson in fact.lessons:
            if not lesson.cancelled and instant(lesson.start) < instant(lesson.end):
                days.setdefault(lesson.day, []).append(lesson)
        return [
            CalendarEvent(
                start=min((lesson.start for lesson in lessons), key=instant),
                end=max((lesson.end for lesson in lessons), key=instant),
                summary=word(self.hass, "school"),
                uid=f"{self.child_key}_school_{day.isoformat()}",
            )
            for day, lessons in days.items()
        ]


class CareTimesCalendar(FactCalendar[Care]):
    """Each day of care, from when the child comes to when it is fetched.

    Days on leave, days on which care is closed, and days of which only one of the times is
    entered have no event.
    """

    @property
    @override
    def kept(self) -> Care | None:
        """Return the kept weeks."""
        return self.child.care

    @override
    async def async_read(self, first: date, last: date) -> Care:
        """Return the care of the weeks of these days."""
        return await async_care(self.coordinator, self.child_key, first, last)

    @override
    def events_of(self, fact: Care) -> Sequence[CalendarEvent]:
        """Return an event for each day of care."""
        return [
            CalendarEvent(
                start=day.start,
                end=day.end,
                summary=word(self.hass, "care"),
                uid=f"{self.child_key}_care_{day.day.isoformat()}",
            )
            for week in fact.weeks
            for day in week.days
            if has_care(day) and day.start is not None and day.end is not None
        ]
