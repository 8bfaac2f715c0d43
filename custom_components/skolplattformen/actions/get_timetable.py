"""The action `get_timetable`: what children have in school on a range of days."""

from datetime import date, timedelta
from typing import Final

from homeassistant.core import ServiceCall, ServiceResponse
from homeassistant.exceptions import ServiceValidationError
from homeassistant.util.json import JsonObjectType
import voluptuous as vol

from ..const import DOMAIN
from ..options import subject_names
from ..school.day import entry_order
from ..school.models import TimetableEntry
from ..school.moments import swedish_day
from ..school.subjects import subject_name, subject_of
from .answers import iso, of_each_child
from .fields import CHILDREN_FIELDS, DAYS_FIELDS, NamedChild, days_of

GET_TIMETABLE_SCHEMA: Final = vol.Schema({**CHILDREN_FIELDS, **DAYS_FIELDS})

# An end is exclusive: midnight belongs to the day before it.
_MOMENT = timedelta(microseconds=1)


async def async_get_timetable(call: ServiceCall) -> ServiceResponse:
    """Return the rows of each child's timetable, cancelled lessons too.

    `children` lists `device_id`, `name`, `read_at`, and `entries` in order: `kind` (`lesson`,
    `lunch`, `break`, `all_day`), `status` (`planned`, `cancelled`, or `unconfirmed` when the last
    readings lack it), `start`, `end`, `subject`, `subject_code` (`IDH`, `SIM` …, or null), `title`
    as the school wrote it, `room`, `teacher`, `notes`.

    Raises:
        ServiceValidationError: the call names what is not there, or days of another school year.
        HomeAssistantError: a timetable could not be read.

    """
    first, last = days_of(call)

    async def answer(child: NamedChild) -> JsonObjectType:
        timetable = await child.coordinator.async_timetable(child.key, first, last)
        if timetable is None or not (timetable.covers(first) and timetable.covers(last)):
            raise ServiceValidationError(
                translation_domain=DOMAIN, translation_key="outside_school_year"
            )
        renames = subject_names(child.coordinator.config_entry, child.key)

        def subject(title: str) -> str:
            return subject_name(title, call.hass.config.language, renames)

        return {
            "read_at": iso(timetable.read_at),
            "entries": [
                of_entry(entry, subject(entry.title))
                for entry in sorted(timetable.entries, key=entry_order)
                if _touches(entry, first, last)
            ],
        }

    return await of_each_child(call, answer)


def _touches(entry: TimetableEntry, first: date, last: date) -> bool:
    ends = swedish_day(max(entry.start, entry.end - _MOMENT))
    return entry.day <= last and ends >= first


def of_entry(entry: TimetableEntry, subject: str) -> JsonObjectType:
    """Return a row of a timetable, as `async_get_timetable` says."""
    return {
        "kind": entry.kind.value,
        "status": _status(entry),
        "start": iso(entry.start),
        "end": iso(entry.end),
        "subject": subject,
        "subject_code": _code(entry, subject),
        "title": entry.title,
        "room": entry.room,
        "teacher": entry.teacher,
        "notes": entry.notes,
    }


def _code(entry: TimetableEntry, subject: str) -> str | None:
    """Return the key of the row's subject, by the school's title or else by the guardian's."""
    titles = (entry.title, entry.plain_title, subject)
    return next((known.key for known in map(subject_of, titles) if known), None)


def _status(entry: TimetableEntry) -> str:
    if entry.cancelled:
        return "cancelled"
    return "planned" if entry.confirmed else "unconfirmed"
