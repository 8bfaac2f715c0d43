"""The action `get_assignments`: what children are to do for school."""

from typing import Final

from homeassistant.core import ServiceCall, ServiceResponse
from homeassistant.util.json import JsonObjectType
import voluptuous as vol

from ..school.models import Assignment
from .answers import iso, of_each_child
from .fields import CHILDREN_FIELDS, NamedChild

GET_ASSIGNMENTS_SCHEMA: Final = vol.Schema(CHILDREN_FIELDS)


async def async_get_assignments(call: ServiceCall) -> ServiceResponse:
    """Return each child's assignments, those that are done too, the first due first.

    `children` lists `device_id`, `name`, `read_at`, `complete` (false: there are more), and
    `assignments`: `title`, `description` as Markdown, `subject`, `due` (a day or a moment), `done`,
    `overdue`, `status` in the school's words, `has_files`, `has_links`.

    Raises:
        ServiceValidationError: the call names what is not there.
        HomeAssistantError: assignments could not be read.

    """

    async def answer(child: NamedChild) -> JsonObjectType:
        found = await child.questions.ask(child.questions.client.tasks, child.key)
        return {
            "read_at": iso(found.read_at),
            "complete": found.complete,
            "assignments": [_of_assignment(assignment) for assignment in found.assignments],
        }

    return await of_each_child(call, answer)


def _of_assignment(assignment: Assignment) -> JsonObjectType:
    return {
        "title": assignment.title,
        "description": assignment.description,
        "subject": assignment.subject,
        "due": iso(assignment.due_at or assignment.due_on),
        "done": assignment.done,
        "overdue": assignment.overdue,
        "status": assignment.status_text or assignment.status,
        "has_files": assignment.has_files,
        "has_links": assignment.has_links,
    }
