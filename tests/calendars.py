"""What tests of the calendars beside the timetable share: Alva's, and what stands in them."""

from datetime import date, datetime
from typing import Any

from homeassistant.components.calendar import CalendarEvent
from homeassistant.components.calendar.const import DATA_COMPONENT
from homeassistant.core import HomeAssistant

from custom_components.skolplattformen.school.models import STOCKHOLM

ALVA = "calendar.alva_school_calendar"
SCHOOL_DAYS = "calendar.alva_school_days"
CARE = "calendar.alva_after_school_care"


async def uids(hass: HomeAssistant, entity_id: str, first: date, last: date) -> list[str | None]:
    """Return the identities of the events between two midnights."""
    events = await between(hass, entity_id, first, last)
    return [event.uid for event in events]


async def between(
    hass: HomeAssistant, entity_id: str, first: date, last: date
) -> list[CalendarEvent]:
    """Return the events between two midnights, with all that they say."""
    entity = hass.data[DATA_COMPONENT].get_entity(entity_id)
    assert entity is not None
    start, end = (datetime(d.year, d.month, d.day, tzinfo=STOCKHOLM) for d in (first, last))
    return await entity.async_get_events(hass, start, end)


def titles(events: list[dict[str, Any]]) -> list[str]:
    """Return what the events are called."""
    return [event["summary"] for event in events]
