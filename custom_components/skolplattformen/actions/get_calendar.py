"""The action `get_calendar`: what the schools' calendars hold on a range of days."""

from datetime import timedelta
from typing import Final

from homeassistant.core import ServiceCall, ServiceResponse
from homeassistant.exceptions import ServiceValidationError
from homeassistant.util.json import JsonObjectType
import voluptuous as vol

from ..const import DOMAIN
from ..school.models import SchoolEvent
from .answers import iso, of_each_child
from .fields import CHILDREN_FIELDS, DAYS_FIELDS, NamedChild, days_of

GET_CALENDAR_SCHEMA: Final = vol.Schema({**CHILDREN_FIELDS, **DAYS_FIELDS})

_LONGEST = timedelta(days=400)


async def async_get_calendar(call: ServiceCall) -> ServiceResponse:
    """Return the entries of each child's school calendar that touch the range, in order.

    `children` lists `device_id`, `name`, `read_at`, and `events`: `title`, `text` as Markdown, `kind`
    in the school's words, `first` and `last` (days, both inclusive), `start` and `end` (null for whole
    days; the end is exclusive), `subjects`, `has_attachments`.

    Raises:
        ServiceValidationError: the call names what is not there, or more than 400 days.
        HomeAssistantError: a calendar could not be read.

    """
    first, last = days_of(call)
    if last - first >= _LONGEST:
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="bad_range")

    async def answer(child: NamedChild) -> JsonObjectType:
        calendar = await child.questions.ask(
            child.questions.client.calendar, child.key, first, last
        )
        return {
            "read_at": iso(calendar.read_at),
            "events": [of_event(event) for event in calendar.events],
        }

    return await of_each_child(call, answer)


def of_event(event: SchoolEvent) -> JsonObjectType:
    """Return an entry of a calendar, as `async_get_calendar` says."""
    return {
        "title": event.title,
        "text": event.text,
        "kind": event.kind,
        "first": iso(event.first),
        "last": iso(event.last),
        "start": iso(event.start),
        "end": iso(event.end),
        "subjects": list(event.subjects),
        "has_attachments": event.has_attachments,
    }
