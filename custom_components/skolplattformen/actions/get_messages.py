"""The actions `get_messages` and `get_message`: what the school has written to the guardian."""

from typing import Final

from homeassistant.core import ServiceCall, ServiceResponse
from homeassistant.helpers import config_validation as cv
from homeassistant.util.json import JsonObjectType
import voluptuous as vol

from ..school.models import Message, Module
from .answers import iso, named, of_each_child
from .fields import CHILD_FIELDS, CHILDREN_FIELDS, NamedChild, children_of

ATTR_UNREAD_ONLY: Final = "unread_only"
ATTR_MESSAGE_ID: Final = "message_id"

GET_MESSAGES_SCHEMA: Final = vol.Schema(
    {**CHILDREN_FIELDS, vol.Optional(ATTR_UNREAD_ONLY, default=False): cv.boolean}
)
GET_MESSAGE_SCHEMA: Final = vol.Schema(
    {**CHILD_FIELDS, vol.Required(ATTR_MESSAGE_ID): cv.positive_int}
)


async def async_get_messages(call: ServiceCall) -> ServiceResponse:
    """Return the heads of each child's messages, newest first; none is opened.

    `children` lists `device_id`, `name`, `read_at`, `complete` (false: there are older ones), and
    `messages`: `id` (for `get_message`), `subject`, `sender`, `sent` (a day or a moment), `unread`.

    Raises:
        ServiceValidationError: the call names what is not there.
        HomeAssistantError: messages could not be read.

    """

    async def answer(child: NamedChild) -> JsonObjectType:
        found = await child.questions.ask(child.questions.client.messages, child.key)
        unread_only: bool = call.data[ATTR_UNREAD_ONLY]
        return {
            "read_at": iso(found.read_at),
            "complete": found.complete,
            "messages": [
                _of_head(message) for message in found.messages if message.is_new or not unread_only
            ],
        }

    return await of_each_child(call, answer)


async def async_get_message(call: ServiceCall) -> ServiceResponse:
    """Open one message of one child, which may mark it read in the school's app.

    The answer is `device_id`, `name`, what `get_messages` tells of the message (`unread` as it was
    before), `recipients`, and `text` as Markdown.

    Raises:
        ServiceValidationError: the call names what is not there.
        HomeAssistantError: the child has no such message, or it could not be read.

    """
    [child] = children_of(call)
    message = await child.questions.ask(
        child.questions.client.message, child.key, call.data[ATTR_MESSAGE_ID]
    )
    if message.head.is_new:
        child.coordinator.read_again_in_background(child.key, Module.MESSAGES)
    return {
        **named(child),
        **_of_head(message.head),
        "recipients": list(message.recipients),
        "text": message.text,
    }


def _of_head(message: Message) -> JsonObjectType:
    return {
        "id": message.id,
        "subject": message.subject,
        "sender": message.sender,
        "sent": iso(message.sent_at or message.sent_on),
        "unread": message.is_new,
    }
