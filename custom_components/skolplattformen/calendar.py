"""The calendars of a child: lessons, and what is served for lunch."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import override

from homeassistant.components.calendar import (
    CalendarEntity,
    CalendarEntityDescription,
    CalendarEvent,
)
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.util import dt as dt_util

from .const import DOMAIN
from .coordinator import AccountCoordinator, SkolplattformenConfigEntry
from .entity import (
    ChildEntity,
    ChildMixin,
    Lasts,
    async_follow_children,
    has_menu,
)
from .lunch import MenuEntity, in_words
from .school.agenda import AgendaItem, agenda, current_or_next, overlapping
from .school.lunches import Lunch
from .school.models import Module
from .school.moments import swedish_day

PARALLEL_UPDATES = 0

# Colours that can be told apart side by side, in light and dark; the next child gets the next one.
_PALETTE = ("#1f77b4", "#d95f02", "#2a9d5c", "#8e5ea2", "#b8860b", "#c2185b")


@dataclass(frozen=True, kw_only=True)
class ChildCalendarDescription(CalendarEntityDescription, ChildMixin):
    """A calendar of a child."""


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
    """Add each child's calendar."""
    async_follow_children(
        entry, async_add_entities, Platform.CALENDAR, (TIMETABLE,), TimetableCalendar
    )
    async_follow_children(
        entry, async_add_entities, Platform.CALENDAR, (LUNCH_MENU,), LunchMenuCalendar
    )


class TimetableCalendar(ChildEntity, CalendarEntity):
    """The lessons of a child."""

    entity_description: ChildCalendarDescription

    def __init__(
        self, coordinator: AccountCoordinator, key: str, description: ChildCalendarDescription
    ) -> None:
        """Choose the child's colour."""
        super().__init__(coordinator, key, description)
        self.entity_description = description
        self._attr_initial_color = _colour(coordinator, key)

    @property
    @override
    def event(self) -> CalendarEvent | None:
        """Return the lesson that goes on, or the next one; those cancelled do not count."""
        if not self.available:
            return None
        items = agenda(self.child_key, self.child.timetable)
        taking_place = (item for item in items if not item.lesson.cancelled)
        item = current_or_next(taking_place, dt_util.utcnow())
        return None if item is None else _event(item)

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
        return [_event(item) for item in overlapping(items, start_date, end_date)]


class LunchMenuCalendar(MenuEntity, CalendarEntity):
    """What is served for lunch, day by day."""

    entity_description: ChildCalendarDescription

    def __init__(
        self, coordinator: AccountCoordinator, key: str, description: ChildCalendarDescription
    ) -> None:
        """Choose the child's colour."""
        super().__init__(coordinator, key, description)
        self.entity_description = description
        self._attr_initial_color = _colour(coordinator, key)

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


def _colour(coordinator: AccountCoordinator, key: str) -> str:
    place = list(coordinator.data.children).index(key)
    return _PALETTE[place % len(_PALETTE)]


def _event(item: AgendaItem) -> CalendarEvent:
    """Return a lesson as an event.

    Home Assistant has no status for what is cancelled: the school's own words, which are how
    we know it, stand in the summary or the description.
    """
    lesson = item.lesson
    return CalendarEvent(
        start=lesson.start,
        end=lesson.end,
        summary=lesson.title,
        location=lesson.room,
        description="\n".join(text for text in (lesson.teacher, lesson.notes) if text) or None,
        uid=item.uid,
    )
