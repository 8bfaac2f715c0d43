"""What the calendars of a child have in common: a colour, what goes on, and what is in a range."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, override

from homeassistant.components.calendar import (
    CalendarEntity,
    CalendarEntityDescription,
    CalendarEvent,
)
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from ..coordinator import AccountCoordinator
from ..entity import ChildDescription, ChildEntity
from ..school.models import Fact
from ..school.moments import swedish_day

# Colours that can be told apart side by side, in light and dark; the next child gets the next one.
_PALETTE: Final = ("#1f77b4", "#d95f02", "#2a9d5c", "#8e5ea2", "#b8860b", "#c2185b")


@dataclass(frozen=True, kw_only=True)
class ChildCalendarDescription(CalendarEntityDescription, ChildDescription):
    """A calendar of a child."""


class ChildCalendar(ChildEntity, CalendarEntity):
    """A calendar of a child, in the child's colour."""

    entity_description: ChildCalendarDescription

    def __init__(
        self, coordinator: AccountCoordinator, key: str, description: ChildCalendarDescription
    ) -> None:
        """Choose the child's colour."""
        super().__init__(coordinator, key, description)
        place = list(coordinator.data.children).index(key)
        self._attr_initial_color = _PALETTE[place % len(_PALETTE)]


class FactCalendar[F: Fact](ChildCalendar):
    """A calendar whose events are made of what is kept, and for other days of what is read."""

    # What the events below were made of: they are asked for more often than they change.
    _made_of: F | None = None
    _events: Sequence[CalendarEvent] = ()

    @property
    @abstractmethod
    def kept(self) -> F | None:
        """Return what is kept."""

    @abstractmethod
    async def async_read(self, first: date, last: date) -> F:
        """Return what is known of these days, perhaps of more.

        Raises:
            HomeAssistantError: it could not be read, or is outside the school year.

        """

    @abstractmethod
    def events_of(self, fact: F) -> Sequence[CalendarEvent]:
        """Return the events."""

    @property
    @override
    def event(self) -> CalendarEvent | None:
        """Return what goes on, of several what began last; or else what begins next."""
        if not self.available:
            return None
        now, kept = dt_util.now(), self.kept
        if kept is not self._made_of:
            self._made_of, self._events = kept, () if kept is None else self.events_of(kept)
        left = [event for event in self._events if event.end_datetime_local > now]
        begun = [event for event in left if event.start_datetime_local <= now]
        if begun:
            return max(begun, key=lambda event: event.start_datetime_local)
        return min(left, key=lambda event: event.start_datetime_local, default=None)

    @override
    async def async_get_events(
        self, hass: HomeAssistant, start_date: datetime, end_date: datetime
    ) -> list[CalendarEvent]:
        """Return what lies in the range with some part, in order.

        Raises:
            HomeAssistantError: the range could not be read, or lies outside the school year.

        """
        last_moment = max(start_date, end_date - timedelta(microseconds=1))
        # Whole days have Home Assistant's midnights, whatever zone that is.
        days = [
            day
            for moment in (start_date, last_moment)
            for day in (swedish_day(moment), dt_util.as_local(moment).date())
        ]
        fact = await self.async_read(min(days), max(days))
        return sorted(
            (event for event in self.events_of(fact) if _touches(event, start_date, end_date)),
            key=lambda event: (event.start_datetime_local, not event.all_day),
        )


def _touches(event: CalendarEvent, start: datetime, end: datetime) -> bool:
    """Return whether some part lies between start and end (exclusive); a moment is its own part."""
    begins, ends = event.start_datetime_local, event.end_datetime_local
    return begins < end and (ends > start or begins == ends == start)
