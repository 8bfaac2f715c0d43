"""The school's calendar of a child: what happens, tests, and closed days."""

from collections.abc import Sequence
from datetime import date, timedelta
from hashlib import sha256
from typing import override

from homeassistant.components.calendar import CalendarEvent

from ..entity import Lasts
from ..ranges import async_school_calendar
from ..school.models import Module, SchoolCalendar, SchoolEvent
from ..school.plain_text import plain_text
from ..words import word
from .child_calendar import ChildCalendarDescription, FactCalendar

SCHOOL_CALENDAR = ChildCalendarDescription(
    key="school_calendar",
    translation_key="school_calendar",
    lasts=Lasts.PLAN,
    module=Module.CALENDAR,
)


class SchoolCalendarEntity(FactCalendar[SchoolCalendar]):
    """The entries that the school has made."""

    @property
    @override
    def kept(self) -> SchoolCalendar | None:
        """Return the kept weeks."""
        return self.child.calendar

    @override
    async def async_read(self, first: date, last: date) -> SchoolCalendar:
        """Return the entries that touch these days."""
        return await async_school_calendar(self.coordinator, self.child_key, first, last)

    @override
    def events_of(self, fact: SchoolCalendar) -> Sequence[CalendarEvent]:
        """Return the entries as events."""
        return [self._event(entry) for entry in fact.events]

    def _event(self, entry: SchoolEvent) -> CalendarEvent:
        """Return an entry; one without a title is called what it is about, or just school."""
        about = ", ".join(filter(None, (entry.kind, *entry.subjects)))
        text = plain_text(entry.text) if entry.text else ""
        return CalendarEvent(
            start=entry.start or entry.first,
            end=entry.end or entry.last + timedelta(days=1),
            summary=entry.title or about or word(self.hass, "school"),
            description="\n".join(filter(None, (entry.title and about, text))) or None,
            uid=_uid(self.child_key, entry),
        )


def _uid(child_key: str, entry: SchoolEvent) -> str:
    """Return what an entry is known by: entries that come again share an id."""
    name = f"{child_key}\n{entry.id}\n{entry.first.isoformat()}"
    return sha256(name.encode(errors="surrogatepass")).hexdigest()[:32]
