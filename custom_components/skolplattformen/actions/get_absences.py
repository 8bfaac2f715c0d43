"""The action `get_absences`: when children have been absent."""

from typing import Final

from homeassistant.core import ServiceCall, ServiceResponse
from homeassistant.util.json import JsonObjectType
import voluptuous as vol

from ..school.models import Absence
from .answers import iso, of_each_child
from .fields import CHILDREN_FIELDS, NamedChild

GET_ABSENCES_SCHEMA: Final = vol.Schema(CHILDREN_FIELDS)


async def async_get_absences(call: ServiceCall) -> ServiceResponse:
    """Return each child's absences of the past, newest first.

    `children` lists `device_id`, `name`, `read_at`, `complete` (false: there are older ones), and
    `absences`: `date` (null when it cannot be told from `date_text`), `date_text` and `time` in the
    school's words, `subject`, `reason`, `comment`, `minutes`.

    Raises:
        ServiceValidationError: the call names what is not there.
        HomeAssistantError: absences could not be read.

    """

    async def answer(child: NamedChild) -> JsonObjectType:
        found = await child.questions.ask(child.questions.client.absences, child.key)
        return {
            "read_at": iso(found.read_at),
            "complete": found.complete,
            "absences": [_of_absence(absence) for absence in found.items],
        }

    return await of_each_child(call, answer)


def _of_absence(absence: Absence) -> JsonObjectType:
    return {
        "date": iso(absence.day),
        "date_text": absence.date_text,
        "time": absence.time,
        "subject": absence.subject,
        "reason": absence.reason,
        "comment": absence.comment,
        "minutes": absence.minutes,
    }
