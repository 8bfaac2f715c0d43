"""The calendars of a child; those of lessons and of what is served for lunch are here."""

from datetime import datetime, timedelta
from typing import override

from homeassistant.components.calendar import CalendarEvent
from homeassistant.components.calendar.const import CalendarEventStatus
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.util import dt as dt_util

from .const import DOMAIN
from .coordinator import SkolplattformenConfigEntry
from .entities.child_calendar import ChildCalendar, ChildCalendarDescription
from .entities.day_calendars import CARE_TIMES, SCHOOL_DAYS, CareTimesCalendar, SchoolDaysCalendar
from .entities.lunch import MenuEntity, in_words
from .entities.school_calendar import SCHOOL_CALENDAR, SchoolCalendarEntity
from .entity import Lasts, async_follow_children, has_menu
from .options import subject_names
from .school.agenda import AgendaItem, agenda, current_or_next, overlapping
from .school.lunches import Lunch
from .school.models import Module, Timetable
from .school.moments import instant, swedish_day
from .school.subjects import subject_name
from .words import word

PARALLEL_UPDATES = 0

TIMETABLE = ChildCalendarDescription(
    key="timetable",
    translation_key="timetable",
    lasts=Lasts.PLAN,
    module=Module.TIMETABLE,
)

LUNCH_MENU = ChildCalendarDescription(
    key="lunch_menu", translation_key="lunch_menu", lasts=Lasts.PLAN, condition=has_menu
)


async def async_setup_entry(
    hass: HomeAssistant,  # noqa: ARG001  # core's signature
    entry: SkolplattformenConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add each child's calendars."""
    for description, create in (
        (TIMETABLE, TimetableCalendar),
        (SCHOOL_DAYS, SchoolDaysCalendar),
        (SCHOOL_CALENDAR, SchoolCalendarEntity),
        (CARE_TIMES, CareTimesCalendar),
        (LUNCH_MENU, LunchMenuCalendar),
    ):
        async_follow_children(entry, async_add_entities, Platform.CALENDAR, (description,), create)


class TimetableCalendar(ChildCalendar):
    """The lessons of a child."""

    # What the lessons below were taken from: they are asked for more often than they change.
    _made_of: Timetable | None = None
    # Those that take place and had not ended by then.
    _left: tuple[AgendaItem, ...] = ()

    @property
    @override
    def event(self) -> CalendarEvent | None:
        """Return the lesson that goes on, or the next one; those cancelled do not count."""
        if not self.available:
            return None
        timetable, now = self.child.timetable, dt_util.utcnow()
        if timetable is not self._made_of:
            items = agenda(self.child_key, timetable)
            self._left = tuple(
                item
                for item in items
                if not item.lesson.cancelled and instant(item.lesson.end) > instant(now)
            )
            self._made_of = timetable
        item = current_or_next(self._left, now)
        return None if item is None else self._event(item)

    @override
    async def async_get_events(
        self, hass: HomeAssistant, start_date: datetime, end_date: datetime
    ) -> list[CalendarEvent]:
        """Return the lessons of which some part lies in the range, cancelled ones too.

        Raises:
            HomeAssistantError: the range could not be read, or lies outside the school year.

        """
        last_moment = max(start_date, end_date - timedelta(microseconds=1))
        timetable = await self.coordinator.async_timetable(
            self.child_key, swedish_day(start_date), swedish_day(last_moment)
        )
        if timetable is None:
            raise HomeAssistantError(
                translation_domain=DOMAIN, translation_key="outside_school_year"
            )
        items = agenda(self.child_key, timetable)
        return [self._event(item) for item in overlapping(items, start_date, end_date)]

    def _event(self, item: AgendaItem) -> CalendarEvent:
        """Return a lesson as an event.

        Home Assistant has no status for what is cancelled. Where the school says so, its own words
        stand in the summary or the description; of a lesson that it has only taken away, we say it.
        """
        lesson, gone = item.lesson, word(self.hass, "cancelled")
        names = subject_names(self.coordinator.config_entry, self.child_key)
        subject = subject_name(lesson.title, self.hass.config.language, names)
        return CalendarEvent(
            start=lesson.start,
            end=lesson.end,
            summary=f"{subject} ({gone})" if lesson.dropped else subject,
            location=lesson.room,
            description="\n".join(text for text in (lesson.teacher, lesson.notes) if text) or None,
            uid=item.uid,
            status=None if lesson.confirmed else CalendarEventStatus.TENTATIVE,
        )


class LunchMenuCalendar(MenuEntity, ChildCalendar):
    """What is served for lunch, day by day."""

    @property
    @override
    def event(self) -> CalendarEvent | None:
        """Return the lunch of today, or of the next day that has one."""
        today = swedish_day(dt_util.utcnow())
        coming = (lunch for day, lunch in self.menu.lunches.items() if day >= today)
        return next((self._event(lunch) for lunch in coming), None)

    @override
    async def async_get_events(
        self, hass: HomeAssistant, start_date: datetime, end_date: datetime
    ) -> list[CalendarEvent]:
        """Return the lunches of the days in the range.

        Raises:
            HomeAssistantError: a menu could not be read, or the range is longer than 12 weeks.

        """
        # Days of the calendar have Home Assistant's midnights, whatever zone that is.
        first = dt_util.as_local(start_date).date()
        last = dt_util.as_local(end_date - timedelta(microseconds=1)).date()
        lunches = await self.menu.async_lunches(first, max(first, last), partly=True)
        return [self._event(lunch) for lunch in lunches.values()]

    def _event(self, lunch: Lunch) -> CalendarEvent:
        """Return a day's lunch: what the child eats, and below it what else there is."""
        others = [dish.name for dish in lunch.dishes if dish not in lunch.own]
        return CalendarEvent(
            start=lunch.day,
            end=lunch.day + timedelta(days=1),
            summary=in_words(lunch),
            description="\n".join(others) or None,
            uid=f"{self.child_key}_{lunch.day.isoformat()}",
        )
